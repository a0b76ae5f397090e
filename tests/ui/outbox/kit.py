"""Somebody with a keyboard before the outbox: real window, real store, real engine, real sandbox with its faults."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from ledgerbee_desktop.core.defaults import new_draft
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, LineId, OperationId, PriceId
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind, LineKind
from ledgerbee_desktop.core.operations import Operation, SendRequest
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.outbox.page import OutboxPage
from ledgerbee_desktop.ui.outbox.question import Question
from tests.contract.billing import Shop
from tests.sandbox_process import SandboxProcess
from tests.ui.at_work import window_at_work
from tests.ui.kit import Aio
from tests.ui.records.kit import ALT, CTRL, Key, Person
from tests.ui.window.screens import faults, photograph
from tests.ui.window.tour import SIZES

SOON = 0.6
"""Seconds after which "not found" may be said: shorter than LedgerBee's caches, which the sandbox does without here."""
NOT_SOON = 36_000.0
"""For what stays doubtful as long as a test lasts."""
COLLECTION = {
    DocumentKind.CREDIT_NOTE: "credit-notes",
    DocumentKind.INVOICE: "invoices",
    DocumentKind.QUOTE: "quotes",
    DocumentKind.ORDER_CONFIRMATION: "order-confirmations",
}
BY_EMAIL = SendRequest(delivery_type=DeliveryType.EMAIL)


