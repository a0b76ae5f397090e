"""Credit notes: numbered when they are made, positive in and negative out, and an invoice that is credited for good."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pypdf
import pytest

from tests.contract.billing import Shop, open_shop
from tests.sandbox_process import SandboxProcess

CREDITS = "credit-notes"
EAN = "5798004653012"
UNKNOWN = "019eca66-df40-7000-8000-000000000000"
OWN = {"reference": "PO-1", "ourReference": "Mette Holm", "notes": "Kreditering"}


@pytest.fixture
def shop(sandbox: SandboxProcess) -> Iterator[Shop]:
    contact = {"name": "Ida Lindqvist", "email": "ida@nordhavn.example"}
    yield open_shop(sandbox, contacts=[contact], departments=[{"name": "Skole", "eanNumber": EAN}])
    sandbox.set(send_finishes="at-once")


def count(number: str) -> int:
    """The place in the series of a number like K-1001."""
    assert number.startswith("K-")
    return int(number.removeprefix("K-"))


def test_numbered_at_once_and_still_a_draft(shop: Shop) -> None:
    """Trap 6, unknown 18: creating uses up a number; unknown 31: K-1001 and on."""
    first, second = shop.make(CREDITS, **OWN), shop.make(CREDITS)
    assert first["status"] == "draft"
    assert count(second["number"]) == count(first["number"]) + 1
    assert count(first["number"]) >= 1001
    assert {name: first[name] for name in OWN} == OWN
    assert shop.fetch(CREDITS, first) == first


def test_naming_an_invoice_credits_it_at_once(shop: Shop) -> None:
    """Trap 6: before anything is sent."""
    invoice = shop.sent("invoices")
    shop.make(CREDITS, invoiceNumber=invoice["number"])
    after = shop.read(invoice)
    assert after["status"] == "credited"
    assert after["updatedAt"] > invoice["updatedAt"]
    assert {**after, "status": "sent", "updatedAt": invoice["updatedAt"]} == invoice


def test_a_part_credits_the_whole_invoice(shop: Shop) -> None:
    """Unknown 18: any credit makes the invoice `credited`; a second one is possible."""
    invoice = shop.sent("invoices", lines=[shop.line(quantity=4)])
    part = shop.make(CREDITS, invoiceNumber=invoice["number"], lines=[shop.line(quantity=1)])
    assert part["amount"] == "-1187.50"
    assert shop.read(invoice)["status"] == "credited"
    shop.make(CREDITS, invoiceNumber=invoice["number"], lines=[shop.line(quantity=3)])
    assert shop.read(invoice)["status"] == "credited"


def test_without_an_invoice_number_nothing_is_credited(shop: Shop) -> None:
    invoice = shop.sent("invoices")
    shop.make(CREDITS)
    assert shop.read(invoice) == invoice


def test_invoice_number_must_be_one_of_the_customer(shop: Shop) -> None:
    """Unknown 7: 404 without a code, and no number is used up."""
    other = open_shop(shop.sandbox).sent("invoices")
    draft = shop.make("invoices")
    before = shop.make(CREDITS)
    for number in ("9999999", "", other["number"], draft["id"], shop.sent("invoices")["id"]):
        envelope = shop.refusal("POST", CREDITS, body=shop.body(invoiceNumber=number))
        assert (envelope["statusCode"], "code" in envelope) == (404, False)
    assert count(shop.make(CREDITS)["number"]) == count(before["number"]) + 1


def test_positive_in_and_negative_out(shop: Shop) -> None:
    """Trap 7, unknown 19: totals and line amounts are negative, quantity and unit price stay as they were sent."""
    note = shop.make(CREDITS, lines=[shop.line(quantity=2.5, unitPrice="100.00"), {"lineType": "text"}])
    assert (note["subtotal"], note["vat"], note["amount"]) == ("-250.00", "-62.50", "-312.50")
    line, text = note["lines"]
    assert (line["quantity"], line["unitPrice"]) == (2.5, "100.00")
    assert (line["totalPrice"], line["vatAmount"], line["vatRate"]) == ("-250.00", "-62.50", "25")
    assert (text["totalPrice"], text["vatAmount"]) == (None, None)


def test_nothing_has_no_sign(shop: Shop) -> None:
    note = shop.make(CREDITS, lines=[shop.line(unitPrice="0.00")])
    assert {note["subtotal"], note["vat"], note["amount"], note["lines"][0]["totalPrice"]} == {"0.00"}


def test_mirrors_the_invoice_to_the_cent(shop: Shop) -> None:
    """Unknown 22: each line is rounded half up away from zero, so that an invoice and its credit note add up to nothing."""
    lines = [shop.line(quantity=0.5, unitPrice="0.01"), shop.line(quantity=3.333, unitPrice="9.99")]
    invoice, note = shop.sent("invoices", lines=lines), shop.make(CREDITS, lines=lines)
    for name in ("subtotal", "vat", "amount"):
        assert Decimal(invoice[name]) + Decimal(note[name]) == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("dueDate", "2026-07-01"),
        ("paymentTerms", 14),
        ("description", "Unknown 17: not sent"),
        ("validUntil", "2026-07-01"),
        ("documentTemplateId", UNKNOWN),
        ("invoiceId", UNKNOWN),
        ("number", "K-1"),
        ("status", "sent"),
    ],
)
def test_fields_of_other_kinds_are_refused(shop: Shop, field: str, value: Any) -> None:
    """Trap 2, unknowns 16 and 17: the body has exactly the fields of a credit note."""
    assert shop.violations("POST", CREDITS, None, shop.body(**{field: value})) == {field}


def test_lines_are_checked_as_anywhere(shop: Shop) -> None:
    """Traps 7 and 19: no negative figures, no computed ones, at least one product line."""
    bad = [shop.line(quantity=-1), shop.line(unitPrice="-5.00"), shop.line(totalPrice="1.00")]
    found = shop.violations("POST", CREDITS, None, shop.body(lines=[shop.line(), *bad]))
    assert found == {"lines.1.quantity", "lines.2.unitPrice", "lines.3.totalPrice"}
    only_text = shop.refusal("POST", CREDITS, body=shop.body(lines=[{"lineType": "text"}]))
    assert only_text["code"] == "SANDBOX_PRODUCT_LINE_REQUIRED"


def test_cannot_be_changed_or_removed(shop: Shop) -> None:
    """Trap 5: there is no such operation; it cannot be converted either."""
    note = shop.make(CREDITS)
    for method, rest in (("PATCH", ""), ("PUT", ""), ("DELETE", ""), ("POST", "/convert")):
        response = shop.sandbox.call(method, f"/v1/{CREDITS}/{note['id']}{rest}", shop.body())
        assert response.status_code == 404
    assert shop.fetch(CREDITS, note) == note


@pytest.mark.parametrize("kind", ["Email", "Sproom", "Manual"])
def test_send_keeps_the_number(shop: Shop, kind: str) -> None:
    """Trap 9: `Manual` books as well; unknown 10: a send is finished at once."""
    note = shop.make(CREDITS, customerDepartmentId=shop.customer["departments"][0]["id"])
    answer = shop.dispatch(CREDITS, note, deliveryType=kind)
    assert (answer["success"], answer["deliveryType"]) == (True, kind)
    assert (answer["sproomDocumentId"] is not None) == (kind == "Sproom")
    sent = shop.fetch(CREDITS, note)
    assert (sent["status"], sent["number"], sent["lines"]) == ("sent", note["number"], note["lines"])


def test_delivery_status(shop: Shop) -> None:
    """Trap 10: `success` says accepted, delivery is in the log; unknown 11: a hook makes a failed one, newest first."""
    note = shop.make(CREDITS, customerContactId=shop.customer["contacts"][0]["id"])
    empty = shop.ask("GET", f"{CREDITS}/{{id}}/delivery-status", note).json()
    assert (empty["summary"]["sendCount"], empty["entries"]) == (0, [])
    shop.dispatch(CREDITS, note, deliveryType="Email")
    shop.sandbox.control("POST", f"{CREDITS}/{note['id']}/deliveries", {"error_code": "MAILBOX_FULL"})
    status = shop.ask("GET", f"{CREDITS}/{{id}}/delivery-status", note).json()
    assert status["summary"]["sendCount"] == 2
    assert [(entry["status"], entry["errorCode"], entry["recipientEmail"]) for entry in status["entries"]] == [
        ("failed", "MAILBOX_FULL", None),
        ("success", None, "ida@nordhavn.example"),
    ]


def test_sending_again_counts(shop: Shop) -> None:
    """Unknown 9: the number is kept, `sendCount` goes up."""
    note = shop.sent(CREDITS)
    shop.dispatch(CREDITS, note, deliveryType="Email", overrideEmail="igen@nordhavn.example")
    assert shop.fetch(CREDITS, note)["number"] == note["number"]
    assert shop.ask("GET", f"{CREDITS}/{{id}}/delivery-status", note).json()["summary"]["sendCount"] == 2


def test_send_that_finishes_later(shop: Shop) -> None:
    """Unknown 10: the switch inserts `sending`."""
    shop.sandbox.set(send_finishes="later")
    note = shop.sent(CREDITS)
    assert note["status"] == "sending"
    assert [item["id"] for item in shop.listed(CREDITS, "status=sending")] == [note["id"]]
    shop.sandbox.control("POST", "settle")
    assert shop.fetch(CREDITS, note)["status"] == "sent"


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({}, "deliveryType"),
        ({"deliveryType": "email"}, "deliveryType"),
        ({"deliveryType": "Email", "recipientEmail": "a@b.example"}, "recipientEmail"),
        ({"deliveryType": "Email", "number": "K-1"}, "number"),
    ],
)
def test_send_body_is_that_of_an_invoice(shop: Shop, body: dict[str, Any], wrong: str) -> None:
    """Trap 1: the address field of this family is `overrideEmail`; trap 8: `Email` has a capital."""
    assert shop.violations("POST", f"{CREDITS}/{{id}}/send", shop.make(CREDITS), body) == {wrong}


def test_no_recipient(sandbox: SandboxProcess) -> None:
    shop = open_shop(sandbox, email=None)
    note = shop.make(CREDITS)
    for kind in ("Email", "Sproom"):
        envelope = shop.refusal("POST", f"{CREDITS}/{{id}}/send", note, {"deliveryType": kind})
        assert envelope["code"] == "SANDBOX_NO_RECIPIENT"


def test_new_address_becomes_a_contact(shop: Shop) -> None:
    """Trap 18."""
    shop.dispatch(CREDITS, shop.make(CREDITS), deliveryType="Email", overrideEmail="ny@nordhavn.example")
    assert [contact["email"] for contact in shop.contacts()] == ["ida@nordhavn.example", "ny@nordhavn.example"]


def test_list(shop: Shop) -> None:
    """Unknowns 12 and 14: newest first, no sorting; text search is part of the number, in any case."""
    notes = [shop.make(CREDITS) for _ in range(3)]
    shop.dispatch(CREDITS, notes[0], deliveryType="Manual")
    assert [item["id"] for item in shop.listed(CREDITS)] == [note["id"] for note in reversed(notes)]
    assert all("lines" not in item and item["amount"] == "-1187.50" for item in shop.listed(CREDITS))
    assert [item["id"] for item in shop.listed(CREDITS, "status=sent")] == [notes[0]["id"]]
    assert len(shop.listed(CREDITS, "status=draft")) == 2
    number = notes[1]["number"]
    assert [item["id"] for item in shop.listed(CREDITS, f"search={number.lower()}")] == [notes[1]["id"]]
    assert shop.listed(CREDITS, "search=nothing") == []


@pytest.mark.parametrize("query", ["status=paid", "status=credited", "sortBy=date", "sortOrder=asc", "colour=red"])
def test_bad_parameter(shop: Shop, query: str) -> None:
    """Unknown 13: unknown parameters are refused, as for bodies."""
    response = shop.sandbox.call("GET", f"/v1/{CREDITS}?{query}")
    assert (response.status_code, response.json()["code"]) == (400, "SHARED_VALIDATION_FAILED")


def test_create_is_not_idempotent(shop: Shop) -> None:
    """Trap 11."""
    for _ in range(2):
        shop.make(CREDITS, reference="twice")
    assert len([item for item in shop.listed(CREDITS) if item["reference"] == "twice"]) == 2


def test_ids_in_upper_case(shop: Shop) -> None:
    """Trap 20."""
    note = shop.make(CREDITS, customerId=shop.customer["id"].upper())
    assert shop.fetch(CREDITS, {"id": note["id"].upper()}) == note


def test_scope_is_that_of_invoices(shop: Shop) -> None:
    shop.sandbox.set_key(scopes=["invoices-read", "quotes-write"])
    try:
        assert shop.ask("GET", CREDITS).status_code == 200
        refused = shop.ask("POST", CREDITS, body=shop.body())
    finally:
        shop.sandbox.set_key(scopes=None)
    assert refused.json()["details"] == {"requiredScopes": ["invoices-write"]}


def test_pdf(shop: Shop) -> None:
    """Trap 9: `pdf?draft=true` is the preview that changes nothing; unknown 31: a file name."""
    invoice = shop.sent("invoices")
    note = shop.make(CREDITS, invoiceNumber=invoice["number"], **OWN)
    response = shop.ask("GET", f"{CREDITS}/{{id}}/pdf", note)
    assert response.headers["content-disposition"] == f'attachment; filename="kreditnota-{note["number"]}.pdf"'
    draft = shop.sandbox.call("GET", f"/v1/{CREDITS}/{note['id']}/pdf?draft=true")
    texts = [pypdf.PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text() for pdf in (response, draft)]
    assert ["KLADDE" in text for text in texts] == [False, True]
    for wanted in ("KREDITNOTA", note["number"], f"faktura {invoice['number']}", "-1.187,50"):
        assert wanted in " ".join(texts[0].split())
    assert shop.fetch(CREDITS, note) == note


def test_ledger_knows_the_invoice(shop: Shop) -> None:
    """Unknown 24: the API has no field for it, so the answer has none."""
    invoice = shop.sent("invoices")
    note = shop.make(CREDITS, invoiceNumber=invoice["number"])
    entry = next(entry for entry in shop.sandbox.ledger() if entry["id"] == note["id"])
    assert entry["invoiceNumber"] == invoice["number"]
    assert not {"invoiceNumber", "invoiceId", "displayStatus"} & set(note)


def test_colleague_deletes_a_draft_only(shop: Shop) -> None:
    draft, booked = shop.make(CREDITS), shop.sent(CREDITS)
    shop.sandbox.control("DELETE", f"{CREDITS}/{draft['id']}")
    assert shop.ask("GET", f"{CREDITS}/{{id}}", draft).status_code == 404
    with pytest.raises(ValueError, match="booked"):
        shop.sandbox.control("DELETE", f"{CREDITS}/{booked['id']}")
