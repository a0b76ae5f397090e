"""Races for one quote: a person here changes it, colleagues change it in LedgerBee, at moments that a seed decides."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, auto
from random import Random

from ledgerbee_desktop.core.drafts import Caret, Draft, Line
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId, LineId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind
from ledgerbee_desktop.core.library import Document, DocumentLine, Image
from ledgerbee_desktop.core.operations import Actor, OperationKind, State, WaitReason
from ledgerbee_desktop.core.ports import Written
from ledgerbee_desktop.core.resolving import become
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync.likeness import changed_fields, differing
from tests.faults.simulation.catalogue import CUSTOMERS, HOUR
from tests.faults.simulation.fates import Fate
from tests.unit.sync.office import Obedient, Office

READ_MEANWHILE = frozenset({Fate.LOST, Fate.LATE})
"""Fates of a change in which the document is read again before the change was carried out, if it ever is."""
KINDS = (DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION)
FATES = ((Fate.ANSWERED, 0.5), (Fate.LOST, 0.0), (Fate.UNANSWERED, 0.0), (Fate.LATE, 40.0))
WORDS = ("Maling", "Kælder", "Uge 48", "Ring først", "Ø-gade", "PO 9", "")


class When(Enum):
    """Where a colleague's change falls."""

    BEFORE_QUEUEING = auto()
    WAITING = auto()  # queued, no GET yet
    WINDOW = auto()  # after our GET, before the PATCH is carried out
    AFTER = auto()  # after the PATCH was carried out, before we read it again


BEFORE_THE_GET = (When.BEFORE_QUEUEING, When.WAITING)


