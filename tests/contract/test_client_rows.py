"""What the program makes of the traps and unknowns of the contract's README, at a real sandbox. Each test names its rows."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ledgerbee_desktop.api.wire import documents, records
from ledgerbee_desktop.api.wire.decode import decode
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.errors import KeyProblem, Missing, OutcomeUnknown, Refused, Wait
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId
from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType, DocumentKind, Target
from ledgerbee_desktop.core.library import Catalogue, Company
from ledgerbee_desktop.core.operations import OperationKind, SendRequest
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.core.rules import Facts, findings
from ledgerbee_desktop.core.rules.parts import Severity
from ledgerbee_desktop.core.totals import Agreement, VatRule, estimate, explain
from ledgerbee_desktop.sync.converts import cannot_convert
from tests.contract import schema
from tests.contract.our_client import BODIES, MANUAL, TODAY, UNKNOWN, Ours, our_client
from tests.contract.said import RECORDS
from tests.sandbox_process import SandboxProcess
from tests.unit.sync.company import opened
from tests.wire_client import wire_client
from tests.wire_server import WireServer, answering, envelope, http

INVOICE, CREDIT_NOTE = DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE
QUOTE, ORDER_CONFIRMATION = DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION
EVERY = pytest.mark.parametrize("kind", DocumentKind)


def example(name: str) -> Any:
    """A value of the contract's examples."""
    return schema.document()["components"]["examples"][name]["value"]


def catalogue(ours: Ours) -> Catalogue:
    """What the library knows of the customer and the product."""
    customer = ours(ours.client.customer(ours.customer))
    return Catalogue.of((customer,), (ours(ours.client.product(ours.product)),), (), 1)


def posts(ours: Ours) -> list[str]:
    """The paths of the POSTs that arrived."""
    return [request["path"] for request in ours.sandbox.requests() if request["method"] == "POST"]


@EVERY
@pytest.mark.parametrize("fault", ["drop-after-commit", "status-after-commit"])
def test_a_create_or_send_is_one_request_whatever_becomes_of_it(ours: Ours, kind: DocumentKind, fault: str) -> None:
    """Trap 11: it is not repeated by itself, because LedgerBee would do it twice."""
    document = ours.make(kind)
    ours.sandbox.clear_requests()
    ours.sandbox.fault(fault, method="POST", times=2)
    with pytest.raises(OutcomeUnknown):
        ours(ours.client.create(kind, BODIES.create(ours.draft(kind))))
    with pytest.raises(OutcomeUnknown):
        ours(ours.client.send(kind, document.id, BODIES.send(kind, MANUAL)))
    assert len(posts(ours)) == 2
    assert len(ours.listed(kind)) == 2
    assert ours.read(document).status == "sent"


@pytest.mark.parametrize("kind", [QUOTE, ORDER_CONFIRMATION])
def test_a_conversion_is_one_request_whatever_becomes_of_it(ours: Ours, kind: DocumentKind) -> None:
    """Trap 11, unknown 2: the source says afterwards what it became."""
    source = ours.sent(kind)
    ours.sandbox.clear_requests()
    ours.sandbox.fault("drop-after-commit", method="POST")
    with pytest.raises(OutcomeUnknown):
        ours(ours.client.convert(kind, source.id, BODIES.convert(kind, INVOICE, None)))
    assert len(posts(ours)) == 1
    assert ours.read(source).converted_to_invoice is not None
    assert len(ours.listed(INVOICE)) == 1


def test_records_are_created_by_one_request(ours: Ours) -> None:
    """Trap 11."""
    ours.sandbox.clear_requests()
    ours.sandbox.fault("drop-after-commit", method="POST")
    groups = ours(ours.client.customer_groups())
    fields: Any = RECORDS[Target.CUSTOMER][1]
    fields = dataclasses.replace(fields, number="T11", group_id=groups[0].id, external_system_id="trap-11")
    with pytest.raises(OutcomeUnknown):
        ours.write(Target.CUSTOMER, OperationKind.CREATE, fields=fields)
    assert posts(ours) == ["/v1/customers"]
    (found,) = ours(ours.client.customers_of("trap-11"))
    assert found.number == "T11"


def test_customers_come_in_one_answer(ours: Ours) -> None:
    """Trap 14, unknown 28: bare arrays, however many there are."""
    for number in range(120):
        ours.sandbox.add_customer(name=f"Kunde {number}")
    ours.sandbox.clear_requests()
    assert len(ours(ours.client.customers())) > 120
    assert len(ours(ours.client.contacts(ours.customer))) == 1
    assert len(ours(ours.client.departments(ours.customer))) == 1
    assert ours(ours.client.vat_codes())
    assert ours(ours.client.accounts())
    assert [request["query"] for request in ours.sandbox.requests()] == [[]] * 5


