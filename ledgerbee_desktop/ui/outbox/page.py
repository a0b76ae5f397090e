"""The outbox tab: every operation that has not ended (or has, when asked for), why it waits, and the ways out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.actions import page_action
from ledgerbee_desktop.ui.buttons import ActionButton
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.library.empty import EmptyState
from ledgerbee_desktop.ui.library.list_view import ListView
from ledgerbee_desktop.ui.library.rows import RowsModel
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.outbox import entries
from ledgerbee_desktop.ui.outbox.columns import COLUMNS, EntrySource
from ledgerbee_desktop.ui.outbox.details import Details
from ledgerbee_desktop.ui.outbox.entries import Entry
from ledgerbee_desktop.ui.outbox.history import History
from ledgerbee_desktop.ui.outbox.ways import WaysOut
from ledgerbee_desktop.ui.page import Page, PageKey
from ledgerbee_desktop.ui.text import PlainLabel
from ledgerbee_desktop.ui.theme import SPACE

OUTBOX = PageKey("outbox")
SECOND_MS = 1000


class OutboxPage(Page):
    """A list of operations above, the chosen one in full below."""

    icon_name = "outbox"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(OUTBOX, parent)
        self._book = desk.book
        self._source = EntrySource(desk.entries)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self._refresh)
        self.model: RowsModel[Entry] = RowsModel(COLUMNS, self._source, "since", False, self)  # noqa: FBT003
        self.view = ListView(self.model, self)
        a11y.name(self.view, self.tr("Outbox"))
        self.ways = WaysOut(desk, self.current, self)
        self._report = page_action("outbox.report", self)
        self._ended = page_action("outbox.ended", self)
        self._older = page_action("outbox.older", self)
        self._older_button = ActionButton(self._older, self, role="flat")
        self.shown = PlainLabel(role="muted")
        self.details = Details([*self.ways.actions_by_id.values(), self._report], self)
        self.empty = EmptyState(self)
        self.loader = Loader(self._load_details, self)
        self._build()
        self._connect(desk)
        self._show_how_many()
        self._refresh()
        self._show_chosen()

    def _connect(self, desk: Desk) -> None:
        for source in (self.model.failed, self.loader.failed, self.ways.failed):
            source.connect(self.failed)
        self.ways.open_asked.connect(self.open_asked)
        self.ways.running.connect(self._return_to_list)
        self._report.triggered.connect(self._open_report)
        self._ended.triggered.connect(self._turn)
        self._older.triggered.connect(self._read_older)
        self.view.chosen.connect(self._show_chosen)
        self.view.opened.connect(self._open)
        self.model.loaded.connect(self._loaded)
        self.model.dataChanged.connect(self._show_chosen)  # a row that was shown stale until its successor was read
        signals = desk.signals
        for signal in (signals.operations, signals.documents, signals.status, signals.drafts):
            signal.connect(self._refresh)
        desk.shelf.changed.connect(self._refresh)

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.view)
        split.addWidget(self.details)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        self._stack.addWidget(self.empty)
        top = QHBoxLayout()
        top.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, SPACE)
        top.addWidget(PlainLabel(self.tr("Outbox"), role="title"), 1)
        top.addWidget(self.shown)
        top.addWidget(self._older_button)
        top.addWidget(ActionButton(self._ended, self, role="flat", mnemonic=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._stack, 1)

    # --- what the window asks ----------------------------------------------------------------------

    @override
    def title(self) -> str:
        return self.tr("Outbox")

    @override
    def commands(self) -> Mapping[str, QAction]:
        return {
            **self.ways.actions_by_id,
            "outbox.report": self._report,
            "outbox.ended": self._ended,
            "outbox.older": self._older,
        }

    @override
    def take_focus(self) -> None:
        self.view.setFocus()

    def current(self) -> Entry | None:
        """The chosen operation."""
        return self.model.value(self.view.current_id() or "")

    # --- showing -----------------------------------------------------------------------------------

    @Slot()
    def _refresh(self) -> None:
        self.model.refresh()

    @Slot()
    def _turn(self) -> None:
        """Show what has ended too, or no longer."""
        shown = not self._source.ended_pages
        self._source.ended_pages = int(shown)
        self._ended.setText(self.tr("Hide &what has ended") if shown else self.tr("Sho&w what has ended"))
        self._refresh()

    @Slot()
    def _read_older(self) -> None:
        """Show another page of what has ended."""
        self._source.ended_pages += 1
        self._refresh()

    def _show_how_many(self) -> None:
        pages, has_older = self._source.ended_pages, self._source.has_older
        self.shown.setText(self.tr("The newest {0} are shown").format(pages * entries.LOOKED_BACK) if has_older else "")
        self.shown.setVisible(has_older)
        if not has_older and self._older_button.hasFocus():
            self.view.setFocus()  # hidden, it would hand the keyboard to the button that hides everything again
        self._older.setEnabled(has_older)
        self._older.setVisible(has_older)

    @Slot()
    def _loaded(self) -> None:
        self._show_how_many()
        if self.model.rowCount():
            self._stack.setCurrentIndex(0)
        else:
            self._show_empty()
        self._show_chosen()
        stale_at = self._source.stale_at()
        if stale_at is not None:
            self._due.start(SECOND_MS * max(1, formats.seconds_left(stale_at, self._book.clock.now())))

    def _show_empty(self) -> None:
        sentence = self.tr(
            "What you queue stays here until LedgerBee has it, also without a network. Nothing is waiting."
        )
        if self._source.ended_pages:
            sentence = self.tr("What you queue stays here until LedgerBee has it. Nothing has ever been queued.")
        self.empty.show_state("outbox", self.tr("The outbox is empty"), sentence)
        self._stack.setCurrentIndex(1)

    @Slot()
    def _show_chosen(self) -> None:
        entry = self.current()
        self.details.setVisible(entry is not None)
        self.ways.show_ways(entry)
        has_report = bool(self._batch(entry))
        self._report.setEnabled(has_report)
        self._report.setVisible(has_report)
        self.loader.start()

    async def _load_details(self) -> None:
        entry = self.current()
        if entry is None:
            return
        outbox, operation_id = self._book.outbox, entry.operation.id
        history = History(await outbox.events(operation_id), await outbox.attempts(operation_id))
        now = self.current()
        if now is not None and now.operation.id == operation_id:
            self.details.show_entry(now, history)

    @Slot()
    def _return_to_list(self) -> None:
        """A button that is disabled hands the keyboard on to the next one, which Space would press: for another way out."""
        focus = QApplication.focusWidget()
        if focus is not None and self.details.isAncestorOf(focus):
            self.view.setFocus()

    # --- opening -----------------------------------------------------------------------------------

    @Slot(str)
    def _open(self, _operation_id: str) -> None:
        self.ways.actions_by_id["document.open"].trigger()

    def _batch(self, entry: Entry | None) -> str:
        """The batch of the chosen operation; else one that is in the outbox."""
        if entry is not None and entry.operation.batch:
            return entry.operation.batch
        return self._source.batch()

    @Slot()
    def _open_report(self) -> None:
        batch = self._batch(self.current())
        if batch:
            self.open_asked.emit(PageKey("batch", batch))
