"""Something to bill: a customer, a product and create bodies for the contract tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.sandbox_process import SandboxProcess

Json = Any


@dataclass(frozen=True)
class Shop:
    """A sandbox with a fresh customer and a fresh product at 950,00 DKK."""

    sandbox: SandboxProcess
    customer: dict[str, Json]
    product: dict[str, Json]

    @property
    def price_id(self) -> str:
        return str(self.product["prices"][0]["id"])

    def line(self, **fields: Json) -> dict[str, Json]:
        """A product line; None takes a field away."""
        return _without_none({"priceId": self.price_id, "quantity": 1, **fields})

    def body(self, **fields: Json) -> dict[str, Json]:
        """A create body; None takes a field away."""
        return _without_none(
            {"customerId": self.customer["id"], "date": "2026-06-15", "lines": [self.line()], **fields}
        )

    def create(self, **fields: Json) -> dict[str, Json]:
        """An invoice as LedgerBee answers it."""
        response = self.sandbox.call("POST", "/v1/invoices", self.body(**fields))
        assert response.status_code == 201, response.text
        return dict(response.json())

    def send(self, invoice: dict[str, Json], **fields: Json) -> dict[str, Json]:
        """Send it; returns the answer."""
        response = self.sandbox.call("POST", f"/v1/invoices/{invoice['id']}/send", {"deliveryType": "Email", **fields})
        assert response.status_code == 201, response.text
        return dict(response.json())

    def read(self, invoice: dict[str, Json]) -> dict[str, Json]:
        """The invoice as it is now."""
        return dict(self.sandbox.call("GET", f"/v1/invoices/{invoice['id']}").json())

    def deliveries(self, invoice: dict[str, Json]) -> dict[str, Json]:
        """Its delivery status."""
        return dict(self.sandbox.call("GET", f"/v1/invoices/{invoice['id']}/delivery-status").json())

    def contacts(self) -> list[dict[str, Json]]:
        """The customer's contacts."""
        return list(self.sandbox.call("GET", f"/v1/customers/{self.customer['id']}/contacts").json())


def open_shop(sandbox: SandboxProcess, **customer: Json) -> Shop:
    """A shop whose customer has these fields."""
    return Shop(sandbox, sandbox.add_customer(**customer), sandbox.add_product(prices=[{"unitAmount": "950.00"}]))


def _without_none(fields: dict[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in fields.items() if value is not None}