def pulled(sandbox: SandboxProcess, folder: Path) -> tuple[Any, ...]:
    """The company, catalogue and documents with the names of their customers after one pull, and the requests for it."""

    async def work() -> tuple[Any, ...]:
        async with opened(folder, sandbox) as (book, _client, engine):
            sandbox.clear_requests()
            await engine.run_until_settled()
            assert engine.status.problem is None
            library = book.library
            ids = await library.document_ids(DocumentFilter(kind=INVOICE, text="nordlys"))
            return await library.company(), await library.catalogue(), ids, sandbox.requests()

    return asyncio.run(work())


def test_names_are_joined_and_prices_read_one_product_at_a_time(ours: Ours, tmp_path: Path) -> None:
    """Traps 14, 15 and 16: a document is found by its customer's name, each product is asked for its prices once."""
    ours.sandbox.add_customer(id=ours.customer, name="Nordlys ApS")
    document = ours.make(INVOICE)
    company, found, ids, requests = pulled(ours.sandbox, tmp_path)
    assert ids == (document.id,)
    assert found.customers[ours.customer].name == "Nordlys ApS"
    assert found.prices[ours.price].unit_amount == Decimal("950.00")
    asked = [each["path"] for each in requests if each["path"].startswith("/v1/products/")]
    assert sorted(asked) == sorted(f"/v1/products/{each}" for each in found.products)
    assert company.cvr == str(ours.sandbox.call("GET", "/v1/company").json()["vat"])


def test_the_company_says_nothing_of_its_currency(ours: Ours) -> None:
    """Trap 16: its VAT number is a number, and a draft states its currency because the default cannot be known."""
    wire = ours.sandbox.call("GET", "/v1/company").json()
    assert isinstance(wire["vat"], int)
    company = ours(ours.client.company())
    assert company.cvr == str(wire["vat"])
    assert "currency" not in {name.lower() for name in wire} | set(Company.__dataclass_fields__)
    for kind in DocumentKind:
        assert json.loads(BODIES.create(ours.draft(kind)))["currency"] == "DKK"


def test_a_list_that_is_remembered_does_not_hide_what_was_written(ours: Ours) -> None:
    """Trap 20: the whole list may be five seconds old, the one that is filtered never is."""
    ours.sandbox.set(cache_seconds=5)
    before = ours(ours.client.customers())
    made = ours.sandbox.add_customer(externalSystemId="trap-20")
    assert ours(ours.client.customers()) == before
    assert [each.id for each in ours(ours.client.customers_of("trap-20"))] == [made["id"]]


@EVERY
def test_ids_are_the_same_in_capitals(ours: Ours, kind: DocumentKind) -> None:
    """Trap 20: on either side."""
    document = ours.make(kind, customer_id=CustomerId(ours.customer.upper()))
    assert ours(ours.client.document(kind, DocumentId(document.id.upper()))) == document
    raw = json.dumps(ours.sandbox.call("GET", f"/v1/{kind}s/{document.id}").json())
    capitals = raw.replace(document.id, document.id.upper()).replace(ours.customer, ours.customer.upper())
    assert decode(capitals.encode(), documents.BY_KIND[kind].whole, documents.BY_KIND[kind].build) == document


def test_a_cent_that_no_known_rule_explains_is_told(ours: Ours) -> None:
    """Trap 21: like the one in the vendor's own sample. What was worked out here is an estimate."""
    draft = ours.draft(INVOICE)
    document = ours.make(INVOICE)
    off = dataclasses.replace(document, vat=document.vat + Decimal("0.01"), amount=document.amount + Decimal("0.01"))
    difference = explain(draft, catalogue(ours), off)
    assert (difference.kind, difference.actual, difference.rule) == (Agreement.UNEXPLAINED, off.amount, None)
    assert difference.estimated == document.amount


@pytest.mark.parametrize("zone", ["domestic", "eu", "abroad", "domestic_without_vat"])
def test_the_estimate_is_what_the_sandbox_works_out(sandbox: SandboxProcess, zone: str) -> None:
    """Unknown 22: each line half up, sums of lines; a rate that is missing counts as 0."""
    with our_client(sandbox) as ours:
        ours.sandbox.add_customer(id=ours.customer, vatZone=zone)
        known = catalogue(ours)
        for quantity, price in [("0.5", "0.01"), ("3", "0.35"), ("1.005", "1.00"), ("0.123456", None), ("7", "99.95")]:
            amount = None if price is None else Decimal(price)
            draft = ours.draft(INVOICE, lines=(ours.line(quantity, unit_price=amount), *ours.draft(INVOICE).lines))
            document = ours(ours.client.create(INVOICE, BODIES.create(draft))).value
            difference = explain(draft, known, document)
            assert (difference.kind, difference.rule) == (Agreement.EQUAL, VatRule.PER_LINE)
            totals = estimate(draft, known)
            assert (totals.subtotal, totals.vat, totals.total) == (document.subtotal, document.vat, document.amount)
            assert (document.vat == 0) == (zone != "domestic")


