"""The tab of a document that LedgerBee holds."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.errors import LedgerBeeError
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import DeliveryStatus, Document
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.ports import OutboxRow
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.actions import BY_ID, page_action, plain_text
from ledgerbee_desktop.ui.buttons import ActionButton
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.document.facts import DeliveryCard, Facts, FactsCard, TotalsBlock
from ledgerbee_desktop.ui.document.lines import LinesView
from ledgerbee_desktop.ui.library import words
from ledgerbee_desktop.ui.library.chips import Chip
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.outbox.words import reason
from ledgerbee_desktop.ui.page import Page, PageKey
from ledgerbee_desktop.ui.send_sheet import SendSheet
from ledgerbee_desktop.ui.text import PlainLabel, explain, set_role
from ledgerbee_desktop.ui.theme import SPACE

SENT = frozenset({"sent", "paid", "partially_paid"})
"""Statuses in which a document was sent and may be sent again."""


class DocumentPage(Page):
    """Facts, lines, totals, delivery log; sending; its PDF is shown beside it."""

    def __init__(self, desk: Desk, key: PageKey, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._desk, self._book, self._shelf = desk, desk.book, desk.shelf
        self._kind, self._id = DocumentKind(key.kind), DocumentId(key.id)
        self._document: Document | None = None
        self._waiting: OutboxRow | None = None
        self._wants_focus = False
        self.heading, self.chip = PlainLabel(self.tr("Invoice"), role="title"), Chip(self)
        self.note = PlainLabel(wrap=True)
        self.facts, self.lines, self.delivery = FactsCard(), LinesView(), DeliveryCard()
        self.totals = TotalsBlock()
        self._open_send = page_action("document.send", self)
        self._copy = page_action("document.copy-number", self)
        self._copy.triggered.connect(self._copy_number)
        self._sending = AsyncCommand(self._open_send, self._send, self)
        self._sending.failed.connect(self.failed)
        self._sending.set_available(False)
        self.loader = Loader(self._load, self)
        self.fetcher = Loader(self._fetch, self)
        for loader in (self.loader, self.fetcher):
            loader.failed.connect(self.failed)
        self._build()
        desk.signals.documents.connect(self._hear)
        desk.signals.operations.connect(self.loader.start)
        desk.shelf.changed.connect(self.loader.start)
        self.loader.start()
        self.fetcher.start()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self.heading)
        top.addWidget(self._copy_button(), 0, Qt.AlignmentFlag.AlignVCenter)
        self.chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # a status is never cut
        top.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        self.send_button = ActionButton(self._open_send, self, role="primary")
        top.addWidget(self.send_button)
        self._note_frame = QFrame()
        set_role(self._note_frame, "banner-info")
        note = QHBoxLayout(self._note_frame)
        note.setContentsMargins(SPACE + 4, SPACE // 2, SPACE + 4, SPACE // 2)
        note.addWidget(self.note)
        card = QFrame()
        set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        inside.addWidget(self.lines)
        inside.addWidget(self.totals)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE + 4)
        column.addLayout(top)
        for widget in (self._note_frame, self.facts, card, self.delivery):
            column.addWidget(widget)
        column.addStretch(1)
        self.scroller = QScrollArea()
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidgetResizable(True)
        self.scroller.setAccessibleName(self.tr("Document"))
        self.scroller.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroller)

    def _copy_button(self) -> QToolButton:
        """Beside the number and without words, for the width: its tooltip has them, and the key."""
        button = QToolButton(self)
        button.setDefaultAction(self._copy)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        a11y.name(button, plain_text(BY_ID["document.copy-number"]))
        return button

    # --- what the window asks ----------------------------------------------------------------------

    @override
    def title(self) -> str:
        if self._document is None:
            return self.tr("Invoice")
        customer = self._shelf.customer_name(self._document.customer_id)
        name = self._document.number or self.tr("LedgerBee draft")
        return f"{name} {customer}".strip()

    @override
    def commands(self) -> Mapping[str, QAction]:
        return {"document.send": self._open_send, "document.copy-number": self._copy}

    @override
    def document(self) -> Document | None:
        return self._document

    @override
    def take_focus(self) -> None:
        self._wants_focus = self._document is None
        target = self.send_button if self.send_button.isEnabled() else self.lines
        target.setFocus()

    # --- reading -----------------------------------------------------------------------------------

    @Slot(object)
    def _hear(self, ids: frozenset[str]) -> None:
        if not ids or self._id in ids:
            self.loader.start()

    async def _load(self) -> None:
        found = await self._book.library.documents([self._id])
        delivery = await self._book.library.delivery(self._id)
        rows = await self._book.outbox.rows()
        sends = [row for row in rows if row.operation.kind is OperationKind.SEND]
        self._waiting = next((row for row in sends if row.operation.document_id == self._id), None)
        if found:
            before, self._document = self._document, found[0]
            self._show(found[0], delivery)
            if before != found[0]:
                self.title_changed.emit(self.title())
                self.document_changed.emit()

    async def _fetch(self) -> None:
        try:
            await self._book.sync.fetch_document(self._kind, self._id)
        except LedgerBeeError as error:  # what is known locally is on the screen; only nothing at all needs words
            if self._document is None:
                self._say(explain(error), "banner-error")

    # --- showing -----------------------------------------------------------------------------------

    def _show(self, document: Document, delivery: DeliveryStatus | None) -> None:
        today = self._book.clock.today()
        self.heading.setText(words.document_name(document) if document.number else explain(words.KIND[document.kind]))
        self.chip.show_status(*words.status(document))
        self.facts.show_facts(self._about_customer(document), self._about_document(document))
        self.lines.lines.show_document(document)
        self.totals.show_document(document)
        self.delivery.show_log(delivery, sent=document.status in SENT, today=today)
        again = document.status in SENT
        self._open_send.setText(self.tr("&Send again…") if again else self.tr("&Send…"))
        self._sending.set_available((again or document.status == "draft") and self._waiting is None)
        self._copy.setEnabled(bool(document.number))
        self._show_note(document)
        if self._wants_focus:
            self.take_focus()

    def _about_customer(self, document: Document) -> Facts:
        customer = self._shelf.customer(document.customer_id)
        name = self._shelf.customer_name(document.customer_id)
        if customer is None:
            return [(self.tr("Customer"), name), (self.tr("Notes"), document.notes)]
        place = f"{customer.postal_code} {customer.city}".strip()
        return [
            (self.tr("Customer"), name),
            (self.tr("Address"), ", ".join(part for part in (customer.address, place) if part)),
            (self.tr("Email"), customer.email),
            (self.tr("EAN"), customer.ean),
            (self.tr("Notes"), document.notes),
        ]

    def _about_document(self, document: Document) -> Facts:
        today = self._book.clock.today()
        due = formats.date(document.due_date)
        if words.is_overdue(document, today):
            due = explain(words.OVERDUE.of(date=due))
        return [
            (self.tr("Date"), formats.date(document.date)),
            (self.tr("Due"), due),
            (self.tr("Reference"), document.reference),
            (self.tr("Our reference"), document.our_reference),
            (self.tr("Created"), formats.moment(document.created_at, today)),
        ]

    def _show_note(self, document: Document) -> None:
        if self._waiting is not None:
            why = reason(self._waiting, self._book.clock.today())
            self._say(self.tr("Its sending is in the outbox. {0}").format(why).strip(), "banner-info")
        elif document.lines is None:
            self._say(self.tr("The lines come as soon as LedgerBee is reached."), "banner-info")
        elif document.status == "draft":
            text = self.tr(
                "LedgerBee has this draft. It can be sent from here, and changed or deleted in LedgerBee only."
            )
            self._say(text, "banner-info")
        else:
            self._note_frame.hide()

    def _say(self, text: str, role: str) -> None:
        set_role(self._note_frame, role)
        self.note.setText(text)
        self._note_frame.show()

    # --- doing -------------------------------------------------------------------------------------

    @Slot()
    def _copy_number(self) -> None:
        if self._document is not None:
            QGuiApplication.clipboard().setText(self._document.number)

    async def _send(self) -> None:
        if self._document is None:
            return
        request = await SendSheet.ask_for_document(self._book, self._document, self)
        if request is not None:
            await self._book.outbox.send(
                self._kind, self._id, request, undo_seconds=self._desk.preferences.undo_seconds
            )
