"""A customer's page, by keys alone: real store, real engine, real sandbox."""

from __future__ import annotations

import pytest

from ledgerbee_desktop.core.identifiers import CustomerId
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.customers.page import CustomerPage
from ledgerbee_desktop.ui.document.page import DocumentPage
from ledgerbee_desktop.ui.editor_page import EditorPage
from tests.ui.customers.kit import (
    VALID_EAN,
    only_customer,
    open_customer,
)
from tests.ui.keys import ALT, CTRL, Key
from tests.ui.records.kit import Person

pytestmark = pytest.mark.timeout(120)


def test_the_page_has_people_and_documents_and_makes_new_ones(person: Person) -> None:
    customer = only_customer(person)
    person.sandbox.add_customer(
        id=customer["id"],
        contacts=[{"name": "Birthe", "email": "b@hansen.example", "isDefault": True}],
        departments=[{"name": "Lager", "eanNumber": VALID_EAN}],
    )
    product = person.sandbox.call("GET", "/v1/products").json()["data"][0]
    price = person.sandbox.call("GET", f"/v1/products/{product['id']}").json()["prices"][0]
    body = {"customerId": customer["id"], "date": "2026-06-15", "lines": [{"priceId": price["id"], "quantity": 1}]}
    for path in ("invoices", "quotes", "order-confirmations"):
        assert person.sandbox.call("POST", f"/v1/{path}", body).status_code == 201
    person.press(Key.Key_F5)
    page = open_customer(person)
    person.until(lambda: dict(page.people.facts()).get("Birthe") == "b@hansen.example · usual")
    assert dict(page.people.facts())["Lager"] == f"EAN {VALID_EAN}"
    person.until(lambda: page.documents.model.rowCount() == 3)
    assert a11y.unnamed(page) == []
    for _ in range(12):
        if person.focus() is page.documents.view:
            break
        person.press(Key.Key_Tab)
    person.press(Key.Key_Return)
    person.page(DocumentPage)
    person.until(person.window.actions_table["customer.open"].isEnabled)
    person.press(Key.Key_B, with_=CTRL)
    assert person.page(CustomerPage) is page
    person.press(Key.Key_3, with_=ALT)
    editor = person.page(EditorPage)
    person.until(lambda: editor.editor is not None)
    assert editor.editor is not None
    draft = editor.editor.session.draft
    person.until(person.window.actions_table["customer.open"].isEnabled)
    assert (draft.kind.value, draft.customer_id) == ("quote", customer["id"])
    contacts = person.aio(person.book.library.contacts(CustomerId(customer["id"])))
    assert draft.contact_id == contacts[0].id
    person.press(Key.Key_B, with_=CTRL)
    assert person.page(CustomerPage) is page


def test_opening_a_customer_reads_it_again(person: Person) -> None:
    customer = only_customer(person)
    person.sandbox.add_customer(id=customer["id"], city="Nyborg")
    page = open_customer(person)
    person.until(lambda: page.record is not None and page.record.city == "Nyborg")
    assert person.requests("GET", f"/v1/customers/{customer['id']}")
