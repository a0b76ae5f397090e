"""The pull against the real sandbox: what it reads, in which order, where it goes on, and what it never believes."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import KeyProblem, LedgerBeeError
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.ports import Connection, DocumentFilter
from tests.unit.sync.company import Company, a_company

LIST = r"/v1/invoices"


async def invoices(company: Company) -> int:
    return len(await company.book.library.document_ids(DocumentFilter()))


def make_invoices(company: Company, count: int) -> list[str]:
    body = {"date": "2026-11-20", "customerId": company.customer["id"]}
    line = {"priceId": company.price["id"], "quantity": 1}
    return [
        company.sandbox.call("POST", "/v1/invoices", body | {"reference": str(each), "lines": [line]}).json()["id"]
        for each in range(count)
    ]


def test_everything_arrives_in_the_library(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path, pulled=False) as company:
            ids = make_invoices(company, 3)
            settled = await company.engine.run_until_settled()
            assert (settled.connection, settled.person) == (Connection.ONLINE, False)
            library = company.book.library
            catalogue = await library.catalogue()
            assert [customer.name for customer in catalogue.customers.values()] == ["Nordlys ApS"]
            assert [price.unit_amount for price in catalogue.prices.values()] == [Decimal("450.00")]
            assert {template.document_type for template in catalogue.templates} >= {"invoice-template"}
            assert set(await library.document_ids(DocumentFilter())) == set(ids)
            company_record, key = await library.company(), await library.key_info()
            assert company_record is not None
            assert key is not None
            assert company.engine.status.fresh_as_of is not None
            first = company.sandbox.requests()
            paths = [each["path"] for each in first if each["method"] == "GET"]
            assert paths[:3] == ["/v1/company", "/v1/api-key", "/v1/customers"]
            assert paths.index("/v1/products") < paths.index("/v1/invoices")

    asyncio.run(work())


def test_lines_and_contacts_follow_in_idle_time(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path, pulled=False) as company:
            company.sandbox.add_customer(id=company.customer["id"], contacts=[{"name": "Ida", "isDefault": True}])
            ids = make_invoices(company, 3)
            task = asyncio.create_task(company.engine.run())
            customer = CustomerId(company.customer["id"])
            while not await company.book.library.contacts(customer):
                await asyncio.sleep(0.02)
            documents = await company.book.library.documents([DocumentId(each) for each in ids])
            assert [len(document.lines or ()) for document in documents] == [1, 1, 1]
            await company.engine.stop()
            await task
            company.sandbox.clear_requests()
            await company.engine.refresh()
            while await company.engine._freshness._pull.idle():
                pass
            details = [each for each in company.sandbox.requests() if each["path"].startswith("/v1/invoices/")]
            assert details == []  # nothing changed, so no lines are read again

    asyncio.run(work())


def test_a_pull_that_broke_off_goes_on_at_its_page(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path, pulled=False) as company:
            make_invoices(company, 250)
            # after two pages (the first was read twice) nothing but errors: more than the client's own retries can bridge
            company.sandbox.fault("status", method="GET", path=LIST, skip=3, times=None, status=503)
            with pytest.raises(LedgerBeeError):
                await company.engine.refresh()
            assert await invoices(company) == 200
            assert await company.book.library.pull_state("next:invoice") == "3"
            company.sandbox.clear_faults()
            company.sandbox.clear_requests()
            await company.engine.refresh()
            assert await invoices(company) == 250
            pages = [each["query"] for each in company.sandbox.requests() if each["path"] == "/v1/invoices"]
            assert [dict(query)["page"] for query in pages[:3]] == ["1", "2", "3"]  # the newest, then where it stopped
            assert await company.book.library.pull_state("next:invoice") is None

    asyncio.run(work())


def test_an_increment_reads_one_page_and_sees_what_is_new(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path, pulled=False) as company:
            make_invoices(company, 120)
            await company.engine.refresh()
            make_invoices(company, 1)
            company.sandbox.clear_requests()
            await company.engine._freshness.now(full=False)
            lists = [each for each in company.sandbox.requests() if each["path"] == "/v1/invoices"]
            assert len(lists) == 2  # the first page had news, the second none
            assert await invoices(company) == 121

    asyncio.run(work())


@pytest.mark.parametrize("status", [401, 403, 500])
def test_trouble_is_never_read_as_gone(tmp_path: Path, status: int) -> None:
    async def work() -> None:
        async with a_company(tmp_path, pulled=False) as company:
            make_invoices(company, 5)
            await company.engine.refresh()
            company.sandbox.fault("status", method="GET", path=r"/v1/(invoices|customers)", times=None, status=status)
            if (
                status == 403
            ):  # a scope that the key lacks: the other parts are read, and the status says what is missing
                await company.engine.refresh()
                assert company.engine.status.problem is not None
            else:
                with pytest.raises(LedgerBeeError):
                    await company.engine.refresh()
            assert await invoices(company) == 5
            catalogue = await company.book.library.catalogue()
            assert [customer.is_active for customer in catalogue.customers.values()] == [True]

    asyncio.run(work())


def test_a_portal_s_page_is_no_company(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            company.sandbox.fault("wrong-body", path="/v1/company", times=None, content_type="text/html")
            with pytest.raises(LedgerBeeError):
                await company.engine.refresh()
            assert company.engine.status.connection is Connection.UNREACHABLE
            assert company.engine.status.problem is not None

    asyncio.run(work())


def test_documents_and_pdfs_are_fetched_when_they_are_looked_at(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            [invoice] = make_invoices(company, 1)
            document = await company.engine.fetch_document(DocumentKind.INVOICE, DocumentId(invoice))
            assert document.lines
            company.sandbox.fault("wrong-body", path=".*/pdf", body="%PDF-1.4 not all", content_type="application/pdf")
            broken = await company.engine.fetch_pdf(document, draft=True)
            assert broken.data == b"%PDF-1.4 not all"
            pdf = await company.engine.fetch_pdf(document, draft=True)  # the broken one was not kept
            assert pdf.data.startswith(b"%PDF")
            company.sandbox.clear_requests()
            assert await company.engine.fetch_pdf(document, draft=True) == pdf
            assert company.sandbox.requests() == []
            company.sandbox.set_key(revoked=True)
            await company.engine.fetch_customer(CustomerId(company.customer["id"]))  # in vain is no error here
            with pytest.raises(KeyProblem):
                await company.engine.fetch_document(DocumentKind.INVOICE, DocumentId(invoice))
            company.engine.set_offline(offline=True)
            with pytest.raises(LedgerBeeError, match="offline"):
                await company.engine.refresh()

    asyncio.run(work())
