"""Every operation against the sandbox: two programs written from the same contract, over a real socket."""

from __future__ import annotations

import asyncio
import datetime as dt
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.api.client import HttpLedgerBee
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.errors import KeyProblem, MalformedAnswer, Missing, OutcomeUnknown, Refused, Wait
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, LineId, PriceId
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind, LineKind
from ledgerbee_desktop.core.operations import SendRequest
from ledgerbee_desktop.core.ports import Bodies, LedgerBee
from tests.sandbox_process import SandboxProcess
from tests.wire_client import wire_client

INVOICE = DocumentKind.INVOICE
BODIES = JsonBodies()
UNKNOWN = "0194ef1b-0140-7000-8000-000000000000"
Work = Callable[[HttpLedgerBee], Awaitable[Any]]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxProcess]:
    with SandboxProcess(tmp_path_factory.mktemp("demo"), empty=False, today=dt.date(2026, 11, 21)) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(demo: SandboxProcess) -> Iterator[SandboxProcess]:
    yield demo
    demo.clear_faults()
    demo.set_key(scopes=None, revoked=False)


def run(sandbox: SandboxProcess, work: Work) -> Any:
    async def connected() -> Any:
        async with wire_client(sandbox.url, key=sandbox.key) as client:
            return await work(client)

    return asyncio.run(connected())


async def _draft(client: LedgerBee) -> Draft:
    customer = next(each for each in await client.customers() if each.is_active and each.currency == "DKK")
    for listed in (await client.products(1)).items:
        product = await client.product(listed.id)
        usable = [price for price in product.prices if price.is_active and price.sells_in("DKK")]
        if usable:
            lines = (
                Line(id=LineId("1"), price_id=usable[0].id, quantity=Decimal("7.5"), unit_price=Decimal("99.95")),
                Line(id=LineId("2"), kind=LineKind.TEXT, description="Kørsel & <b>færge</b>"),
                Line(id=LineId("3"), kind=LineKind.SEPARATOR),
                Line(id=LineId("4"), price_id=usable[0].id, quantity=Decimal("0.123456"), description="Ærø"),
            )
            date = dt.date(2026, 11, 21)
            return Draft(
                id=DraftId("d"), customer_id=customer.id, date=date, payment_terms=8, reference="PO 7", lines=lines
            )
    raise AssertionError("the demo company sells nothing")


def test_the_library(sandbox: SandboxProcess) -> None:
    async def work(client: HttpLedgerBee) -> None:
        company = await client.company()
        assert company.name
        assert len(company.cvr) == 8
        info = await client.key_info()
        assert info.scopes is not None
        assert info.may("invoices-write")
        customers = await client.customers()
        assert len(customers) > 50
        people = [
            len(await client.contacts(each.id)) + len(await client.departments(each.id)) for each in customers[:12]
        ]
        assert sum(people) > 0
        first, second = await client.products(1), await client.products(2)
        assert (first.page, first.pages, len(first.items)) == (1, 2, 100)
        assert first.total == 100 + len(second.items)
        assert any(template.is_default for template in (await client.templates(1)).items)
        assert client.server_date is not None

    run(sandbox, work)
    assert sandbox.errors() == ""


def test_an_invoice_from_create_to_pdf(sandbox: SandboxProcess) -> None:
    async def work(client: HttpLedgerBee) -> None:
        draft = await _draft(client)
        written = await client.create(INVOICE, BODIES.create(draft))
        document = written.value
        assert document.status == "draft"
        assert document.due_date == dt.date(2026, 11, 29)
        assert document.lines is not None
        assert [line.quantity for line in document.lines] == [line.quantity for line in draft.lines]
        assert [line.kind for line in document.lines] == [line.kind for line in draft.lines]
        assert document.lines[0].unit_price == Decimal("99.95")
        assert written.evidence.server_date is not None
        assert await client.document(INVOICE, document.id) == document
        assert (await client.delivery_status(INVOICE, document.id)).send_count == 0
        preview = await client.pdf(INVOICE, document.id, draft=True)
        assert preview.data.startswith(b"%PDF-")

        body = BODIES.send(INVOICE, SendRequest(delivery_type=DeliveryType.EMAIL, to="bogholderi@kunde.example"))
        assert (await client.send(INVOICE, document.id, body)).value is None
        sent = await client.document(INVOICE, DocumentId(document.id.upper()))
        assert sent.number
        assert sent.status == "sent"
        log = await client.delivery_status(INVOICE, document.id)
        assert (log.send_count, log.deliveries[0].recipient_email) == (1, "bogholderi@kunde.example")
        assert sent.number in (await client.pdf(INVOICE, document.id, draft=False)).file_name
        listed = await client.documents(INVOICE, 1, draft.customer_id)
        assert document.id in {each.id for each in listed.items}
        assert {each.customer_id for each in listed.items} == {draft.customer_id}
        assert (await client.documents(INVOICE, 1)).total >= 400

    run(sandbox, work)


