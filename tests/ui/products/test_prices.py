"""What can be done with a price: each by its key, each ending at LedgerBee as it should."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ledgerbee_desktop.core.identifiers import PriceId
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.products.columns import price_state
from ledgerbee_desktop.ui.products.page import ProductPage
from tests.ui.keys import CTRL, SHIFT, Key
from tests.ui.products.kit import OLD, STANDARD, WEEKEND, Shopkeeper


def offered(page: ProductPage) -> set[str]:
    """The steps of the chosen price whose buttons can be pressed."""
    return {name for name, button in page.prices.steps.buttons.items() if not button.isHidden() and button.isEnabled()}


def states(page: ProductPage) -> list[str]:
    rows = [page.prices.model.value(each) for each in page.prices.model.ids]
    return [price_state(row)[0] for row in rows if row is not None]


def test_a_page_shows_what_can_be_done_with_each_price(person: Shopkeeper) -> None:
    page = person.open_product()
    assert page.title() == "10 Maling af facade"
    assert a11y.unnamed(page) == []
    assert states(page) == ["Active", "Active", "Disabled"]
    person.choose(page, STANDARD)
    assert offered(page) == {"entry.edit", "price.disable", "price.archive", "entry.delete"}
    assert "25" in page.prices.about.text()
    person.choose(page, WEEKEND)
    assert "price.default" in offered(page)
    person.choose(page, OLD)
    assert offered(page) == {"entry.edit", "price.activate", "price.archive", "entry.delete"}


def test_unknown_29_what_nobody_knows_is_shown_as_it_came(person: Shopkeeper) -> None:
    odd = {"nickname": "Auktion", "pricingModel": "AUCTION", "status": "PAUSED", "unitAmount": None}
    steps = {"nickname": "Mængde", "pricingModel": "VOLUME", "unitAmount": None}
    person.sandbox.add_product(id=person.product["id"], prices=[odd, steps])
    page = person.open_product()
    person.until(lambda: page.prices.model.rowCount() == 5)
    person.choose(page, "Auktion")
    row = page.prices.view.currentIndex().row()
    assert [page.prices.model.index(row, column).data() for column in (2, 4)] == ["AUCTION, in tiers", "PAUSED"]
    assert {"price.activate", "price.disable", "price.archive", "entry.delete"} <= offered(page)
    person.choose(page, "Mængde")
    assert "does not send the tiers" in page.prices.about.text()
    person.press(Key.Key_F2)
    sheet = person.at.sheet()
    assert not sheet.form.fields["unit_amount"].input.isEnabled()
    person.at.fill(sheet, nickname="Mængderabat")
    person.at.save()
    person.until(lambda: "Mængderabat" in {each["nickname"] for each in person.there()["prices"]})
    (request,) = person.at.requests("PATCH", "/v1/product-prices")
    assert request["body"] == {"nickname": "Mængderabat"}


def known(person: Shopkeeper, price_id: str) -> tuple[object, ...]:
    """How the window knows a price."""
    price = person.catalogue.prices[PriceId(price_id)]
    return price.status, price.is_default


@pytest.mark.parametrize(
    ("nickname", "key", "modifiers", "field", "value"),
    [
        (WEEKEND, Key.Key_R, CTRL, "isDefault", True),
        (OLD, Key.Key_I, CTRL | SHIFT, "status", "ACTIVE"),
        (STANDARD, Key.Key_U, CTRL | SHIFT, "status", "DISABLED"),
    ],
)
def test_what_can_be_undone_does_not_ask(
    person: Shopkeeper, nickname: str, key: Qt.Key, modifiers: Qt.KeyboardModifier, field: str, value: object
) -> None:
    page = person.open_product()
    person.choose(page, nickname)
    person.press(key, with_=modifiers)
    person.until(lambda: person.price_there(nickname)[field] == value)
    person.done()
    assert [each["isDefault"] for each in person.there()["prices"]].count(True) == 1
    price_id = next(each["id"] for each in person.product["prices"] if each["nickname"] == nickname)
    person.until(lambda: value in known(person, price_id))


def test_archiving_asks_and_enter_alone_decides_nothing(person: Shopkeeper) -> None:
    page = person.open_product()
    person.choose(page, STANDARD)
    person.press(Key.Key_J, with_=CTRL | SHIFT)
    dialog = person.question()
    assert "Standard · 950,00" in dialog.text.text()
    person.press(Key.Key_Return)
    assert QApplication.activeModalWidget() is dialog
    person.press(Key.Key_Escape)
    person.at.closed()
    assert person.operations() == ()
    person.press(Key.Key_J, with_=CTRL | SHIFT)
    person.agree(person.question())
    person.until(lambda: person.price_there(STANDARD)["status"] == "ARCHIVED")
    person.done()
    person.until(lambda: "Archived" in states(page))


def test_a_price_is_deleted_after_the_facts(person: Shopkeeper) -> None:
    page = person.open_product()
    person.choose(page, WEEKEND)
    person.press(Key.Key_Delete, with_=SHIFT)
    dialog = person.question()
    assert "cannot be brought back" in dialog.text.accessibleName()
    person.agree(dialog)
    person.until(lambda: [each["nickname"] for each in person.there()["prices"]] == [STANDARD, OLD])
    person.done()
    person.until(lambda: page.prices.model.rowCount() == 2)


def test_unknown_30_a_price_in_use_is_refused_in_words_and_the_way_out_is_there(person: Shopkeeper) -> None:
    price_id = next(each["id"] for each in person.product["prices"] if each["nickname"] == WEEKEND)
    person.sandbox.add_product(id=person.product["id"], prices=[{"id": price_id, "isLocked": True}])
    page = person.open_product()
    person.choose(page, WEEKEND)
    person.until(lambda: "In use" in page.prices.about.text())
    person.press(Key.Key_Delete, with_=SHIFT)
    dialog = person.question()
    assert "will probably refuse" in dialog.text.accessibleName()
    person.agree(dialog)
    person.until(lambda: [each.state for each in person.operations()] == [State.REFUSED])
    person.until(lambda: "The price is in use" in page.prices.refusal.text())
    assert {"price.archive", "entry.delete"} <= offered(page)
    person.press(Key.Key_J, with_=CTRL | SHIFT)
    person.agree(person.question())
    person.until(lambda: person.price_there(WEEKEND)["status"] == "ARCHIVED")


def test_name_and_amount_are_changed_and_nothing_else_is_sent(person: Shopkeeper) -> None:
    page = person.open_product()
    person.choose(page, STANDARD)
    person.press(Key.Key_F2)
    sheet = person.at.sheet()
    assert a11y.unnamed(sheet) == []
    assert sheet.form.values()["unit_amount"] == "950,00"
    assert not sheet.form.fields["currency"].input.isEnabled()
    person.at.fill(sheet, unit_amount="2*490,5")
    person.at.save()
    person.until(lambda: person.price_there(STANDARD)["unitAmount"] == "981.00")
    (request,) = person.at.requests("PATCH", "/v1/product-prices")
    assert request["body"] == {"unitAmount": "981.00"}


def test_the_same_amount_written_differently_is_no_change(person: Shopkeeper) -> None:
    page = person.open_product()
    person.choose(page, STANDARD)
    person.press(Key.Key_Return)
    sheet = person.at.sheet()
    person.at.fill(sheet, unit_amount="950")
    person.at.save()
    assert person.operations() == ()
    assert person.at.requests("PATCH", "/v1/product-prices") == []


def test_a_new_price_made_offline(person: Shopkeeper) -> None:
    page = person.open_product()
    person.at.switch_network()
    person.press(Key.Key_Insert)
    sheet = person.at.sheet()
    person.press(Key.Key_Return, with_=CTRL)
    assert "needs an amount" in sheet.form.fields["unit_amount"].says.text()
    person.at.fill(sheet, nickname="Aften", unit_amount="1.200,50")
    person.at.save()
    person.until(lambda: "Not in LedgerBee yet" in states(page))
    assert page.prices.current() is not None
    person.at.goes_online()
    person.until(lambda: len(person.there()["prices"]) == 4)
    price = person.price_there("Aften")
    assert (price["unitAmount"], price["currency"], price["billingPeriodType"]) == ("1200.50", "DKK", "ONE_TIME")
    person.done()
    person.until(lambda: "Not in LedgerBee yet" not in states(page) and page.prices.model.rowCount() == 4)


def test_an_action_that_waits_can_be_taken_back(person: Shopkeeper) -> None:
    page = person.open_product()
    person.at.switch_network()
    person.choose(page, STANDARD)
    person.press(Key.Key_U, with_=CTRL | SHIFT)
    person.until(lambda: "Change waiting" in states(page))
    person.until(lambda: offered(page) == {"entry.take-back"})
    (entry,) = person.at.aio(person.window.desk.entries.open())
    assert entry.what == "Price Maling af facade: disable"
    assert "outbox" in page.prices.steps.reasons.text()
    person.press(Key.Key_F12)
    person.until(lambda: person.operations() == () and "Change waiting" not in states(page))
    assert person.price_there(STANDARD)["status"] == "ACTIVE"


def test_trap_13_a_missing_licence_is_named(person: Shopkeeper) -> None:
    page = person.open_product()
    person.press(Key.Key_Insert)
    sheet = person.at.sheet()
    person.at.fill(sheet, nickname="Abonnement", unit_amount="99")
    person.at.walk_to(sheet, "billing_period")
    person.press(Key.Key_Down)
    assert "Subscription" in sheet.form.fields["billing_period"].says.text()
    person.press(Key.Key_Return, with_=CTRL)
    assert sheet.form.fields["billing_interval"].finding is not None
    person.at.walk_to(sheet, "billing_interval")
    person.press(Key.Key_Down)
    person.at.save()
    person.until(lambda: "lacks the LedgerBee licence “Subscription”" in page.prices.refusal.text())
    assert len(person.there()["prices"]) == 3
    assert "Refused by LedgerBee" in states(page)
    person.sandbox.set_licences("Subscription")
    person.press(Key.Key_F2)
    sheet = person.at.sheet()
    assert sheet.form.values()["billing_interval"] == "MONTH"
    person.at.save()
    person.until(lambda: len(person.there()["prices"]) == 4)
    assert person.price_there("Abonnement")["billingInterval"] == "MONTH"


def test_a_key_without_the_scope_disables_and_says_why(person: Shopkeeper) -> None:
    scopes = ["company-read", "customers-read", "products-read", "invoices-read", "invoices-write"]
    person.sandbox.set_key(scopes=scopes)
    person.press(Key.Key_F5)
    page = person.open_product()
    person.until(lambda: offered(page) == set())
    assert "products-write" in page.prices.steps.reasons.text()
    assert "products-write" in page.steps.reasons.text()
    person.press(Key.Key_F2)
    person.press(Key.Key_Insert)
    assert QApplication.activeModalWidget() is None
