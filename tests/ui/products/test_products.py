"""Products in the window, by keyboard: found, made offline from a line, changed, archived, deleted, refused."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ledgerbee_desktop.core.operations import OperationKind, State
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.document.page import DocumentPage
from ledgerbee_desktop.ui.editor.columns import Column
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.library.export import table_of
from ledgerbee_desktop.ui.products.columns import PRODUCT_EXPORT
from ledgerbee_desktop.ui.products.list_page import ProductsPage
from ledgerbee_desktop.ui.products.page import ProductPage
from tests.ui.keys import CTRL, SHIFT, Key
from tests.ui.products.kit import OLD, STANDARD, WEEKEND, Json, Shopkeeper

ARABIC = 'طلاء <b onclick="x">&amp;</b> 🎨 '


def rows(page: ProductsPage) -> list[list[str]]:
    columns = range(page.model.columnCount())
    return [
        [str(page.model.index(row, column).data()).replace("\u00a0", " ") for column in columns]
        for row in range(page.model.rowCount())
    ]


def made_product(person: Shopkeeper, *, name: str = "Tapet", amount: str = "389,95") -> str:
    """Make a product from the list; returns its temporary id."""
    person.products()
    person.press(Key.Key_Insert)
    sheet = person.at.sheet()
    person.at.fill(sheet, name=name, unit_amount=amount)
    person.at.save()
    page: ProductPage = person.at.page(ProductPage)
    person.until(lambda: page.record is not None and not page.loader.busy)
    return page.key.id


# --- the list -------------------------------------------------------------------------------------


def test_the_list_has_number_name_group_price_and_state(person: Shopkeeper) -> None:
    page = person.products()
    assert rows(page) == [["10", "Maling af facade", "Malerarbejde", "950,00 DKK", "Active"]]
    assert page.count.text() == "1 product"
    assert a11y.unnamed(page) == []
    exported = person.at.aio(table_of(page.model, page.view, PRODUCT_EXPORT))
    assert [str(cell) for cell in exported[1]] == [
        "10",
        "Maling af facade",
        "Malerarbejde",
        "950.00",
        "Active",
        "DKK",
        "",
    ]


@pytest.mark.parametrize("text", ["10", "facade", "malerarb", "weekend", "FACADE mal"])
def test_it_is_found_by_number_name_group_and_nickname(person: Shopkeeper, text: str) -> None:
    person.sandbox.add_product(number="99", name="Andet")
    person.press(Key.Key_F5)
    page = person.products()
    person.until(lambda: page.model.rowCount() == 2)
    person.press(Key.Key_F, with_=CTRL)
    person.at.write(text)
    person.until(lambda: not page.busy and [row[0] for row in rows(page)] == ["10"])


def test_trap_15_a_product_is_read_by_itself_when_it_is_opened(person: Shopkeeper) -> None:
    """The list of products has no prices, so what changed at LedgerBee shows on the product's page first."""
    standard = next(each["id"] for each in person.product["prices"] if each["nickname"] == STANDARD)
    person.sandbox.add_product(id=person.product["id"], prices=[{"id": standard, "unitAmount": "975.00"}])
    page = person.open_product()
    person.until(lambda: str(page.prices.model.index(0, 2).data()).startswith("975,00"))
    listed = person.products()
    person.until(lambda: rows(listed)[0][3] == "975,00 DKK")


def test_foreign_text_stays_text(person: Shopkeeper) -> None:
    name = ARABIC + "x" * 500
    person.sandbox.add_product(number="1", name=name)
    person.press(Key.Key_F5)
    page = person.products()
    person.until(lambda: page.model.rowCount() == 2)
    assert "<b onclick" in next(row[1] for row in rows(page) if row[0] == "1")


# --- made offline -----------------------------------------------------------------------------------


