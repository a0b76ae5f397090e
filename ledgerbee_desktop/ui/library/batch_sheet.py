"""Sending several documents at once: what is ready, what blocks the rest, and by which channel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from shiboken6 import isValid

from ledgerbee_desktop.aio.dialogs import result_of
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType, DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import OperationKind, SendRequest
from ledgerbee_desktop.core.rules import (
    Facts,
    Finding,
    Severity,
    read_facts,
    recipient_ean,
    recipient_email,
    send_findings,
)
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.document.steps import send_obstacle
from ledgerbee_desktop.ui.library import words
from ledgerbee_desktop.ui.library.chips import CellDelegate
from ledgerbee_desktop.ui.send_parts import channel_words
from ledgerbee_desktop.ui.sheet import Sheet
from ledgerbee_desktop.ui.text import PlainLabel, clean_line, explain, tooltip
from ledgerbee_desktop.ui.theme import theme

WIDTH = 1000
TABLE_HEIGHT = 300
WIDEST = (210, 150, 165, 130)
"""Of the columns before the last one, which takes what is left: it has the sentences."""
Requests = Sequence[tuple[DocumentKind, DocumentId, SendRequest]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that is to be sent, with what the rules know; `queued`: a sending of it is in the outbox already."""

    document: Document
    facts: Facts
    queued: bool

    def recipient(self, channel: DeliveryType) -> str:
        """Who would get it."""
        customer_id = self.document.customer_id
        customer = self.facts.catalogue.customers.get(customer_id) if customer_id is not None else None
        match channel:
            case DeliveryType.EMAIL:
                return recipient_email(self.document, customer, self.facts.contacts)
            case DeliveryType.SPROOM:
                return recipient_ean(self.document, customer, self.facts.departments)
            case DeliveryType.MANUAL:
                return ""

    def findings(self, channel: DeliveryType) -> tuple[Finding, ...]:
        """What is wrong with sending it by this channel, errors first."""
        found = send_findings(SendRequest(delivery_type=channel), self.document, self.facts)
        return tuple(sorted(found, key=lambda finding: finding.severity is not Severity.ERROR))