@pytest.mark.parametrize("status", [200, 201, 202, 206])
def test_any_2xx_is_a_success(status: int) -> None:
    """Unknown 1."""
    answer = example("InvoiceDraft")

    async def work() -> None:
        with WireServer(answering(http(status, answer))) as server:
            async with wire_client(server.url) as client:
                assert (await client.create(INVOICE, b"{}")).value.id == answer["id"]
                assert (await client.document(INVOICE, answer["id"])).id == answer["id"]

    asyncio.run(work())


@pytest.mark.parametrize("status", [200, 202, 204])
def test_what_a_deletion_or_a_conversion_answers_is_not_looked_at(status: int) -> None:
    """Unknowns 1 and 2."""
    body: Any = b"" if status == 204 else {"anything": [1]}

    async def work() -> None:
        with WireServer(answering(http(status, body))) as server:
            async with wire_client(server.url) as client:
                deleted = await client.write_record(Target.PRODUCT, OperationKind.DELETE, UNKNOWN, b"")
                assert deleted.value == UNKNOWN
                assert (await client.convert(QUOTE, DocumentId(UNKNOWN), b"{}")).evidence.status == status

    asyncio.run(work())


@EVERY
def test_what_a_send_answers(kind: DocumentKind) -> None:
    """Unknown 8: of a quote nothing is certain; of an invoice `success` is, and without it the document itself must be asked."""

    async def work() -> None:
        with WireServer(answering(http(201, {}))) as server:
            async with wire_client(server.url) as client:
                if not TRAITS[kind].is_booked:
                    assert (await client.send(kind, DocumentId(UNKNOWN), b"{}")).value is None
                    return
                with pytest.raises(OutcomeUnknown) as caught:
                    await client.send(kind, DocumentId(UNKNOWN), b"{}")
                assert caught.value.evidence.status == 201

    asyncio.run(work())


@pytest.mark.parametrize("state", ["draft", "sent", "accepted", "rejected", "expired"])
def test_which_quotes_convert(ours: Ours, state: str) -> None:
    """Unknowns 5, 6 and 32: the program says beforehand what LedgerBee will say, by the status that it shows."""
    last = TODAY if state != "expired" else dt.date(2020, 1, 1)
    quote = ours.make(QUOTE, date=last, valid_until=dt.date(2099, 1, 1) if state != "expired" else last)
    if state != "draft":
        quote = ours.send(quote)
    if state in {"accepted", "rejected"}:
        hook = {"accepted": "accept", "rejected": "reject"}[state]
        ours.sandbox.control("POST", f"quotes/{quote.id}/{hook}", {})
        quote = ours.read(quote)
        assert not [name for name in dir(ours.client) if hook in name]
    assert quote.display_status == state
    if cannot_convert(quote) is None:
        assert ours.convert(quote, ORDER_CONFIRMATION).status == "draft"
        return
    with pytest.raises(Refused) as caught:
        ours(ours.client.convert(QUOTE, quote.id, BODIES.convert(QUOTE, ORDER_CONFIRMATION, None)))
    assert caught.value.refusal.code == "SALES_DOCUMENT_CONVERT_REQUIRES_SENT"
    assert state in {"draft", "rejected"}


@EVERY
def test_sending_again(ours: Ours, kind: DocumentKind) -> None:
    """Unknown 9: number and state stay."""
    first = ours.sent(kind)
    again = ours.send(first, SendRequest(delivery_type=DeliveryType.EMAIL))
    assert (again.number, again.status) == (first.number, first.status)
    if TRAITS[kind].has_delivery_log:
        assert ours(ours.client.delivery_status(kind, first.id)).send_count == 2


@pytest.mark.parametrize("kind", [INVOICE, CREDIT_NOTE])
def test_text_search(ours: Ours, kind: DocumentKind) -> None:
    """Unknown 14: a part of the number, in any case."""
    found = [ours.sent(kind) for _ in range(2)]
    for document in found:
        assert ours.listed(kind, search=document.number[1:].lower()) == [document.id]