@pytest.mark.timeout(120)
def test_a_product_made_offline_from_a_line_is_on_the_invoice_that_is_sent(person: Shopkeeper) -> None:
    person.at.switch_network()
    person.press(Key.Key_N, with_=CTRL)
    page: EditorPage = person.at.page(EditorPage)
    person.until(lambda: page.editor is not None and page.editor.session.catalogue.customers)
    editor = page.editor
    assert editor is not None
    person.at.write("hansen")
    person.press(Key.Key_Return)
    person.until(lambda: editor.session.draft.customer_id is not None)
    for _ in range(30):
        if editor.grid.hasFocus() or editor.grid.isAncestorOf(person.at.focus()):
            break
        person.press(Key.Key_Tab)
    person.at.write("Tapet")
    person.press(Key.Key_Down, Key.Key_Return)  # the one row there is: Create…
    sheet = person.at.sheet()
    values = sheet.form.values()
    assert (values["name"], values["number"], values["currency"]) == ("Tapet", "11", "DKK")
    assert values["group_id"]  # there is one only
    person.at.fill(sheet, unit_amount="389,95")
    person.at.save()
    person.until(
        lambda: len(editor.session.draft.lines) == 1 and editor.grid.currentIndex().column() == Column.QUANTITY
    )
    assert "not in LedgerBee yet" in str(editor.grid.lines.index(0, Column.PRODUCT).data())
    person.at.write("2")
    person.press(Key.Key_Return)
    send_by_hand(person)
    person.until(lambda: len(person.operations()) == 4)
    assert person.sandbox.ledger() == []
    person.at.goes_online()
    document: DocumentPage = person.at.page(DocumentPage)
    person.until(lambda: document.chip.text() == "Sent")
    (product,) = person.numbered("11")
    (price,) = person.there(product["id"])["prices"]
    (row,) = person.sandbox.ledger()
    invoice = person.sandbox.call("GET", f"/v1/invoices/{row['id']}").json()
    assert [line["priceId"] for line in invoice["lines"]] == [price["id"]]
    assert (row["sendCount"], invoice["subtotal"], price["unitAmount"]) == (1, "779.90", "389.95")
    person.done()
    assert not person.catalogue.prices[price["id"]].is_temporary


def send_by_hand(person: Shopkeeper) -> None:
    """Book and number only: the way that needs no address."""
    person.press(Key.Key_Return, with_=CTRL | SHIFT)
    person.until(lambda: QApplication.activeModalWidget() is not None)
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    person.until(lambda: sheet.isAncestorOf(person.at.focus()))
    person.press(Key.Key_Down)
    person.press(Key.Key_Return)
    person.at.closed()


def test_it_is_marked_until_ledgerbee_has_it_and_its_tab_follows(person: Shopkeeper) -> None:
    person.at.switch_network()
    made_product(person)
    page = person.products()
    person.until(lambda: [row[4] for row in rows(page) if row[1] == "Tapet"] == ["Not in LedgerBee yet"])
    create_product, create_price = person.operations()
    assert create_price.after == create_product.id
    person.at.goes_online()
    person.until(lambda: len(person.numbered("11")) == 1)
    person.done()
    person.until(lambda: [row[4] for row in rows(page)] == ["Active", "Active"])
    person.press(Key.Key_Tab, with_=CTRL)
    opened: ProductPage = person.at.page(ProductPage)
    person.until(lambda: opened.record is not None and not opened.record.is_temporary)


def test_what_has_not_left_is_changed_without_a_trace(person: Shopkeeper) -> None:
    person.at.switch_network()
    made_product(person)
    person.press(Key.Key_E, with_=CTRL)
    sheet = person.at.sheet()
    assert "unit_amount" not in sheet.form.fields
    person.at.fill(sheet, number="77", name="Fibertapet")
    person.at.save()
    page: ProductPage = person.at.page(ProductPage)
    person.until(lambda: page.title() == "77 Fibertapet")
    assert [each.kind for each in person.operations()] == [OperationKind.CREATE, OperationKind.CREATE]
    person.at.goes_online()
    person.until(lambda: person.numbered("77") and person.there(person.numbered("77")[0]["id"])["prices"])
    assert person.numbered("11") == []
    (request,) = person.at.requests("POST", "/v1/products")
    assert request["body"]["name"] == "Fibertapet"


