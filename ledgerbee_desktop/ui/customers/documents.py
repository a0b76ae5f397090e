"""The documents of one customer: all kinds in one table, the newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.library.column import Column
from ledgerbee_desktop.ui.library.columns import DOCUMENT_COLUMNS
from ledgerbee_desktop.ui.library.list_view import ROW_HEIGHT, ListView
from ledgerbee_desktop.ui.library.rows import RowsModel
from ledgerbee_desktop.ui.library.sources import DocumentRow
from ledgerbee_desktop.ui.library.words import KIND
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.text import PlainLabel, explain
from ledgerbee_desktop.ui.theme import SPACE

MOST_OF_A_KIND = 200
HEIGHT = 300
_SHOWN = ("number", "date", "reference", "amount", "status")
COLUMNS: tuple[Column[DocumentRow], ...] = (
    Column(
        id="kind",
        title=QT_TRANSLATE_NOOP("lists", "Kind"),
        show=lambda r: explain(KIND[r.document.kind]),
        stretch=True,
    ),
    *(column for column in DOCUMENT_COLUMNS[DocumentKind.CREDIT_NOTE] if column.id in _SHOWN),
)
_ORDER: Mapping[str, Any] = {
    "kind": lambda r: list(DocumentKind).index(r.document.kind),
    "number": lambda r: (len(r.document.number), r.document.number),
    "date": lambda r: r.document.date,
    "reference": lambda r: r.document.reference.casefold(),
    "amount": lambda r: r.document.amount,
    "status": lambda r: r.document.display_status or r.document.status,
}


class CustomersDocuments:
    """A source for the rows: the newest `MOST_OF_A_KIND` of each kind."""

    def __init__(self, desk: Desk, customer_id: CustomerId) -> None:
        self._desk, self._book, self._customer_id = desk, desk.book, customer_id
        self._rows: dict[str, DocumentRow] = {}
        self.total = 0

    async def ids(self, sort: str, descending: bool) -> Sequence[str]:
        """All that are shown, in order."""
        wanted: list[DocumentId] = []
        self.total = 0
        for kind in DocumentKind:
            ids = await self._book.library.document_ids(DocumentFilter(kind=kind, customer_id=self._customer_id))
            self.total += len(ids)
            wanted += ids[:MOST_OF_A_KIND]
        today, name = self._book.clock.today(), self._desk.shelf.customer_name(self._customer_id)
        rows = [DocumentRow(each, name, today) for each in await self._book.library.documents(wanted)]
        rows.sort(key=_ORDER["date"], reverse=True)
        rows.sort(key=_ORDER.get(sort, _ORDER["date"]), reverse=descending)
        self._rows = {row.document.id: row for row in rows}
        return tuple(self._rows)

    async def rows(self, ids: Sequence[str]) -> Mapping[str, DocumentRow]:
        """The rows of the ids that were given last."""
        return {i: self._rows[i] for i in ids if i in self._rows}


class DocumentsOf(QWidget):
    """Enter opens a document's tab."""

    open_asked = Signal(object)
    failed = Signal(AppError)

    def __init__(self, desk: Desk, customer_id: CustomerId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = CustomersDocuments(desk, customer_id)
        self.model: RowsModel[DocumentRow] = RowsModel(COLUMNS, self._source, "date", True, self)  # noqa: FBT003
        self.view = ListView(self.model, self)
        a11y.name(self.view, self.tr("Documents of the customer"))
        self.heading = PlainLabel("", self, role="heading")
        self.none = PlainLabel(self.tr("No document of this customer is here yet."), self, role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for widget in (self.heading, self.none, self.view):
            column.addWidget(widget)
        self.view.opened.connect(self._open)
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self.failed)
        desk.signals.documents.connect(self.model.refresh)
        self.model.reload()

    @Slot(str)
    def _open(self, document_id: str) -> None:
        row = self.model.value(document_id)
        if row is not None:
            self.open_asked.emit(PageKey(row.document.kind.value, row.document.id))

    @Slot()
    def open_current(self) -> None:
        """Open the current row, if there is one."""
        self._open(self.view.current_id() or "")

    @Slot()
    def _loaded(self) -> None:
        shown, total = self.model.rowCount(), self._source.total
        self.view.setVisible(shown > 0)
        needed = self.view.horizontalHeader().sizeHint().height() + shown * ROW_HEIGHT + SPACE
        self.view.setFixedHeight(min(HEIGHT, needed))
        self.none.setVisible(shown == 0)
        text = self.tr("Documents")
        if total > shown:
            text = self.tr("Documents: the newest {0} of {1}").format(formats.in_words(shown), formats.in_words(total))
        self.heading.setText(text)
