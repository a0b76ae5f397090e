"""Lines from this customer's earlier documents: all of one or some, with today's prices or as they were."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QListWidget, QListWidgetItem, QPushButton, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ledgerbee_desktop.aio.dialogs import result_of
from ledgerbee_desktop.core.derive import copied_line
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import CustomerId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind
from ledgerbee_desktop.core.library import Catalogue, Document, DocumentLine
from ledgerbee_desktop.core.ports import Book, DocumentFilter, Ids
from ledgerbee_desktop.core.totals import catalogue_price
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.editor.choice_list import ROW_HEIGHT
from ledgerbee_desktop.ui.editor.line_picker import LinePicker, Offered
from ledgerbee_desktop.ui.keys import ENTER
from ledgerbee_desktop.ui.library import words
from ledgerbee_desktop.ui.library.chips import CellDelegate
from ledgerbee_desktop.ui.sheet import Sheet
from ledgerbee_desktop.ui.text import PlainLabel, clean_line, set_role

WIDTH = 820
MOST = 40
"""Documents of each kind that are offered."""


async def earlier_documents(book: Book, customer_id: CustomerId) -> tuple[Document, ...]:
    """This customer's documents of all kinds whose lines are here, the newest first."""
    found: list[Document] = []
    for kind in DocumentKind:
        ids = await book.library.document_ids(DocumentFilter(kind=kind, customer_id=customer_id))
        found += [document for document in await book.library.documents(ids[:MOST]) if document.lines]
    return tuple(sorted(found, key=lambda document: (document.date, document.created_at), reverse=True))


class CopySheet(Sheet):
    """Above the documents, below the lines of the one that is marked."""

    def __init__(
        self, documents: Sequence[Document], draft: Draft, catalogue: Catalogue, ids: Ids, parent: QWidget
    ) -> None:
        self._documents, self._draft, self._catalogue, self._ids = documents, draft, catalogue, ids
        super().__init__(self.tr("Copy lines from an earlier document"), "", WIDTH, parent)
        self.setObjectName("copy-sheet")
        self.list = _Documents(self)
        self.list.setItemDelegate(CellDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(5 * ROW_HEIGHT)
        a11y.name(self.list, self.tr("Earlier documents"))
        for document in documents:
            self.list.addItem(self._item(document))
        self.lines = LinePicker(self.tr("Unit price"), self)
        self.lines.setMinimumHeight(220)
        self.today = QCheckBox(self.tr("Use &today's prices"), self)
        self.today.setChecked(True)
        self.note = PlainLabel("", self, role="muted")
        for widget in (self.list, self.lines, self.today, self.note):
            self.column.addWidget(widget, 1 if widget is self.lines else 0)
        self.all_button = QPushButton(self.tr("&All"), self)
        self.none_button = QPushButton(self.tr("&None"), self)
        for button in (self.all_button, self.none_button):
            set_role(button, "flat")
        self.all_button.clicked.connect(self._all)
        self.none_button.clicked.connect(self._none)
        self.add_buttons(self.all_button, self.none_button)
        self.list.currentRowChanged.connect(self._offer)
        self.lines.changed.connect(self._changed)
        self.today.toggled.connect(self._reprice)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @classmethod
    async def ask(
        cls, documents: Sequence[Document], draft: Draft, catalogue: Catalogue, ids: Ids, parent: QWidget
    ) -> tuple[Line, ...]:
        """The lines to insert; none when the person thought better of it."""
        sheet = cls(documents, draft, catalogue, ids, parent)
        code = await result_of(sheet)
        return sheet.chosen() if isValid(sheet) and code == QDialog.DialogCode.Accepted.value else ()

    def chosen(self) -> tuple[Line, ...]:
        """Copies of the checked lines. Today's prices are the catalogue's; as they were, they are stated."""
        document = self._document()
        taken = self.lines.taken()
        old = [line for row, line in enumerate(document.lines or ()) if row in taken]
        copies = (copied_line(line, self._ids, self._catalogue, self._draft.currency) for line in old)
        return tuple(self._priced(copy, document) for copy in copies)

    def _priced(self, copy: Line, document: Document) -> Line:
        if copy.kind is not LineKind.PRODUCT or copy.unit_price is None:
            return copy
        known = catalogue_price(self._draft, copy, self._catalogue) is not None
        if document.currency != self._draft.currency or (self.today.isChecked() and known):
            return copy.replace(unit_price=None)
        return copy.replace(unit_price=abs(copy.unit_price))

    def _document(self) -> Document:
        return self._documents[max(0, self.list.currentRow())]

    def _item(self, document: Document) -> QListWidgetItem:
        parts = (
            formats.date(document.date),
            words.document_name(document),
            formats.money(document.amount, document.currency),
            document.reference,
        )
        item = QListWidgetItem(clean_line(" · ".join(part for part in parts if part)))
        item.setSizeHint(QSize(0, ROW_HEIGHT))
        return item

    def _offered(self, line: DocumentLine) -> Offered:
        if line.kind is not LineKind.PRODUCT:
            return Offered(self.tr("separator line") if line.kind is LineKind.SEPARATOR else line.description, "")
        return Offered(line.description, self._price(line), line.quantity)

    def _price(self, line: DocumentLine) -> str:
        if line.kind is not LineKind.PRODUCT or line.unit_price is None:
            return ""
        old = formats.amount(abs(line.unit_price), self._document().currency)
        price = self._catalogue.prices.get(line.price_id) if line.price_id else None
        now = price.unit_amount if price is not None and price.currency == self._draft.currency else None
        if not self.today.isChecked() or now is None or now == abs(line.unit_price):
            return old
        return self.tr("{0} → {1}").format(old, formats.amount(now, self._draft.currency))

    def _offer(self, *_: object) -> None:
        self.lines.offer([self._offered(line) for line in self._document().lines or ()])

    def _reprice(self, *_: object) -> None:
        self.lines.show_prices([self._price(line) for line in self._document().lines or ()])

    def _changed(self) -> None:
        count = len(self.lines.taken())
        self.confirm.setEnabled(count > 0)
        self.confirm.setText(self.tr("Copy {0}").format(formats.documents_counted(count)))
        other = self._document().currency != self._draft.currency
        self.note.setText(self.tr("It is in another currency: today's prices apply.") if other else "")
        self.note.setVisible(other)

    def _all(self) -> None:
        self.lines.check_all(checked=True)

    def _none(self) -> None:
        self.lines.check_all(checked=False)


class _Documents(QListWidget):
    """Enter is the sheet's: it copies what is checked."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)
