"""Customers, products, prices and groups: their lists, tabs, sheets and questions, in both languages and sizes."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QMessageBox

from ledgerbee_desktop.core.identifiers import ProductId
from ledgerbee_desktop.core.library import KeyInfo, Product
from ledgerbee_desktop.core.rules import Severity
from ledgerbee_desktop.ui.customers.form import CustomerSheet
from ledgerbee_desktop.ui.customers.list_page import CustomersPage
from ledgerbee_desktop.ui.customers.page import CustomerPage
from ledgerbee_desktop.ui.outbox.question import Question
from ledgerbee_desktop.ui.products.form import ProductSheet
from ledgerbee_desktop.ui.products.group_form import GroupSheet
from ledgerbee_desktop.ui.products.groups_page import GroupsPage
from ledgerbee_desktop.ui.products.page import ProductPage
from ledgerbee_desktop.ui.products.price_form import PriceSheet
from ledgerbee_desktop.ui.records.list_page import FILTERS
from ledgerbee_desktop.ui.records.sheet import RecordSheet
from tests.ui.window.furnished import HOSTILE, HOSTILE_NAME
from tests.ui.window.kit import Office, customer_id
from tests.ui.window.stocked import (
    BARE_PRODUCT,
    CHANGED_CUSTOMER,
    HOSTILE_PRODUCT,
    PLAIN_PRODUCT,
    PRICES,
    REFUSED_CUSTOMER,
    price_id,
    stock,
)
from tests.ui.window.tour import Tour

ONLY_PRODUCT = ProductId(str(UUID(int=8)))
"""What the books begin with."""


def test_customers(office: Office, language: str) -> None:
    stock(office)
    tour = Tour(office, language)
    page = tour.open("customers")
    assert isinstance(page, CustomersPage)
    tour.stop("customers")
    page.filter.setCurrentIndex(len(FILTERS) - 1)
    tour.stop("customers-waiting")
    page.filter.setCurrentIndex(0)
    page.search.setText("findes ikke")
    tour.stop("customers-nothing-matches")
    page.search.clear()
    for name, customer in (
        ("hostile", customer_id(HOSTILE)),
        ("changed", CHANGED_CUSTOMER),
        ("refused", REFUSED_CUSTOMER),
    ):
        tab = tour.open("customer", customer)
        assert isinstance(tab, CustomerPage)
        tour.stop(f"customer-{name}")
        assert tab.heading.toolTip() or len(tab.heading.text()) < 100, "a name that is cut is in the tooltip"
        tour.close(tour.sheet(f"customer-{name}-sheet", "document.edit", CustomerSheet))
    sheet = tour.sheet("customer-sheet", "document.edit", CustomerSheet)
    _fill(tour, sheet, HOSTILE_NAME, "customer-sheet-wrong")
    _leave(tour, sheet, "customer-leaving")
    tour.close(tour.sheet("customer-new", "new.customer", CustomerSheet))
    assert tour.report() == ""


def test_products(office: Office, language: str) -> None:
    stock(office)
    tour = Tour(office, language)
    tour.open("products")
    tour.stop("products")
    tour.close(tour.sheet("product-new", "product.new", ProductSheet))
    _product(tour)
    tour.open("product", PLAIN_PRODUCT)
    tour.stop("product-plain")
    tour.open("product", BARE_PRODUCT)
    tour.stop("product-bare")
    _groups(tour)
    assert tour.report() == ""


def _product(tour: Tour) -> None:
    """A product with a hostile name, and a price of each kind."""
    page = tour.open("product", HOSTILE_PRODUCT)
    assert isinstance(page, ProductPage)
    tour.stop("product")
    sheet = tour.sheet("product-sheet", "document.edit", ProductSheet)
    _fill(tour, sheet, "", "product-sheet-wrong")
    _leave(tour, sheet, "product-leaving")
    for command in ("product.archive", "product.delete"):
        tour.close(tour.sheet(command, command, Question))
    tour.close(tour.sheet("price-new", "entry.new", PriceSheet))
    assert page.prices.model.rowCount() == len(PRICES) + 1
    written = 0
    for row in range(page.prices.model.rowCount()):
        page.prices.view.selectRow(row)
        tour.office.rest(tour.window)
        page.scroller.ensureWidgetVisible(page.prices.steps)
        tour.stop(f"price-{row}")
        if tour.window.actions_table["entry.edit"].isEnabled():
            tour.close(tour.sheet(f"price-{row}-sheet", "entry.edit", PriceSheet))
            written += 1
    assert written == len(PRICES), "all but the one that is being activated"
    page.prices.view.choose(price_id(1))
    tour.office.rest(tour.window)
    for command in ("price.archive", "entry.delete"):
        tour.close(tour.sheet(f"{command}-question", command, Question))


def _groups(tour: Tour) -> None:
    page = tour.open("product-groups")
    assert isinstance(page, GroupsPage)
    for row in range(page.model.rowCount()):
        page.view.selectRow(row)
        tour.stop(f"groups-{row}")
    sheet = tour.sheet("group-sheet", "entry.edit", GroupSheet)
    _fill(tour, sheet, "", "group-sheet-wrong")
    _leave(tour, sheet, "group-leaving")
    page.view.selectRow(0)
    tour.office.rest(tour.window)
    tour.close(tour.sheet("group-delete", "entry.delete", Question))


def _fill(tour: Tour, sheet: RecordSheet, text: str, name: str) -> None:
    """Every field that can be written has `text`, and what is wrong with it is said."""
    for field in sheet.form.fields.values():
        if field.input.isEnabled():
            field.show_value(text)
    sheet.form.tried = True
    sheet.form.changed.emit()
    tour.office.rest(tour.window)
    assert any(f.finding is not None and f.finding.severity is Severity.ERROR for f in sheet.form.fields.values())
    tour.stop(name, sheet)


def _leave(tour: Tour, sheet: RecordSheet, name: str) -> None:
    """Esc asks what is to become of what was typed; it is thrown away."""
    sheet.reject()
    box = tour.opened(name, QMessageBox)
    box.buttons()[2].click()
    tour.office.until(lambda: not any(s.isVisible() for s in tour.window.findChildren(RecordSheet)))
    tour.office.rest(tour.window)


def test_records_of_an_empty_company(office: Office, language: str) -> None:
    office.aio(office.store.library.put_customers([]))
    office.aio(office.store.library.put_product(Product(id=ONLY_PRODUCT, name="Udgået", is_active=False)))
    tour = Tour(office, language)
    for kind in ("customers", "products", "product-groups"):
        tour.open(kind)
        tour.stop(f"empty-{kind}")
    for kind in ("customer", "product"):
        tour.open(kind, "nobody")
        tour.stop(f"missing-{kind}")
    tour.close(tour.sheet("empty-customer-new", "new.customer", CustomerSheet))
    tour.close(tour.sheet("empty-product-new", "product.new", ProductSheet))
    assert tour.report() == ""


def test_records_that_may_not_be_written(office: Office, language: str) -> None:
    """The key may read nothing but the company: each page says so, and none offers what cannot be."""
    stock(office)
    office.aio(office.store.library.put_key_info(KeyInfo(scopes=frozenset({"company-read"}))))
    tour = Tour(office, language)
    for kind, identifier in (
        ("customers", ""),
        ("products", ""),
        ("product-groups", ""),
        ("customer", customer_id(HOSTILE)),
        ("product", HOSTILE_PRODUCT),
    ):
        tour.open(kind, identifier)
        tour.stop(f"barred-{kind}")
    assert not tour.window.actions_table["new.customer"].isEnabled()
    assert not tour.window.actions_table["product.new"].isEnabled()
    assert tour.report() == ""
