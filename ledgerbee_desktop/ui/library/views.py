"""Saved views of a list: a name for what it is narrowed to, how it is sorted, and which columns it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.ports import Workspace
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.library.column import Column
from ledgerbee_desktop.ui.library.filters import Filters
from ledgerbee_desktop.ui.library.list_view import ListView
from ledgerbee_desktop.ui.library.menus import MarkMenu
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.sheet import Sheet
from ledgerbee_desktop.ui.text import clean_line, explain, set_role

WIDTH = 420
LONGEST_NAME = 60
NUMBERED = 9


@dataclass(frozen=True, slots=True)
class SavedView:
    """What a name stands for; `layout` is `ListView.layout_state`."""

    name: str
    filters: Filters = field(default_factory=Filters)
    layout: Mapping[str, object] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """For the workspace."""
        return {"name": self.name, "filters": self.filters.to_json(), "layout": dict(self.layout)}

    @classmethod
    def from_json(cls, value: object) -> SavedView | None:
        """The view in a workspace value; None when it is none."""
        if not isinstance(value, Mapping) or not isinstance(value.get("name"), str) or not value["name"]:
            return None
        layout = value.get("layout")
        return cls(
            value["name"], Filters.from_json(value.get("filters")), layout if isinstance(layout, Mapping) else {}
        )


class NameSheet(Sheet):
    """Asks for the name of a view."""

    def __init__(self, title: str, name: str, do_it: str, parent: QWidget) -> None:
        super().__init__(title, "", WIDTH, parent)
        self.line = QLineEdit(name, self)
        self.line.setMaxLength(LONGEST_NAME)
        a11y.name(self.line, self.tr("Name"))
        self.column.addWidget(self.line)
        self.confirm.setText(do_it)
        self.add_buttons()
        self.line.textChanged.connect(self._check)
        self.line.setFocus()
        self.line.selectAll()
        self._check()

    def name(self) -> str:
        """What was typed, on one line."""
        return clean_line(self.line.text())

    @Slot()
    def _check(self) -> None:
        self.confirm.setEnabled(bool(self.name()))


class ViewsButton(QPushButton):
    """The menu of the saved views, of the order, of the columns and of the export. `chosen` carries a `SavedView`."""

    chosen = Signal(object)
    failed = Signal(object)

    def __init__(self, name: str, view: ListView, workspace: Workspace, export: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._view, self._workspace = f"views.{name}", view, workspace
        self._filters = Filters()
        self.views: dict[str, SavedView] = {}
        self.current = ""
        self._list = MarkMenu(self)
        self._order, self._columns = MarkMenu(self.tr("S&ort by"), self), MarkMenu(self.tr("&Columns"), self)
        self._save, self._rename = QAction(self.tr("&Save this view…"), self), QAction(self)
        self._delete, self._export = QAction(self), export
        works = ((self._save, self._ask_save), (self._rename, self._ask_rename), (self._delete, self._forget))
        self.commands = [AsyncCommand(action, work, self) for action, work in works]
        self.loader, self._keeper = Loader(self._load, self), Loader(self._keep, self)
        for signal in (*(c.failed for c in self.commands), self.loader.failed, self._keeper.failed):
            signal.connect(self.failed)
        self.setText(self.tr("Views"))
        self.setAutoDefault(False)
        set_role(self, "flat")
        self.setMenu(self._list)
        self._list.aboutToShow.connect(self._fill)
        self._list.triggered.connect(self._take)
        self._order.triggered.connect(self._sort)
        self._columns.triggered.connect(self._show_column)
        self.loader.start()

    @property
    def busy(self) -> bool:
        """Whether anything is being read or written."""
        return self.loader.busy or self._keeper.busy

    def narrowed_to(self, filters: Filters) -> None:
        """What the list is narrowed to now: what saving keeps."""
        self._filters = filters

    def open(self) -> None:
        """Open the menu from the keyboard."""
        self._fill()
        self._list.popup(self.mapToGlobal(QPoint(0, self.height())))
        actions = [action for action in self._list.actions() if action.isEnabled() and not action.isSeparator()]
        if actions:
            self._list.setActiveAction(actions[0])

    # --- the menu ----------------------------------------------------------------------------------

    @Slot()
    def _fill(self) -> None:
        self._list.clear()
        for number, name in enumerate(self.views, start=1):
            shown = name.replace("&", "&&")
            action = self._list.addAction(f"&{number} {shown}" if number <= NUMBERED else shown)
            action.setCheckable(True)
            action.setChecked(name == self.current)
            action.setData(name)
        if self.views:
            self._list.addSeparator()
        current = self.current.replace("&", "&&")
        self._rename.setText(self.tr("&Rename “{0}”…").format(current) if current else self.tr("&Rename…"))
        self._delete.setText(self.tr("&Delete “{0}”").format(current) if current else self.tr("&Delete"))
        for command in self.commands[1:]:
            command.set_available(bool(current))
        self._list.addActions([self._save, self._rename, self._delete])
        self._list.addSeparator()
        self._list.addMenu(self._order)
        self._list.addMenu(self._columns)
        self._list.addAction(self._export)
        self._fill_order()
        self._fill_columns()

    def _fill_order(self) -> None:
        """The columns that are to be seen; the one that the list is sorted by is checked, and taking it turns the order round."""
        self._order.clear()
        for column in self._view.columns:
            if not self._view.shows_column(column.id):
                continue
            action = self._order.addAction(explain(column.title))
            action.setCheckable(True)
            action.setChecked(column.id == self._view.sorting[0])
            action.setData(column.id)

    def _fill_columns(self) -> None:
        self._columns.clear()
        columns: tuple[Column[Any], ...] = self._view.columns
        for column in columns:
            action = self._columns.addAction(explain(column.title))
            action.setCheckable(True)
            action.setChecked(self._view.shows_column(column.id))
            action.setEnabled(not column.stretch)  # without it nothing takes the room that is left
            action.setData(column.id)

    @Slot(QAction)
    def _sort(self, action: QAction) -> None:
        column, descending = self._view.sorting
        chosen = str(action.data())
        self._view.sort_by(chosen, descending=chosen == column and not descending)
        for each in self._order.actions():  # Space leaves the menu open
            each.setChecked(each is action)

    @Slot(QAction)
    def _show_column(self, action: QAction) -> None:
        self._view.show_column(str(action.data()), shown=action.isChecked())

    @Slot(QAction)
    def _take(self, action: QAction) -> None:
        view = self.views.get(str(action.data() or ""))
        if view is not None:
            self._list.close()
            self.current = view.name
            self.chosen.emit(view)

    # --- keeping -----------------------------------------------------------------------------------

    async def _load(self) -> None:
        stored = await self._workspace.get(self._name)
        found = [SavedView.from_json(item) for item in stored] if isinstance(stored, list) else []
        self.views = {view.name: view for view in found if view is not None}

    async def _keep(self) -> None:
        await self._workspace.set(self._name, [view.to_json() for view in self.views.values()])

    async def _asked(self, title: str, do_it: str) -> str:
        sheet = NameSheet(title, self.current, do_it, self)
        accepted = await dialogs.result_of(sheet) == NameSheet.DialogCode.Accepted.value
        return sheet.name() if accepted else ""

    async def _ask_save(self) -> None:
        name = await self._asked(self.tr("Save this view"), self.tr("Save"))
        if name:
            self.views[name] = SavedView(name, self._filters, self._view.layout_state())
            self.current = name
            self._keeper.start()

    async def _ask_rename(self) -> None:
        before = self.current
        name = await self._asked(self.tr("Rename the view"), self.tr("Rename"))
        if name and before in self.views and name != before:
            renamed = SavedView(name, self.views[before].filters, self.views[before].layout)
            self.views = {v.name: v for v in (renamed if v.name == before else v for v in self.views.values())}
            self.current = name
            self._keeper.start()

    async def _forget(self) -> None:
        self.views.pop(self.current, None)
        self.current = ""
        self._keeper.start()
