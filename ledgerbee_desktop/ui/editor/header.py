"""The header form: compact, exactly the fields of the kind, labels with a letter each."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ledgerbee_desktop.core.drafts import Caret
from ledgerbee_desktop.core.rules import Finding, Severity
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.editor.bubble import Bubble
from ledgerbee_desktop.ui.editor.choice_fields import Combo
from ledgerbee_desktop.ui.editor.customer_field import CustomerField
from ledgerbee_desktop.ui.editor.fields import DateField, DaysField, HeaderLine, TextField
from ledgerbee_desktop.ui.editor.header_layout import LAYOUT
from ledgerbee_desktop.ui.editor.invoice_field import InvoiceField
from ledgerbee_desktop.ui.editor.session import Session
from ledgerbee_desktop.ui.text import ElidedLabel, PlainLabel, clean_line, explain, set_role, set_tooltip
from ledgerbee_desktop.ui.theme import SPACE

CURRENCIES = ("DKK", "EUR", "SEK", "NOK", "GBP", "USD")
Field = HeaderLine | Combo


class Labelled(PlainLabel):
    """The label of a field; it wears the colour of what is wrong with the field, and a mark for those who see no colours."""

    def __init__(self, text: str, field: QWidget, parent: QWidget) -> None:
        super().__init__(text, parent, role="muted")
        self._plain, self._field = text, field
        self.setBuddy(field)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        a11y.name(field, self.plain_text)

    @property
    def plain_text(self) -> str:
        """The label without the mark of its letter."""
        return self._plain.replace("&", "")

    def mark(self, finding: Finding | None) -> None:
        """Show the gravest finding of the field, or none."""
        sentence = explain(finding.message) if finding is not None else ""
        role = "muted" if finding is None else "error" if finding.severity is Severity.ERROR else "warning"
        self.setText(self._plain if finding is None else f"⚠ {self._plain}")
        set_role(self, role)
        set_tooltip(self, sentence)
        set_tooltip(self._field, sentence)
        self._field.setAccessibleDescription(clean_line(sentence))


class HeaderForm(QWidget):
    """All header fields but the notes."""

    customer_chosen = Signal(str)
    moved = Signal()
    """Half-typed text or the focus changed."""

    def __init__(self, session: Session, surface: QWidget) -> None:
        super().__init__(surface)
        self._session = session
        self.customer = CustomerField(session, self, surface)
        self.contact = Combo(session, "contact_id", self)
        self.department = Combo(session, "department_id", self)
        self.date = DateField(session, "date", self)
        self.currency = Combo(session, "currency", self)
        self.reference = TextField(session, "reference", self)
        self._make_own_fields(session, surface)
        self.bubble = Bubble(surface)
        self.about = ElidedLabel("", self, role="small")
        self._labels: dict[str, Labelled] = {}
        self.last: Field = self.customer
        self._lay_out()
        self.customer.chosen.connect(self.customer_chosen)
        for line in self.findChildren(HeaderLine):
            line.moved.connect(self.moved)
            line.textEdited.connect(self.bubble.hide)
            line.refused.connect(self._say_refused)
        session.facts_changed.connect(self._facts_changed)
        session.changed.connect(self._tell_about)
        session.figures_changed.connect(self._mark)
        self._facts_changed()
        self._mark()

    @property
    def lines(self) -> list[HeaderLine]:
        """The fields that are typed in."""
        return self.findChildren(HeaderLine)

    @property
    def fields(self) -> dict[str, Field]:
        """The widgets by the draft's field."""
        widgets: list[Field] = [*self.findChildren(HeaderLine), *self.findChildren(Combo)]
        return {widget.field: widget for widget in widgets}

    @property
    def names(self) -> dict[str, str]:
        """What the fields are called, by the draft's field."""
        return {name: label.plain_text for name, label in self._labels.items()}

    def caret(self) -> Caret | None:
        """Where the person is, when it is here; a half-typed field even when the focus has left the window."""
        for name, field in self.fields.items():
            if isinstance(field, HeaderLine) and field.hasFocus():
                return Caret(name, None, field.half_typed, field.cursorPosition())
            if field.hasFocus():
                return Caret(name)
        return None

    def restore(self, caret: Caret) -> bool:
        """Go back to where the person was; False when that was not here."""
        field = self.fields.get(caret.field)
        if field is None or caret.row is not None:
            return False
        field.setFocus()
        if isinstance(field, HeaderLine):
            if caret.typing is not None:
                field.put(caret.typing, caret.position)
            else:
                field.setCursorPosition(caret.position)
        return True

    def focus(self, name: str) -> bool:
        """Put the keyboard into a field, its text selected; False when there is no such field."""
        field = self.fields.get(name)
        if field is None:
            return False
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()
        return True

    def settle(self) -> bool:
        """Take what is half typed in the field that has the keyboard."""
        return all(field.finish() for field in self.fields.values() if isinstance(field, HeaderLine))

    def _make_own_fields(self, session: Session, surface: QWidget) -> None:
        for place in LAYOUT[session.draft.kind]:
            match place.field:
                case "our_reference" | "description":
                    TextField(session, place.field, self)
                case "invoice_number":
                    InvoiceField(session, self, surface)
                case "due_date" | "valid_until":
                    DateField(session, place.field, self)
                case "payment_terms":
                    DaysField(session, place.field, self)

    def _texts(self) -> dict[str, str]:
        return {
            "customer_id": self.tr("&Customer"),
            "contact_id": self.tr("Con&tact"),
            "department_id": self.tr("De&partment"),
            "reference": self.tr("&Reference"),
            "our_reference": self.tr("&Our reference"),
            "description": self.tr("Te&xt"),
            "date": self.tr("D&ate"),
            "due_date": self.tr("D&ue date"),
            "payment_terms": self.tr("Ter&ms, days"),
            "valid_until": self.tr("Va&lid until"),
            "invoice_number": self.tr("Credits &invoice"),
            "currency": self.tr("Currenc&y"),
        }

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE - 2)
        who = QHBoxLayout()
        who.setSpacing(SPACE + 4)
        who.addWidget(self.customer, 3)
        who.addWidget(self.about, 2)
        fields, texts, order = self.fields, self._texts(), []
        for place in LAYOUT[self._session.draft.kind]:
            field = fields[place.field]
            order.append(field)
            label = Labelled(texts[place.field], field, self)
            self._labels[place.field] = label
            grid.addWidget(label, place.row, 2 * place.pair)
            room = (place.row, 2 * place.pair + 1, 1, 2 * place.reach - 1)
            if field is self.customer:
                grid.addLayout(who, *room)
            else:
                grid.addWidget(field, *room)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for column, stretch in ((1, 5), (3, 5), (5, 3)):
            grid.setColumnStretch(column, stretch)
        grid.setColumnMinimumWidth(5, 104)
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)
        self.last = order[-1]

    def _facts_changed(self) -> None:
        facts = self._session.facts
        nobody = [(self.tr("none"), None)]
        self.contact.offer([*nobody, *((clean_line(c.name or c.email), c.id) for c in facts.contacts)])
        self.department.offer([*nobody, *((clean_line(d.name), d.id) for d in facts.departments)])
        sold = {price.currency for price in facts.catalogue.prices.values()} - set(CURRENCIES)
        self.currency.offer([(code, code) for code in (*CURRENCIES, *sorted(sold))])
        self._tell_about()

    def _tell_about(self) -> None:
        customer_id = self._session.draft.customer_id
        customer = self._session.catalogue.customers.get(customer_id) if customer_id else None
        if customer is None:
            self.about.setText("")
            return
        vat = self.tr("VAT {0}").format(customer.vat_number) if customer.vat_number else ""
        place = f"{customer.postal_code} {customer.city}".strip()
        parts = (customer.address, place, vat, self.tr("EAN {0}").format(customer.ean) if customer.ean else "")
        self.about.setText(" · ".join(part for part in parts if part))

    def _say_refused(self, field: str, why: Message) -> None:
        widget = self.fields[field]
        if widget.hasFocus():
            self.bubble.say(explain(why), widget)

    def _mark(self) -> None:
        blank = self._session.draft.is_blank
        if not any(self._session.is_unreadable(name) for name in self._labels):
            self.bubble.hide()
        for name, label in self._labels.items():
            label.mark(None if blank else self._session.problem(name))
