"""The rules for a customer's own fields."""

from __future__ import annotations

import pytest

from ledgerbee_desktop.core.identifiers import CustomerGroupId, CustomerId
from ledgerbee_desktop.core.library import Catalogue, Customer
from ledgerbee_desktop.core.records import CustomerFields
from ledgerbee_desktop.core.rules import Severity
from ledgerbee_desktop.core.rules.customer import customer_findings
from ledgerbee_desktop.core.rules.problems import record_field

OWN, OTHER, GONE = CustomerId("own"), CustomerId("other"), CustomerId("gone")
KNOWN = Catalogue.of(
    [
        Customer(id=OWN, number="100", name="Selv ApS"),
        Customer(id=OTHER, number="101", name="Anden ApS", vat_number="25313763"),
        Customer(id=GONE, number="102", name="Væk ApS", vat_number="13585628", is_active=False),
    ],
    [],
    [],
    1,
)


def found(**fields: str) -> set[tuple[str, str]]:
    """Severity and field of what is found about an ordinary customer with these fields."""
    values = {
        "customer_type": "company",
        "number": "100",
        "name": "Selv ApS",
        "vat_zone": "domestic",
        "group_id": "g",
        "country_code": "DK",
        **fields,
    }
    made = CustomerFields(**{**values, "group_id": CustomerGroupId(values["group_id"])})  # type: ignore[arg-type]  # texts
    return {(each.severity.value, each.field) for each in customer_findings(made, OWN, KNOWN)}


def test_an_ordinary_customer_has_no_findings() -> None:
    assert found() == set()


@pytest.mark.parametrize("field", ["name", "number", "group_id", "customer_type", "country_code"])
def test_what_ledgerbee_requires_is_an_error(field: str) -> None:
    assert (Severity.ERROR.value, field) in found(**{field: ""})


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"number": "101"}, ("error", "number")),
        ({"number": "102"}, ("error", "number")),  # archived ones keep their number
        ({"country_code": "Danmark"}, ("error", "country_code")),
        ({"country_code": "dk"}, ("error", "country_code")),
        ({"email": "hej"}, ("error", "email")),
        ({"vat_number": "12345678"}, ("warning", "vat_number")),
        ({"vat_number": "25313763"}, ("warning", "vat_number")),  # another has it
        ({"ean": "5790000000000"}, ("warning", "ean")),
        ({"ean": "123"}, ("warning", "ean")),
        ({"country_code": "SE"}, ("warning", "vat_zone")),
        ({"vat_zone": "eu", "vat_number": "DE136695976"}, ("warning", "vat_zone")),
        ({"vat_zone": "eu", "country_code": "NO", "vat_number": "DE136695976"}, ("warning", "vat_zone")),
        ({"vat_zone": "abroad", "country_code": "SE", "vat_number": "1"}, ("warning", "vat_zone")),
        ({"vat_zone": "eu", "country_code": "SE"}, ("warning", "vat_number")),
        ({"vat_zone": "eu", "country_code": "DE", "vat_number": "DE136695977"}, ("warning", "vat_number")),
    ],
)
def test_what_is_found(fields: dict[str, str], where: tuple[str, str]) -> None:
    assert found(**fields) == {where}


@pytest.mark.parametrize(
    "fields",
    [
        {"vat_number": "13585628"},  # an archived customer's may come again
        {"ean": "5790000000005", "email": "faktura@selv.example"},
        {"vat_zone": "eu", "country_code": "DE", "vat_number": "DE136695976"},
        {"vat_zone": "eu", "country_code": "DE", "vat_number": "136695976"},
        {"vat_zone": "abroad", "country_code": "NO", "vat_number": "what they have there"},
        {"vat_zone": "domestic_without_vat"},
        {"vat_zone": "some new zone", "country_code": "FO"},
    ],
)
def test_what_is_right(fields: dict[str, str]) -> None:
    assert found(**fields) == set()


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("customerNumber", "number"),
        ("eanNumber", "ean"),
        ("customerGroupId", "group_id"),
        ("vatNumber", "vat_number"),
        ("metadata.colour", "metadata"),
        ("unitAmount", "unit_amount"),
    ],
)
def test_where_a_complaint_belongs(path: str, field: str) -> None:
    assert record_field(path) == field
