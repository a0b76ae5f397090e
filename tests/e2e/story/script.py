"""The one script: a quote becomes an order confirmation, an invoice, and a credit note for one of its lines. Keys only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu

from ledgerbee_desktop.ui.document.page import DocumentPage
from ledgerbee_desktop.ui.editor_page import EditorPage
from tests.e2e.story.network import Loss, Network
from tests.e2e.story.person import ALT, CTRL, SHIFT, Key, Person, chain_of

POSTS: Mapping[str, str] = {
    "create-quote": "quotes",
    "send-quote": "quotes/[^/]+/send",
    "convert-quote": "quotes/[^/]+/convert",
    "send-confirmation": "order-confirmations/[^/]+/send",
    "convert-confirmation": "order-confirmations/[^/]+/convert",
    "send-invoice": "invoices/[^/]+/send",
    "create-credit-note": "credit-notes",
    "send-credit-note": "credit-notes/[^/]+/send",
}
"""The steps in their order, and the one request of each. (LedgerBee converts an order confirmation only when it was sent.)"""
KINDS = ("quote", "order-confirmation", "invoice", "credit-note")
LINES = (("2", ""), ("1.5", "500"), ("4", ""))
"""Quantity and price; without one it is the product's, 950."""
CREDITED_QUANTITY, CREDITED_PRICE = 1, "500.00"
"""One of the second line's 1.5."""
TOTAL, CREDITED = "8062.50", "-625.00"
"""With 25 % VAT."""