def test_a_product_that_is_taken_back_leaves_with_its_price(person: Shopkeeper) -> None:
    person.at.switch_network()
    temporary = made_product(person)
    person.press(Key.Key_T, with_=CTRL)
    person.until(lambda: person.operations() == () and temporary not in person.catalogue.products)
    page: ProductPage = person.at.page(ProductPage)
    person.until(lambda: "not in the library" in page.note.text())


def test_what_was_typed_and_not_saved_comes_back(person: Shopkeeper) -> None:
    person.press(Key.Key_E, with_=CTRL | SHIFT)
    sheet = person.at.sheet()
    person.at.fill(sheet, name="Lak", unit_amount="12")
    person.press(Key.Key_Escape)
    person.until(lambda: QApplication.activeModalWidget() is not sheet)
    person.press(Key.Key_K, with_=Qt.KeyboardModifier.AltModifier)
    person.at.closed()
    person.press(Key.Key_E, with_=CTRL | SHIFT)
    again = person.at.sheet()
    assert (again.form.values()["name"], again.form.values()["unit_amount"]) == ("Lak", "12")


# --- refused ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("status", "says"), [(409, "The number is taken"), (422, "This cannot be")])
def test_a_refusal_is_read_and_mended_and_the_price_goes_along(person: Shopkeeper, status: int, says: str) -> None:
    body = {"statusCode": status, "message": says, "details": {}, "path": "/v1/products", "timestamp": "x"}
    person.sandbox.fault(
        "status",
        method="POST",
        path="/v1/products",
        status=status,
        body=json.dumps(body),
        content_type="application/json",
    )
    made_product(person)
    page: ProductPage = person.at.page(ProductPage)
    person.until(lambda: says in page.note.text())
    assert [each.state for each in person.operations()] == [State.REFUSED, State.QUEUED]
    person.press(Key.Key_E, with_=CTRL)
    sheet = person.at.sheet()
    assert says in sheet.notice.text()
    person.at.fill(sheet, number="12")
    person.at.save()
    person.until(lambda: person.numbered("12") and person.there(person.numbered("12")[0]["id"])["prices"])
    person.done()
    assert person.operations() == ()


def test_a_refused_product_is_forgotten_after_asking(person: Shopkeeper) -> None:
    answer = {"statusCode": 409, "message": "The number is taken", "path": "/v1/products", "timestamp": "x"}
    order = {"status": 409, "body": json.dumps(answer), "content_type": "application/json"}
    person.sandbox.fault("status", method="POST", path="/v1/products", **order)
    temporary = made_product(person)
    page: ProductPage = person.at.page(ProductPage)
    person.until(lambda: "The number is taken" in page.note.text())
    person.press(Key.Key_T, with_=CTRL)
    person.agree(person.question())
    person.until(lambda: person.operations() == () and temporary not in person.catalogue.products)
    assert person.numbered("11") == []


def test_a_number_in_use_is_refused_at_the_field(person: Shopkeeper) -> None:
    person.press(Key.Key_E, with_=CTRL | SHIFT)
    sheet = person.at.sheet()
    assert a11y.unnamed(sheet) == []
    person.at.fill(sheet, number="10", name="Lak", unit_amount="12,345")
    assert "Maling af facade" in sheet.form.fields["number"].says.text()
    assert "2 decimals" in sheet.form.fields["unit_amount"].says.text()
    person.press(Key.Key_Return, with_=CTRL)
    assert QApplication.activeModalWidget() is sheet
    assert sheet.form.fields["number"].input.hasFocus()
    assert person.operations() == ()


# --- changed, archived, deleted ---------------------------------------------------------------------