class Racing(Obedient):
    """`meddling` happens right before our PATCH reaches LedgerBee (`window`) or right after it was carried out (`after`)."""

    window: Callable[[], None] | None = None
    after: Callable[[], None] | None = None
    patches = 0
    seen: Document | None = None

    async def document(self, kind: DocumentKind, document_id: DocumentId) -> Document:
        self.seen = await super().document(kind, document_id)
        return self.seen

    async def update(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[Document]:
        self.patches += 1
        if self.window is not None:
            self.window()
        written = await super().update(kind, document_id, body)
        if self.after is not None:
            self.after()
        return written


@dataclass
class Race:
    """What happened in one of them."""

    seed: int
    when: When
    colleague: tuple[str, ...] = ()  # what they changed, as `changed_fields` calls it
    patches: int = 0
    is_held: bool = False
    said: str = ""
    at_get: Document | None = None  # what our last GET before the PATCH returned
    before: tuple[Document, ...] = ()
    images: tuple[Image, ...] = ()
    has_their_text: bool = False  # an image holds what the colleague wrote, whole
    wrongs: list[str] = field(default_factory=list)


def some_lines(random: Random, least: int = 1) -> tuple[Line, ...]:
    """Product lines, texts and separators; the first is a product line."""

    def one(place: int) -> Line:
        kind = LineKind.PRODUCT if place == 0 else random.choice(tuple(LineKind))
        if kind is not LineKind.PRODUCT:
            return Line(id=LineId(f"l{place}"), kind=kind, description=random.choice(WORDS[:-1])).of_kind(kind)
        return Line(
            id=LineId(f"l{place}"),
            price_id=HOUR.id,
            description=random.choice(WORDS),
            quantity=Decimal(random.randrange(1, 900)) / 100,
            unit_price=Decimal(random.randrange(0, 99999)) / 100,
        )

    return tuple(one(place) for place in range(random.randrange(least, 6)))


def a_document(random: Random, draft_id: str, kind: DocumentKind) -> Draft:
    """Any quote or order confirmation that LedgerBee takes."""
    return Draft(
        id=DraftId(draft_id),
        kind=kind,
        customer_id=CUSTOMERS[0].id,
        date=dt.date(2026, 3, random.randrange(1, 28)),
        valid_until=dt.date(2026, 4, random.randrange(1, 28)) if kind is DocumentKind.QUOTE else None,
        reference=random.choice(WORDS),
        our_reference=random.choice(WORDS),
        notes=random.choice(WORDS),
        lines=some_lines(random),
    )


def otherwise(random: Random, document: Document) -> dict[str, object]:
    """What a colleague makes of a document: one to three things are different for certain."""
    changes: dict[str, object] = {}
    lines = list(document.lines or ())
    for _ in range(random.randrange(1, 4)):
        product = random.choice([place for place, line in enumerate(lines) if line.kind is LineKind.PRODUCT])
        number = random.randrange(10**6)
        match random.randrange(9):
            case 0:
                changes["reference"] = f"kollega {number}"
            case 1:
                changes["notes"] = f"kollega {number}"
            case 2:
                changes["date"] = document.date + dt.timedelta(days=1 + number % 300)
            case 3:
                lines[product] = dataclasses.replace(lines[product], quantity=Decimal(1000 + number))
            case 4:
                lines[product] = dataclasses.replace(lines[product], unit_price=Decimal(1000 + number) / 100)
            case 5:
                lines[product] = dataclasses.replace(lines[product], description=f"kollega {number}")
            case 6:
                lines.insert(
                    product, DocumentLine(kind=LineKind.TEXT, id=f"k{number}", description=f"kollega {number}")
                )
            case 7:
                changes["unknown"] = (("discountPercent", str(number)),)
            case _:
                lines[product] = dataclasses.replace(lines[product], line_type=f"kollega {number}")
        changes["lines"] = tuple(lines)
    return changes


async def run_race(office: Office, seed: int) -> Race:
    """One race on a document of its own; the office's client is a `Racing`."""
    random, client, model = Random(seed), office.client, office.model
    assert isinstance(client, Racing)
    kind = random.choice(KINDS)
    race = Race(seed, random.choice(tuple(When)))
    (create,) = await office.hand_over(a_document(random, office.ids.new(), kind))
    document_id = (await office.get(create)).document_id
    assert document_id is not None
    if random.random() < 0.3:  # LedgerBee knows more of it than this program
        model.change(document_id, unknown=(("discountPercent", "10"), ("lines.0.discount", '"2.5"')))
    draft_id = await office.engine.start_editing(kind, document_id)
    await type_over(office, draft_id, random)
    history: list[Document] = [office.at_ledgerbee(document_id)]

    def meddle() -> None:
        model.change(document_id, **otherwise(random, office.at_ledgerbee(document_id)))
        history.append(office.at_ledgerbee(document_id))
        race.colleague = changed_fields(history[-2], history[-1])

    if race.when is When.BEFORE_QUEUEING:
        meddle()
    (update,) = await office.engine.outbox.queue(draft_id, None, undo_seconds=0)
    if race.when is When.WAITING:
        meddle()
    client.patches, client.window, client.after = 0, None, None
    at_patch: list[Document | None] = []

    def in_the_window() -> None:
        at_patch.append(client.seen)
        client.window = None
        if race.when is When.WINDOW:
            meddle()

    def afterwards() -> None:
        client.after = None
        meddle()

    client.window = in_the_window
    client.after = afterwards if race.when is When.AFTER else None
    fate = random.choice(FATES)
    model.fates.clear()
    if race.when not in BEFORE_THE_GET:
        model.fates.append(fate)
    await office.settle()
    race.patches = client.patches
    race.at_get = at_patch[0] if at_patch else None
    rows = [row for row in await office.engine.outbox.rows() if row.operation.id == update]
    waits = rows[0].waiting if rows else None
    race.is_held = waits is not None and waits.reason is WaitReason.PERSON_UNKNOWN
    race.said = str((await office.get(update)).error or "")
    images = await office.engine.outbox.images(document_id)
    race.before = tuple(each.document for each in images if each.moment == "before")
    race.images = images
    race.has_their_text = any(not changed_fields(history[-1], each.document) for each in images)
    judge(office, race, document_id, history, read_meanwhile=fate[0] in READ_MEANWHILE)
    if race.before and race.before[0] == race.at_get and office.at_ledgerbee(document_id).status == "draft":
        await bring_back(office, race, document_id)
    await clear_away(office, document_id)
    return race


def judge(
    office: Office, race: Race, document_id: DocumentId, history: list[Document], *, read_meanwhile: bool
) -> None:
    """Was anything overwritten that had been there before our GET? Is everything readable that was read, whatever came after it?

    What a colleague writes in the window itself nobody reads when our change follows at once: then the image holds what they had
    started from. Whenever it was read, on the way or after, an image holds it whole.
    """
    now = office.at_ledgerbee(document_id)
    if race.when in BEFORE_THE_GET:
        if race.patches:
            race.wrongs.append("a change left over a colleague's")
        if changed_fields(history[-1], now):
            race.wrongs.append(f"overwritten: {changed_fields(history[-1], now)}")
        if not race.is_held or not all(name in race.said for name in race.colleague):
            race.wrongs.append(f"not told: {race.colleague} in {race.said!r}")
        return
    if race.patches == 0:
        race.wrongs.append("nothing left")
    elif not race.before or race.before[0] != race.at_get:
        race.wrongs.append("the image is not what LedgerBee had said before the change left")
    was_read = race.when is When.AFTER or read_meanwhile
    if race.colleague and was_read and not race.has_their_text:
        race.wrongs.append("what the colleague wrote was read and is in no image")


async def bring_back(office: Office, race: Race, document_id: DocumentId) -> None:
    """The image becomes a draft again, which states all of it."""
    await clear_away(office, document_id)
    for saved in await office.book.drafts.all():
        if saved.draft.edits == document_id:
            await office.book.drafts.delete(saved.draft.id)
    image = race.before[0]
    draft_id = await office.engine.restore(image)
    draft = (await office.book.drafts.open(draft_id)).saved.draft
    if differing(draft, image):
        race.wrongs.append(f"not brought back: {differing(draft, image)}")


async def type_over(office: Office, draft_id: DraftId, random: Random) -> None:
    """The person changes one to three things."""
    opened = await office.book.drafts.open(draft_id)
    journal = Journal(opened.saved.draft, opened.changes, opened.position)
    after = journal.draft.replace(our_reference=f"her {random.randrange(10**6)}")
    if random.random() < 0.5:
        first, *others = after.lines
        after = after.replace(lines=(first.replace(quantity=Decimal(random.randrange(1, 99))), *others))
    if random.random() < 0.3:
        after = after.replace(notes=f"her {random.randrange(10**6)}")
    step = become(journal.draft, after)
    assert step is not None
    journal.apply(step)
    await office.book.drafts.record(journal.standing(), Caret())
    base = await office.book.drafts.base(draft_id)
    assert base is not None
    office.bases[draft_id] = base


async def clear_away(office: Office, document_id: DocumentId) -> None:
    """Nothing of this race is left to wait for when the next one begins."""
    for operation in await office.book.outbox.all(open_only=True):
        if operation.document_id == document_id and operation.kind is OperationKind.UPDATE:
            assert operation.state in {State.QUEUED, State.NOT_FOUND, State.AMBIGUOUS}
            await office.book.outbox.move(operation, State.DISCARDED, Actor.PERSON, Message("test", "cleared away"))
