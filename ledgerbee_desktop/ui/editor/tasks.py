"""What the editor's tab does that takes time: queueing, copying lines, comparing with LedgerBee, a new draft of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.core.changes import InsertLines
from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.operations import SendRequest
from ledgerbee_desktop.core.resolving import become
from ledgerbee_desktop.ui.editor.columns import Column
from ledgerbee_desktop.ui.editor.copy_sheet import CopySheet, earlier_documents
from ledgerbee_desktop.ui.editor.merge_view import MergeAnswer, MergeSheet
from ledgerbee_desktop.ui.kind_menu import KindMenu
from ledgerbee_desktop.ui.making import use_as_template
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.send_sheet import SendSheet

if TYPE_CHECKING:
    from ledgerbee_desktop.ui.editor.tab import EditorTab


class Tasks:
    """Coroutines for the tab's commands; each begins by taking what is half typed."""

    def __init__(self, tab: EditorTab, undo_seconds: float) -> None:
        self._tab, self._undo_seconds = tab, undo_seconds

    async def send(self) -> None:
        """Ask what is to happen with the draft, and put it into the outbox. Raises AppError."""
        tab = self._tab
        if not await self._settled():
            return
        with tab.reader.holding_still():
            answer = await SendSheet.ask(tab.session.draft, tab.session.facts, tab)
            if answer is not None and not answer.jump:
                await self._queue(answer.send)
        if answer is not None and answer.jump:
            tab.go_to(answer.jump)

    async def _queue(self, send: SendRequest | None) -> None:
        tab = self._tab
        await tab.saver.flush()
        draft_id = tab.session.draft.id
        await tab.standing.take_back()
        await tab.book.outbox.queue(draft_id, send, undo_seconds=self._undo_seconds)
        tab.session.set_state(DraftState.QUEUED)
        tab.standing.look()
        tab.book.sync.nudge()
        tab.queue_asked.emit(draft_id)

    async def copy_lines(self) -> None:
        """Lines of this customer's earlier documents, below the current line, as one step."""
        tab = self._tab
        session = tab.session
        if not await self._settled():
            return
        if session.draft.customer_id is None:
            tab.go_to("customer_id")
            return
        documents = await earlier_documents(tab.book, session.draft.customer_id)
        if not documents:
            title = QCoreApplication.translate("Tasks", "Copy lines")
            await dialogs.tell(
                tab, title, QCoreApplication.translate("Tasks", "This customer has no earlier documents here.")
            )
            return
        lines = await CopySheet.ask(documents, session.draft, session.catalogue, session.ids, tab)
        if not lines:
            return
        row = min(tab.grid.currentIndex().row() + 1, len(session.draft.lines))
        if session.apply(InsertLines(row, lines)):
            tab.grid.setFocus()
            tab.grid.select_rows(row, row + len(lines) - 1, Column.PRODUCT)

    async def use_as_template(self) -> None:
        """A new draft of a kind that is chosen, with what this one has. Raises AppError."""
        tab = self._tab
        if not await self._settled():
            return
        title = QCoreApplication.translate("Tasks", "New draft from this one")
        kind = await KindMenu.ask(title, tab)
        if kind is not None:
            await self._open(await use_as_template(tab.book, tab.session.draft, kind))

    async def compare(self) -> None:
        """Merge with what LedgerBee has now; nothing happens when that is still what the draft set out from. Raises AppError."""
        tab = self._tab
        if not await self._settled():
            return
        merge = await tab.book.sync.merge(tab.session.draft.id)
        if merge is None:
            tab.meanwhile.hear()
            return
        answer = await MergeSheet.ask(merge, tab.header.names, tab.session.facts, tab)
        if answer is None:
            return
        kept = None
        if answer.keep_mine:
            kept = await use_as_template(tab.book, tab.session.draft, tab.session.draft.kind)
        await tab.standing.take_back()
        self._become(answer)
        await tab.saver.set_out_from(merge.base)
        tab.meanwhile.hear()
        if kept is not None:
            await self._open(kept)

    def _become(self, answer: MergeAnswer) -> None:
        session = self._tab.session
        session.apply(become(session.draft, answer.draft))

    async def _settled(self) -> bool:
        tab = self._tab
        if not tab.board.settle():
            return False
        await tab.reader.settle()
        await tab.saver.flush()
        return True

    async def _open(self, draft_id: DraftId) -> None:
        self._tab.open_asked.emit(PageKey("draft", draft_id))