def test_a_part_credits_the_invoice_at_once(ours: Ours) -> None:
    """Traps 5 and 6, unknown 18: with the number of the invoice, before anything is sent."""
    invoice = ours.sent(INVOICE)
    credit = ours.make(CREDIT_NOTE, invoice_number=invoice.number, lines=(ours.line("0.1"),))
    assert (credit.status, bool(credit.number)) == ("draft", True)
    assert credit.amount == Decimal("-118.75")
    assert ours.read(invoice).status == "credited"
    with pytest.raises(Missing):
        ours.make(CREDIT_NOTE, invoice_number="999999")


def test_there_are_no_limits_of_our_own(ours: Ours) -> None:
    """Unknown 21: 300 lines, long texts and six decimals go through; what LedgerBee refuses is found while typing."""
    long = "Ærø & <b>مرحبا</b> 🐝" * 500
    lines = tuple(ours.line("0.123456", description=long[:700]) for _ in range(300))
    document = ours.make(INVOICE, lines=lines, notes=long)
    assert document.notes == long
    assert document.lines is not None
    assert [line.quantity for line in document.lines] == [Decimal("0.123456")] * 300
    for wrong in ({"quantity": Decimal(0)}, {"quantity": Decimal(-1)}, {"unit_price": Decimal("-0.01")}):
        assert errors(ours, ours.draft(INVOICE, lines=(ours.line(**wrong),)))  # type: ignore[arg-type]
    assert errors(ours, ours.draft(INVOICE, lines=(ours.line(unit_price=Decimal("1.005")),)))
    assert errors(ours, ours.draft(INVOICE)) == []


def errors(ours: Ours, draft: Draft) -> list[str]:
    """The fields of the findings that stop a draft."""
    found = findings(draft, Facts(catalogue=catalogue(ours), today=TODAY))
    return [each.field for each in found if each.severity is Severity.ERROR]


@EVERY
def test_a_currency_that_a_price_does_not_have(ours: Ours, kind: DocumentKind) -> None:
    """Unknown 23: said while typing, and refused."""
    draft = ours.draft(kind, currency="NOK", lines=(ours.line("1"),))
    assert errors(ours, draft) == ["lines.0.price_id"]
    with pytest.raises(Refused) as caught:
        ours(ours.client.create(kind, BODIES.create(draft)))
    assert caught.value.refusal.code == "SANDBOX_CURRENCY_NOT_AVAILABLE"


def test_text_lines_alone_are_no_document(ours: Ours) -> None:
    """Trap 19: said while typing, and refused."""
    draft = ours.draft(INVOICE, lines=ours.draft(INVOICE).lines[1:3])
    assert errors(ours, draft) == ["lines"]
    with pytest.raises(Refused) as caught:
        ours(ours.client.create(INVOICE, BODIES.create(draft)))
    assert caught.value.refusal.code == "SANDBOX_PRODUCT_LINE_REQUIRED"


def test_without_a_list_of_groups_the_customers_name_theirs(ours: Ours, tmp_path: Path) -> None:
    """Unknown 27: a path that LedgerBee does not have costs that list, not the others."""
    ours.sandbox.fault("status", method="GET", path="/v1/customer-groups", status=404, times=None)
    ours.sandbox.fault("status", method="GET", path="/v1/vat-codes", status=404, times=None)
    known = {each.group_id for each in ours(ours.client.customers())}

    async def work() -> None:
        async with opened(tmp_path, ours.sandbox) as (book, _client, engine):
            await engine.run_until_settled()
            found = await book.library.catalogue()
            assert {each.id for each in found.customer_groups} == known - {None}
            assert all(each.name for each in found.customer_groups)
            assert await book.library.accounts()
            assert found.prices

    asyncio.run(work())


def test_forms_that_are_not_known_for_sure() -> None:
    """Unknown 33: a document without a customer, a key without tiers, and a 401 and a 429 in either form."""
    nobody = decode(
        json.dumps({**example("InvoiceDraft"), "customerId": None}).encode(), documents.InvoiceOut, documents.invoice
    )
    assert nobody.customer_id is None
    key = {name: value for name, value in example("ApiKeyInfo").items() if name != "rateLimitTiers"}
    assert decode(json.dumps(key).encode(), records.KeyOut, records.key_info).tiers == ()
    forms = (
        (401, {"error": "invalid_token"}, KeyProblem),
        (401, envelope(401, code="UNAUTHORIZED"), KeyProblem),
        (429, {"error": "too_many_requests"}, Wait),
        (429, envelope(429), Wait),
    )

    async def work() -> None:
        for status, body, means in forms:
            with WireServer(answering(http(status, body))) as server:
                async with wire_client(server.url) as client:
                    with pytest.raises(means):
                        await client.create(INVOICE, b"{}")

    asyncio.run(work())
