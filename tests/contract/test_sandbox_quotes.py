"""Quotes, and what order confirmations have in common with them: replacing, sending, sorting, the display status."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pypdf
import pytest

from tests.contract.billing import Shop, open_shop
from tests.sandbox_process import SandboxProcess

BOTH = pytest.mark.parametrize("path", ["quotes", "order-confirmations"])
QUOTES = "quotes"
UNKNOWN = "019eca66-df40-7000-8000-000000000000"
TEXTS = {"reference": "PO-1", "ourReference": "Mette Holm", "notes": "Tilbuddet gælder i 30 dage."}
CONTACT = {"name": "Ida Lindqvist", "email": "ida@nordhavn.example"}


@pytest.fixture
def shop(sandbox: SandboxProcess) -> Iterator[Shop]:
    yield open_shop(sandbox, contacts=[CONTACT], departments=[{"name": "Skole"}])
    sandbox.set(send_finishes="at-once")


def day(ahead: int) -> str:
    """A day from today by the Danish calendar."""
    return (datetime.now(ZoneInfo("Europe/Copenhagen")).date() + timedelta(days=ahead)).isoformat()


def everything(shop: Shop) -> dict[str, Any]:
    """The optional fields that both kinds have."""
    return {
        **TEXTS,
        "currency": "DKK",
        "customerContactId": shop.customer["contacts"][0]["id"],
        "customerDepartmentId": shop.customer["departments"][0]["id"],
    }


@BOTH
def test_full_body_comes_back(shop: Shop, path: str) -> None:
    """Unlike an invoice (trap 17) it returns contact and department. Unknown 20: a product line has a `lineType`."""
    document = shop.make(path, **everything(shop), lines=[shop.line(description="Timer"), {"lineType": "separator"}])
    for name, value in everything(shop).items():
        assert document[name] == value
    assert (document["status"], document["displayStatus"], document["documentNumber"]) == ("draft", "draft", None)
    assert (document["subtotal"], document["vat"], document["amount"]) == ("950.00", "237.50", "1187.50")
    assert [line["lineType"] for line in document["lines"]] == ["product", "separator"]
    assert document["type"] == {"quotes": "quote", "order-confirmations": "orderConfirmation"}[path]
    assert "number" not in document
    assert shop.fetch(path, document) == document


@BOTH
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("dueDate", "2026-07-01"),
        ("paymentTerms", 14),
        ("description", "x"),
        ("invoiceNumber", "1001"),
        ("documentTemplateId", UNKNOWN),
        ("documentNumber", "T-1"),
        ("displayStatus", "sent"),
    ],
)
def test_fields_of_other_kinds_are_refused(shop: Shop, path: str, field: str, value: Any) -> None:
    """Trap 2, unknown 16: on create and on replace, exactly the fields of the kind."""
    body = shop.body(**{field: value})
    assert shop.violations("POST", path, None, body) == {field}
    assert shop.violations("PATCH", f"{path}/{{id}}", shop.make(path), body) == {field}


@BOTH
def test_required_fields_and_dangling_ids(shop: Shop, path: str) -> None:
    """Unknown 7: ids that name nothing are 404 without a code."""
    document = shop.make(path)
    for method, place in (("POST", path), ("PATCH", f"{path}/{{id}}")):
        assert shop.violations(method, place, document, {}) == {"customerId", "date", "lines"}
        only_text = shop.refusal(method, place, document, shop.body(lines=[{"lineType": "text"}]))
        assert only_text["code"] == "SANDBOX_PRODUCT_LINE_REQUIRED"
        for field in ("customerId", "customerContactId", "customerDepartmentId"):
            envelope = shop.refusal(method, place, document, shop.body(**{field: UNKNOWN}))
            assert (envelope["statusCode"], "code" in envelope) == (404, False)
    assert shop.refusal("PATCH", f"{path}/{{id}}", {"id": UNKNOWN}, shop.body())["statusCode"] == 404


@BOTH
def test_patch_replaces_everything(shop: Shop, path: str) -> None:
    """Trap 3: what is left out is gone, lines included."""
    before = shop.make(path, **everything(shop), lines=[shop.line(description=name) for name in ("A", "B", "C")])
    other = shop.sandbox.add_customer()
    body = shop.body(customerId=other["id"], date="2026-06-20", lines=[shop.line(quantity=3, unitPrice="10.00")])
    response = shop.ask("PATCH", f"{path}/{{id}}", before, body)
    after = response.json()
    assert response.status_code == 200
    assert shop.fetch(path, before) == after
    for name in ("reference", "ourReference", "notes", "customerContactId", "customerDepartmentId"):
        assert after[name] is None
    assert (after["customerId"], after["date"], after["amount"]) == (other["id"], "2026-06-20", "37.50")
    assert [line["description"] for line in after["lines"]] == ["Testvare"]
    assert not {line["id"] for line in after["lines"]} & {line["id"] for line in before["lines"]}
    for name in ("id", "createdAt", "status", "documentNumber"):
        assert after[name] == before[name]
    assert after["updatedAt"] > before["updatedAt"]


def test_patch_clears_and_sets_the_last_day(shop: Shop) -> None:
    """Trap 3: `validUntil` too."""
    quote = shop.make(QUOTES, validUntil="2026-07-17")
    assert quote["validUntil"] == "2026-07-17"
    assert (
        shop.ask("PATCH", "quotes/{id}", quote, shop.body(validUntil="2026-08-01")).json()["validUntil"] == "2026-08-01"
    )
    assert shop.ask("PATCH", "quotes/{id}", quote, shop.body()).json()["validUntil"] is None


@BOTH
def test_only_drafts_can_be_replaced(shop: Shop, path: str) -> None:
    envelope = shop.refusal("PATCH", f"{path}/{{id}}", shop.sent(path), shop.body())
    assert envelope["code"] == "SANDBOX_DOCUMENT_NOT_DRAFT"


@BOTH
def test_send_numbers_it(shop: Shop, path: str) -> None:
    """Unknown 8: the answer has `success` and `deliveryType`; unknown 31: T-1001 and O-1001 and on."""
    prefix = {"quotes": "T-", "order-confirmations": "O-"}[path]
    document = shop.make(path)
    assert shop.dispatch(path, document, deliveryType="Email") == {"success": True, "deliveryType": "Email"}
    sent, following = shop.fetch(path, document), shop.sent(path)
    assert (sent["status"], sent["displayStatus"]) == ("sent", "sent")
    assert sent["documentNumber"].startswith(prefix)
    places = [int(one["documentNumber"].removeprefix(prefix)) for one in (sent, following)]
    assert places == [places[0], places[0] + 1]
    assert places[0] >= 1001


@BOTH
def test_an_empty_body_is_a_manual_send(shop: Shop, path: str) -> None:
    document = shop.make(path)
    assert shop.dispatch(path, document) == {"success": True, "deliveryType": "Manual"}
    assert shop.fetch(path, document)["status"] == "sent"
    assert shop.violations("POST", f"{path}/{{id}}/send", document, None) == {"body"}


@BOTH
@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({"deliveryType": "Email", "overrideEmail": "a@b.example"}, "overrideEmail"),
        ({"deliveryType": "Sproom"}, "deliveryType"),
        ({"deliveryType": "email"}, "deliveryType"),
        ({"overrideEanNumber": "5798004653012"}, "overrideEanNumber"),
        ({"updateCustomerRecord": True}, "updateCustomerRecord"),
        ({"recipientEmail": "nobody"}, "recipientEmail"),
        ({"documentTemplateId": "x"}, "documentTemplateId"),
    ],
)
def test_send_body_is_not_that_of_an_invoice(shop: Shop, path: str, body: dict[str, Any], wrong: str) -> None:
    """Trap 1: the address field of this family is `recipientEmail`; there is no Sproom."""
    assert shop.violations("POST", f"{path}/{{id}}/send", shop.make(path), body) == {wrong}


@BOTH
def test_address_typed_in_becomes_a_contact(shop: Shop, path: str) -> None:
    """Trap 18."""
    shop.dispatch(path, shop.make(path), deliveryType="Email", recipientEmail="ny@nordhavn.example")
    assert [contact["email"] for contact in shop.contacts()] == ["ida@nordhavn.example", "ny@nordhavn.example"]


@BOTH
def test_email_without_an_address(sandbox: SandboxProcess, path: str) -> None:
    shop = open_shop(sandbox, email=None)
    document = shop.make(path)
    envelope = shop.refusal("POST", f"{path}/{{id}}/send", document, {"deliveryType": "Email"})
    assert envelope["code"] == "SANDBOX_NO_RECIPIENT"
    shop.dispatch(path, document, deliveryType="Email", recipientEmail="en@kunde.example")


@BOTH
def test_template_must_be_one_for_this_kind(shop: Shop, path: str) -> None:
    templates = shop.sandbox.call("GET", "/v1/document-templates").json()["data"]
    by_kind = {template["documentType"]: template["id"] for template in templates}
    document = shop.make(path)
    wrong = shop.refusal("POST", f"{path}/{{id}}/send", document, {"documentTemplateId": by_kind["invoice-template"]})
    assert wrong["statusCode"] == 404
    own = {"quotes": "quote-template", "order-confirmations": "order-confirmation-template"}[path]
    shop.dispatch(path, document, documentTemplateId=by_kind[own])


@BOTH
def test_sending_again_keeps_number_and_state(shop: Shop, path: str) -> None:
    """Unknown 9."""
    document = shop.sent(path)
    if path == QUOTES:
        shop.sandbox.control("POST", f"quotes/{document['id']}/accept")
    shop.dispatch(path, document)
    after = shop.fetch(path, document)
    assert after["documentNumber"] == document["documentNumber"]
    assert after["status"] == ("accepted" if path == QUOTES else "sent")
    assert next(one for one in shop.sandbox.ledger() if one["id"] == document["id"])["sendCount"] == 2


@BOTH
def test_send_that_finishes_later(shop: Shop, path: str) -> None:
    """Unknown 10: the switch inserts `sending`, a state that this kind is not documented to have."""
    shop.sandbox.set(send_finishes="later")
    document = shop.sent(path)
    assert (document["status"], document["displayStatus"]) == ("sending", "sending")
    assert document["documentNumber"] is not None
    shop.sandbox.control("POST", "settle")
    assert shop.fetch(path, document)["status"] == "sent"


@BOTH
def test_no_delivery_status_and_no_text_search(shop: Shop, path: str) -> None:
    """Trap 10: delivery can be asked for invoices and credit notes only."""
    document = shop.sent(path)
    assert shop.sandbox.call("GET", f"/v1/{path}/{document['id']}/delivery-status").status_code == 404
    assert shop.sandbox.call("DELETE", f"/v1/{path}/{document['id']}").status_code == 404
    response = shop.sandbox.call("GET", f"/v1/{path}?search={document['documentNumber']}")
    assert [entry["property"] for entry in response.json()["details"]["validationErrors"]] == ["search"]


@BOTH
def test_create_and_send_are_not_idempotent(shop: Shop, path: str) -> None:
    """Trap 11."""
    for _ in range(2):
        shop.make(path, reference="twice")
    assert [item["reference"] for item in shop.listed(path)] == ["twice", "twice"]


@BOTH
def test_sorting(shop: Shop, path: str) -> None:
    """Unknown 12: newest first unless sorted otherwise; only the fields that the vendor names."""
    made = {
        name: shop.make(path, reference=name, date=date, lines=[shop.line(unitPrice=price)])
        for name, date, price in (
            ("a", "2026-06-03", "9.00"),
            ("b", "2026-06-01", "100.00"),
            ("c", "2026-06-02", "20.00"),
        )
    }
    for name in ("c", "a"):
        shop.dispatch(path, made[name])

    def order(query: str) -> str:
        return "".join(item["reference"] for item in shop.listed(path, query))

    assert order("") == "cba"
    assert order("sortOrder=asc") == "abc"
    assert (order("sortBy=date"), order("sortBy=date&sortOrder=desc")) == ("bca", "acb")
    assert (order("sortBy=amount&sortOrder=asc"), order("sortBy=amount&sortOrder=desc")) == ("acb", "bca")
    assert (order("sortBy=documentNumber"), order("sortBy=documentNumber&sortOrder=desc")) == ("bca", "acb")
    assert (order("sortBy=status"), order("sortBy=status&sortOrder=desc")) == ("bca", "cab")


def test_sorting_by_the_last_day(shop: Shop) -> None:
    for name, last in (("a", "2026-09-01"), ("b", None), ("c", "2026-07-01")):
        shop.make(QUOTES, reference=name, validUntil=last)
    items = shop.listed(QUOTES, "sortBy=validUntil&sortOrder=desc")
    assert [item["reference"] for item in items] == ["a", "c", "b"]


@BOTH
@pytest.mark.parametrize(
    "query",
    ["sortBy=customerId", "sortBy=createdAt", "sortOrder=up", "status=paid", "status=sending", "x=1", "limit=0"],
)
def test_bad_parameter(shop: Shop, path: str, query: str) -> None:
    """Unknowns 12 and 13."""
    response = shop.sandbox.call("GET", f"/v1/{path}?{query}")
    assert (response.status_code, response.json()["code"]) == (400, "SHARED_VALIDATION_FAILED")


def test_status_filter_means_the_display_status(shop: Shop) -> None:
    """Trap 4: a converted or expired quote keeps its `status`, and is found by what is displayed."""
    expected = {"draft": shop.make(QUOTES)["id"], "sent": shop.sent(QUOTES)["id"]}
    for answer, display in (("accept", "accepted"), ("reject", "rejected")):
        quote = shop.sent(QUOTES)
        shop.sandbox.control("POST", f"quotes/{quote['id']}/{answer}")
        expected[display] = quote["id"]
    converted = shop.sent(QUOTES)
    shop.ask("POST", "quotes/{id}/convert", converted, {"target": "invoice"})
    expected["converted"] = converted["id"]
    expected["expired"] = shop.sent(QUOTES, validUntil=day(-1))["id"]
    for display, quote_id in expected.items():
        assert [(item["id"], item["displayStatus"]) for item in shop.listed(QUOTES, f"status={display}")] == [
            (quote_id, display)
        ]
    stored = {item["displayStatus"]: item["status"] for item in shop.listed(QUOTES)}
    assert (stored["converted"], stored["expired"], stored["accepted"]) == ("sent", "sent", "accepted")


@pytest.mark.parametrize(
    ("last", "display"), [(day(-1), "expired"), (day(0), "sent"), (day(1), "sent"), (None, "sent")]
)
def test_expires_the_day_after_its_last(shop: Shop, last: str | None, display: str) -> None:
    """Unknown 32: by the Danish calendar."""
    quote = shop.sent(QUOTES, validUntil=last)
    assert (quote["status"], quote["displayStatus"]) == ("sent", display)


def test_only_sent_quotes_expire(shop: Shop) -> None:
    draft = shop.make(QUOTES, validUntil=day(-5))
    assert draft["displayStatus"] == "draft"
    accepted = shop.sent(QUOTES, validUntil=day(-5))
    shop.sandbox.control("POST", f"quotes/{accepted['id']}/accept")
    assert shop.fetch(QUOTES, accepted)["displayStatus"] == "accepted"


def test_accepting_and_rejecting_happen_outside_the_api(shop: Shop) -> None:
    """Unknown 6: there is no operation for it; hooks do it, and take it back."""
    quote = shop.sent(QUOTES)
    for name in ("accept", "reject"):
        assert shop.sandbox.call("POST", f"/v1/quotes/{quote['id']}/{name}", {}).status_code == 404
    for hook, status in (("accept", "accepted"), ("undo", "sent"), ("reject", "rejected"), ("undo", "sent")):
        shop.sandbox.control("POST", f"quotes/{quote['id']}/{hook}")
        assert shop.fetch(QUOTES, quote)["status"] == status
    with pytest.raises(ValueError, match="the quote is draft"):
        shop.sandbox.control("POST", f"quotes/{shop.make(QUOTES)['id']}/accept")
    with pytest.raises(ValueError, match="the quote is sent"):
        shop.sandbox.control("POST", f"quotes/{quote['id']}/undo")


@BOTH
def test_colleague_changes_header_and_lines(shop: Shop, path: str) -> None:
    """What a three-way merge meets: lines that kept their ids, one that is new, one that is gone."""
    before = shop.make(path, notes="Vores", lines=[shop.line(description=name) for name in ("A", "B", "C")])
    first, second, _ = before["lines"]
    lines = [
        {"id": second["id"], "priceId": second["priceId"], "quantity": 2, "description": "B, rettet"},
        {"lineType": "text", "description": "Ny"},
        {"id": first["id"], "priceId": first["priceId"], "quantity": 1, "description": "A"},
    ]
    shop.sandbox.control("PATCH", f"{path}/{before['id']}", {"notes": "Deres", "date": "2026-06-30", "lines": lines})
    after = shop.fetch(path, before)
    assert (after["notes"], after["date"], after["amount"]) == ("Deres", "2026-06-30", "3562.50")
    assert [line["description"] for line in after["lines"]] == ["B, rettet", "Ny", "A"]
    assert [line["id"] for line in after["lines"]][::2] == [second["id"], first["id"]]
    assert after["updatedAt"] > before["updatedAt"]
    with pytest.raises(ValueError, match="an object with some of"):
        shop.sandbox.control("PATCH", f"{path}/{before['id']}", {"due_date": "2026-07-01"})
    with pytest.raises(ValueError, match=r"lines\.0\.quantity"):
        shop.sandbox.control("PATCH", f"{path}/{before['id']}", {"lines": [{"priceId": UNKNOWN}]})


@BOTH
def test_colleague_deletes_a_draft_only(shop: Shop, path: str) -> None:
    draft, sent = shop.make(path), shop.sent(path)
    shop.sandbox.control("DELETE", f"{path}/{draft['id']}")
    assert shop.ask("GET", f"{path}/{{id}}", draft).status_code == 404
    with pytest.raises(ValueError, match="cannot be deleted"):
        shop.sandbox.control("DELETE", f"{path}/{sent['id']}")


@BOTH
def test_scopes_are_its_own(shop: Shop, path: str) -> None:
    shop.sandbox.set_key(scopes=["invoices-read", "invoices-write", f"{path}-read"])
    try:
        assert shop.ask("GET", path).status_code == 200
        refused = shop.ask("POST", path, body=shop.body())
    finally:
        shop.sandbox.set_key(scopes=None)
    assert refused.json()["details"] == {"requiredScopes": [f"{path}-write"]}


@pytest.mark.parametrize(
    ("path", "title", "file", "words"),
    [
        ("quotes", "TILBUD", "tilbud", ("Gyldigt til 17.07.2099", "gælder til og med 17.07.2099")),
        ("order-confirmations", "ORDREBEKRÆFTELSE", "ordrebekraeftelse", ("Ordredato 15.06.2026",)),
    ],
)
def test_pdf(shop: Shop, path: str, title: str, file: str, words: tuple[str, ...]) -> None:
    """Trap 9: `pdf?draft=true` is the preview that changes nothing; unknown 31: a file name."""
    draft = shop.make(path, **TEXTS, **({"validUntil": "2099-07-17"} if path == QUOTES else {}))
    preview = shop.sandbox.call("GET", f"/v1/{path}/{draft['id']}/pdf?draft=true")
    assert preview.headers["content-disposition"] == f'attachment; filename="{file}-{draft["id"]}.pdf"'
    assert shop.fetch(path, draft) == draft
    shop.dispatch(path, draft)
    number = shop.fetch(path, draft)["documentNumber"]
    final = shop.ask("GET", f"{path}/{{id}}/pdf", draft)
    assert final.headers["content-disposition"] == f'attachment; filename="{file}-{number}.pdf"'
    pages = [pypdf.PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text() for pdf in (preview, final)]
    assert ["KLADDE" in page for page in pages] == [True, False]
    text = " ".join(pages[1].split())
    for wanted in (title, number, *words, *TEXTS.values(), "I alt DKK 1.187,50"):
        assert wanted in text
    for alien in ("Forfald", "Betal", "Fakturanummer", "fakturanummer"):
        assert alien not in text


@BOTH
def test_ids_in_upper_case(shop: Shop, path: str) -> None:
    """Trap 20."""
    document = shop.make(path, customerId=shop.customer["id"].upper())
    assert shop.fetch(path, {"id": document["id"].upper()}) == document