@dataclass
class Story:
    """Plays the script; at the steps that `losses` names the network breaks, and comes back a moment later."""

    person: Person
    network: Network
    losses: Mapping[str, Loss] = field(default_factory=dict)

    def play(self) -> None:
        """All of it, then what must be true at the end."""
        self.offer()
        self.confirm_order()
        self.invoice()
        self.credit_one_line()
        self.check_ledgerbee()
        self.check_window()

    # --- the script --------------------------------------------------------------------------------

    def offer(self) -> None:
        """A quote is written, created, sent, and the customer says yes."""
        person = self.person
        person.press(Key.Key_N, with_=CTRL | SHIFT)
        person.until(lambda: isinstance(person.focus(), QMenu), "the menu of the kinds opens")
        person.take_from_menu(Key.Key_Q)
        self._in_editor()
        self._write_lines()
        person.picture("quote-written")
        with self._step("create-quote"):
            self._hand_over()
        self._in_front("Quote", "LedgerBee draft")
        self._send("send-quote")
        self._in_front("Quote", "Sent")
        quote = person.the("quote")
        person.shop.sandbox.control("POST", f"quotes/{quote['id']}/accept")
        person.press(Key.Key_F5)
        person.until(lambda: person.shows("Quote", "Accepted"), "the answer of the customer is seen")
        person.picture("quote-accepted")

    def confirm_order(self) -> None:
        """It becomes an order confirmation, which is sent."""
        self._convert("convert-quote", "Quote", 2)
        self._walk_on("Order confirmation", "LedgerBee draft")
        self._send("send-confirmation")
        self._in_front("Order confirmation", "Sent")

    def invoice(self) -> None:
        """That becomes an invoice, which is sent, hence booked."""
        self._convert("convert-confirmation", "Order confirmation", 3)
        self._walk_on("Invoice", "LedgerBee draft")
        self._send("send-invoice")
        self._in_front("Invoice", "Sent")
        self.person.picture("invoice-sent")

    def credit_one_line(self) -> None:
        """Part of the second line was too much."""
        person = self.person
        person.press(Key.Key_R, with_=CTRL | SHIFT)
        person.sheet("credit-sheet")
        person.press(Key.Key_A, with_=CTRL)  # none of the lines
        person.press(Key.Key_Down)
        person.type(str(CREDITED_QUANTITY))  # which checks the line
        person.press(Key.Key_Return)
        person.picture("credit-sheet")
        person.confirm()
        self._in_editor()
        with self._step("create-credit-note"):
            self._hand_over(picture="credit-note-warning")
        self._in_front("Credit note", "LedgerBee draft")
        self._send("send-credit-note")
        self._in_front("Credit note", "Sent")

    # --- its parts ---------------------------------------------------------------------------------

    def _in_editor(self) -> None:
        person = self.person

        def is_open() -> bool:
            page = person.window.tabs.current()
            return isinstance(page, EditorPage) and page.editor is not None and page.isAncestorOf(person.focus())

        person.until(is_open, "the editor is open")
        person.until(lambda: person.editor().session.catalogue.customers, "the editor knows the customers")

    def _write_lines(self) -> None:
        person = self.person
        editor, product = person.editor(), str(person.shop.product["number"])
        person.type(str(person.shop.customer["customerNumber"]))
        person.press(Key.Key_Return)
        person.until(lambda: editor.session.draft.customer_id == person.shop.customer["id"], "the customer is chosen")
        while not (editor.grid.hasFocus() or editor.grid.isAncestorOf(person.focus())):
            person.press(Key.Key_Tab)
        for quantity, price in LINES:
            person.type(product)
            person.press(Key.Key_Return)
            person.type(quantity)
            person.press(Key.Key_Return)
            person.type(price)
            person.press(Key.Key_Return)

    def _hand_over(self, picture: str = "") -> None:
        """The sheet's first way: a LedgerBee draft, sent to nobody."""
        self.person.press(Key.Key_Return, with_=CTRL | SHIFT)
        self.person.sheet("send-sheet")
        self.person.confirm(picture=picture)

    def _send(self, step: str) -> None:
        """From the document's tab, by e-mail."""
        person = self.person
        with self._step(step):
            person.press(Key.Key_Return, with_=CTRL | SHIFT)
            sheet: Any = person.sheet("send-sheet")
            for _ in range(3):
                if sheet.way is not None and sheet.way.value == "Email":
                    break
                person.press(Key.Key_Down)
            person.confirm(picture=step)

    def _convert(self, step: str, heading: str, members: int) -> None:
        """The sheet's first target, as it is."""
        person = self.person
        with self._step(step):
            person.press(Key.Key_K, with_=CTRL | SHIFT)
            person.sheet("convert-sheet")
            person.confirm(picture=step)
        self._in_front(heading, "Converted")
        person.until(lambda: len(chain_of(person.page())) == members, "the chain has grown")
        person.picture(f"{step}-done")

    def _walk_on(self, heading: str, status: str) -> None:
        self.person.press(Key.Key_Right, with_=ALT)
        self.person.until(lambda: self.person.shows(heading, status), f"{heading}, {status} is in front")

    def _in_front(self, heading: str, status: str) -> None:
        """The outbox has done its work, and a document with this status is in front (if need be by Ctrl+Tab)."""
        person = self.person
        person.until(person.outbox_is_empty, "the outbox is empty")
        self._turn_to(heading)
        person.until(lambda: person.shows(heading, status), f"{heading}, {status} is in front")

    def _turn_to(self, heading: str) -> None:
        person = self.person

        def is_here() -> bool:
            page = person.window.tabs.current()
            return isinstance(page, DocumentPage) and page.heading.text().startswith(heading)

        person.until(lambda: not isinstance(person.window.tabs.current(), EditorPage), "no draft is in front any more")
        for _ in range(person.window.tabs.count()):
            if is_here():
                return
            person.press(Key.Key_Tab, with_=CTRL)
            person.qtbot.wait(30)

    # --- the network -------------------------------------------------------------------------------

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        """One write on LedgerBee. When the network breaks in it, it comes back; what a person must decide is decided."""
        person, network, loss = self.person, self.network, self.losses.get(name)
        if loss is Loss.BEFORE:
            network.cut()
        elif loss is not None:
            network.break_at(loss, f"POST /v1/{POSTS[name]}")
        yield
        if loss is None:
            return
        person.until(lambda: network.is_broken, "the network breaks")
        person.until(
            lambda: person.says("connection") == "LedgerBee cannot be reached", "the window says that it is broken"
        )
        person.picture(f"{name}-{loss.name.lower()}")
        network.mend()
        if loss is not Loss.ANSWER:
            # Nobody waits for the next try; when an answer is lost, the program does find out by itself.
            person.press(Key.Key_F5)
        if loss is Loss.REQUEST:
            self._decide_to_repeat()

    def _decide_to_repeat(self) -> None:
        """What was not found may have happened all the same: only a person sends it once more."""
        person = self.person
        person.until(lambda: person.says("outbox") == "1 needs you", "the outbox asks")
        person.press(Key.Key_2, with_=CTRL)
        person.press(Key.Key_Down)
        person.until(person.window.actions_table["outbox.again"].isEnabled, "the way out is offered")
        person.picture("needs-you")
        person.press(Key.Key_M, with_=CTRL | SHIFT)
        person.until(person.is_asked, "the question is in front")
        person.on_button("Send once more")
        person.confirm(picture="once-more")

    # --- the end -----------------------------------------------------------------------------------

    def check_ledgerbee(self) -> None:
        """Exactly one of each, linked, sent once each; the right line is credited."""
        person = self.person
        quote, order, invoice, credit = (person.the(kind) for kind in KINDS)
        assert quote["convertedToOrderConfirmationId"] == order["id"]
        assert order["convertedToInvoiceId"] == invoice["id"]
        assert quote["convertedToInvoiceId"] is None
        assert credit["invoiceNumber"] == invoice["number"]
        assert [each["sendCount"] for each in (quote, order, invoice, credit)] == [1, 1, 1, 1]
        assert [each["displayStatus"] for each in (quote, order)] == ["converted", "converted"]
        assert [each["status"] for each in (invoice, credit)] == ["credited", "sent"]
        assert [each["amount"] for each in (quote, order, invoice, credit)] == [TOTAL, TOTAL, TOTAL, CREDITED]
        whole = person.shop.fetch("credit-notes", credit)
        (line,) = whole["lines"]
        assert (line["priceId"], line["quantity"]) == (person.shop.price_id, CREDITED_QUANTITY)
        assert line["unitPrice"] == CREDITED_PRICE
        assert person.committed() == [
            "POST quotes",
            f"POST quotes/{quote['id']}/send",
            f"POST quotes/{quote['id']}/convert",
            f"POST order-confirmations/{order['id']}/send",
            f"POST order-confirmations/{order['id']}/convert",
            f"POST invoices/{invoice['id']}/send",
            "POST credit-notes",
            f"POST credit-notes/{credit['id']}/send",
        ]

    def check_window(self) -> None:
        """The chain is shown with its statuses, and can be walked from one end to the other."""
        person = self.person
        quote, order, invoice, credit = (person.the(kind)["number"] for kind in KINDS)
        chain = [
            f"Quote {quote} · Converted",
            f"Order confirmation {order} · Converted",
            f"Invoice {invoice} · Credited",
            f"Credit note {credit} · Sent",
        ]
        person.until(lambda: chain_of(person.page()) == chain, f"the chain is {chain}")
        person.picture("chain-from-its-end")
        for words in reversed(chain[:-1]):
            heading, status = words.split(" · ")
            person.press(Key.Key_Left, with_=ALT)
            person.until(partial(person.shows, heading, status), f"{words} is in front")
            person.until(lambda: chain_of(person.page()) == chain, f"{words} names the whole chain")
        person.picture("chain-from-its-beginning")
        assert person.outbox_is_empty()
