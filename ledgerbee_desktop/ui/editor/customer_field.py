"""The customer: typed by number, name, city, VAT number or any part of them, taken from the list below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.core.identifiers import CustomerId
from ledgerbee_desktop.core.library import Customer
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui.editor.choice_list import Choice, ChoiceList
from ledgerbee_desktop.ui.editor.fields import ReadField
from ledgerbee_desktop.ui.editor.list_line import ListLine
from ledgerbee_desktop.ui.editor.search import CustomerIndex, fold
from ledgerbee_desktop.ui.editor.session import Session
from ledgerbee_desktop.ui.text import clean_line

_NOBODY = QT_TRANSLATE_NOOP("editor", "No customer fits “{text}”.")
_SEVERAL = QT_TRANSLATE_NOOP("editor", "Several customers fit “{text}”. Choose one from the list (F4).")
LIST_WIDTH = 560
CREATE = object()
"""The value of the row that creates a customer."""


class CustomerField(ListLine, ReadField):
    """Half-typed text stays in the field until somebody was found by it, or Esc gives it up."""

    chosen = Signal(str)
    """The id of the customer that was taken."""
    create_asked = Signal(str)
    """A customer is to be created; what was typed."""

    def __init__(self, session: Session, parent: QWidget, surface: QWidget) -> None:
        self._index: CustomerIndex | None = None
        self._version: object = None
        self._sought = ""
        super().__init__(session, "customer_id", parent)
        self.list = ChoiceList(surface, self.tr("Customers"))
        self.list.taken.connect(self._clicked)
        self.setPlaceholderText(self.tr("Number, name, city, VAT number"))
        session.facts_changed.connect(self.refresh)

    @override
    def shown(self) -> str:
        customer_id = self.session.draft.customer_id
        if customer_id is None:
            return ""
        customer = self.session.catalogue.customers.get(customer_id)
        if customer is None:
            return self.tr("Unknown customer")
        state = self.tr("deleted in LedgerBee") if customer.is_deleted else ""
        if customer.is_temporary:
            state = self.tr("not in LedgerBee yet")
        parts = (customer.number, customer.name, state)
        return clean_line(" · ".join(part for part in parts if part))

    def _find(self, text: str) -> list[Customer]:
        if self._index is None or self._version is not self.session.catalogue:
            self._index, self._version = CustomerIndex(self.session.catalogue), self.session.catalogue
        return self._index.find(text)

    @override
    def open_list(self, *, highlight: bool) -> None:
        """Show who fits what is typed; everybody while nothing is."""
        typed = self.text() if self.half_typed is not None else ""
        found, self._sought = self._find(typed), typed.strip()
        new = Choice(CREATE, "+", self.tr("Create a customer…"), clean_line(typed))
        self.list.offer([*map(self._choice, found), new], self, width=LIST_WIDTH, highlight=highlight and bool(found))

    def _choice(self, customer: Customer) -> Choice:
        note = self.tr("inactive") if not customer.is_active else customer.city
        if customer.is_temporary:
            note = self.tr("not in LedgerBee yet")
        return Choice(customer.id, customer.number, customer.name, note, customer.vat_number, not customer.is_active)

    @override
    def edited(self, text: str) -> None:
        super().edited(text)
        if text.strip() and self.half_typed is not None:
            self.open_list(highlight=True)
        else:
            self.list.hide()

    @override
    def take(self, text: str) -> Message | None:
        marked = self.list.highlighted
        if marked is not None:
            self._choose(marked.value)
            return None
        if not text.strip():
            return None
        found = self._find(text)
        exact = [customer for customer in found if fold(customer.number) == fold(text.strip())]
        if len(exact or found) != 1:
            return (_SEVERAL if found else _NOBODY).of(text=text.strip()[:40])
        self._choose((exact or found)[0].id)
        return None

    @override
    def finish(self) -> bool:
        marked = self.list.highlighted
        if marked is not None and self.half_typed is None:  # opened with F4 and picked
            self._choose(marked.value)
            self.list.hide()
            return True
        taken = super().finish()
        self.list.hide()
        return taken

    def _choose(self, customer_id: object) -> None:
        if customer_id is CREATE:
            self.create_asked.emit(self._sought)
            return
        if isinstance(customer_id, str) and customer_id != self.session.draft.customer_id:
            self.chosen.emit(CustomerId(customer_id))

    def _clicked(self, choice: Choice) -> None:
        self._half = False
        self.session.set_unreadable(self.field, None)
        self.list.hide()
        self._choose(choice.value)
        self.refresh()
