"""Product groups, by keyboard: made with an account for each VAT zone, changed, deleted; used before LedgerBee has them."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QApplication, QComboBox

from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.products.checks import ACCOUNTS
from ledgerbee_desktop.ui.products.groups_page import GroupsPage
from ledgerbee_desktop.ui.products.page import ProductPage
from ledgerbee_desktop.ui.records.sheet import RecordSheet
from tests.contract.test_sandbox_catalogue import account
from tests.ui.keys import CTRL, SHIFT, Key
from tests.ui.products.kit import Json, Shopkeeper

NUMBERS = {
    "domestic_account_id": 1010,
    "domestic_without_vat_account_id": 1070,
    "eu_account_id": 1050,
    "abroad_account_id": 1060,
}


def groups_there(person: Shopkeeper) -> list[Json]:
    return list(person.sandbox.call("GET", "/v1/product-groups").json()["data"])


def choose_accounts(person: Shopkeeper, sheet: RecordSheet) -> None:
    """Type the number of each account into its list, as a person does."""
    for name, number in NUMBERS.items():
        person.at.walk_to(sheet, name)
        person.at.write(str(number))
        field = sheet.form.fields[name].input
        assert isinstance(field, QComboBox)
        assert field.currentText().startswith(str(number))


def make_group(person: Shopkeeper, number: str = "2", name: str = "Tapet") -> GroupsPage:
    page = person.groups()
    person.press(Key.Key_Insert)
    sheet = person.at.sheet()
    person.at.fill(sheet, name=name, number=number)
    choose_accounts(person, sheet)
    person.at.save()
    return page


def test_the_list_says_where_sales_are_booked(person: Shopkeeper) -> None:
    page = person.groups()
    assert a11y.unnamed(page) == []
    person.until(lambda: "Sales in Denmark: 1010" in page.accounts.text())
    texts = [str(page.model.index(0, column).data()) for column in range(page.model.columnCount())]
    assert texts[:2] == ["1", "Malerarbejde"]
    assert "1" in texts[3]


def test_a_group_needs_an_account_for_each_zone(person: Shopkeeper) -> None:
    person.groups()
    person.press(Key.Key_Insert)
    sheet = person.at.sheet()
    assert a11y.unnamed(sheet) == []
    person.at.fill(sheet, name="Tapet", number="1")
    person.press(Key.Key_Return, with_=CTRL)
    assert QApplication.activeModalWidget() is sheet
    assert "Malerarbejde" in sheet.form.fields["number"].says.text()
    assert {name for name in ACCOUNTS if sheet.form.fields[name].finding is not None} == set(ACCOUNTS)
    assert person.operations() == ()


def test_a_group_made_offline_is_used_at_once(person: Shopkeeper) -> None:
    person.at.switch_network()
    make_group(person)
    person.press(Key.Key_E, with_=CTRL | SHIFT)
    sheet = person.at.sheet()
    assert sheet.form.values()["group_id"] == ""  # there is a choice now
    person.at.fill(sheet, name="Fibertapet", unit_amount="99")
    person.at.walk_to(sheet, "group_id")
    person.at.write("2")
    person.at.save()
    page: ProductPage = person.at.page(ProductPage)
    person.until(lambda: page.record is not None)
    group, product, price = person.operations()
    assert (product.after, price.after) == (group.id, product.id)
    person.at.goes_online()
    person.until(lambda: person.numbered("11") and person.there(person.numbered("11")[0]["id"])["prices"])
    made = next(each for each in groups_there(person) if each["number"] == "2")
    assert person.numbered("11")[0]["productGroupId"] == made["id"]
    assert made["euAccountId"] == account(person.sandbox, 1050)
    person.done()
    assert {group.is_temporary for group in person.catalogue.product_groups} == {False}


def test_a_group_is_changed_and_only_that_is_sent(person: Shopkeeper) -> None:
    page = person.groups()
    person.press(Key.Key_Return)
    sheet = person.at.sheet()
    assert sheet.form.values()["domestic_account_id"] == account(person.sandbox, 1010)
    person.at.fill(sheet, description="Timer og materialer")
    person.at.save()
    person.until(lambda: groups_there(person)[0]["description"] == "Timer og materialer")
    (request,) = person.at.requests("PATCH", "/v1/product-groups")
    assert request["body"] == {"description": "Timer og materialer"}
    person.until(lambda: page.model.index(0, 2).data() == "Timer og materialer")


def test_a_group_is_deleted_after_the_facts(person: Shopkeeper) -> None:
    page = make_group(person)
    person.until(lambda: len(groups_there(person)) == 2)
    person.done()
    person.until(lambda: (group := page.current()) is not None and group.number == "2" and not group.is_temporary)
    person.press(Key.Key_Delete, with_=SHIFT)
    dialog = person.question()
    assert "No product is in it" in dialog.text.accessibleName()
    person.press(Key.Key_Return)
    assert QApplication.activeModalWidget() is dialog
    person.agree(dialog)
    person.until(lambda: [each["number"] for each in groups_there(person)] == ["1"])
    person.until(lambda: page.model.rowCount() == 1)


def test_unknown_30_a_group_in_use_stays_and_says_so(person: Shopkeeper) -> None:
    page = person.groups()
    person.press(Key.Key_Delete, with_=SHIFT)
    dialog = person.question()
    assert "One product is in it" in dialog.text.accessibleName()
    person.agree(dialog)
    person.until(lambda: "has products" in page.refusal.text())
    assert len(groups_there(person)) == 1


def test_a_refused_group_is_mended_on_the_spot(person: Shopkeeper) -> None:
    body = {"statusCode": 409, "message": "Taken by a colleague", "path": "/v1/product-groups", "timestamp": "x"}
    answer = {"status": 409, "body": json.dumps(body), "content_type": "application/json"}
    person.sandbox.fault("status", method="POST", path="/v1/product-groups", **answer)
    page = make_group(person)
    person.until(lambda: "Taken by a colleague" in page.refusal.text())
    assert [each.state for each in person.operations()] == [State.REFUSED]
    person.press(Key.Key_F2)
    sheet = person.at.sheet()
    assert sheet.form.values()["eu_account_id"] == account(person.sandbox, 1050)
    person.at.fill(sheet, number="3")
    person.at.save()
    person.until(lambda: sorted(each["number"] for each in groups_there(person)) == ["1", "3"])
    person.done()
