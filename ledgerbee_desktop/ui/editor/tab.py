"""The editor of one draft as a tab of the main window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.drafts import Caret, Draft
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import CustomerId
from ledgerbee_desktop.core.ports import Book, OpenedDraft
from ledgerbee_desktop.core.rules import Facts
from ledgerbee_desktop.ui.actions import page_action
from ledgerbee_desktop.ui.banner import Banner
from ledgerbee_desktop.ui.editor.board import Board
from ledgerbee_desktop.ui.editor.cell_parts import command_of
from ledgerbee_desktop.ui.editor.created import Created
from ledgerbee_desktop.ui.editor.facts import FactsReader
from ledgerbee_desktop.ui.editor.kind_words import WORDS
from ledgerbee_desktop.ui.editor.meanwhile import ChangeStrip, Meanwhile
from ledgerbee_desktop.ui.editor.returned import ReturnedStrip
from ledgerbee_desktop.ui.editor.row_commands import ROW_COMMANDS, RowCommands
from ledgerbee_desktop.ui.editor.saving import Saver
from ledgerbee_desktop.ui.editor.session import Session
from ledgerbee_desktop.ui.editor.standing import Standing
from ledgerbee_desktop.ui.editor.tasks import Tasks
from ledgerbee_desktop.ui.editor.title_bar import TitleBar
from ledgerbee_desktop.ui.page import Page, PageKey
from ledgerbee_desktop.ui.signals import BookSignals
from ledgerbee_desktop.ui.text import clean_line, explain
from ledgerbee_desktop.ui.theme import SPACE

COMMANDS = (
    "edit.undo",
    "edit.redo",
    "line.copy-from",
    "document.send",
    "document.template",
    "draft.compare",
    *ROW_COMMANDS,
)


class EditorTab(Page):
    """Header, lines, notes, findings and totals of a draft; everything typed is on the disk a moment later.

    `settle()` must be awaited before the tab is closed. `queue_asked(draft id)` comes when the draft was put into the outbox.
    """

    icon_name = "edit"
    queue_asked = Signal(str)
    saved = Signal()
    create_asked = Signal(str, str)
    """ "customer" or "product" that is to be created, and what was typed; `created.take` puts it in its place."""

    def __init__(
        self, book: Book, opened: OpenedDraft, facts: Facts, *, undo_seconds: float = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(PageKey("draft", opened.saved.draft.id), parent)
        self.book = book
        self.session = Session(opened, facts, book.ids, self)
        self._caret = opened.saved.caret
        self._restored = self._placed = False
        self.saver = Saver(self.session, book, self.caret, self)
        self.reader = FactsReader(self.session, book, self)
        self.title_bar = TitleBar(self.session, self.saver, self)
        self.notice = Banner(self)
        self.standing = Standing(self.session, book, self.notice, self)
        self.returned = ReturnedStrip(self.session, book, self.settle, self)
        self.board = Board(self.session, self)
        self.header, self.grid, self.notes = self.board.header, self.board.grid, self.board.notes
        self.findings = self.board.findings
        self.created = Created(self.session, self.board, self.reader, self)
        self._rows = RowCommands(self.session, self.grid)
        self._actions = {command: page_action(command, self) for command in COMMANDS}
        self.strip = ChangeStrip(self._actions["draft.compare"], self)
        self.meanwhile = Meanwhile(self.session, book, self.strip, self)
        tasks = Tasks(self, undo_seconds)
        self._commands = {
            command: AsyncCommand(self._actions[command], work, self)
            for command, work in (
                ("document.send", tasks.send),
                ("line.copy-from", tasks.copy_lines),
                ("document.template", tasks.use_as_template),
                ("draft.compare", tasks.compare),
            )
        }
        self._commands["draft.compare"].set_available(False)
        self.strip.comparable.connect(self._commands["draft.compare"].set_available)
        self._signals = BookSignals(book.bus, self)
        self._lay_out()
        self._connect()
        self._offer_commands()
        self.reader.read()
        self.standing.look()
        self.meanwhile.hear()

    # --- Page ---

    @override
    def title(self) -> str:
        draft = self.session.draft
        customer = self.session.catalogue.customers.get(draft.customer_id) if draft.customer_id else None
        return clean_line(customer.name) if customer is not None else explain(WORDS[draft.kind].new)

    @override
    def commands(self) -> Mapping[str, QAction]:
        return self._actions

    @override
    def take_focus(self) -> None:
        if not self._restored:
            self._restore()
        last = self.focusWidget()
        if self._placed and last is not None:
            last.setFocus()
        elif self.session.draft.customer_id is None:
            self.header.customer.setFocus()
        else:
            self.grid.setFocus()
        self._placed = True

    @override
    async def settle(self) -> None:
        await self.saver.flush()

    def caret(self) -> Caret:
        """Where the person is."""
        return self.board.caret() if self._restored else self._caret

    def go_to(self, field: str) -> None:
        """Put the keyboard where a finding points."""
        self.board.go_to(field)

    def command(self, command: str) -> bool:
        """Carry out a command of the table; False when it cannot be now."""
        action = self._actions.get(command)
        if action is None or not action.isEnabled():
            return False
        action.trigger()
        return True

    # --- building ---

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE + 4)
        column.setSpacing(SPACE)
        column.addWidget(self.title_bar)
        column.addWidget(self.strip)
        column.addWidget(self.returned)
        column.addWidget(self.notice)
        column.addWidget(self.board, 1)
        self.title_bar.add_action(self._actions["document.send"])

    def _connect(self) -> None:
        session, grid = self.session, self.grid
        session.changed.connect(self._changed)
        session.state_changed.connect(self._offer_commands)
        session.facts_changed.connect(self._facts_changed)
        for source in (self.header.moved, grid.caret_moved, self.notes.moved):
            source.connect(self.saver.touch_caret)
        grid.commanded.connect(self._grid_commanded)
        grid.busy_changed.connect(self._offer_commands)
        grid.caret_moved.connect(self._offer_commands)
        self.header.customer_chosen.connect(self._customer_chosen)
        self.created.asked.connect(self.create_asked)
        self._actions["edit.undo"].triggered.connect(self._undo)
        self._actions["edit.redo"].triggered.connect(self._redo)
        for command in ROW_COMMANDS:
            self._actions[command].triggered.connect(self._row_command)
        working = [command.failed for command in self._commands.values()]
        parts = (self.saver, self.reader, self.standing, self.meanwhile, self.returned)
        for failed in (*(part.failed for part in parts), *working):
            failed.connect(self._show_error)
        self.returned.news.connect(self.reader.read)
        self.returned.open_asked.connect(self.open_asked)
        self.board.returned_asked.connect(self.returned.take_focus)
        self.saver.level_changed.connect(self._level_changed)
        self.saver.taken_back.connect(self.standing.say_taken_back)
        self.saver.too_late.connect(self.standing.say_too_late)
        self._signals.catalogue.connect(self.reader.read)
        self._signals.documents.connect(self.reader.read)
        self._signals.documents.connect(self.meanwhile.hear)
        self._signals.drafts.connect(self._drafts_changed)
        self._signals.drafts.connect(self.returned.hear)
        self._signals.company.connect(self.reader.read)
        self._signals.operations.connect(self.standing.look)
        self.destroyed.connect(self._signals.close)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    # --- what happens ---

    def _drafts_changed(self, ids: frozenset[str]) -> None:
        if self.session.draft.edits is not None and (not ids or self.session.draft.id in ids):
            self.meanwhile.hear()

    def _facts_changed(self) -> None:
        self.title_changed.emit(self.title())

    def _restore(self) -> None:
        """Once: put the person back where they were, with what was half typed."""
        caret, self._restored = self._caret, True
        self.saver.touch_caret()  # from now on it is where the board is, not what was read
        if caret == Caret():
            return
        self._placed = True
        self.board.restore(caret)

    def _changed(self, before: Draft, after: Draft) -> None:
        self._offer_commands()
        if before.customer_id != after.customer_id:
            self.title_changed.emit(self.title())

    def _customer_chosen(self, customer_id: str) -> None:
        self.reader.choose(CustomerId(customer_id))

    def _grid_commanded(self, command: str) -> None:
        if command in self._actions:
            self.command(command)
        else:
            self._rows.run(command)

    def _row_command(self) -> None:
        sender = self.sender()
        if not isinstance(sender, QAction) or not self.grid.settle():
            return
        if self.grid.is_busy:
            self._rows.run(sender.objectName())
            self.grid.setFocus()
        else:
            self.go_to("lines")

    def _undo(self) -> None:
        self._step(back=True)

    def _redo(self) -> None:
        self._step(back=False)

    def _step(self, *, back: bool) -> None:
        if self.grid.open_cell is not None:
            self.grid.open_cell.give_up()
        before = self.session.draft
        if self.session.undo() if back else self.session.redo():
            self.board.go_where_differs(before, self.session.draft)

    def _offer_commands(self, *_: object) -> None:
        session, rows = self.session, self.grid.is_busy
        self._actions["edit.undo"].setEnabled(session.editable and session.journal.can_undo)
        self._actions["edit.redo"].setEnabled(session.editable and session.journal.can_redo)
        for command in ("document.send", "line.copy-from"):
            self._commands[command].set_available(session.editable)
        for command in ROW_COMMANDS:
            at_hand = rows or command == "line.new"  # from the form it leads to the lines
            self._actions[command].setEnabled(at_hand and session.editable)

    def _level_changed(self) -> None:
        if not self.saver.behind:
            self.saved.emit()

    def _show_error(self, error: AppError) -> None:
        self.notice.show_error(error)

    # --- keys and pauses ---

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Without a main window around it, the tab obeys the keys of the table itself."""
        command = command_of(event, COMMANDS)
        if self.grid.open_cell is not None and command in ROW_COMMANDS:
            return  # row keys belong to the text while a cell is open
        if command is None or not self.command(command):
            super().keyPressEvent(event)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and self.isAncestorOf(old):
            self.saver.save_now()
        if new is not None and self.isAncestorOf(new):
            if not self._restored and self._caret.typing is not None:
                self._restore()  # half-typed text comes before where the person pointed
            self._restored = True
            self.saver.touch_caret()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.saver.save_now()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.saver.save_now()
