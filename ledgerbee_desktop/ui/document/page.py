"""The tab of a document that LedgerBee holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.errors import LedgerBeeError
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.ports import Connection, OutboxRow
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.actions import BY_ID, page_action, plain_text
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.document.about import about_customer, about_document, note
from ledgerbee_desktop.ui.document.chain import ChainRow
from ledgerbee_desktop.ui.document.earlier import EarlierCard
from ledgerbee_desktop.ui.document.facts import DeliveryCard, FactsCard, TotalsBlock
from ledgerbee_desktop.ui.document.lines import LinesView
from ledgerbee_desktop.ui.document.steps import STEPS, steps
from ledgerbee_desktop.ui.document.steps_row import StepsRow
from ledgerbee_desktop.ui.kind_menu import KindMenu
from ledgerbee_desktop.ui.library import words
from ledgerbee_desktop.ui.library.chips import Chip
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.making import use_as_template
from ledgerbee_desktop.ui.page import Page, PageKey
from ledgerbee_desktop.ui.send_sheet import SendSheet
from ledgerbee_desktop.ui.text import PlainLabel, explain, set_role
from ledgerbee_desktop.ui.theme import SPACE

DELIVERABLE = frozenset({"sending", "sent", "paid", "partially_paid", "credited", "uncollectible"})
"""Statuses after a send: only then is there a delivery log."""


class DocumentPage(Page):
    """Facts, chain, lines, totals, delivery log, and what can be done next; its PDF is shown beside it."""

    def __init__(self, desk: Desk, key: PageKey, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._desk, self._book, self._shelf = desk, desk.book, desk.shelf
        self._kind, self._id = DocumentKind(key.kind), DocumentId(key.id)
        self.icon_name = words.ICON[self._kind]
        self._document: Document | None = None
        self._waiting: Sequence[OutboxRow] = ()
        self._chain_ids: frozenset[str] = frozenset()
        self._wants_focus = False
        self.heading, self.chip = PlainLabel(explain(words.KIND[self._kind]), role="title"), Chip(self)
        self.note = PlainLabel(wrap=True)
        self.facts, self.lines, self.delivery = FactsCard(), LinesView(), DeliveryCard()
        self.earlier = EarlierCard(desk)
        self.earlier.open_asked.connect(self.open_asked)
        self.totals, self.chain = TotalsBlock(), ChainRow()
        self.chain.asked.connect(self.open_asked)
        self._make_commands()
        self.loader = Loader(self._load, self)
        self.fetcher = Loader(self._fetch, self)
        for source in (self.loader, self.fetcher, self.earlier):
            source.failed.connect(self.failed)
        self._build()
        desk.signals.documents.connect(self._hear)
        for signal in (desk.signals.operations, desk.signals.drafts, desk.shelf.changed):
            signal.connect(self.loader.start)
        self.loader.start()
        self.fetcher.start()

    def _make_commands(self) -> None:
        works = (self._send, self._convert, self._edit, self._credit, self._template)
        self.steps = StepsRow(dict(zip(STEPS, works, strict=True)), self)
        self.steps.failed.connect(self.failed)
        self._copy = page_action("document.copy-number", self)
        self._copy.triggered.connect(self._copy_number)
        self._customer = page_action("customer.open", self)
        self._customer.setEnabled(False)
        self._customer.triggered.connect(self._open_customer)
        self._walks = {name: page_action(name, self) for name in ("document.before", "document.after")}
        for action in self._walks.values():
            action.setEnabled(False)
            action.triggered.connect(self._walk)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self.heading)
        top.addWidget(self._copy_button(), 0, Qt.AlignmentFlag.AlignVCenter)
        self.chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # a status is never cut
        top.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
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
        for widget in (self.steps, self._note_frame, self.chain, self.facts, card, self.delivery, self.earlier):
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
            return explain(words.KIND[self._kind])
        customer = self._shelf.customer_name(self._document.customer_id)
        name = self._document.number or self.tr("LedgerBee draft")
        return f"{name} {customer}".strip()

    @override
    def commands(self) -> Mapping[str, QAction]:
        own = {"document.copy-number": self._copy, "customer.open": self._customer}
        return {**self.steps.actions_by_id, **self._walks, **own}

    @override
    def document(self) -> Document | None:
        return self._document

    @override
    def take_focus(self) -> None:
        self._wants_focus = self._document is None
        target = self.steps.first_enabled() if self._document is not None else None
        (target or self.lines).setFocus()

    @override
    def read_again(self) -> None:
        self.fetcher.start()

    # --- reading -----------------------------------------------------------------------------------

    @Slot(object)
    def _hear(self, ids: frozenset[str]) -> None:
        # While it is being read, what changed may belong to a chain that is not known here yet.
        if not ids or self.loader.busy or self._id in ids or ids & self._chain_ids:
            self.loader.start()

    async def _load(self) -> None:
        library = self._book.library
        found = await library.documents([self._id])
        if not found:
            return
        document = found[0]
        self._waiting = [row for row in await self._book.outbox.rows() if row.operation.document_id == self._id]
        chain = await library.chain(self._kind, self._id)
        self._chain_ids = frozenset(link.document_id for link in chain if link.document_id is not None)
        customer_id = document.customer_id
        contacts = await library.contacts(customer_id) if customer_id is not None else ()
        departments = await library.departments(customer_id) if customer_id is not None else ()
        today = self._book.clock.today()
        images = await self._book.outbox.images(self._id) if TRAITS[self._kind].is_updatable else ()
        self.earlier.show_images(images, document, today)
        before, self._document = self._document, document
        self.facts.show_facts(
            about_customer(document, self._shelf, contacts, departments), about_document(document, chain, today)
        )
        self.chain.show_chain(chain, self._id)
        self.delivery.show_log(
            await library.delivery(self._id),
            sent=TRAITS[document.kind].has_delivery_log and document.status in DELIVERABLE,
            today=today,
        )
        self._show(document)
        if before != document:
            self.title_changed.emit(self.title())
            self.document_changed.emit()
        if before is not None and document.lines is None and self._book.sync.status.connection is Connection.ONLINE:
            self.fetcher.start()  # a list has told that it changed, and lists have no lines

    async def _fetch(self) -> None:
        try:
            await self._book.sync.fetch_document(self._kind, self._id)
        except LedgerBeeError as error:  # what is known locally is on the screen; only nothing at all needs words
            if self._document is None:
                self._say(explain(error), "banner-error")

    # --- showing -----------------------------------------------------------------------------------

    def _show(self, document: Document) -> None:
        self.heading.setText(words.document_name(document) if document.number else explain(words.KIND[document.kind]))
        self.chip.show_status(*words.status(document))
        self.lines.lines.show_document(document)
        self.totals.show_document(document)
        again = document.status != "draft"
        self.steps.actions_by_id["document.send"].setText(self.tr("&Send again…") if again else self.tr("&Send…"))
        self._copy.setEnabled(bool(document.number))
        self._customer.setEnabled(document.customer_id is not None)
        self.steps.offer(steps(document, self._shelf.key, [row.operation for row in self._waiting]))
        for name, step in (("document.before", -1), ("document.after", 1)):
            self._walks[name].setEnabled(self.chain.neighbour(step) is not None)
        text = note(document, self._waiting, self._book.clock.today())
        self._say(text, "banner-info")
        self._note_frame.setVisible(bool(text))
        if self._wants_focus and self.is_in_front:
            self.take_focus()

    def _say(self, text: str, role: str) -> None:
        set_role(self._note_frame, role)
        self.note.setText(text)
        self._note_frame.show()

    # --- doing -------------------------------------------------------------------------------------

    @Slot()
    def _copy_number(self) -> None:
        if self._document is not None:
            QGuiApplication.clipboard().setText(self._document.number)

    @Slot()
    def _open_customer(self) -> None:
        if self._document is not None and self._document.customer_id is not None:
            self.open_asked.emit(PageKey("customer", self._document.customer_id))

    @Slot()
    def _walk(self) -> None:
        step = -1 if self.sender() is self._walks["document.before"] else 1
        key = self.chain.neighbour(step)
        if key is not None:
            self.open_asked.emit(key)

    async def _send(self) -> None:
        if self._document is None:
            return
        request = await SendSheet.ask_for_document(self._book, self._document, self)
        if request is not None:
            await self._book.outbox.send(
                self._kind, self._id, request, undo_seconds=self._desk.preferences.undo_seconds
            )

    async def _convert(self) -> None:
        if self._document is None:
            return
        from ledgerbee_desktop.ui.document.convert_sheet import ConvertSheet

        decided = await ConvertSheet.ask(self._book, self._document, self)
        if decided is not None:
            await self._book.outbox.convert(self._kind, self._id, decided.target, decided.adjustment)
            self._book.sync.nudge()

    async def _edit(self) -> None:
        self._open_draft(await self._book.sync.start_editing(self._kind, self._id))

    async def _credit(self) -> None:
        if self._document is None:
            return
        from ledgerbee_desktop.ui.editor.credit_sheet import ask_for_credit_note

        self._open_draft(await ask_for_credit_note(self._book, self._document, self))

    async def _template(self) -> None:
        if self._document is None:
            return
        kind = await KindMenu.ask(self.tr("New draft from this one"), self)
        if kind is not None:
            self._open_draft(await use_as_template(self._book, self._document, kind))

    def _open_draft(self, draft_id: DraftId | None) -> None:
        if draft_id is not None:
            self.open_asked.emit(PageKey("draft", draft_id))
