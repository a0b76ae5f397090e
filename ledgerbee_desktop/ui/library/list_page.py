"""A list tab: title, search, filter, table, and a sentence with the next step when there is nothing to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.ports import Workspace
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.actions import page_action
from ledgerbee_desktop.ui.icons import set_icon
from ledgerbee_desktop.ui.library.empty import EmptyState
from ledgerbee_desktop.ui.library.list_view import ListView
from ledgerbee_desktop.ui.library.rows import RowsModel
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.page import Page, PageKey
from ledgerbee_desktop.ui.text import PlainLabel, explain
from ledgerbee_desktop.ui.theme import SPACE

SEARCH_MS = 60
SAVE_MS = 200
SEARCH_WIDTH = 280

Filters = Sequence[tuple[Message, frozenset[str]]]
"""What the filter offers: words and the statuses behind them; the first shows everything."""


class Searched(Protocol):
    """A source that narrows itself to a text and to statuses."""

    text: str
    statuses: frozenset[str]


@dataclass(frozen=True, slots=True)
class ListOf:
    """What a list tab is called and can be filtered by; without filters only by text. `opens` is the kind of its rows' own tabs."""

    key: PageKey
    title: Message
    opens: str
    filters: Filters = ()


class _Search(QLineEdit):
    """Escape empties it; Down and Enter go to the list."""

    def __init__(self, page: ListPage) -> None:
        super().__init__(page)
        self._page = page

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Escape | Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._page.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case _:
                super().keyPressEvent(event)


