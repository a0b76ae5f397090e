"""A list tab of records: search, what is archived or waits, a button for a new one, an export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.actions import page_action
from ledgerbee_desktop.ui.buttons import ActionButton
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.library.column import Column
from ledgerbee_desktop.ui.library.export import export, table_of
from ledgerbee_desktop.ui.library.list_page import ListOf, ListPage
from ledgerbee_desktop.ui.library.rows import RowsModel
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.records.opening import create_record_sheet
from ledgerbee_desktop.ui.records.rows import BY_MARK, EVERYTHING, WAITING, R, RecordKind, RecordRow, RecordSource
from ledgerbee_desktop.ui.records.standing import READ_SCOPE, lacks, mark_words, may_not_write
from ledgerbee_desktop.ui.text import PlainLabel, explain
from ledgerbee_desktop.ui.theme import SPACE

FILTERS: Sequence[tuple[Message, frozenset[str]]] = (
    (QT_TRANSLATE_NOOP("records", "Active"), frozenset()),
    (QT_TRANSLATE_NOOP("records", "Archived too"), frozenset({EVERYTHING})),
    (QT_TRANSLATE_NOOP("records", "Not in LedgerBee yet"), frozenset({WAITING})),
)
MARK_COLUMN: Column[RecordRow[Any]] = Column(
    id=BY_MARK,
    title=QT_TRANSLATE_NOOP("records", "State"),
    show=lambda r: mark_words(r.mark)[0],
    tone=lambda r: mark_words(r.mark)[1] if mark_words(r.mark)[0] else None,
    width=176,
)


def by_mark(row: RecordRow[Any]) -> int:
    """The order of the column of marks."""
    return row.mark.value


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """What a list of records says: `none` and `sentence` when there are none, `new` on the button, `one` and `many` ("{count} …") for the count."""

    title: Message
    none: Message
    sentence: Message
    new: Message
    one: Message
    many: Message


class RecordsPage(ListPage, Generic[R]):
    """Enter opens a record's tab, whose key has the kind `page_kind`; that is also what `create_record_sheet` is asked for."""

    def __init__(
        self,
        desk: Desk,
        key: PageKey,
        kind: RecordKind[R],
        parent: QWidget | None = None,
        *,
        says: ListWords,
        columns: Sequence[Column[RecordRow[R]]],
        page_kind: str,
        sort: str = "name",
        export_only: Sequence[Column[RecordRow[R]]] = (),
    ) -> None:
        self._says, self._kind, self._page_kind = says, kind, page_kind
        self._export_only = export_only
        self._desk, self._book = desk, desk.book
        self.records = RecordSource(desk, kind)
        model: RowsModel[RecordRow[R]] = RowsModel(columns, self.records, sort, False)  # noqa: FBT003  # A to Z
        super().__init__(ListOf(key, says.title, page_kind, FILTERS), model, self.records, desk.book.workspace, parent)
        self.barred = PlainLabel(role="warning", wrap=True)
        self.barred.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        self.whole.insertWidget(1, self.barred)
        self._export_command = page_action("list.export", self)
        self.new_one = QAction(explain(says.new), self)
        self._making = AsyncCommand(self.new_one, self._make, self)
        self._exporting = AsyncCommand(self._export_command, self._export, self)
        self.new_button = ActionButton(self.new_one, self)
        self.top.insertWidget(self.top.count() - 2, self.new_button)
        for command in (self._making, self._exporting):
            command.failed.connect(self.failed)
        desk.signals.operations.connect(self._look_again)
        desk.shelf.changed.connect(self._look_again)
        desk.shelf.changed.connect(self._show_scope)
        self._show_scope()

    @override
    def commands(self) -> Mapping[str, QAction]:
        return {**super().commands(), "list.export": self._export_command}

    @override
    def counted(self, count: int) -> str:
        return explain(self._says.one if count == 1 else self._says.many.of(count=formats.in_words(count)))

    @property
    @override
    def is_filtered(self) -> bool:
        return bool(self.records.text.strip() or WAITING in self.records.statuses)

    # --- showing -----------------------------------------------------------------------------------

    @Slot()
    def _look_again(self) -> None:
        self.model.refresh()

    @Slot()
    def _show_scope(self) -> None:
        key, target = self._desk.shelf.key, self._kind.target
        found = [lacks(key, READ_SCOPE[target]), may_not_write(key, target, OperationKind.CREATE)]
        self.barred.setText("\n".join(explain(each) for each in found if each is not None))
        self.barred.setVisible(bool(self.barred.text()))
        self._making.set_available(found[1] is None)
        if not self.model.rowCount():
            self._show_empty()

    @override
    def _show_empty(self) -> None:
        if self.is_filtered:
            super()._show_empty()
            return
        barred = lacks(self._desk.shelf.key, READ_SCOPE[self._kind.target])
        reached = self._book.sync.status.connection is Connection.ONLINE
        not_reached = self.tr(
            "LedgerBee was not reached yet. What it has comes as soon as it is; new ones can be written now."
        )
        sentence = explain(barred) if barred is not None else explain(self._says.sentence) if reached else not_reached
        icon = "key" if barred is not None else self.icon_name
        self.empty.show_state(icon, explain(self._says.none), sentence, self.new_one, self._desk.refresh_action)

    # --- doing -------------------------------------------------------------------------------------

    async def _make(self) -> None:
        made = await create_record_sheet(self._desk, self._page_kind, self.search.text().strip(), self)
        if made is not None:
            self._open_row(made.page_id)

    async def _export(self) -> None:
        rows = await table_of(self.model, self.view, self._export_only)
        await export(rows, self.title(), self._book.clock.today(), self)
