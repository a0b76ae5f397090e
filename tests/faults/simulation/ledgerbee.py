"""A model of LedgerBee: the truth about documents (records: `catalogue`), and what colleagues and late requests do to it.

It is as permissive as LedgerBee may be: a second conversion is carried out, so that a client that repeats itself is seen.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind, LineKind
from ledgerbee_desktop.core.library import Document, DocumentLine
from ledgerbee_desktop.core.matching import Likeness, compare
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.core.totals import estimate
from tests.faults.simulation.catalogue import CATALOGUE, CUSTOMERS, HOUR, RecordsModel
from tests.faults.simulation.fates import Fate
from tests.faults.simulation.loop import START

PAGE = 3
FRESH = 60.0
"""Seconds that the program's last look at a document may lie before its POST: one walk through the gate."""
SAID = Message("errors", "simulated")


@dataclass
class Habits:
    """How badly LedgerBee behaves: probabilities, and the longest time (seconds) after which a request is still carried out."""

    write_fault: float = 0.5
    read_fault: float = 0.03
    latest_commit: float = 90.0
    wrong_total: float = 0.05
    churn: bool = (
        True  # a colleague deletes something while a list is being walked through, which pushes others past the reader
    )
    kill: float = 0.1  # the program dies while its request is under way


@dataclass
class Truth:
    """A document, which draft it was made from (None: a colleague's), and what happened to it."""

    document: Document
    origin: DraftId | None
    sends: int = 0  # by the program
    resends: int = 0  # that the person has asked for
    sent_by_others: bool = False
    is_copy: bool = False  # a colleague's, of one of ours
    living: bool = True
    seen: Document | None = None  # as the program read it last
    seen_at: float = 0.0
    stated: list[Draft] = field(default_factory=list)  # what the program wanted it to be, in creates and changes
    past: list[Document] = field(default_factory=list)  # what it was
    conversions: int = 0  # by the program
    source: DocumentId | None = None

    @property
    def is_a_colleagues(self) -> bool:
        """Made by a colleague, of nothing of ours?"""
        return self.origin is None and self.source is None

    @property
    def deliveries(self) -> int:
        """How often the delivery log says that it was sent."""
        return max(self.sends + self.sent_by_others, int(self.document.status != "draft"))