class ListPage(Page):
    """A list over a source with a text and a status filter; both, widths and sorting come back at the next start.

    Enter opens the row's own tab.
    """

    def __init__(
        self,
        what: ListOf,
        model: RowsModel[Any],
        source: Searched | None,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        multiple: bool = False,
    ) -> None:
        super().__init__(what.key, parent)
        self._title, self._filters, self._opens = explain(what.title), what.filters, what.opens
        self._source, self._workspace = source, workspace
        self.model = model
        model.setParent(self)
        self.view = ListView(model, self, multiple=multiple)
        a11y.name(self.view, self._title)
        self.search = _Search(self)
        self.filter = QComboBox(self)
        self.count = PlainLabel(role="muted")
        self.empty = EmptyState(self)
        self._stack = QStackedWidget(self)
        self._everything = QAction(self.tr("Show everything"), self)
        self._everything.triggered.connect(self.clear_filter)
        self._open = page_action("document.open", self)
        self._searching, self._saving = QTimer(self), QTimer(self)
        self._restored = False
        self._start = Loader(self._restore, self)
        self._save = Loader(self._store, self)
        self._build()
        self._connect()
        self._start.start()

    def _build(self) -> None:
        set_icon_action = QAction(self.search)
        set_icon(set_icon_action, "search", "muted")
        self.search.addAction(set_icon_action, QLineEdit.ActionPosition.LeadingPosition)
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(SEARCH_WIDTH // 2)
        self.search.setMaximumWidth(SEARCH_WIDTH)
        a11y.name(self.search, self.tr("Search in {0}").format(self._title))
        for text, _ in self._filters:
            self.filter.addItem(explain(text))
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        a11y.name(self.filter, self.tr("Show"))
        top = QHBoxLayout()
        top.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, SPACE)
        top.setSpacing(SPACE)
        top.addWidget(PlainLabel(self._title, role="title"))
        top.addSpacing(SPACE // 2)
        top.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        top.addStretch(1)
        top.addWidget(self.filter)
        self.filter.setVisible(bool(self._filters))
        top.addWidget(self.search, 100)  # all that it can take, before the stretch
        self.top = top
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._stack, 1)
        self.whole = whole

    def _connect(self) -> None:
        for timer, wait, slot in (
            (self._searching, SEARCH_MS, self._apply_filter),
            (self._saving, SAVE_MS, self._save.start),
        ):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(slot)
        self.search.textChanged.connect(self._search_soon)
        self.search.textChanged.connect(self.view.choose_first)
        self.filter.currentIndexChanged.connect(self._search_soon)
        self.view.layout_changed.connect(self._saving.start)
        self.model.loaded.connect(self._show_count)
        self._open.triggered.connect(self._open_current)
        self.view.opened.connect(self._open_row)
        for signal in (self.view.chosen, self.model.loaded):
            signal.connect(self._offer_open)
        self._offer_open()
        for source in (self.model.failed, self._start.failed, self._save.failed):
            source.connect(self.failed)

    # --- what the window asks ---------------------------------------------------------------------

    @override
    def title(self) -> str:
        return self._title

    @override
    def commands(self) -> Mapping[str, QAction]:
        return {"document.open": self._open}

    @override
    def take_focus(self) -> None:
        target = self.view if self._stack.currentWidget() is self.view else self.empty.first_button() or self.search
        target.setFocus()

    def start_search(self) -> None:
        """Put the caret into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @property
    def busy(self) -> bool:
        """Whether anything is being read or about to be."""
        timers = self._searching.isActive() or self._saving.isActive()
        return timers or self.model.busy or self._start.busy or self._save.busy

    # --- opening -----------------------------------------------------------------------------------

    @Slot(str)
    def _open_row(self, row_id: str) -> None:
        self.open_asked.emit(PageKey(self._opens, row_id))

    @Slot()
    def _open_current(self) -> None:
        row_id = self.view.current_id()
        if row_id is not None:
            self._open_row(row_id)

    @Slot()
    def _offer_open(self) -> None:
        self._open.setEnabled(self.view.current_id() is not None)

    # --- filters -----------------------------------------------------------------------------------

    @property
    def is_filtered(self) -> bool:
        """Does the person see a part only?"""
        return self._source is not None and bool(self._source.text.strip() or self._source.statuses)

    @Slot()
    def _search_soon(self) -> None:
        self.model.expect()
        self._searching.start()

    @Slot()
    def _apply_filter(self) -> None:
        self._narrow()
        self.model.reload()
        self._saving.start()

    def _narrow(self) -> None:
        """Tell the source what is asked for; pages with more than a text and a status override this and its three sisters."""
        if self._source is not None:
            self._source.text = self.search.text()
            self._source.statuses = (
                self._filters[max(0, self.filter.currentIndex())][1] if self._filters else frozenset()
            )

    @Slot()
    def clear_filter(self) -> None:
        """Show everything."""
        self.search.clear()
        self.filter.setCurrentIndex(0)
        self.take_focus()

    @Slot()
    def _show_count(self) -> None:
        count = self.model.rowCount()
        self.count.setText(self.counted(count) if count else "")
        if count:
            self._stack.setCurrentWidget(self.view)
            return
        self._show_empty()
        had_focus = self.view.hasFocus()
        self._stack.setCurrentWidget(self.empty)
        if had_focus:
            self.take_focus()

    def counted(self, count: int) -> str:
        """How many rows there are, in words."""
        return formats.documents_counted(count)

    def _show_empty(self) -> None:
        """Say why nothing is there and what can be done; lists say it in their own words."""
        if self.is_filtered:
            self.empty.show_state(
                "search",
                self.tr("Nothing matches"),
                self.tr("No row has these words and this status."),
                self._everything,
            )

    # --- remembering -------------------------------------------------------------------------------

    @property
    def _name(self) -> str:
        return f"list.{self.key.kind}"

    async def _restore(self) -> None:
        state = await self._workspace.get(self._name)
        if isinstance(state, Mapping):
            self._put_back(state)
        self._narrow()
        self.model.reload()

    async def _store(self) -> None:
        await self._workspace.set(self._name, self._state())

    def _state(self) -> dict[str, object]:
        """What comes back at the next start."""
        return {"layout": self.view.layout_state(), "text": self.search.text(), "filter": self.filter.currentIndex()}

    def _put_back(self, state: Mapping[str, object]) -> None:
        """Put back what `_state` gave; what cannot be understood is ignored."""
        self.view.set_layout_state(state.get("layout"))
        text, chosen = state.get("text"), state.get("filter")
        with QSignalBlocker(self.search), QSignalBlocker(self.filter):
            self.search.setText(text if isinstance(text, str) else "")
            self.filter.setCurrentIndex(chosen if isinstance(chosen, int) and 0 <= chosen < len(self._filters) else 0)
