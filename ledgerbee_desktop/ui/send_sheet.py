"""The one sheet that asks what is to happen with a document: a LedgerBee draft only, or sent, and how."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from ledgerbee_desktop.aio.dialogs import result_of
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import TemplateId
from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import SendRequest
from ledgerbee_desktop.core.ports import Book
from ledgerbee_desktop.core.rules import (
    Facts,
    Finding,
    findings,
    has_errors,
    read_facts,
    recipient_ean,
    recipient_email,
    send_findings,
)
from ledgerbee_desktop.core.totals import estimate
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.editor.kind_words import WORDS
from ledgerbee_desktop.ui.send_form import RecipientForm
from ledgerbee_desktop.ui.send_parts import Obstacles, Way, channel_words, is_warning, press_focused_button
from ledgerbee_desktop.ui.text import ElidedLabel, PlainLabel, clean_line, explain, set_role
from ledgerbee_desktop.ui.theme import SPACE

WIDTH = 520


@dataclass(frozen=True, slots=True)
class SheetAnswer:
    """What the person decided: `send` is None for a LedgerBee draft only. `jump` names the field of a finding to go to instead."""

    send: SendRequest | None = None
    jump: str = ""


class SendSheet(QDialog):
    """Opened without blocking; Enter confirms what is marked, Esc leaves everything as it is."""

    def __init__(self, subject: Draft | Document, facts: Facts, parent: QWidget) -> None:
        super().__init__(parent)
        self._subject, self._facts = subject, facts
        self._words, self._traits = WORDS[subject.kind], TRAITS[subject.kind]
        self._jump = ""
        self._customer = facts.catalogue.customers.get(subject.customer_id) if subject.customer_id else None
        self.setObjectName("send-sheet")
        self.setFixedWidth(WIDTH)
        self.setWindowTitle(explain(self._words.send))
        self._ways: list[Way] = []
        self._group = QButtonGroup(self)
        self.form = RecipientForm(subject.kind, facts.catalogue.templates, self)
        self.to, self.store, self.template = self.form.to, self.form.store, self.form.template
        self.warning = PlainLabel("", self, role="warning", wrap=True)
        self.obstacles = Obstacles(self, jumps=isinstance(subject, Draft))
        self.obstacles.jump_asked.connect(self._jump_to)
        self.confirm = QPushButton(self)
        self._lay_out()
        self._group.buttonToggled.connect(self._chosen)
        self.to.textChanged.connect(self._check)
        self._ways[0].setChecked(True)
        self._order()
        self._ways[0].setFocus()

    @classmethod
    async def ask_for_document(cls, book: Book, document: Document, parent: QWidget) -> SendRequest | None:
        """Ask how to send what LedgerBee holds; None when the person thought better of it."""
        facts = await read_facts(book.library, document, book.clock.today())
        answer = await cls.ask(document, facts, parent)
        return answer.send if answer is not None else None

    @classmethod
    async def ask(cls, subject: Draft | Document, facts: Facts, parent: QWidget) -> SheetAnswer | None:
        """Ask what is to happen with a draft or document; None when the person thought better of it."""
        sheet = cls(subject, facts, parent)
        code = await result_of(sheet)
        if not isValid(sheet):
            return None
        if sheet._jump:
            return SheetAnswer(jump=sheet._jump)
        return SheetAnswer(sheet.request()) if code == QDialog.DialogCode.Accepted.value else None

    @property
    def way(self) -> DeliveryType | None:
        """The way that is marked; None is "draft only"."""
        checked = self._group.checkedButton()
        return checked.delivery if isinstance(checked, Way) else None

    def choose(self, delivery: DeliveryType | None) -> None:
        """Mark a way."""
        for way in self._ways:
            if way.delivery is delivery:
                way.setChecked(True)

    def request(self) -> SendRequest | None:
        """What is marked, as a request."""
        delivery = self.way
        if delivery is None:
            return None
        has_recipient = delivery is not DeliveryType.MANUAL
        to = self.to.text().strip() if has_recipient else ""
        template = self.template.currentData()
        return SendRequest(
            delivery_type=delivery,
            to=to.replace(" ", "") if delivery is DeliveryType.SPROOM else to,
            store_on_customer=bool(to) and self._traits.overrides_recipient and self.store.isChecked(),
            template_id=TemplateId(template) if template else None,
        )

    def problems(self) -> tuple[Finding, ...]:
        """What stands in the way of what is marked, and what is worth a look."""
        own = findings(self._subject, self._facts) if isinstance(self._subject, Draft) else ()
        request = self.request()
        sending = send_findings(request, self._subject, self._facts) if request is not None else ()
        return tuple(sorted((*own, *sending), key=is_warning))

    # --- the sheet ---

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE + 4, 3 * SPACE, 2 * SPACE + 4)
        column.setSpacing(SPACE)
        column.addLayout(self._headline())
        column.addSpacing(SPACE // 2)
        self._add_warning(column)
        self._add_ways(column)
        column.addWidget(self.form)
        column.addSpacing(SPACE // 2)
        column.addWidget(self.obstacles)
        column.addLayout(self._buttons())

    def _headline(self) -> QHBoxLayout:
        name = self._customer.name if self._customer is not None else self.tr("No customer")
        who = ElidedLabel(clean_line(name), self, role="heading")
        if isinstance(self._subject, Document):
            total, note = formats.money(self._subject.amount, self._subject.currency), ""
        else:
            totals = estimate(self._subject, self._facts.catalogue)
            signed = self._traits.sign * totals.total
            total, note = formats.money(signed, totals.currency), self.tr("estimate")
            if not totals.complete:  # a sum of some of the lines would be taken for the total
                total, note = "", self.tr("LedgerBee calculates the total")
        figures = QVBoxLayout()
        figures.setSpacing(0)
        for text, role in ((total, "heading"), (note, "estimate")):
            label = PlainLabel(text, self, role=role)
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            label.setVisible(bool(text))
            figures.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(who, 1)
        row.addLayout(figures)
        return row

    def _add_warning(self, column: QVBoxLayout) -> None:
        """What cannot be taken back once a credit note is queued (contract README, trap 6)."""
        subject = self._subject
        if not isinstance(subject, Draft) or not self._traits.is_numbered_on_create:
            return
        if subject.invoice_number:
            text = self.tr(
                "Its number is used at once, and invoice {0} becomes credited. LedgerBee cannot take that back."
            )
        else:
            text = self.tr("Its number is used at once. LedgerBee cannot take that back.")
        self.warning.setText(text.format(clean_line(subject.invoice_number)))
        column.addWidget(self.warning)

    def _add_ways(self, column: QVBoxLayout) -> None:
        subject = self._subject
        if isinstance(subject, Draft):
            changes = subject.edits is not None
            text = self.tr("&Save to LedgerBee") if changes else self.tr("&Create draft in LedgerBee")
            means = self.tr("It replaces the draft there; nobody gets it.") if changes else explain(self._words.create)
            self._add_way(column, text, means, None)
        again = isinstance(subject, Document) and subject.status != "draft"
        for channel in TRAITS[subject.kind].channels:
            text, means = channel_words(subject.kind, channel, again=again)
            self._add_way(column, text, means, channel)

    def _add_way(self, column: QVBoxLayout, text: str, means: str, delivery: DeliveryType | None) -> None:
        way = Way(text, means, delivery, self)
        self._ways.append(way)
        self._group.addButton(way)
        way.means.setIndent(24)
        box = QVBoxLayout()
        box.setSpacing(0)
        box.addWidget(way)
        box.addWidget(way.means)
        column.addLayout(box)

    def _buttons(self) -> QHBoxLayout:
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        set_role(self.confirm, "primary")
        self.confirm.setDefault(True)
        self.confirm.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.confirm)
        return row

    def _order(self) -> None:
        order = [*self._ways, self.to, self.store, self.template, self._cancel, self.confirm]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _chosen(self, _button: object, checked: bool) -> None:
        if not checked:
            return
        delivery = self.way
        self.form.show_way(delivery, clean_line(self._resolved(delivery)))
        self.confirm.setText(self._confirmation(delivery))
        self._check()

    def _confirmation(self, delivery: DeliveryType | None) -> str:
        subject = self._subject
        if delivery is not None:
            again = isinstance(subject, Document) and subject.status != "draft"
            return self.tr("Send again") if again else self.tr("Send")
        changes = isinstance(subject, Draft) and subject.edits is not None
        return self.tr("Queue the change") if changes else self.tr("Queue the draft")

    def _resolved(self, delivery: DeliveryType | None) -> str:
        if delivery is DeliveryType.EMAIL:
            return recipient_email(self._subject, self._customer, self._facts.contacts)
        if delivery is DeliveryType.SPROOM:
            return recipient_ean(self._subject, self._customer, self._facts.departments)
        return ""

    def _check(self) -> None:
        problems = self.problems()
        self.confirm.setEnabled(not has_errors(problems))
        self.obstacles.show_findings(problems)
        self._fit()

    def _fit(self) -> None:
        """As high as its sentences need at this width; `adjustSize` measures them at another."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(WIDTH, max(layout.totalHeightForWidth(WIDTH), layout.totalSizeHint().height()))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused_button(self, event):
            super().keyPressEvent(event)

    def _jump_to(self, field: str) -> None:
        self._jump = field
        self.reject()
