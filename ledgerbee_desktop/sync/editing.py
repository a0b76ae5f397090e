"""Drafts that change a quote or order confirmation which LedgerBee holds as a draft: begun, and merged with what others did."""

from __future__ import annotations

import asyncio

from ledgerbee_desktop.core.clashes import Merge
from ledgerbee_desktop.core.derive import editing
from ledgerbee_desktop.core.drafts import Caret, Draft
from ledgerbee_desktop.core.errors import AppError, LedgerBeeError, Missing
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.merging import line_ids, merge
from ledgerbee_desktop.core.operations import OperationKind, State
from ledgerbee_desktop.core.recognition import with_periods
from ledgerbee_desktop.core.resolving import become
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.deliveries import read_document
from ledgerbee_desktop.sync.gate import DRAFT
from ledgerbee_desktop.sync.likeness import changed_fields
from ledgerbee_desktop.sync.parts import Parts

_STATE = frozenset({OperationKind.CREATE, OperationKind.UPDATE})
"""The operations whose bodies state all that a document is to be."""


class Editing:
    """`core.ports.Sync.start_editing`, `restore` and `merge`."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._starting = asyncio.Lock()

    async def start(self, kind: DocumentKind, document_id: DocumentId) -> DraftId:
        """A draft that changes this document: the one that is open already, or a new one.

        Raises AppError when it cannot be changed or its lines are not known.
        """
        if not TRAITS[kind].is_updatable:
            raise AppError(words.CANNOT_CHANGE)
        async with self._starting:  # a second click must not begin a second draft
            known = await self._parts.drafts.editing(document_id)
            if known is not None:
                return known
            document = await self._newest(kind, document_id)
            _must_be_draft(document)
            if document.lines is None:
                raise AppError(words.NO_LINES)
            ids = self._parts.ids
            draft = await self._as_stated(editing(document, DraftId(ids.new()), line_ids(document, ids)))
            await self._parts.drafts.create(draft, document)
            return draft.id

    async def restore(self, image: Document) -> DraftId:
        """A draft that changes the document of `image` back to what it was then. Nothing is sent before it is queued.

        What the program has no field for (`Document.unknown`) cannot be brought back.

        Raises AppError: it is being changed here already, or cannot be changed any more.
        """
        if await self._parts.drafts.editing(image.id) is not None:
            raise AppError(words.IS_BEING_CHANGED)
        draft_id = await self.start(image.kind, image.id)
        opened = await self._parts.drafts.open(draft_id)
        journal = Journal(opened.saved.draft, opened.changes, opened.position)
        former = await self._as_stated(editing(image, draft_id, line_ids(image, self._parts.ids)))
        step = become(journal.draft, former)
        if step is not None:  # else LedgerBee has it like this
            journal.apply(step)
            await self._parts.drafts.record(journal.standing(), Caret())
        return draft_id

    async def _as_stated(self, draft: Draft) -> Draft:
        """The draft with what was stated of its document from here and is never returned. (What was set elsewhere nobody can read.)"""
        done = [
            each
            for each in await self._parts.outbox.all(open_only=False)
            if each.document_id == draft.edits and each.kind in _STATE and each.state is State.DONE
        ]
        if not done:
            return draft
        stated = self._parts.bodies.read_create(draft.kind, done[-1].payload, self._parts.ids)
        return draft.replace(lines=with_periods(draft.lines, stated.lines))

    async def _newest(self, kind: DocumentKind, document_id: DocumentId) -> Document:
        """As LedgerBee has it, or as the library has it while LedgerBee cannot be asked."""
        try:
            return await read_document(self._parts, self._parts.line.ledgerbee, kind, document_id)
        except Missing:
            raise AppError(words.NO_SUCH_DOCUMENT) from None
        except LedgerBeeError:
            kept = await self._parts.library.documents([document_id])
            if not kept:
                raise AppError(words.NOT_IN_LIBRARY) from None
            return kept[0]

    async def merge(self, draft_id: DraftId) -> Merge | None:
        """Merge a draft with what LedgerBee has now of the document that it changes; None when that is still the draft's base.

        Raises LedgerBeeError, or AppError: it changes no document, or that is no draft any more.
        """
        draft = (await self._parts.drafts.open(draft_id)).saved.draft
        base = await self._parts.drafts.base(draft_id)
        if draft.edits is None or base is None:
            raise AppError(words.CHANGES_NOTHING)
        document = await read_document(self._parts, self._parts.line.ledgerbee, draft.kind, draft.edits)
        _must_be_draft(document)
        if not changed_fields(base, document):
            return None
        return merge(base, draft, document, self._parts.ids)


def _must_be_draft(document: Document) -> None:
    if document.status != DRAFT or document.is_converted:
        raise AppError(words.NO_LONGER_DRAFT.of(status=document.display_status or document.status))