def test_unknown_26_only_what_was_changed_is_sent(person: Shopkeeper) -> None:
    person.open_product()
    person.press(Key.Key_E, with_=CTRL)
    sheet = person.at.sheet()
    person.at.fill(sheet, description="Pr. m²")
    person.at.save()
    person.until(lambda: person.there()["description"] == "Pr. m²")
    (request,) = person.at.requests("PATCH", "/v1/products")
    assert request["body"] == {"description": "Pr. m²"}
    person.done()
    page: ProductPage = person.at.page(ProductPage)
    person.until(lambda: ("Description", "Pr. m²") in page.facts.facts())


def test_an_archived_product_is_hidden_and_not_offered_and_comes_back(person: Shopkeeper) -> None:
    page = person.open_product()
    person.press(Key.Key_Y, with_=CTRL | SHIFT)
    dialog = person.question()
    assert "Its 3 prices" in dialog.text.accessibleName()
    person.agree(dialog)
    person.until(lambda: {each["status"] for each in person.there()["prices"]} == {"ARCHIVED"})
    person.done()
    person.until(lambda: not page.steps.actions_by_id["product.archive"].isEnabled())
    listed = person.products()
    person.until(lambda: not listed.busy and listed.model.rowCount() == 0)
    listed.filter.setFocus()
    person.press(Key.Key_Down)
    person.until(lambda: [row[4] for row in rows(listed)] == ["Archived"])
    assert offered(person, "facade") == ["+"]
    page = person.at.open("product", person.product["id"])  # type: ignore[assignment]
    person.until(lambda: page.prices.current() is not None)
    person.choose(page, WEEKEND)
    person.press(Key.Key_I, with_=CTRL | SHIFT)
    person.until(lambda: person.price_there(WEEKEND)["status"] == "ACTIVE")
    person.done()
    assert offered(person, "facade") == ["10", "+"]


def offered(person: Shopkeeper, text: str) -> list[str]:
    """The numbers of the products that the picker of a new invoice's first line offers."""
    person.press(Key.Key_N, with_=CTRL)
    page: EditorPage = person.at.page(EditorPage)
    person.until(lambda: page.editor is not None and page.editor.session.catalogue.products)
    assert page.editor is not None
    page.editor.go_to("lines")
    person.at.write(text)
    found = [choice.lead for choice in page.editor.grid.product_cell.list.choices]
    person.press(Key.Key_Escape, Key.Key_Escape)
    person.press(Key.Key_W, with_=CTRL)
    return found


def test_a_product_is_deleted_after_the_facts(person: Shopkeeper) -> None:
    page = person.open_product()
    person.press(Key.Key_Delete, with_=CTRL | SHIFT)
    dialog = person.question()
    facts = dialog.text.accessibleName()
    assert "Its 3 prices" in facts
    assert "cannot be brought back" in facts
    person.press(Key.Key_Return, Key.Key_Space)
    assert QApplication.activeModalWidget() is dialog
    person.agree(dialog)
    person.until(lambda: person.sandbox.call("GET", f"/v1/products/{person.product['id']}").status_code == 404)
    person.done()
    person.until(lambda: "deleted in LedgerBee" in page.note.text())
    assert [each.is_deleted for each in person.catalogue.products.values()] == [True], "for drafts that name it"


def test_unknown_30_a_product_in_use_stays_and_says_so(person: Shopkeeper) -> None:
    prices: list[Json] = person.product["prices"]
    person.sandbox.add_product(id=person.product["id"], prices=[{"id": prices[0]["id"], "isLocked": True}])
    page = person.open_product()
    person.until(lambda: any(price.is_locked for price in page.record.prices) if page.record else False)
    person.press(Key.Key_Delete, with_=CTRL | SHIFT)
    dialog = person.question()
    assert "will probably refuse" in dialog.text.accessibleName()
    person.agree(dialog)
    person.until(lambda: "The product is in use" in page.note.text())
    assert {each["nickname"] for each in person.there()["prices"]} == {STANDARD, WEEKEND, OLD}
