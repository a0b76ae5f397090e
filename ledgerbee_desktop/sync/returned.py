"""Asks LedgerBee what became of drafts that a restore or a copy has brought back (reliability 1.6, "Restore/clone hazard").

A draft that left after the copy was made is a draft again there. None of them goes anywhere before everything that LedgerBee made since
for its customer has been compared with it. What may be it is put to a person, however little alike: it may have been edited before it
left. Nothing found, twice and with the settle window between, lets it go.
"""

from __future__ import annotations

import contextlib
import dataclasses
from dataclasses import dataclass
from datetime import timedelta
from typing import NoReturn

from ledgerbee_desktop.core.drafts import Draft, SavedDraft
from ledgerbee_desktop.core.errors import AppError, HasErrors, KeyProblem, LedgerBeeError, Missing, Stale
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId, OperationId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.matching import Likeness, compare
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.ports import NewOperation, ReturnedStore
from ledgerbee_desktop.core.returned import Returned
from ledgerbee_desktop.core.rules.returned import UNCHECKED
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.parts import Parts

_ORDER = {Likeness.SAME: 0, Likeness.NEAR: 1, Likeness.OTHER: 2}


@dataclass(frozen=True, slots=True)
class _Found:
    """Documents that a draft may have become, the most alike first. `clean`: the list stood still."""

    clean: bool
    like: tuple[Document, ...]


