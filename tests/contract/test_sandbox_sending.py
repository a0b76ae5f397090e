"""Sending invoices: numbers, recipients, what is remembered, the delivery log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.contract.billing import Shop, open_shop
from tests.sandbox_process import SandboxProcess

CONTACT = {"name": "Ida Lindqvist", "email": "ida@nordhavn.example"}
EAN = "5798004653012"
OTHER_EAN = "5798000987654"
UNKNOWN = "019eca66-df40-7000-8000-000000000000"


@pytest.fixture
def shop(sandbox: SandboxProcess) -> Iterator[Shop]:
    yield open_shop(sandbox, contacts=[CONTACT], departments=[{"name": "Skole", "eanNumber": EAN}])
    sandbox.set(send_finishes="at-once")


def refused(shop: Shop, invoice: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A send that must be refused and must change nothing."""
    before = shop.sandbox.ledger(), shop.deliveries(invoice)
    response = shop.sandbox.call("POST", f"/v1/invoices/{invoice['id']}/send", fields)
    assert response.status_code in {400, 404}, response.text
    assert (shop.sandbox.ledger(), shop.deliveries(invoice)) == before
    return dict(response.json())


def test_numbers_follow_each_other_without_a_gap(shop: Shop) -> None:
    numbers = []
    for _ in range(3):
        invoice = shop.create()
        refused(shop, invoice, deliveryType="Sproom")
        shop.send(invoice)
        numbers.append(int(shop.read(invoice)["number"]))
    assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2]
    assert numbers[0] >= 1001


def test_send_changes_state_and_time(shop: Shop) -> None:
    invoice = shop.create()
    assert shop.send(invoice) == {"success": True, "deliveryType": "Email", "sproomDocumentId": None}
    sent = shop.read(invoice)
    assert sent["status"] == "sent"
    assert sent["updatedAt"] > invoice["updatedAt"]
    unchanged = {"number", "status", "updatedAt"}
    assert {name: value for name, value in sent.items() if name not in unchanged} == {
        name: value for name, value in invoice.items() if name not in unchanged
    }


def test_never_sent(shop: Shop) -> None:
    summary = {
        "sendCount": 0,
        "lastDeliveryType": None,
        "lastRecipientEmail": None,
        "lastRecipientEan": None,
        "lastSentAt": None,
    }
    assert shop.deliveries(shop.create()) == {"summary": summary, "entries": []}


def test_sending_again_keeps_number_and_state(shop: Shop) -> None:
    """Unknown 9."""
    invoice = shop.create()
    shop.send(invoice)
    number = shop.read(invoice)["number"]
    shop.sandbox.control("POST", f"invoices/{invoice['id']}/status", {"status": "paid"})
    shop.send(invoice, overrideEmail="igen@nordhavn.example")
    assert (shop.read(invoice)["number"], shop.read(invoice)["status"]) == (number, "paid")
    status = shop.deliveries(invoice)
    assert status["summary"]["sendCount"] == 2
    assert status["summary"]["lastRecipientEmail"] == "igen@nordhavn.example"
    assert [entry["recipientEmail"] for entry in status["entries"]] == [
        "igen@nordhavn.example",
        "faktura@testkunde.example",
    ]


def test_email_goes_to_override_then_contact_then_customer(shop: Shop) -> None:
    contact = shop.customer["contacts"][0]["id"]
    for fields, override, expected in (
        ({}, None, "faktura@testkunde.example"),
        ({"customerContactId": contact}, None, "ida@nordhavn.example"),
        ({"customerContactId": contact}, "ny@nordhavn.example", "ny@nordhavn.example"),
    ):
        invoice = shop.create(**fields)
        shop.send(invoice, **({"overrideEmail": override} if override else {}))
        assert shop.deliveries(invoice)["summary"]["lastRecipientEmail"] == expected


def test_email_without_an_address_is_refused(sandbox: SandboxProcess) -> None:
    shop = open_shop(sandbox, email=None)
    invoice = shop.create()
    assert refused(shop, invoice, deliveryType="Email")["code"] == "SANDBOX_NO_RECIPIENT"
    shop.send(invoice, overrideEmail="en@kunde.example")
    assert shop.read(invoice)["status"] == "sent"


def test_new_address_becomes_a_contact(shop: Shop) -> None:
    """Trap 18."""
    shop.send(shop.create(), overrideEmail="ny@nordhavn.example")
    shop.send(shop.create(), overrideEmail="NY@nordhavn.example")
    shop.send(shop.create(), overrideEmail="Ida@Nordhavn.example")
    shop.send(shop.create(), overrideEmail="faktura@testkunde.example")
    assert [contact["email"] for contact in shop.contacts()] == ["ida@nordhavn.example", "ny@nordhavn.example"]


def test_customer_record_is_updated_only_if_asked(shop: Shop) -> None:
    path = f"/v1/customers/{shop.customer['id']}"
    shop.send(shop.create(), overrideEmail="en@kunde.example", updateCustomerRecord=False)
    assert shop.sandbox.call("GET", path).json()["email"] == "faktura@testkunde.example"
    shop.send(shop.create(), overrideEmail="en@kunde.example", updateCustomerRecord=True)
    shop.send(shop.create(), deliveryType="Sproom", overrideEanNumber=OTHER_EAN, updateCustomerRecord=True)
    record = shop.sandbox.call("GET", path).json()
    assert (record["email"], record["eanNumber"]) == ("en@kunde.example", OTHER_EAN)


