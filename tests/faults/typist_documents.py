"""The typist at what LedgerBee holds: a draft there is changed or sent, an offer converted, an invoice credited."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable

from PySide6.QtCore import Qt

from ledgerbee_desktop.app.hands import CTRL, SHIFT
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.ui.document.convert_sheet import ConvertSheet
from ledgerbee_desktop.ui.document.page import DocumentPage
from ledgerbee_desktop.ui.document.steps import CONVERTIBLE
from ledgerbee_desktop.ui.editor.credit_sheet import CreditSheet
from ledgerbee_desktop.ui.library.list_page import ListPage
from ledgerbee_desktop.ui.library.pages import LIST_OF
from tests.faults.kill9_judge_ledger import MARK
from tests.faults.typist_keys import Keyboard, promise
from tests.faults.typist_writing import Writer

Key = Qt.Key
PLACE = {
    DocumentKind.INVOICE: Key.Key_3,
    DocumentKind.CREDIT_NOTE: Key.Key_4,
    DocumentKind.QUOTE: Key.Key_5,
    DocumentKind.ORDER_CONFIRMATION: Key.Key_6,
}
UPDATABLE = frozenset({DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION})
MOST_ROWS = 60
ADJUSTS = 0.4
Job = tuple[Callable[[Document, str], Awaitable[None]], Document]


class Clerk:
    """Takes up again what the typist wrote before, as it stands in the library."""

    def __init__(
        self, keyboard: Keyboard, writer: Writer, chance: random.Random, kinds: frozenset[DocumentKind]
    ) -> None:
        self._keyboard, self._writer, self._chance, self._kinds = keyboard, writer, chance, kinds
        self._book = keyboard.book

    async def take_up(self, reference: str) -> bool:
        """Do one of the things that can be done; False when there is none. `reference` is free for a new document."""
        jobs = await self._jobs()
        if not jobs:
            return False
        works = sorted({work.__name__ for work, _ in jobs})
        chosen = self._chance.choice(works)  # first what, then with which: else the most frequent would be all
        work, document = self._chance.choice([job for job in jobs if job[0].__name__ == chosen])
        await work(document, reference)
        return True

    async def documents(self) -> list[Document]:
        """All that came of what the typist wrote."""
        library, found = self._book.library, list[DocumentId]()
        for kind in DocumentKind:
            found += await library.document_ids(DocumentFilter(kind=kind, text=MARK))
        return [each for each in await library.documents(found) if each.reference.startswith(MARK)]

    async def _jobs(self) -> list[Job]:
        waiting = {row.operation.document_id for row in await self._book.outbox.rows()}
        drafts = [saved.draft for saved in await self._book.drafts.all()]
        edited = {draft.edits for draft in drafts}
        new = {draft.reference for draft in drafts if draft.edits is None}  # the outbox may still be looking for these
        credited = {draft.invoice_number for draft in drafts}
        jobs: list[Job] = []
        for document in await self.documents():
            if document.id in waiting or document.reference in new or document.kind not in self._kinds:
                continue
            is_draft, converts = document.status == "draft", document.kind in UPDATABLE
            if is_draft and document.id not in edited:
                jobs.append((self.send, document))
            if is_draft and converts and document.lines is not None:
                jobs.append((self.change, document))
            if converts and document.status in CONVERTIBLE and not document.is_converted and document.lines is not None:
                jobs.append((self.convert, document))
            is_sent = document.kind is DocumentKind.INVOICE and document.status == "sent"
            if is_sent and document.lines and document.number not in credited:
                jobs.append((self.credit, document))
        return [job for job in jobs if job[0] != self.credit or DocumentKind.CREDIT_NOTE in self._kinds]

    # --- finding ----------------------------------------------------------------------------------------

    async def _open(self, document: Document, command: str) -> DocumentPage | None:
        """By its list and a search there; None when what was to be done cannot be done any more."""
        keyboard, tabs = self._keyboard, self._keyboard.window.tabs
        await keyboard.press(PLACE[document.kind], modifiers=CTRL)
        await keyboard.until(lambda: tabs.current() is tabs.page_of(LIST_OF[document.kind]), "the list is in front")
        page = tabs.current()
        assert isinstance(page, ListPage)
        await keyboard.until(lambda: not page.busy, "the list is read")
        await keyboard.press(Key.Key_F, modifiers=CTRL)
        await keyboard.until(page.search.hasFocus, "the search has the keyboard")
        await keyboard.write(document.reference)
        await keyboard.until(lambda: not page.busy and page.view.current_id(), "something is found")
        await keyboard.press(Key.Key_Return)
        for _ in range(MOST_ROWS):
            if page.view.current_id() != document.id:
                await keyboard.press(Key.Key_Down)
        before = set(tabs.pages())
        await keyboard.press(Key.Key_Return)
        shown = await keyboard.page(DocumentPage, before)
        reading = shown.loader, shown.fetcher
        await keyboard.until(
            lambda: shown.document() is not None and not any(each.busy for each in reading), "the document is read"
        )
        return shown if shown.commands()[command].isEnabled() else None

    # --- what is done -----------------------------------------------------------------------------------

    async def send(self, document: Document, _reference: str) -> None:
        """A LedgerBee draft goes out as it is."""
        if await self._open(document, "document.send") is None:
            return
        way = self._chance.choice((DeliveryType.EMAIL, DeliveryType.MANUAL))
        await self._keyboard.press(Key.Key_Return, modifiers=CTRL | SHIFT)
        await self._keyboard.choose_way(way)
        await self._queued(OperationKind.SEND, document)
        promise("SENDING", document.id, str(way))

    async def change(self, document: Document, reference: str) -> None:
        """A LedgerBee draft gets a line more."""
        before = set(self._keyboard.window.tabs.pages())
        if await self._open(document, "document.edit") is None:
            return
        before |= set(self._keyboard.window.tabs.pages())
        await self._keyboard.press(Key.Key_E, modifiers=CTRL)
        editor = await self._keyboard.editor(before)
        await self._writer.to_the_lines(editor)
        await self._writer.text_line(editor, f"Ændret_som_aftalt_{reference}")
        await self._writer.queue(editor)

    async def convert(self, document: Document, _reference: str) -> None:
        """An offer becomes the next document, as it is or stated anew line by line."""
        if await self._open(document, "document.convert") is None:
            return
        await self._keyboard.press(Key.Key_K, modifiers=CTRL | SHIFT)
        sheet = await self._keyboard.sheet(ConvertSheet)
        assert isinstance(sheet, ConvertSheet)
        if self._chance.random() < 0.5 and len(sheet.targets) > 1:
            await self._keyboard.press(Key.Key_Down)
        target = sheet.target
        if self._chance.random() < ADJUSTS:
            await self._keyboard.tab_to(sheet.as_it_is)
            await self._keyboard.press(Key.Key_Down)
            await self._keyboard.until(sheet.adjusted.isChecked, "it can be adjusted")
        await self._keyboard.press(Key.Key_Return)
        await self._queued(OperationKind.CONVERT, document)
        promise("CONVERTED", document.id, str(target))

    async def credit(self, document: Document, reference: str) -> None:
        """All lines of an invoice that was sent are credited, and one of text comes with them."""
        if await self._open(document, "document.credit") is None:
            return
        before = set(self._keyboard.window.tabs.pages())
        await self._keyboard.press(Key.Key_R, modifiers=CTRL | SHIFT)
        await self._keyboard.sheet(CreditSheet)
        await self._keyboard.press(Key.Key_Return)
        editor = await self._keyboard.editor(before)
        await self._keyboard.go_to(editor.header.reference)
        await self._keyboard.type(editor, reference)
        await self._writer.to_the_lines(editor)
        await self._writer.text_line(editor, f"Krediteret_som_aftalt_{reference}")
        await self._writer.queue(editor)

    async def _queued(self, kind: OperationKind, document: Document) -> None:
        async def is_there() -> bool:
            rows = await self._book.outbox.rows(open_only=False)
            return any((row.operation.kind, row.operation.document_id) == (kind, document.id) for row in rows)

        await self._keyboard.until_stored(is_there, f"the {kind} is in the outbox")