@dataclass
class Clerk(Person):
    """`shop` has a customer and a product of their own."""

    shop: Shop

    # --- what is handed over -----------------------------------------------------------------------

    def draft(self, kind: DocumentKind = DocumentKind.INVOICE, quantity: int = 1) -> Draft:
        """A stored draft with one line."""
        ids, clock = self.book.ids, self.book.clock
        line = Line(
            id=LineId(ids.new()),
            kind=LineKind.PRODUCT,
            price_id=PriceId(self.shop.price_id),
            quantity=Decimal(quantity),
        )
        made = new_draft(ids, clock.today(), kind).replace(
            customer_id=CustomerId(self.shop.customer["id"]), lines=(line,)
        )
        self.aio(self.book.drafts.create(made))
        return made

    def queue(self, draft: Draft, send: SendRequest | None = None) -> OperationId:
        """Hand a draft over; the operation is its create's or change's."""
        return self.aio(self.book.outbox.queue(draft.id, send, undo_seconds=0))[0]  # type: ignore[no-any-return]

    def known(self, kind: DocumentKind, document: dict[str, Any]) -> DocumentId:
        """The document is in the library as LedgerBee has it now."""
        document_id = DocumentId(str(document["id"]))
        self.aio(self.book.sync.fetch_document(kind, document_id))
        return document_id

    def send(self, kind: DocumentKind, document: dict[str, Any], *, undo_seconds: float = 0) -> OperationId:
        """Hand over the sending, by email, of a document that LedgerBee has."""
        return self.send_known(kind, self.known(kind, document), undo_seconds=undo_seconds)

    def send_known(self, kind: DocumentKind, document_id: DocumentId, *, undo_seconds: float = 0) -> OperationId:
        """The same for one that is in the library already."""
        return self.aio(self.book.outbox.send(kind, document_id, BY_EMAIL, undo_seconds=undo_seconds))  # type: ignore[no-any-return]

    def operation(self, operation_id: OperationId) -> Operation:
        return next(each for each in self.operations(open_only=False) if each.id == operation_id)

    def ledger(self, kind: DocumentKind) -> list[dict[str, Any]]:
        """What LedgerBee has of a kind for this customer."""
        own = self.shop.customer["id"]
        return [d for d in self.sandbox.ledger() if d["customerId"] == own and d["kind"] == kind.value]

    # --- what is seen ------------------------------------------------------------------------------

    @property
    def outbox(self) -> OutboxPage:
        page = self.window.tabs.current()
        assert isinstance(page, OutboxPage)
        return page

    def open_outbox(self) -> OutboxPage:
        """Ctrl+2."""
        self.press(Key.Key_2, with_=CTRL)
        self.until(lambda: isinstance(self.window.tabs.current(), OutboxPage) and not self.is_reading())
        return self.outbox

    def is_reading(self) -> bool:
        page = self.outbox
        return page.model.busy or page.loader.busy

    def row(self, number: int = 0) -> list[str]:
        """What, customer, amount, state, why, since."""
        model = self.outbox.model
        return [str(model.data(model.index(number, column))) for column in range(model.columnCount())]

    def states(self) -> list[str]:
        return [self.row(number)[3] for number in range(self.outbox.model.rowCount())]

    def sees(self, state: str, row: int = 0) -> OutboxPage:
        """Wait until the row says this state and the pane below tells of it."""
        page = self.outbox

        def is_there() -> bool:
            return self.states()[row : row + 1] == [state] and not self.is_reading()

        self.until(is_there)
        if page.view.currentIndex().row() != row:
            page.view.setFocus()
            self.press(Key.Key_Home, *[Key.Key_Down] * row)
        self.until(lambda: not self.is_reading() and page.details.chip.text() == state)
        return page

    def ways(self) -> list[str]:
        """The ways out that are offered, with the letter of each marked as on the screen."""
        return [button.text() for button in self.outbox.details.buttons if button.isVisible() and button.isEnabled()]

    def letters_are_unambiguous(self) -> bool:
        """Does each way out, and each menu, answer to a letter of its own?"""
        bar = [a for a in self.window.menuBar().actions() if isinstance(a.menu(), QMenu)]
        shown = [*self.ways(), *(action.text() for action in bar), self.outbox.commands()["outbox.ended"].text()]
        letters = [text[text.index("&") + 1].lower() for text in shown if "&" in text]
        return len(letters) == len(set(letters)) and all("&" in way for way in self.ways())

    def history(self) -> str:
        return self.outbox.details.history.toPlainText()

    def badge(self) -> str:
        """What a screen reader says of "Outbox" in the navigation: how many there are, and whether they call for somebody."""
        buttons = self.window.navigation.findChildren(QAbstractButton)
        return next(b.accessibleName() for b in buttons if b.accessibleName().startswith("Outbox"))

    def look_around(self, name: str) -> None:
        """Nothing is cut off, in both sizes; and pictures, when they are asked for."""
        for width, height in SIZES:
            self.window.resize(width, height)
            self.until(lambda: not self.is_reading())
            self.qtbot.wait(50)
            front = QApplication.activeModalWidget() or self.window
            assert faults(front) == []
            photograph(front, f"{name}-{width}")

    # --- what is pressed ---------------------------------------------------------------------------

    def take(self, letter: Key) -> None:
        """The way out with this letter."""
        self.press(letter, with_=ALT)

    def asked(self) -> Question:
        """The question in front, once it has the keyboard. It has no default, and Enter and Space decide nothing."""

        def is_there() -> bool:
            front = QApplication.activeModalWidget()
            return isinstance(front, Question) and front.isAncestorOf(self.focus())

        self.until(is_there)
        question = QApplication.activeModalWidget()
        assert isinstance(question, Question)
        assert a11y.unnamed(question) == []
        assert not any(button.isDefault() or button.autoDefault() for button in question.findChildren(QPushButton))
        self.press(Key.Key_Return, Key.Key_Enter, Key.Key_Space)
        assert question.isVisible()
        return question

    def answer(self, letter: Key) -> None:
        """The button of the question with this letter."""
        self.press(letter, with_=ALT)
        self.closed()

    def turn_back(self) -> None:
        """Esc."""
        self.press(Key.Key_Escape)
        self.closed()


@contextmanager
def clerk_at(qtbot: QtBot, aio: Aio, folder: Path, shop: Shop, *, settle: float = SOON) -> Iterator[Clerk]:
    """The window on a book in `folder`, with everything pulled that the sandbox has, and the outbox in front."""
    with window_at_work(qtbot, aio, folder, shop.sandbox, settle=settle) as (window, engine):
        clerk = Clerk(qtbot, aio, shop.sandbox, window, window.book, engine, shop)
        shelf = window.shelf
        clerk.until(lambda: engine.status.fresh_as_of is not None and not engine.status.pulling)
        clerk.until(lambda: shop.price_id in shelf.catalogue.prices and not shelf.busy)
        clerk.until(lambda: shop.customer["id"] in shelf.catalogue.customers and not shelf.busy)
        clerk.open_outbox()
        yield clerk


def a_shop(sandbox: SandboxProcess) -> Shop:
    """A customer and a product at 950,00 DKK."""
    customer = sandbox.add_customer(
        customerNumber="7101", name="Hansen & Søn Malerfirma", email="bogholderi@hansen.example"
    )
    product = sandbox.add_product(number="F101", name="Facademaling", prices=[{"unitAmount": "950.00"}])
    return Shop(sandbox, customer, product)