class BatchSheet(Sheet):
    """Enter queues what is ready; the rest stays as it is."""

    def __init__(self, candidates: Sequence[Candidate], customers: Sequence[str], parent: QWidget) -> None:
        self._candidates, self._customers = candidates, customers
        self._kind = candidates[0].document.kind
        title = QCoreApplication.translate("BatchSheet", "Send {0} documents").format(len(candidates))
        says = QCoreApplication.translate(
            "BatchSheet",
            "Each is queued by itself and leaves once, also when the program or the network stops in between.",
        )
        super().__init__(title, says, WIDTH, parent)
        self.setObjectName("batch-sheet")
        self.ways: list[QRadioButton] = []
        again = all(candidate.document.status != "draft" for candidate in candidates)
        row = QHBoxLayout()
        for channel in TRAITS[self._kind].channels:
            name, means = channel_words(self._kind, channel, again=again)
            way = QRadioButton(name, self)
            way.setAccessibleDescription(means)
            way.setProperty("channel", channel.value)
            way.toggled.connect(self._show)
            self.ways.append(way)
            row.addWidget(way)
        row.addStretch(1)
        self.table = QTreeWidget(self)
        self._set_up_table()
        self.summary = PlainLabel(role="strong", wrap=True)
        self.column.addLayout(row)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.summary)
        self.add_buttons()
        by_email = [way for way in self.ways if way.property("channel") == DeliveryType.EMAIL.value]
        by_email[0].setChecked(True)
        self._fit_columns()
        by_email[0].setFocus()

    @classmethod
    async def ask(cls, desk: Desk, documents: Sequence[Document], parent: QWidget) -> Requests:
        """Ask how these documents of one kind are to be sent; empty when the person thought better of it."""
        if not documents:
            return ()
        book, today = desk.book, desk.book.clock.today()
        rows = await book.outbox.rows()
        queued = {row.operation.document_id for row in rows if row.operation.kind is OperationKind.SEND}
        candidates = [Candidate(d, await read_facts(book.library, d, today), d.id in queued) for d in documents]
        sheet = cls(candidates, [desk.shelf.customer_name(d.customer_id) for d in documents], parent)
        code = await result_of(sheet)
        if not isValid(sheet) or code != QDialog.DialogCode.Accepted.value:
            return ()
        return sheet.requests()

    @property
    def channel(self) -> DeliveryType:
        """The channel that is marked."""
        marked = next((way for way in self.ways if way.isChecked()), self.ways[0])
        return DeliveryType(marked.property("channel"))

    def ready(self) -> list[Candidate]:
        """The documents that nothing blocks."""
        return [candidate for candidate in self._candidates if not self.obstacle(candidate)]

    def obstacle(self, candidate: Candidate) -> str:
        """What blocks a document; empty when it is ready."""
        if candidate.queued:
            return self.tr("Its sending is in the outbox already.")
        if (state := send_obstacle(candidate.document)) is not None:
            return explain(state)
        errors = (f for f in candidate.findings(self.channel) if f.severity is Severity.ERROR)
        first = next(errors, None)
        if first is not None:
            return explain(first.message)
        if self.channel is not DeliveryType.MANUAL and not candidate.recipient(self.channel):
            return self.tr("Nobody to send it to is known here. Send it by itself and type the address.")
        return ""

    def requests(self) -> Requests:
        """What is to be queued."""
        channel = self.channel
        return [(c.document.kind, c.document.id, SendRequest(delivery_type=channel)) for c in self.ready()]

    # --- showing -----------------------------------------------------------------------------------

    def _set_up_table(self) -> None:
        self.table.setHeaderLabels(
            [self.tr("Document"), self.tr("Customer"), self.tr("To"), self.tr("Amount"), self.tr("Ready?")]
        )
        self.table.setItemDelegate(CellDelegate(self.table))
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(TABLE_HEIGHT)
        self.table.headerItem().setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        a11y.name(self.table, self.tr("Documents"))
        header = self.table.header()
        header.setStretchLastSection(True)
        for section in range(len(WIDEST)):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)

    def _fit_columns(self) -> None:
        for section, widest in enumerate(WIDEST):
            self.table.resizeColumnToContents(section)
            self.table.header().resizeSection(section, min(self.table.columnWidth(section), widest))

    @Slot()
    def _show(self) -> None:
        channel = self.channel
        self.table.clear()
        for candidate, customer in zip(self._candidates, self._customers, strict=True):
            self._add_row(candidate, customer, channel)
        count, whole = len(self.ready()), len(self._candidates)
        blocked = whole - count
        text = self.tr("All are ready.") if not blocked else self.tr("{0} of {1} are ready.").format(count, whole)
        self.summary.setText(text)
        self.confirm.setText(self.tr("Send {0}").format(count))
        self.confirm.setEnabled(bool(count))

    def _name(self, document: Document) -> str:
        """A draft has no number yet: what tells it from the others is its reference, or else its date."""
        if document.number:
            return words.document_name(document)
        return f"{words.status(document)[0]} · {document.reference or formats.date(document.date)}"

    def _add_row(self, candidate: Candidate, customer: str, channel: DeliveryType) -> None:
        document, why = candidate.document, self.obstacle(candidate)
        warnings = [explain(finding.message) for finding in candidate.findings(channel)]
        verdict = why or (self.tr("Ready. {0}").format(warnings[0]) if warnings else self.tr("Ready"))
        money = formats.money(document.amount, document.currency)
        texts = [self._name(document), customer, candidate.recipient(channel) or "–", money, verdict]
        item = QTreeWidgetItem(self.table, [clean_line(text) for text in texts])
        item.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setForeground(4, theme().tokens.error if why else theme().tokens.ok)
        for column, text in enumerate(texts):
            item.setData(column, Qt.ItemDataRole.ToolTipRole, tooltip(text))
