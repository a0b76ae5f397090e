"""A credit note for an invoice: which of its lines, and how much of each."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from shiboken6 import isValid

from ledgerbee_desktop.aio.dialogs import result_of
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.core.library import Document, DocumentLine
from ledgerbee_desktop.core.money import round_half_up
from ledgerbee_desktop.core.ports import Book
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.editor.line_picker import LinePicker, Offered
from ledgerbee_desktop.ui.making import make_credit_note, with_lines
from ledgerbee_desktop.ui.sheet import Sheet
from ledgerbee_desktop.ui.text import PlainLabel, clean_line, set_role

WIDTH = 760
HEIGHT = 300


async def ask_for_credit_note(book: Book, invoice: Document, parent: QWidget) -> DraftId | None:
    """Ask which lines of a booked invoice are credited and make the draft; None when the person thought better of it.

    Raises LedgerBeeError when the invoice's lines are not here and cannot be read.
    """
    whole = await with_lines(book, invoice)
    sheet = CreditSheet(whole, parent)
    code = await result_of(sheet)
    if not isValid(sheet) or code != QDialog.DialogCode.Accepted.value:
        return None
    return await make_credit_note(book, whole, sheet.quantities())


class CreditSheet(Sheet):
    """All lines are checked at first; nothing leaves before the credit note is queued."""

    def __init__(self, invoice: Document, parent: QWidget) -> None:
        self._invoice = invoice
        title = self.tr("Credit note for invoice {0}").format(clean_line(invoice.number))
        says = self.tr(
            "A draft is made, which you can still change. When it is queued, LedgerBee gives it a number at once and marks the "
            "whole invoice as credited, also when only some lines are."
        )
        super().__init__(title, says, WIDTH, parent)
        self.setObjectName("credit-sheet")
        self.lines = LinePicker(self.tr("Unit price"), self)
        self.lines.setMinimumHeight(HEIGHT)
        self.sum = PlainLabel("", self, role="strong")
        self.column.addWidget(self.lines, 1)
        self.column.addWidget(self.sum)
        self.all_button = QPushButton(self.tr("&All"), self)
        self.none_button = QPushButton(self.tr("&None"), self)
        for button in (self.all_button, self.none_button):
            set_role(button, "flat")
        self.all_button.clicked.connect(self._all)
        self.none_button.clicked.connect(self._none)
        self.confirm.setText(self.tr("Make the credit note"))
        self.add_buttons(self.all_button, self.none_button)
        self.lines.changed.connect(self._changed)
        self.lines.offer([self._offered(line) for line in invoice.lines or ()])
        self.lines.setFocus()

    def quantities(self) -> Mapping[int, Decimal | None]:
        """The places of the lines that are credited, with their quantities (`derive.credit_note`)."""
        return self.lines.taken()

    def _offered(self, line: DocumentLine) -> Offered:
        if line.kind is not LineKind.PRODUCT:
            text = self.tr("separator line") if line.kind is LineKind.SEPARATOR else line.description
            return Offered(text, "")
        price = "" if line.unit_price is None else formats.amount(abs(line.unit_price), self._invoice.currency)
        return Offered(line.description, price, line.quantity, line.quantity)

    def _changed(self) -> None:
        problem = self.lines.problem()
        lines = self._invoice.lines or ()
        taken = self.lines.taken()
        products = {row: quantity for row, quantity in taken.items() if lines[row].kind is LineKind.PRODUCT}
        if problem:
            self.sum.setText(problem)
        elif not products:
            self.sum.setText(self.tr("Choose at least one line with a product."))
        else:
            currency = self._invoice.currency
            each = [
                round_half_up((quantity or Decimal(0)) * (lines[row].unit_price or Decimal(0)), currency)
                for row, quantity in products.items()
            ]
            total = formats.money(-sum(each, Decimal(0)), currency)
            self.sum.setText(self.tr("{0} without VAT (estimate)").format(total))
        set_role(self.sum, "strong" if products and not problem else "error")
        self.confirm.setEnabled(bool(products) and not problem)

    def _all(self) -> None:
        self.lines.check_all(checked=True)

    def _none(self) -> None:
        self.lines.check_all(checked=False)