def test_refusals(sandbox: SandboxProcess) -> None:
    async def work(client: HttpLedgerBee) -> None:
        with pytest.raises(Missing):
            await client.document(INVOICE, DocumentId(UNKNOWN))
        with pytest.raises(Missing):
            await client.contacts(CustomerId(UNKNOWN))
        draft = await _draft(client)
        with pytest.raises(Missing):
            await client.create(INVOICE, BODIES.create(draft.replace(customer_id=CustomerId(UNKNOWN))))
        bad = draft.lines[0].replace(price_id=PriceId(UNKNOWN))
        with pytest.raises(Missing):
            await client.create(INVOICE, BODIES.create(draft.replace(lines=(bad,))))
        with pytest.raises(Refused) as caught:
            await client.create(INVOICE, BODIES.create(draft.replace(lines=draft.lines[1:2])))
        assert caught.value.refusal.status == 400
        strange = BODIES.create(draft).replace(b'"quantity":7.5', b'"quantity":"7.5"')
        with pytest.raises(Refused) as caught:
            await client.create(INVOICE, strange)
        assert "lines.0.quantity" in {problem.path for problem in caught.value.refusal.problems}

    before = len(sandbox.ledger())
    run(sandbox, work)
    assert len(sandbox.ledger()) == before


def test_keys(sandbox: SandboxProcess) -> None:
    async def reads_only(client: HttpLedgerBee) -> None:
        draft = await _draft(client)
        with pytest.raises(KeyProblem) as caught:
            await client.create(INVOICE, BODIES.create(draft))
        assert caught.value.required_scopes == ("invoices-write",)

    async def nothing(client: HttpLedgerBee) -> None:
        with pytest.raises(KeyProblem):
            await client.company()

    sandbox.set_key(scopes=["company-read", "customers-read", "products-read", "invoices-read"])
    run(sandbox, reads_only)
    sandbox.set_key(scopes=None, revoked=True)
    run(sandbox, nothing)


@pytest.mark.parametrize(
    ("fault", "order", "means", "committed"),
    [
        ("drop-before", {}, OutcomeUnknown, 0),
        ("reset-before", {}, OutcomeUnknown, 0),
        ("drop-after-commit", {}, OutcomeUnknown, 1),
        ("reset-after-commit", {}, OutcomeUnknown, 1),
        ("hang-after-commit", {}, OutcomeUnknown, 1),
        ("status-after-commit", {"status": 502}, OutcomeUnknown, 1),
        ("status", {"status": 503}, OutcomeUnknown, 0),
        ("status", {"status": 409}, Refused, 0),
        ("cut-body", {}, OutcomeUnknown, 1),
        ("wrong-body", {}, OutcomeUnknown, 1),
        ("wrong-shape", {}, OutcomeUnknown, 1),
        ("broken-gzip", {}, OutcomeUnknown, 1),
        ("rate-limit", {"form": "envelope"}, Wait, 0),
        ("rate-limit", {"form": "oauth"}, Wait, 0),
    ],
)
def test_faults_of_a_create(
    sandbox: SandboxProcess, fault: str, order: dict[str, Any], means: type[Exception], committed: int
) -> None:
    async def work(client: HttpLedgerBee) -> None:
        draft = await _draft(client)
        sandbox.fault(fault, method="POST", path="/v1/invoices", **order)
        with pytest.raises(means):
            await client.create(INVOICE, BODIES.create(draft))

    before = len(sandbox.ledger())
    run(sandbox, work)
    assert len(sandbox.ledger()) - before == committed


def test_a_read_survives_faults(sandbox: SandboxProcess) -> None:
    async def work(client: HttpLedgerBee) -> None:
        for fault in ("drop-before", "reset-before", "cut-body"):
            sandbox.fault(fault, method="GET", path="/v1/company", times=2)
            assert (await client.company()).name
        sandbox.fault("wrong-shape", method="GET", path="/v1/company")
        with pytest.raises(MalformedAnswer):
            await client.company()

    run(sandbox, work)


def test_the_client_is_what_the_other_parts_expect(sandbox: SandboxProcess) -> None:
    """mypy checks the two assignments; at run time they only have to exist."""

    async def work(client: HttpLedgerBee) -> None:
        ledgerbee: LedgerBee = client
        bodies: Bodies = BODIES
        assert ledgerbee.server_date is None
        assert bodies is BODIES

    run(sandbox, work)


def test_httpx_comes_only_with_the_client() -> None:
    code = "import sys, ledgerbee_desktop.api, ledgerbee_desktop.api.bodies; sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
