"""What the tests of products share: a shop with one product, and a person who walks it by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ledgerbee_desktop.core.library import Catalogue, Price
from ledgerbee_desktop.core.operations import Operation
from ledgerbee_desktop.ui.outbox.question import Question
from ledgerbee_desktop.ui.products.groups_page import GroupsPage
from ledgerbee_desktop.ui.products.list_page import ProductsPage
from ledgerbee_desktop.ui.products.page import ProductPage
from tests.contract.test_sandbox_catalogue import group_body
from tests.sandbox_process import SandboxProcess
from tests.ui.keys import NONE, Key
from tests.ui.records.kit import Person

Json = dict[str, Any]
STANDARD, WEEKEND, OLD = "Standard", "Weekend", "Sidste år"


def furnished(sandbox: SandboxProcess) -> Json:
    """A customer, a group and a product in it; returns the product."""
    sandbox.add_customer(name="Hansen & Søn Malerfirma", email="bogholderi@hansen.example", customerNumber="100")
    response = sandbox.call("POST", "/v1/product-groups", group_body(sandbox, number="1", name="Malerarbejde"))
    assert response.status_code == 201, response.text
    return sandbox.add_product(
        number="10",
        name="Maling af facade",
        productGroupId=response.json()["id"],
        prices=[
            {"nickname": STANDARD, "unitAmount": "950.00"},
            {"nickname": WEEKEND, "unitAmount": "1425.00"},
            {"nickname": OLD, "unitAmount": "900.00", "status": "DISABLED"},
        ],
    )


class Shopkeeper:
    """A person who looks after the products; `product` is what LedgerBee had at the start."""

    def __init__(self, person: Person, product: Json) -> None:
        self.at, self.product = person, product
        self.sandbox, self.window = person.sandbox, person.window

    # --- keys --------------------------------------------------------------------------------------

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = NONE) -> None:
        self.at.press(*keys, with_=with_)

    def until(self, done: Callable[[], object]) -> None:
        self.at.until(done)

    def products(self) -> ProductsPage:
        """Go to the list by its key."""
        self.press(Key.Key_8, with_=Qt.KeyboardModifier.ControlModifier)
        page: ProductsPage = self.at.page(ProductsPage)
        self.until(lambda: not page.busy and page.isAncestorOf(self.at.focus()))
        return page

    def groups(self) -> GroupsPage:
        """Go to the groups by their key."""
        self.press(Key.Key_G, with_=Qt.KeyboardModifier.ControlModifier)
        page: GroupsPage = self.at.page(GroupsPage)
        self.until(lambda: not page.busy and page.model.rowCount() and page.view.hasFocus())
        return page

    def open_product(self) -> ProductPage:
        """Open the product from the list."""
        self.products()
        self.press(Key.Key_Return)
        page: ProductPage = self.at.page(ProductPage)
        self.until(lambda: page.prices.view.hasFocus() and page.prices.current() is not None)
        return page

    def choose(self, page: ProductPage, nickname: str) -> Price:
        """Walk to a price by the arrow keys."""
        for _ in range(page.prices.model.rowCount()):
            self.press(Key.Key_Up)
        for _ in range(page.prices.model.rowCount()):
            price = page.prices.current()
            if price is not None and price.nickname == nickname:
                return price
            self.press(Key.Key_Down)
        raise AssertionError(f"no price is called {nickname}")

    def question(self) -> Question:
        """The question that is open, once the keyboard is in it."""
        self.until(lambda: isinstance(QApplication.activeModalWidget(), Question))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Question)
        self.until(lambda: dialog.isAncestorOf(self.at.focus()))
        return dialog

    def agree(self, dialog: Question) -> None:
        """Walk to the button and press it."""
        for _ in range(5):
            if dialog.do_it.hasFocus():
                break
            self.press(Key.Key_Tab)
        assert dialog.do_it.hasFocus()
        self.press(Key.Key_Return)
        self.at.closed()

    # --- what is so --------------------------------------------------------------------------------

    @property
    def catalogue(self) -> Catalogue:
        return self.window.shelf.catalogue

    def done(self) -> None:
        """Wait until LedgerBee has everything and the window knows it."""
        self.until(lambda: not self.at.operations() and self.at.outbox_empty() and not self.window.shelf.busy)
        QTest.qWait(100)

    def there(self, product_id: str = "") -> Json:
        """The product with its prices as LedgerBee has it."""
        response = self.sandbox.call("GET", f"/v1/products/{product_id or self.product['id']}")
        assert response.status_code == 200, response.text
        return dict(response.json())

    def price_there(self, nickname: str) -> Json:
        """One price of it."""
        return next(dict(price) for price in self.there()["prices"] if price["nickname"] == nickname)

    def numbered(self, number: str) -> list[Json]:
        """The products of this number that LedgerBee has."""
        found = self.sandbox.call("GET", f"/v1/products?search={number}").json()["data"]
        return [dict(each) for each in found if each["number"] == number]

    def operations(self) -> tuple[Operation, ...]:
        return self.at.operations()