@dataclass
class LedgerBeeModel(RecordsModel):
    """The truth, shared by all lives of the program.

    `fates` says what becomes of the next writes, and after how many seconds; when it is empty the habits decide.
    """

    random: Random = field(default_factory=lambda: Random(0))
    habits: Habits = field(default_factory=Habits)
    documents: dict[DocumentId, Truth] = field(default_factory=dict)
    posts: Counter[DraftId] = field(default_factory=Counter)
    wrongs: list[str] = field(default_factory=list)
    fates: deque[tuple[Fate, float]] = field(default_factory=deque)
    doubtful: set[DraftId] = field(default_factory=set)
    executed: Counter[str] = field(default_factory=Counter)  # sends, by the trace in their bodies
    passes: list[tuple[float, DocumentKind, CustomerId, object]] = field(default_factory=list)
    skew: timedelta = timedelta()
    slept: timedelta = timedelta()
    killer: asyncio.Future[None] | None = None
    server_date: datetime | None = None
    books_conversions: bool = False
    links_conversions: bool = True
    _numbers: int = 0
    _pending: dict[int, tuple[asyncio.TimerHandle, Callable[[], object]]] = field(default_factory=dict)

    # --- What happens there ----------------------------------------------------------------------

    def now(self) -> datetime:
        return START + timedelta(seconds=asyncio.get_running_loop().time()) + self.skew + self.slept

    def later(self, seconds: float, commit: Callable[[], object]) -> None:
        """Carry out what has arrived, some time from now, whatever becomes of the program."""
        self._ids += 1
        key = self._ids

        def carry_out() -> None:
            del self._pending[key]
            commit()

        handle = asyncio.get_running_loop().call_later(seconds, carry_out)
        self._pending[key] = (handle, carry_out)

    def overtake(self) -> None:
        """Hours pass in which the program sleeps: everything that has arrived is carried out."""
        for handle, carry_out in list(self._pending.values()):
            handle.cancel()
            carry_out()

    def _number(self) -> str:
        self._numbers += 1
        return str(1000 + self._numbers)

    def add(self, draft: Draft, origin: DraftId | None) -> Document:
        traits = TRAITS[draft.kind]
        document_id = DocumentId(self.new_id())
        document = Document(
            id=document_id,
            kind=draft.kind,
            status="draft",
            number=self._number() if traits.is_numbered_on_create else "",
            created_at=self.now(),
            updated_at=str(self._ids),
            **self._content(draft, exact=origin is None),
        )
        self.documents[document_id] = Truth(document, origin, stated=[draft] if origin else [])
        self.write_down(f"create {draft.kind} {document_id} from {origin}")
        return document

    def _content(self, draft: Draft, *, exact: bool = True) -> dict[str, Any]:
        total, sign = estimate(draft, CATALOGUE), TRAITS[draft.kind].sign
        wrong = not exact and self.random.random() < self.habits.wrong_total
        extra = Decimal(100) if wrong else Decimal(0)
        returns_people = TRAITS[draft.kind].is_updatable
        return {
            "date": draft.date,
            "due_date": draft.due_date,
            "valid_until": draft.valid_until,
            "currency": draft.currency,
            "subtotal": (total.subtotal + extra) * sign,
            "vat": total.vat * sign,
            "amount": (total.total + extra) * sign,
            "customer_id": draft.customer_id,
            "contact_id": draft.contact_id if returns_people else None,
            "department_id": draft.department_id if returns_people else None,
            "reference": draft.reference,
            "our_reference": draft.our_reference,
            "notes": draft.notes,
            "lines": tuple(
                DocumentLine(
                    id=self.new_id(),
                    kind=line.kind,
                    price_id=line.price_id,
                    description=line.description or ("Malertime" if line.kind is LineKind.PRODUCT else ""),
                    quantity=line.quantity,
                    unit_price=line.unit_price or HOUR.unit_amount if line.kind is LineKind.PRODUCT else None,
                )
                for line in draft.lines
            ),
        }

    def judge_create(self, draft: Draft) -> None:
        """A create leaves: does LedgerBee know what it names? If it may have happened before, did whoever sends it walk through the
        customer's list twice just before?
        """
        named = {draft.customer_id, *(line.price_id for line in draft.lines)} - {None}
        if not named <= self.ever | {HOUR.id, *(each.id for each in CUSTOMERS)}:
            self.wrongs.append(f"{draft.id} was posted with the id of a record that LedgerBee never had")
        since, who = asyncio.get_running_loop().time() - FRESH, asyncio.current_task()
        wanted = (draft.kind, draft.customer_id, who)
        passes = sum(at >= since and (kind, customer, by) == wanted for at, kind, customer, by in self.passes)
        if draft.id in self.doubtful and passes < 2:
            self.wrongs.append(f"{draft.id} was posted again without a clean scan")

    def judge_send(self, document_id: DocumentId) -> None:
        """A send leaves: was the document looked at just before, and was what was seen what the person had approved?

        What a colleague does after that look nobody can see (there is no precondition); everything before it counts.
        Sending again is the person's wish, whatever the document is by now.
        """
        truth = self.documents[document_id]
        if not self._was_seen(truth, "sent") or truth.resends:
            return
        assert truth.seen is not None
        likenesses = {compare(draft, truth.seen).likeness for draft in truth.stated}
        if truth.stated and Likeness.SAME not in likenesses:
            self.wrongs.append(f"{document_id} was sent although it is not what was approved")
        elif truth.seen.status != "draft":
            self.wrongs.append(f"{document_id} was sent although it was sent")

    def judge_update(self, document_id: DocumentId, base: Document) -> None:
        """A change leaves: is what was seen just before what the change sets out from?"""
        truth = self.documents[document_id]
        if self._was_seen(truth, "changed") and truth.seen is not None and content(truth.seen) != content(base):
            self.wrongs.append(f"{document_id} was changed although somebody else had changed it")

    def judge_convert(self, document_id: DocumentId) -> None:
        """A conversion leaves: did the program see just before that it was not converted yet?"""
        truth = self.documents[document_id]
        if self._was_seen(truth, "converted") and truth.seen is not None and truth.seen.is_converted:
            self.wrongs.append(f"{document_id} was converted although it was converted")

    def _was_seen(self, truth: Truth, done: str) -> bool:
        fresh = truth.seen is not None and asyncio.get_running_loop().time() - truth.seen_at <= FRESH
        if not fresh:
            self.wrongs.append(f"{truth.document.id} was {done} without a look at it")
        return fresh

    def book(self, document_id: DocumentId, trace: str = "") -> bool | None:
        """Carry out a send; None when LedgerBee refuses it. `trace` tells which of the person's wishes it is."""
        truth = self.documents.get(document_id)
        if truth is None or not truth.living or truth.document.is_converted:
            return None
        truth.sent_by_others = truth.sent_by_others or (truth.document.status != "draft" and truth.sends == 0)
        truth.sends += 1
        self.executed[trace] += 1
        if truth.sends > 1 + truth.resends or (trace and self.executed[trace] > 1):
            self.wrongs.append(f"{document_id} was sent twice")
        number = truth.document.number or self._number()
        self.change(document_id, status="sent", number=number)
        self.write_down(f"send {document_id} as {number}")
        return True

    def replace(self, document_id: DocumentId, draft: Draft) -> Document | None:
        """Carry out a change: what the body leaves out is gone (trap 3). Only drafts can be changed, others are refused (None)."""
        truth = self.documents[document_id]
        if not truth.living or truth.document.status != "draft":
            return None
        truth.stated.append(draft)
        self.change(document_id, **self._content(draft))
        self.write_down(f"change {document_id}")
        return truth.document

    def convert(self, document_id: DocumentId, target: DocumentKind, *, ours: bool) -> bool | None:
        """Carry out a conversion; None when LedgerBee refuses it. One that a colleague made first makes ours impossible."""
        truth = self.documents[document_id]
        source = truth.document
        if not truth.living or source.status == "draft" or (source.is_converted and not truth.conversions):
            return None
        if ours:
            truth.conversions += 1
            if truth.conversions > 1:
                self.wrongs.append(f"{document_id} was converted twice")
        elif source.is_converted:
            return None
        made = dataclasses.replace(
            source,
            id=DocumentId(self.new_id()),
            kind=target,
            status="sent" if self.books_conversions else "draft",
            display_status="",
            number=self._number() if self.books_conversions else "",
            valid_until=None,
            created_at=self.now(),
        )
        self.documents[made.id] = Truth(made, None, source=document_id)
        link = "converted_to_invoice" if target is DocumentKind.INVOICE else "converted_to_order_confirmation"
        links = {link: made.id} if self.links_conversions else {}
        self.change(document_id, display_status="converted", **links)
        self.write_down(f"convert {document_id} to {target} {made.id}")
        return True

    def change(self, document_id: DocumentId, **fields: object) -> None:
        truth = self.documents[document_id]
        self._ids += 1
        truth.past.append(truth.document)
        truth.document = dataclasses.replace(truth.document, updated_at=str(self._ids), **fields)  # type: ignore[arg-type]

    def copy(self, original: Truth) -> None:
        """A colleague copies a document: nobody can tell the copy from what a second request of ours would have made."""
        self._ids += 1
        document = dataclasses.replace(
            original.document,
            id=DocumentId(self.new_id()),
            status="draft",
            display_status="",
            number=self._number() if TRAITS[original.document.kind].is_numbered_on_create else "",
            converted_to_invoice=None,
            converted_to_order_confirmation=None,
            created_at=self.now(),
            updated_at=str(self._ids),
        )
        self.documents[document.id] = Truth(document, original.origin, stated=list(original.stated), is_copy=True)
        self.write_down(f"colleague copies {original.document.id} to {document.id}")

    def delete(self, document_id: DocumentId) -> None:
        self.documents[document_id].living = False
        self.write_down(f"delete {document_id}")

    def living(self, kind: DocumentKind | None = None) -> list[Truth]:
        """The newest first, as LedgerBee lists them."""
        return [
            truth for truth in reversed(self.documents.values()) if truth.living and kind in {None, truth.document.kind}
        ]


def content(document: Document) -> tuple[object, ...]:
    """What of a document an editor can change."""
    lines = tuple(dataclasses.replace(line, id="") for line in document.lines or ())
    return (document.customer_id, document.date, document.valid_until, document.reference, document.notes, lines)