class ReturnedDrafts:
    """Looks in the background, and when such a draft is to be queued; carries out what a person said."""

    def __init__(self, parts: Parts, store: ReturnedStore, *, settle: float) -> None:
        self._parts = parts
        self._store = store
        self._line = parts.line
        self._clock = parts.clock
        self._settle = settle
        self._t0: float | None = None
        self._due: dict[DraftId, float] = {}

    async def run(self) -> float | None:
        """Look for what is due. Returns the seconds until the next look; None: there is nothing to look for, or only a person can help."""
        unclear = await self._unclear()
        self._due = {saved.draft.id: self._due.get(saved.draft.id, 0.0) for saved, _ in unclear}
        if not unclear:
            return None
        for saved, note in unclear:
            if not self._line.may_try():
                return self._line.seconds_to_try()
            if self._due[saved.draft.id] <= self._clock.monotonic():
                await self._try(saved, note)
        pause = self._line.seconds_to_try()
        if pause is None or not self._due:
            return None
        return max(min(self._due.values()) - self._clock.monotonic(), pause, 0.0)

    async def admit(self, draft_id: DraftId) -> None:
        """Before a draft is queued: LedgerBee is asked now, if it may have left and was not asked yet.

        Returns when nothing is in the way, or when it is a person's to say (the rules hold it then). Raises HasErrors: it must wait.
        """
        note = await self._store.get(draft_id)
        if note is None or note.is_checked:
            return
        saved = (await self._parts.drafts.open(draft_id)).saved
        if not self._line.may_try() or not await self._can_be_asked_for(saved.draft):
            raise HasErrors(UNCHECKED)
        await self._try(saved, note)
        note = await self._store.get(draft_id)
        if note is not None and not note.is_checked:
            self._must_wait()

    def _must_wait(self) -> NoReturn:
        if not self._line.may_try() or self._t0 is None:
            raise HasErrors(UNCHECKED)
        seconds = max(0.0, self._t0 + self._settle - self._clock.monotonic())
        until = words.clock_time(self._clock.now() + timedelta(seconds=seconds))
        raise HasErrors(words.RETURNED_LATER.of(time=until))

    async def _unclear(self) -> list[tuple[SavedDraft, Returned]]:
        """The drafts that LedgerBee can be asked about, and was not."""
        notes = {each: note for each, note in (await self._store.all()).items() if not note.is_checked}
        if not notes:
            return []
        saved = [each for each in await self._parts.drafts.all() if each.draft.id in notes]
        return [(each, notes[each.draft.id]) for each in saved if await self._can_be_asked_for(each.draft)]

    async def _can_be_asked_for(self, draft: Draft) -> bool:
        """Has it a customer whom LedgerBee may know? (One without is asked about when it has got one.)"""
        if draft.customer_id is None:
            return (note := await self._store.get(draft.id)) is not None and note.became is not None
        customer = (await self._parts.library.catalogue()).customers.get(draft.customer_id)
        return customer is None or not customer.is_temporary

    # --- One look --------------------------------------------------------------------------------

    async def _try(self, saved: SavedDraft, note: Returned) -> None:
        """Look, and note what was learned. A failed question is no evidence."""
        now = self._clock.monotonic()
        if self._t0 is None:
            self._t0 = now
        ready = self._t0 + self._settle
        try:
            known = await self._known(saved.draft, note, is_ready=now >= ready)
        except LedgerBeeError as error:
            self._line.failed(error)
            self._due[saved.draft.id] = now + self._settle / 12
            return
        self._line.reached()
        if known == note:
            self._due[saved.draft.id] = max(ready, now + self._settle / 12)
            return
        self._due.pop(saved.draft.id, None)
        try:
            await self._store.put(saved.draft.id, known, instead_of=note)
        except Stale:  # a person was faster, or it is gone
            return

    async def _known(self, draft: Draft, note: Returned, *, is_ready: bool) -> Returned | None:
        """The note after a look; None: nothing is in the way any more."""
        try:
            found = await self._look(draft, note)
        except KeyProblem as error:
            if not error.is_forbidden:
                raise
            return dataclasses.replace(note, is_checked=True, is_blind=True)
        if found.like:
            return dataclasses.replace(note, is_checked=True, like=tuple(each.id for each in found.like))
        if not (found.clean and is_ready):
            return note
        return dataclasses.replace(note, is_checked=True) if note.has_left or note.is_unreadable else None

    async def _look(self, draft: Draft, note: Returned) -> _Found:
        """What LedgerBee made since, of the draft's kind and for its customer, and what the replaced data says that it became."""
        wanted: list[DocumentId] = [] if note.became is None else [note.became]
        clean = True
        if draft.customer_id is not None:
            made_since = self._parts.scanner.made_since
            young, clean = await made_since(self._line.ledgerbee, draft.kind, draft.customer_id, note.since)
            wanted += [each for each in young if each not in wanted]
        claimed = await self._parts.outbox.claimed(wanted)
        like = await self._read(draft, [each for each in wanted if each not in claimed])
        like.sort(key=lambda each: (each.id != note.became, _ORDER[compare(draft, each).likeness]))
        return _Found(clean, tuple(like))

    async def _read(self, draft: Draft, ids: list[DocumentId]) -> list[Document]:
        """These with their lines: as the library has them (they are shown, and looked at once more when one is taken), else as LedgerBee."""
        known = {each.id: each for each in await self._parts.library.documents(ids) if each.lines is not None}
        for document_id in ids:
            if document_id not in known:
                with contextlib.suppress(Missing):  # deleted since
                    known[document_id] = await self._line.ledgerbee.document(draft.kind, document_id)
                    await self._parts.library.put_documents([known[document_id]])
        return [known[each] for each in ids if each in known]

    # --- What a person says ----------------------------------------------------------------------

    async def decide(self, draft_id: DraftId, document_id: DocumentId | None) -> None:
        """The draft became this document and is handed over; or (None) it became none of those that were shown, and may be queued.

        Raises:
            Stale: it is not asked any more, or the draft was changed at this moment.
            LedgerBeeError: LedgerBee is asked once more first, and could not be.
            AppError: the reason why that cannot be, such as that something else has turned up.
        """
        note = await self._store.get(draft_id)
        if note is None or not note.is_checked:
            raise Stale
        saved = (await self._parts.drafts.open(draft_id)).saved
        try:
            if document_id is None:
                await self._keep(saved.draft, note)
            else:
                await self._recognise(saved, note, document_id)
        except LedgerBeeError as error:
            self._line.failed(error)
            raise

    async def _keep(self, draft: Draft, note: Returned) -> None:
        if not note.is_blind and await self._can_be_asked_for(draft):
            found = await self._look(draft, note)
            ids = tuple(each.id for each in found.like)
            if not set(ids) <= set(note.like):
                await self._store.put(draft.id, dataclasses.replace(note, like=ids), instead_of=note)
                raise AppError(words.RETURNED_MORE)
        await self._store.put(draft.id, None, instead_of=note)

    async def _recognise(self, saved: SavedDraft, note: Returned, document_id: DocumentId) -> None:
        draft = saved.draft
        try:
            document = await self._line.ledgerbee.document(draft.kind, document_id)
        except Missing:
            raise AppError(words.NO_SUCH_DOCUMENT) from None
        if document.customer_id != draft.customer_id and document_id not in {note.became, *note.like}:
            raise AppError(words.OTHER_CUSTOMER)
        if await self._parts.outbox.claimed([document_id]):
            raise AppError(words.CLAIMED)
        await self._parts.library.put_documents([document])
        create = NewOperation(
            id=OperationId(self._parts.ids.new()),
            draft_id=draft.id,
            target=Target(draft.kind),
            kind=OperationKind.CREATE,
            payload=self._body(draft, document),
            customer_id=document.customer_id,
        )
        await self._store.recognise(create, draft.id, saved.revision, document_id, words.RECOGNISED)

    def _body(self, draft: Draft, document: Document) -> bytes:
        """What the draft states, for its history; it was completed somewhere else, so something may be missing here."""
        whole = draft.replace(customer_id=document.customer_id, date=draft.date or document.date)
        try:
            return self._parts.bodies.create(whole)
        except ValueError:
            return self._parts.bodies.create(whole.replace(lines=()))