def test_sproom_goes_to_override_then_department_then_customer(shop: Shop, sandbox: SandboxProcess) -> None:
    department = shop.customer["departments"][0]["id"]
    assert refused(shop, shop.create(), deliveryType="Sproom")["code"] == "SANDBOX_NO_RECIPIENT"
    invoice = shop.create(customerDepartmentId=department)
    answer = shop.send(invoice, deliveryType="Sproom")
    assert answer["sproomDocumentId"].startswith("SPR-")
    assert shop.deliveries(invoice)["summary"]["lastRecipientEan"] == EAN
    shop.send(invoice, deliveryType="Sproom", overrideEanNumber=OTHER_EAN)
    assert shop.deliveries(invoice)["summary"]["lastRecipientEan"] == OTHER_EAN
    public = open_shop(sandbox, eanNumber=OTHER_EAN)
    invoice = public.create()
    public.send(invoice, deliveryType="Sproom")
    assert public.deliveries(invoice)["summary"]["lastRecipientEan"] == OTHER_EAN


def test_manual_books_and_numbers_but_delivers_to_nobody(shop: Shop) -> None:
    """Trap 9: it is no dry run."""
    invoice = shop.create()
    shop.send(invoice, deliveryType="Manual")
    assert shop.read(invoice)["status"] == "sent"
    entry = shop.deliveries(invoice)["entries"][0]
    assert (entry["deliveryType"], entry["recipientEmail"], entry["recipientEan"]) == ("Manual", None, None)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, "deliveryType"),
        ({"deliveryType": "email"}, "deliveryType"),
        ({"deliveryType": "Email", "recipientEmail": "a@b.example"}, "recipientEmail"),
        ({"deliveryType": "Email", "overrideEmail": "nobody"}, "overrideEmail"),
        ({"deliveryType": "Email", "overrideEmail": None}, "overrideEmail"),
        ({"deliveryType": "Sproom", "overrideEanNumber": 5798004653012}, "overrideEanNumber"),
        ({"deliveryType": "Email", "updateCustomerRecord": "yes"}, "updateCustomerRecord"),
        ({"deliveryType": "Email", "documentTemplateId": "x"}, "documentTemplateId"),
    ],
)
def test_bad_send_body(shop: Shop, fields: dict[str, Any], wrong: str) -> None:
    """Trap 1: `recipientEmail` belongs to the other family; trap 8: `Email` has a capital."""
    body = refused(shop, shop.create(), **fields)
    assert [entry["property"] for entry in body["details"]["validationErrors"]] == [wrong]


def test_template_must_be_one_for_invoices(shop: Shop) -> None:
    templates = shop.sandbox.call("GET", "/v1/document-templates").json()["data"]
    by_kind = {template["documentType"]: template["id"] for template in templates}
    invoice = shop.create()
    refused(shop, invoice, deliveryType="Manual", documentTemplateId=UNKNOWN)
    refused(shop, invoice, deliveryType="Manual", documentTemplateId=by_kind["quote-template"])
    shop.send(invoice, deliveryType="Manual", documentTemplateId=by_kind["invoice-template"].upper())


def test_send_that_finishes_later(shop: Shop) -> None:
    """Unknown 10."""
    shop.sandbox.set(send_finishes="later")
    invoice = shop.create()
    shop.send(invoice)
    under_way = shop.read(invoice)
    assert under_way["status"] == "sending"
    assert under_way["number"] is not None
    assert shop.deliveries(invoice)["entries"][0]["status"] == "pending"
    assert shop.sandbox.control("POST", "settle") == {"settled": 1}
    assert shop.read(invoice)["status"] == "sent"
    assert shop.deliveries(invoice)["entries"][0]["status"] == "success"


def test_failed_delivery(shop: Shop) -> None:
    """Unknown 11: newest first; trap 10: a send that was accepted may fail later."""
    invoice = shop.create()
    shop.send(invoice)
    shop.sandbox.control("POST", f"invoices/{invoice['id']}/deliveries", {"error_code": "MAILBOX_FULL"})
    status = shop.deliveries(invoice)
    assert [(entry["status"], entry["errorCode"]) for entry in status["entries"]] == [
        ("failed", "MAILBOX_FULL"),
        ("success", None),
    ]


def test_ledger_knows_it_all(shop: Shop) -> None:
    invoice = shop.create(reference="ledger")
    shop.send(invoice)
    entry = next(entry for entry in shop.sandbox.ledger() if entry["id"] == invoice["id"])
    assert entry == {
        "id": invoice["id"],
        "kind": "invoice",
        "number": shop.read(invoice)["number"],
        "status": "sent",
        "displayStatus": "sent",
        "customerId": shop.customer["id"],
        "reference": "ledger",
        "sendCount": 1,
        "createdAt": invoice["createdAt"],
        "amount": "1187.50",
        "invoiceNumber": None,
        "convertedToOrderConfirmationId": None,
        "convertedToInvoiceId": None,
    }


def test_colleague_changes_and_deletes(shop: Shop) -> None:
    invoice = shop.create()
    shop.sandbox.control("PATCH", f"invoices/{invoice['id']}", {"notes": "Rettet"})
    assert shop.read(invoice)["notes"] == "Rettet"
    shop.sandbox.control("DELETE", f"invoices/{invoice['id']}")
    assert shop.sandbox.call("GET", f"/v1/invoices/{invoice['id']}").status_code == 404
    booked = shop.create()
    shop.send(booked)
    with pytest.raises(ValueError, match="booked"):
        shop.sandbox.control("DELETE", f"invoices/{booked['id']}")
