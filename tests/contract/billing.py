"""Something to bill: a customer, a product and create bodies for the contract tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx

from tests.contract import schema
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

    def ask(self, method: str, path: str, document: dict[str, Json] | None = None, body: Json = None) -> httpx.Response:
        """One request whose answer must fit the contract; `path` is one of its paths below /v1, with `{id}`."""
        place = f"/v1/{path}"
        response = self.sandbox.call(method, place.replace("{id}", str(document and document["id"])), body)
        schema.check_answer(response, method, place)
        return response

    def make(self, path: str, **fields: Json) -> dict[str, Json]:
        """A new document of the kind whose collection is `path`."""
        response = self.ask("POST", path, body=self.body(**fields))
        assert response.status_code == 201, response.text
        return dict(response.json())

    def dispatch(self, path: str, document: dict[str, Json], **fields: Json) -> dict[str, Json]:
        """Send it with this body; returns the answer."""
        response = self.ask("POST", f"{path}/{{id}}/send", document, fields)
        assert response.status_code == 201, response.text
        return dict(response.json())

    def fetch(self, path: str, document: dict[str, Json]) -> dict[str, Json]:
        """The document as it is now."""
        response = self.ask("GET", f"{path}/{{id}}", document)
        assert response.status_code == 200, response.text
        return dict(response.json())

    def sent(self, path: str, **fields: Json) -> dict[str, Json]:
        """A document that was handed over, as it is then."""
        document = self.make(path, **fields)
        self.dispatch(path, document, deliveryType="Manual")
        return self.fetch(path, document)

    def listed(self, path: str, query: str = "") -> list[dict[str, Json]]:
        """This customer's documents of a kind, as the list has them; up to 100."""
        response = self.sandbox.call("GET", f"/v1/{path}?limit=100&customerId={self.customer['id']}&{query}")
        schema.check_answer(response, "GET", f"/v1/{path}")
        assert response.status_code == 200, response.text
        return list(response.json()["data"])

    def refusal(
        self, method: str, path: str, document: dict[str, Json] | None = None, body: Json = None
    ) -> dict[str, Json]:
        """A request that must be refused and must leave every document as it was; returns the envelope."""
        before = self.sandbox.ledger()
        response = self.ask(method, path, document, body)
        assert response.status_code in {400, 404}, response.text
        assert self.sandbox.ledger() == before
        return dict(response.json())

    def violations(self, method: str, path: str, document: dict[str, Json] | None, body: Json) -> set[str]:
        """The properties of a body that the contract forbids; it must be refused for them."""
        envelope = self.refusal(method, path, document, body)
        assert envelope["code"] == "SHARED_VALIDATION_FAILED"
        return {entry["property"] for entry in envelope["details"]["validationErrors"]}

    def create(self, **fields: Json) -> dict[str, Json]:
        """An invoice as LedgerBee answers it."""
        return self.make("invoices", **fields)

    def send(self, invoice: dict[str, Json], **fields: Json) -> dict[str, Json]:
        """Send it; returns the answer."""
        return self.dispatch("invoices", invoice, **{"deliveryType": "Email", **fields})

    def read(self, invoice: dict[str, Json]) -> dict[str, Json]:
        """The invoice as it is now."""
        return self.fetch("invoices", invoice)

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
