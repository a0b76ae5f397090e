"""Several companies on one server: the credentials of a request say whose books it is about, and nothing crosses."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from stdnum.dk import cvr

from ledgerbee_desktop.sandbox.demo.basics import NEIGHBOURS
from tests.sandbox_process import SandboxCompany, SandboxProcess


def company_of(company: SandboxCompany, headers: dict[str, str]) -> str:
    answer = httpx.get(f"{company.url}/v1/company", headers=headers, trust_env=False, verify=False)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["name"])


@pytest.mark.parametrize(("_name", "number"), NEIGHBOURS)
def test_the_neighbours_have_cvr_numbers(_name: str, number: int) -> None:
    assert cvr.is_valid(str(number))


def test_keys_and_tokens_lead_to_their_own_company(tmp_path: Path) -> None:
    with SandboxProcess(tmp_path, companies=2) as ours:
        (theirs,) = ours.neighbours
        names = {company_of(each, each.headers) for each in (ours, theirs)}
        assert names == {"Fjordby Maler & Tømrer ApS", NEIGHBOURS[0][0]}
        for each in (ours, theirs):
            token = each.token().json()["access_token"]
            assert company_of(each, {"Authorization": f"Bearer {token}"}) == company_of(each, each.headers)
        theirs.set_key(revoked=True)
        assert theirs.call("GET", "/v1/company").status_code == 401
        assert ours.call("GET", "/v1/company").status_code == 200
        assert ours.call("GET", "/v1/company").json()["id"] != ""
        stranger = httpx.get(ours.url + "/v1/company", headers={"x-api-key": "nobody"}, trust_env=False, verify=False)
        assert stranger.status_code == 401


def test_what_one_writes_the_other_never_sees_and_both_come_back(tmp_path: Path) -> None:
    sandbox = SandboxProcess(tmp_path, companies=2)
    with sandbox:
        (theirs,) = sandbox.neighbours
        customer = theirs.add_customer(name="Nordlys ApS")
        assert sandbox.call("GET", "/v1/customers").json() == []
        assert [each["id"] for each in theirs.call("GET", "/v1/customers").json()] == [customer["id"]]
        assert [(each["path"], each["company"]) for each in sandbox.requests()][-2:] == [
            ("/v1/customers", 1),
            ("/v1/customers", 2),
        ]
        keys = (sandbox.key, theirs.key)
    with sandbox:
        assert (sandbox.key, theirs.key) == keys
        assert len(theirs.call("GET", "/v1/customers").json()) == 1
        assert sandbox.errors() == ""


def test_a_document_belongs_to_one_ledger(tmp_path: Path) -> None:
    with SandboxProcess(tmp_path, companies=2) as ours:
        (theirs,) = ours.neighbours
        price = theirs.add_product()["prices"][0]["id"]
        line = {"lineType": "product", "priceId": price, "quantity": 1}
        body = {"customerId": theirs.add_customer()["id"], "date": "2026-11-24", "lines": [line]}
        made = theirs.call("POST", "/v1/invoices", body)
        assert made.status_code == 201, made.text
        path = f"/v1/invoices/{made.json()['id']}"
        assert ours.call("GET", path).status_code == 404
        assert (len(ours.ledger()), len(theirs.ledger())) == (0, 1)
