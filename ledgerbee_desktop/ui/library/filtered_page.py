"""A list tab with the whole bar of filters, saved views and an export: what the lists of documents and drafts have in common."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.spreadsheet import Cell
from ledgerbee_desktop.ui.actions import page_action
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.library.column import Column
from ledgerbee_desktop.ui.library.export import export, table_of
from ledgerbee_desktop.ui.library.filter_bar import FilterBar
from ledgerbee_desktop.ui.library.filters import Filters
from ledgerbee_desktop.ui.library.list_page import ListOf, ListPage
from ledgerbee_desktop.ui.library.rows import RowsModel
from ledgerbee_desktop.ui.library.sources import DocumentSource, DraftSource
from ledgerbee_desktop.ui.library.views import SavedView, ViewsButton
from ledgerbee_desktop.ui.loader import Loader


class FilteredPage(ListPage):
    """Filters, views, widths and sorting come back at the next start. Several rows can be selected."""

    def __init__(
        self,
        desk: Desk,
        what: ListOf,
        model: RowsModel[Any],
        source: DocumentSource | DraftSource,
        parent: QWidget | None = None,
        *,
        has_kinds: bool = False,
    ) -> None:
        self._narrowed = source
        self.export_only: tuple[Column[Any], ...] = ()
        super().__init__(what, model, None, desk.book.workspace, parent, multiple=True)
        self._desk, self._book = desk, desk.book
        self.bar = FilterBar(desk.shelf, desk.book.clock, self, has_kinds=has_kinds)
        self.whole.insertWidget(1, self.bar)
        self._filter_command = page_action("list.filter", self)
        self._views_command = page_action("list.views", self)
        self._export_command = page_action("list.export", self)
        self.views = ViewsButton(what.key.kind, self.view, desk.book.workspace, self._export_command, self)
        self.top.insertWidget(self.top.count() - 1, self.views)
        self.counting = Loader(self._count_offers, self)
        self._exporting = AsyncCommand(self._export_command, self._export, self)
        self._filter_command.triggered.connect(self.bar.start)
        self._views_command.triggered.connect(self.views.open)
        self.bar.changed.connect(self._narrow_soon)
        self.views.chosen.connect(self._take_view)
        model.loaded.connect(self.counting.start)
        for signal in (self._exporting.failed, self.counting.failed, self.views.failed):
            signal.connect(self.failed)
        for command in self.bar.commands:
            command.failed.connect(self.failed)

    @override
    def commands(self) -> Mapping[str, QAction]:
        return {
            **super().commands(),
            "list.filter": self._filter_command,
            "list.views": self._views_command,
            "list.export": self._export_command,
        }

    @property
    @override
    def busy(self) -> bool:
        return super().busy or self.counting.busy or self.views.busy

    # --- narrowing ---------------------------------------------------------------------------------

    def filters(self) -> Filters:
        """What the list is narrowed to."""
        return dataclasses.replace(self.bar.filters(), text=self.search.text())

    def narrow(self, filters: Filters) -> None:
        """Narrow the list to something else."""
        self.bar.put(filters)
        with QSignalBlocker(self.search):
            self.search.setText(filters.text)
        self._narrow_soon()

    @property
    @override
    def is_filtered(self) -> bool:
        return not self._narrowed.filters.is_empty

    @Slot()
    def _narrow_soon(self) -> None:
        self.view.choose_first()
        self._search_soon()

    @override
    def _narrow(self) -> None:
        self._narrowed.filters = self.filters()
        self.views.narrowed_to(self._narrowed.filters)

    @Slot()
    @override
    def clear_filter(self) -> None:
        self.narrow(Filters())
        self.take_focus()

    @Slot(object)
    def _take_view(self, view: SavedView) -> None:
        self.view.set_layout_state(view.layout)
        self.narrow(view.filters)
        self.view.setFocus()

    async def _count_offers(self) -> None:
        raise NotImplementedError

    # --- remembering -------------------------------------------------------------------------------

    @override
    def _state(self) -> dict[str, object]:
        return {
            "layout": self.view.layout_state(),
            "filters": self.filters().to_json(),
            "view": self.views.current,
        }

    @override
    def _put_back(self, state: Mapping[str, object]) -> None:
        self.view.set_layout_state(state.get("layout"))
        filters, current = Filters.from_json(state.get("filters")), state.get("view")
        self.views.current = current if isinstance(current, str) else ""
        self.bar.put(filters)
        with QSignalBlocker(self.search):
            self.search.setText(filters.text)

    # --- export ------------------------------------------------------------------------------------

    async def table(self) -> list[Sequence[Cell]]:
        """What is shown, headings first: the columns that are to be seen, every row that matches."""
        return await table_of(self.model, self.view, self.export_only)

    async def _export(self) -> None:
        await export(await self.table(), self.title(), self._book.clock.today(), self)
