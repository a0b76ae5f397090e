"""Converting a quote or an order confirmation: into what, and as it is or with a few things changed first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)
from shiboken6 import isValid

from ledgerbee_desktop.aio.dialogs import result_of
from ledgerbee_desktop.core.dates import parse_date
from ledgerbee_desktop.core.defaults import DEFAULT_DUE_DAYS
from ledgerbee_desktop.core.derive import from_document, read_line
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.errors import LedgerBeeError
from ledgerbee_desktop.core.identifiers import LineId
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind, LineKind
from ledgerbee_desktop.core.library import Catalogue, Document, DocumentLine
from ledgerbee_desktop.core.numbers import Invalid
from ledgerbee_desktop.core.ports import Book
from ledgerbee_desktop.core.rules import Severity, findings, read_facts
from ledgerbee_desktop.core.rules.parts import Facts
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.editor.line_picker import LinePicker, Offered
from ledgerbee_desktop.ui.library import words
from ledgerbee_desktop.ui.making import with_lines
from ledgerbee_desktop.ui.sheet import Sheet
from ledgerbee_desktop.ui.text import PlainLabel, explain
from ledgerbee_desktop.ui.theme import SPACE

WIDTH = 720
LINES_HEIGHT = 180
NOTES_HEIGHT = 64
LARGEST_QUANTITY = Decimal(1_000_000)

_TARGET: dict[DocumentKind, Message] = {
    DocumentKind.ORDER_CONFIRMATION: QT_TRANSLATE_NOOP("convert", "To an &order confirmation"),
    DocumentKind.INVOICE: QT_TRANSLATE_NOOP("convert", "To an &invoice"),
}
_NO_LINES = QT_TRANSLATE_NOOP("convert", "At least one product line must be taken along.")


@dataclass(frozen=True, slots=True)
class Conversion:
    """What the person decided; `adjustment` is None for "as it is"."""

    target: DocumentKind
    adjustment: Draft | None


class ConvertSheet(Sheet):
    """Enter converts. What is adjusted is sent as a whole, so that LedgerBee makes exactly that."""

    def __init__(self, document: Document, book: Book, facts: Facts, parent: QWidget) -> None:
        self._document, self._book, self._facts = document, book, facts
        title = QCoreApplication.translate("ConvertSheet", "Convert {0}").format(words.document_name(document))
        says = QCoreApplication.translate(
            "ConvertSheet",
            "LedgerBee makes the new document. This one can only be read afterwards; that cannot be undone.",
        )
        super().__init__(title, says, WIDTH, parent)
        self.setObjectName("convert-sheet")
        self.targets: list[QRadioButton] = []
        self.as_it_is, self.adjusted = (
            QRadioButton(self.tr("&As it is"), self),
            QRadioButton(self.tr("Ad&just first"), self),
        )
        self._groups = QButtonGroup(self), QButtonGroup(self)
        self.form = QWidget(self)
        self.date, self.due, self.reference = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.notes, self.lines = QPlainTextEdit(self), LinePicker(self.tr("Unit price"), self)
        self.problem = PlainLabel(role="error", wrap=True)
        self.without_lines = PlainLabel(
            self.tr("Its lines are not here yet: it can only be converted as it is."), self, role="small", wrap=True
        )
        self._build()
        self._connect()
        self.targets[0].setChecked(True)
        self.as_it_is.setChecked(True)
        self.targets[0].setFocus()

    @classmethod
    async def ask(cls, book: Book, document: Document, parent: QWidget) -> Conversion | None:
        """Ask; None when the person thought better of it. Without its lines a document converts as it is, which needs no network."""
        try:
            whole = await with_lines(book, document)
        except LedgerBeeError:
            whole = document
        facts = await read_facts(book.library, whole, book.clock.today())
        sheet = cls(whole, book, facts, parent)
        code = await result_of(sheet)
        if not isValid(sheet) or code != QDialog.DialogCode.Accepted.value:
            return None
        return Conversion(sheet.target, sheet.adjustment())

    @property
    def target(self) -> DocumentKind:
        """The kind that is marked."""
        marked = next((button for button in self.targets if button.isChecked()), self.targets[0])
        return DocumentKind(marked.property("kind"))

    def adjustment(self) -> Draft | None:
        """The document that is to be made, when something is adjusted."""
        if not self.adjusted.isChecked():
            return None
        document, target, today = self._document, self.target, self._facts.today
        made = from_document(document, target, self._book.ids, today, self._facts.catalogue)
        date, due = self._date(self.date), self._date(self.due)
        taken = self.lines.taken()
        lines = [
            read_line(line, LineId(self._book.ids.new())).replace(**_quantity(line, taken[place]))
            for place, line in enumerate(document.lines or ())
            if place in taken
        ]
        return made.replace(
            date=date if isinstance(date, dt.date) else None,
            due_date=due if isinstance(due, dt.date) and target is DocumentKind.INVOICE else None,
            reference=self.reference.text().strip(),
            notes=self.notes.toPlainText().strip(),
            lines=tuple(lines),
        )

    # --- the sheet ---------------------------------------------------------------------------------

    def _build(self) -> None:
        document, today = self._document, self._facts.today
        row = QHBoxLayout()
        for kind in TRAITS[document.kind].converts_to:
            button = QRadioButton(explain(_TARGET[kind]), self)
            button.setProperty("kind", kind.value)
            self.targets.append(button)
            self._groups[0].addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        second = QHBoxLayout()
        for button in (self.as_it_is, self.adjusted):
            self._groups[1].addButton(button)
            second.addWidget(button)
        second.addStretch(1)
        self.adjusted.setEnabled(document.lines is not None)
        self.without_lines.setVisible(document.lines is None)
        due = today + dt.timedelta(days=_terms(document, self._facts.catalogue))
        for field, text in ((self.date, formats.date(today)), (self.due, formats.date(due))):
            field.setText(text)
        self.reference.setText(document.reference)
        self.notes.setPlainText(document.notes)
        self.notes.setFixedHeight(NOTES_HEIGHT)
        self.notes.setTabChangesFocus(True)
        self.lines.setMinimumHeight(LINES_HEIGHT)
        self.lines.offer([self._offered(line) for line in document.lines or ()])
        self._lay_out_form()
        for part in (row, second):
            self.column.addLayout(part)
        self.column.addWidget(self.without_lines)
        self.column.addWidget(self.form, 1)
        self.column.addWidget(self.problem)
        self.confirm.setText(self.tr("Convert"))
        self.add_buttons()

    def _lay_out_form(self) -> None:
        rows = QFormLayout(self.form)
        rows.setContentsMargins(0, SPACE, 0, 0)
        for text, field in (
            (self.tr("&Date"), self.date),
            (self.tr("D&ue"), self.due),
            (self.tr("&Reference"), self.reference),
            (self.tr("&Notes"), self.notes),
        ):
            label = PlainLabel(text, self.form)
            label.setBuddy(field)
            a11y.name(field, text.replace("&", ""))
            rows.addRow(label, field)
            if field is self.due:
                self._due_label = label
        rows.addRow(self.lines)

    def _connect(self) -> None:
        for group in self._groups:
            group.buttonToggled.connect(self._chosen)
        for field in (self.date, self.due, self.reference):
            field.textChanged.connect(self._check)
        self.notes.textChanged.connect(self._check)
        self.lines.changed.connect(self._check)

    def _offered(self, line: DocumentLine) -> Offered:
        if line.kind is not LineKind.PRODUCT:
            text = self.tr("separator line") if line.kind is LineKind.SEPARATOR else line.description
            return Offered(text, "")
        price = "" if line.unit_price is None else formats.amount(line.unit_price, self._document.currency)
        return Offered(line.description, price, line.quantity, LARGEST_QUANTITY)

    # --- checking ----------------------------------------------------------------------------------

    @Slot()
    def _chosen(self) -> None:
        is_invoice = self.target is DocumentKind.INVOICE
        for widget in (self._due_label, self.due):
            widget.setVisible(is_invoice)
        shown = self.adjusted.isChecked()
        if shown != self.form.isVisibleTo(self):
            self.form.setVisible(shown)
            self.fit_height(shrink=True)
        self._check()

    @Slot()
    def _check(self) -> None:
        text = self._problem() if self.adjusted.isChecked() else ""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.confirm.setEnabled(not text)

    def _problem(self) -> str:
        for field in (self.date, *((self.due,) if self.target is DocumentKind.INVOICE else ())):
            read = self._date(field)
            if isinstance(read, Invalid):
                return explain(read.why)
        if self.lines.problem():
            return self.lines.problem()
        draft = self.adjustment()
        if draft is None:
            return ""
        if not any(line.kind is LineKind.PRODUCT for line in draft.lines):
            return explain(_NO_LINES)
        errors = (f for f in findings(draft, self._facts) if f.severity is Severity.ERROR)
        first = next(errors, None)
        return explain(first.message) if first is not None else ""

    def _date(self, field: QLineEdit) -> dt.date | Invalid:
        return parse_date(field.text(), self._facts.today, formats.language())


def _quantity(line: DocumentLine, taken: Decimal | None) -> dict[str, Decimal]:
    return {"quantity": taken} if line.kind is LineKind.PRODUCT and taken is not None else {}


def _terms(document: Document, catalogue: Catalogue) -> int:
    customer = catalogue.customers.get(document.customer_id) if document.customer_id is not None else None
    terms = customer.payment_terms if customer is not None else None
    return DEFAULT_DUE_DAYS if terms is None else terms
