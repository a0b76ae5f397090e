"""The number of the invoice that a credit note credits: typed, or taken from the list of this customer's invoices (F4)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.editor.choice_list import Choice, ChoiceList
from ledgerbee_desktop.ui.editor.fields import TextField
from ledgerbee_desktop.ui.editor.header_changes import by_hand
from ledgerbee_desktop.ui.editor.list_line import ListLine
from ledgerbee_desktop.ui.editor.session import Session
from ledgerbee_desktop.ui.library import words

LIST_WIDTH = 460


class InvoiceField(ListLine, TextField):
    """What is typed is the number; a row of the list is taken only when it was marked."""

    def __init__(self, session: Session, parent: QWidget, surface: QWidget) -> None:
        super().__init__(session, "invoice_number", parent)
        self.list = ChoiceList(surface, self.tr("Invoices of the customer"))
        self.list.taken.connect(self._clicked)
        self.setPlaceholderText(self.tr("Number (F4)"))

    @override
    def open_list(self, *, highlight: bool) -> None:
        """The customer's invoices whose numbers begin as typed; all of them while nothing is."""
        typed = self.text().strip()
        fits = [invoice for invoice in self.session.invoices if highlight or invoice.number.startswith(typed)]
        self.list.offer([self._choice(invoice) for invoice in fits], self, width=LIST_WIDTH, highlight=highlight)

    def _choice(self, invoice: Document) -> Choice:
        amount = formats.money(invoice.amount, invoice.currency)
        return Choice(invoice.number, invoice.number, formats.date(invoice.date), words.status(invoice)[0], amount)

    @override
    def edited(self, text: str) -> None:
        super().edited(text.strip())
        if text.strip():
            self.open_list(highlight=False)
        else:
            self.list.hide()

    @override
    def finish(self) -> bool:
        marked = self.list.highlighted
        self.list.hide()
        if marked is not None:
            self._take(marked)
        return super().finish()

    def _take(self, choice: Choice) -> None:
        number = str(choice.value)
        self.session.apply(by_hand(self.session.draft, self.field, invoice_number=number))

    def _clicked(self, choice: Choice) -> None:
        self.list.hide()
        self._take(choice)
