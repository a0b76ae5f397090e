"""Writing customers. Each test names the traps and unknowns of the contract's README that it is about."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from tests.contract import schema
from tests.contract.billing import open_shop
from tests.sandbox_process import SandboxProcess

Json = Any
UNKNOWN = "019eca66-df40-7000-8000-000000000000"
_numbers = itertools.count(1)


def group_id(sandbox: SandboxProcess) -> str:
    return str(sandbox.call("GET", "/v1/customer-groups").json()[0]["id"])


def body(sandbox: SandboxProcess, **fields: Json) -> dict[str, Json]:
    """A create body with the required fields; None takes a field away."""
    required = {
        "customerType": "company",
        "customerNumber": f"W-{next(_numbers)}",
        "name": "Lærkevang Bageri ApS",
        "vatZone": "domestic",
        "customerGroupId": group_id(sandbox),
        "countryCode": "DK",
    }
    return {name: value for name, value in {**required, **fields}.items() if value is not None}


def create(sandbox: SandboxProcess, **fields: Json) -> dict[str, Json]:
    """Create and read back."""
    response = sandbox.call("POST", "/v1/customers", body(sandbox, **fields))
    assert response.status_code == 201, response.text
    schema.check_answer(response, "POST", "/v1/customers")
    return dict(sandbox.call("GET", f"/v1/customers/{response.json()['id']}").json())


def violations(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 400, response.text
    assert response.json()["code"] == "SHARED_VALIDATION_FAILED"
    return {entry["property"]: list(entry["constraints"]) for entry in response.json()["details"]["validationErrors"]}


def test_unknown_25_create_answers_id_and_number(sandbox: SandboxProcess) -> None:
    sent = body(sandbox, email="a@b.example", metadata={"kilde": "messe"}, externalSystemId="crm-70")
    answer = sandbox.call("POST", "/v1/customers", sent)
    assert answer.status_code == 201
    assert answer.json() == {"id": answer.json()["id"], "customerNumber": sent["customerNumber"]}
    found = sandbox.call("GET", f"/v1/customers/{answer.json()['id']}")
    schema.check_answer(found, "GET", "/v1/customers/{id}")
    assert {name: found.json()[name] for name in sent} == sent
    assert found.json()["customerGroupName"] == "Erhverv"
    assert found.json()["isActive"] is True


def test_unknown_25_types_of_customer(sandbox: SandboxProcess) -> None:
    assert create(sandbox, customerType="person")["customerType"] == "person"
    response = sandbox.call("POST", "/v1/customers", body(sandbox, customerType="Company"))
    assert violations(response) == {"customerType": ["isEnum"]}


def test_unknown_7_a_number_in_use_is_400(sandbox: SandboxProcess) -> None:
    taken = create(sandbox)["customerNumber"]
    other = create(sandbox)
    for response in (
        sandbox.call("POST", "/v1/customers", body(sandbox, customerNumber=taken)),
        sandbox.call("PATCH", f"/v1/customers/{other['id']}", {"customerNumber": taken}),
    ):
        assert (response.status_code, response.json()["code"]) == (400, "SANDBOX_CUSTOMER_NUMBER_ALREADY_EXISTS")
        schema.check_answer(response, "POST", "/v1/customers")
    own = sandbox.call("PATCH", f"/v1/customers/{other['id']}", {"customerNumber": other["customerNumber"]})
    assert own.json() == other


def test_trap_13_a_foreign_id_in_use_is_400_without_a_code(sandbox: SandboxProcess) -> None:
    create(sandbox, externalSystemId="crm-71")
    response = sandbox.call("POST", "/v1/customers", body(sandbox, externalSystemId="crm-71"))
    assert response.status_code == 400
    assert "code" not in response.json()


def test_unknown_7_an_unknown_group_is_404_without_a_code(sandbox: SandboxProcess) -> None:
    customer = create(sandbox)
    for response in (
        sandbox.call("POST", "/v1/customers", body(sandbox, customerGroupId=UNKNOWN)),
        sandbox.call("PATCH", f"/v1/customers/{customer['id']}", {"customerGroupId": UNKNOWN}),
        sandbox.call("PATCH", f"/v1/customers/{UNKNOWN}", {"name": "X"}),
    ):
        assert response.status_code == 404
        assert "code" not in response.json()


@pytest.mark.parametrize(
    "missing", ["customerType", "customerNumber", "name", "countryCode", "vatZone", "customerGroupId"]
)
def test_required_fields(sandbox: SandboxProcess, missing: str) -> None:
    response = sandbox.call("POST", "/v1/customers", body(sandbox, **{missing: None}))
    assert violations(response) == {missing: ["isDefined"]}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("countryCode", "dk"),
        ("countryCode", "DNK"),
        ("vatZone", "Domestic"),
        ("email", "no address"),
        ("customerGroupId", "17"),
        ("customerNumber", 17),
        ("metadata", {"a": 1}),
        ("metadata", []),
        ("paymentTerms", 30),
        ("currency", "DKK"),
        ("isActive", True),
    ],
)
def test_trap_2_bodies_are_strict(sandbox: SandboxProcess, field: str, value: Json) -> None:
    customer = create(sandbox)
    for method, path in (("POST", "/v1/customers"), ("PATCH", f"/v1/customers/{customer['id']}")):
        sent = body(sandbox, **{field: value}) if method == "POST" else {field: value}
        assert {name.partition(".")[0] for name in violations(sandbox.call(method, path, sent))} == {field}
    assert sandbox.call("GET", f"/v1/customers/{customer['id']}").json() == customer


def test_unknown_26_patch_changes_only_what_is_sent(sandbox: SandboxProcess) -> None:
    before = create(sandbox, email="a@b.example", phone="+45 12 34 56 78", metadata={"a": "1"})
    groups = sandbox.call("GET", "/v1/customer-groups").json()
    response = sandbox.call(
        "PATCH", f"/v1/customers/{before['id'].upper()}", {"name": "Ny", "customerGroupId": groups[1]["id"].upper()}
    )
    schema.check_answer(response, "PATCH", "/v1/customers/{id}")
    group = {"customerGroupId": groups[1]["id"], "customerGroupNumber": 2, "customerGroupName": groups[1]["name"]}
    assert response.json() == {**before, "name": "Ny", **group}
    assert sandbox.call("PATCH", f"/v1/customers/{before['id']}", {}).json() == response.json()
    cleared = sandbox.call("PATCH", f"/v1/customers/{before['id']}", {"email": None})
    assert violations(cleared) == {"email": ["isEmail"]}


def test_trap_20_a_filtered_list_shows_what_was_just_written(sandbox: SandboxProcess) -> None:
    sandbox.set(cache_seconds=30)
    try:
        before = sandbox.call("GET", "/v1/customers").json()
        new = create(sandbox, externalSystemId="crm-72", metadata={"mærke": "a]b&c"})
        assert sandbox.call("GET", "/v1/customers").json() == before
        by_number = sandbox.call("GET", f"/v1/customers?customerNumber={new['customerNumber']}")
        assert by_number.json() == [new]
        assert sandbox.call("GET", "/v1/customers?externalSystemId=crm-72").json() == [new]
        assert sandbox.call("GET", "/v1/customers?metadata%5Bm%C3%A6rke%5D=a%5Db%26c").json() == [new]
    finally:
        sandbox.set(cache_seconds=0)
    assert new in sandbox.call("GET", "/v1/customers").json()


def test_the_cache_forgets_after_its_time(sandbox: SandboxProcess) -> None:
    """Trap 20: five seconds by default; here less, so that the test need not wait."""
    sandbox.set(cache_seconds=0.2)
    try:
        sandbox.call("GET", "/v1/customers")
        new = create(sandbox)
        for _ in range(200):
            if new in sandbox.call("GET", "/v1/customers").json():
                break
        else:
            pytest.fail("the list never showed the customer")
    finally:
        sandbox.set(cache_seconds=0)


def test_trap_14_unknown_28_customers_and_their_lists_are_bare_arrays(sandbox: SandboxProcess) -> None:
    shop = open_shop(sandbox)
    invoice = shop.create()
    assert not any("name" in name.casefold() for name in invoice)
    own = f"/v1/customers/{shop.customer['id']}"
    for path in ("/v1/customers", f"{own}/contacts", f"{own}/departments", "/v1/customer-groups", "/v1/vat-codes"):
        assert isinstance(sandbox.call("GET", path).json(), list)
    for query in ("page=1", "limit=10", "search=x", "sortBy=name"):
        assert violations(sandbox.call("GET", f"/v1/customers?{query}")) != {}


def test_unknown_13_a_filter_given_twice(sandbox: SandboxProcess) -> None:
    for query in ("customerNumber=1&customerNumber=2", "metadata[a]=1&metadata[a]=2"):
        assert list(violations(sandbox.call("GET", f"/v1/customers?{query}")).values()) == [["isSingle"]]


def test_trap_18_unknown_27_contacts_and_groups_cannot_be_written(sandbox: SandboxProcess) -> None:
    customer = create(sandbox)
    for method, path in (
        ("POST", f"/v1/customers/{customer['id']}/contacts"),
        ("POST", f"/v1/customers/{customer['id']}/departments"),
        ("POST", "/v1/customer-groups"),
        ("DELETE", f"/v1/customers/{customer['id']}"),
    ):
        assert sandbox.call(method, path, {}).status_code == 404


def test_a_created_customer_can_be_billed(sandbox: SandboxProcess) -> None:
    customer = create(sandbox, vatZone="eu", countryCode="DE")
    shop = open_shop(sandbox)
    invoice = shop.create(customerId=customer["id"])
    assert (invoice["subtotal"], invoice["vat"]) == ("950.00", "0.00")


def test_colleague_deletes_a_customer_without_documents_only(sandbox: SandboxProcess) -> None:
    customer, billed = create(sandbox), create(sandbox)
    open_shop(sandbox).create(customerId=billed["id"])
    sandbox.delete(f"customers/{customer['id']}")
    assert sandbox.call("GET", f"/v1/customers/{customer['id']}").status_code == 404
    assert customer["id"] not in {each["id"] for each in sandbox.call("GET", "/v1/customers").json()}
    with pytest.raises(ValueError, match="cannot be deleted"):
        sandbox.delete(f"customers/{billed['id']}")
    with pytest.raises(ValueError, match="no such customer"):
        sandbox.delete(f"customers/{customer['id']}")
    assert sandbox.call("GET", f"/v1/customers/{billed['id']}").status_code == 200
