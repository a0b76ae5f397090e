"""A table over ids: the order is known, rows are read when they come into view and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from typing_extensions import override

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.ui.library.column import Column
from ledgerbee_desktop.ui.library.kept_rows import KeptRows, Shown, inserted
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.text import clean_line, explain, tooltip
from ledgerbee_desktop.ui.theme import theme

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

PAGE = 100
NEAR = 40
"""Rows that a window shows, or a few more."""
KEPT_ROWS = 4_000
PLACEHOLDER = "…"
_UNREAD = Shown(PLACEHOLDER)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class OwnRole(IntEnum):
    """Data roles of our own."""

    ID = int(Qt.ItemDataRole.UserRole)
    TONE = int(Qt.ItemDataRole.UserRole) + 1
    """The tone of a chip (`library.chips.Tone`); None: no chip."""


class Source(Protocol[R_co]):
    """Where the rows come from. Both read the disk, never the network."""

    async def ids(self, sort: str, descending: bool) -> Sequence[str]:
        """All ids that are to be shown, in order."""
        ...

    async def rows(self, ids: Sequence[str]) -> Mapping[str, R_co]:
        """These rows; an id that is gone is left out."""
        ...


class RowsModel(QAbstractTableModel, Generic[R]):
    """Shows the rows of a `Source`. Until a row was read its cells hold a placeholder; a stale row stays until its successor is there."""

    failed = Signal(AppError)
    loaded = Signal()
    """The order (and the rows in view) are those of the moment."""
    about_to_change = Signal()
    """Other ids come: remember what is selected."""
    about_to_show = Signal(object)
    """The cells (`kept_rows.Cells`) of a row that is likely to be painted in a moment."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        source: Source[R],
        sort: str,
        descending: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._source = source
        self.sort_id, self.descending = sort, descending
        self._ids: tuple[str, ...] = ()
        self._rows: KeptRows[R] = KeptRows(
            lambda row: tuple(column.painted(row) for column in self.columns), self.about_to_show.emit
        )
        self._stale: set[str] | None = set()  # None: all of them
        self._missing: set[int] = set()
        self._top = 0
        self._asked = self._shown = 0
        self._order = Loader(self._load_order, self)
        self._pages = Loader(self._load_missing, self)
        for loader in (self._order, self._pages):
            loader.failed.connect(self.failed)
        self._order.failed.connect(self._give_up)

    # --- what views ask -------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        match role:
            case Role.DisplayRole:
                return explain(self.columns[section].title)
            case Role.TextAlignmentRole:
                return _RIGHT if self.columns[section].right else _LEFT
            case _:
                return None

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row_id = self.columns[index.column()], self._ids[index.row()]
        if role == OwnRole.ID:
            return row_id
        if role == Role.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        row = self._rows.get(row_id)
        if row is None:
            self._want(index.row())
            return PLACEHOLDER if role in {Role.DisplayRole, Role.AccessibleTextRole} else None
        return self._of_row(column, row, role)

    def _of_row(self, column: Column[R], row: R, role: int) -> Any:
        match role:
            case Role.DisplayRole:
                return clean_line(column.show(row))
            case Role.AccessibleTextRole:
                return f"{explain(column.title)}: {clean_line(column.show(row))}"
            case Role.ForegroundRole:
                name = column.colour(row) if column.colour is not None else ""
                return getattr(theme().tokens, name) if name else None
            case Role.ToolTipRole:
                return tooltip(column.hint(row)) if column.hint is not None else None
            case OwnRole.TONE:
                return column.tone(row) if column.tone is not None else None
            case _:
                return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the rows in the order of a column: the source sorts, not this model."""
        if not 0 <= column < len(self.columns):
            return
        wanted = self.columns[column].id, order == Qt.SortOrder.DescendingOrder
        if wanted != (self.sort_id, self.descending):
            self.sort_id, self.descending = wanted
            self.reload()

    def shown(self, row: int, column: int) -> Shown:
        """What to paint in a cell; of a row that was not read yet, a placeholder."""
        cells = self._rows.cells(self._ids[row])
        if cells is None:
            self._want(row)
            return _UNREAD
        return cells[column]

    # --- what the page asks ---------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._order.busy or self._pages.busy

    def id_at(self, row: int) -> str | None:
        """The id in a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, row_id: str) -> int | None:
        """Where an id stands."""
        try:
            return self._ids.index(
                row_id
            )  # a table of places, made anew for each page of a pull, would cost ten times as much
        except ValueError:
            return None

    def value(self, row_id: str) -> R | None:
        """The row of an id, if it was read."""
        return self._rows.get(row_id)

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, in order."""
        return self._ids

    async def everything(self) -> list[R]:
        """Every row in order, read whether it came into view or not."""
        ids = self._ids
        found: dict[str, R] = {}
        for start in range(0, len(ids), PAGE):
            found |= await self._source.rows(ids[start : start + PAGE])
        return [found[i] for i in ids if i in found]

    @property
    def is_current(self) -> bool:
        """Are these the rows that were asked for last? What is typed and entered in one go must not meet older ones."""
        return self._shown == self._asked

    def expect(self) -> None:
        """Another filter is about to be asked for: what stands here is no longer current."""
        self._asked += 1

    def show_from(self, top: int) -> None:
        """The first row in view, read together with the next order."""
        self._top = max(0, top)

    @Slot()
    def reload(self) -> None:
        """Ask for the order again; rows that were read stay as they are."""
        self.expect()
        self._order.start()

    @Slot(object)
    def refresh(self, ids: frozenset[str] = frozenset()) -> None:
        """These rows (all of them for none) may have changed: read order and rows in view again."""
        if not ids:
            self._stale = None
        elif self._stale is not None:
            self._stale |= ids
        self.expect()
        self._order.start()

    @Slot()
    def repaint_rows(self) -> None:
        """The same rows look different now (another theme)."""
        self._rows.look_again()
        self._tell_changed(0, len(self._ids) - 1)

    def _tell_changed(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    # --- reading --------------------------------------------------------------------------------

    async def _load_order(self) -> None:
        asked = self._asked
        stale, self._stale = self._stale, set()
        ids = tuple(await self._source.ids(self.sort_id, self.descending))
        top = min(self._top, max(0, len(ids) - PAGE))
        in_view = ids[top : top + PAGE]
        wanted = [i for i in in_view if stale is None or i in stale or i not in self._rows]
        fresh = await self._source.rows(wanted) if wanted else {}
        changed = self._rows.put(fresh, await self._rows.form(fresh, self._near(ids)))
        was_painted = self._rows.drop(stale, but=fresh.keys())
        if ids != self._ids:
            self._take(ids)
        elif was_painted:
            self._tell_changed(0, len(ids) - 1)
        elif places := [top + place for place, each in enumerate(in_view) if each in changed]:
            self._tell_changed(places[0], places[-1])
        self._shown = asked
        self.loaded.emit()

    def _near(self, ids: tuple[str, ...]) -> frozenset[str]:
        """Those of `ids` that are in view, as far as one knows."""
        return frozenset(ids[self._top : self._top + NEAR])

    def _take(self, ids: tuple[str, ...]) -> None:
        """Other ids. Where they only came on, as in a pull, nothing else is laid out anew, and whoever has scrolled away stays there."""
        new = inserted(self._ids, ids)
        if new is not None:
            self.beginInsertRows(QModelIndex(), new[0], new[-1])
        else:
            self.about_to_change.emit()
            self.beginResetModel()
        self._ids = ids
        self._missing.clear()
        if new is not None:
            self.endInsertRows()
        else:
            self.endResetModel()

    @Slot()
    def _give_up(self) -> None:
        self._shown = self._asked

    def _want(self, row: int) -> None:
        page = row // PAGE
        if page not in self._missing:
            self._missing.add(page)
            self._pages.start()

    async def _load_missing(self) -> None:
        while self._missing:
            page = max(self._missing)  # what came into view last stands nearest to the eye
            asked = self._ids
            ids = asked[page * PAGE : (page + 1) * PAGE]
            fresh = await self._source.rows(ids)
            formed = await self._rows.form(fresh, self._near(asked))
            if len(self._rows) > KEPT_ROWS:
                self._rows.drop(None)
            self._rows.put(fresh, formed)
            self._missing.discard(page)
            if fresh and self._ids is asked:
                self._tell_changed(page * PAGE, page * PAGE + len(ids) - 1)
            elif fresh:  # they stand elsewhere now
                self._tell_changed(0, len(self._ids) - 1)
