"""Our client at a sandbox: something to bill, drafts of every kind, and what became of them."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, TypeVar

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.api.client import HttpLedgerBee
from ledgerbee_desktop.api.timing import Limits
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import (
    ContactId,
    CustomerId,
    DepartmentId,
    DocumentId,
    DraftId,
    LineId,
    PriceId,
    ProductId,
)
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind, LineKind, Target, has_field
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import OperationKind, SendRequest
from ledgerbee_desktop.core.records import PriceAction, RecordFields, RecordWrite
from ledgerbee_desktop.core.secret import Secret
from tests.sandbox_process import SandboxProcess
from tests.wire_client import Dice, WallClock

V = TypeVar("V")
BODIES = JsonBodies()
MANUAL = SendRequest(delivery_type=DeliveryType.MANUAL)
UNKNOWN = "019eca66-df40-7000-8000-000000000000"
TODAY = dt.date(2026, 6, 15)
PATHS = {
    DocumentKind.INVOICE: "invoices",
    DocumentKind.CREDIT_NOTE: "credit-notes",
    DocumentKind.QUOTE: "quotes",
    DocumentKind.ORDER_CONFIRMATION: "order-confirmations",
}
SALES = (DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION)


class Ours:
    """The client, a customer with a contact and a department, and a product at 950,00 DKK. Each test has its own."""

    def __init__(self, sandbox: SandboxProcess, client: HttpLedgerBee, runner: asyncio.Runner) -> None:
        self.sandbox = sandbox
        self.client = client
        self._runner = runner
        people = {"contacts": [{"name": "Ida", "email": "ida@kunde.example"}], "departments": [{"name": "Kontoret"}]}
        made = sandbox.add_customer(email="post@kunde.example", eanNumber="5798000420526", **people)
        self.customer = CustomerId(made["id"])
        self.contact = ContactId(made["contacts"][0]["id"])
        self.department = DepartmentId(made["departments"][0]["id"])
        product = sandbox.add_product(prices=[{"unitAmount": "950.00"}])
        self.product = ProductId(product["id"])
        self.price = PriceId(product["prices"][0]["id"])

    def __call__(self, work: Coroutine[Any, Any, V]) -> V:
        """What the client answers."""
        return self._runner.run(work)

    def line(self, quantity: str = "1", **fields: Any) -> Line:
        """A product line."""
        return Line(**{"id": LineId("l"), "price_id": self.price, "quantity": Decimal(quantity), **fields})

    def draft(self, kind: DocumentKind, **fields: Any) -> Draft:
        """A draft with everything that its kind has, but for the number of an invoice."""
        everything: dict[str, Any] = {
            "customer_id": self.customer,
            "contact_id": self.contact,
            "department_id": self.department,
            "date": TODAY,
            "due_date": TODAY + dt.timedelta(days=9),
            "payment_terms": 9,
            "valid_until": TODAY + dt.timedelta(days=30),
            "reference": "PO 7",
            "our_reference": "Mette",
            "description": "Maling",
            "notes": "Tak for ordren 🐝",
            "lines": (
                self.line("7.5", unit_price=Decimal("99.95"), description="Ærø & <b>færge</b>"),
                Line(id=LineId("t"), kind=LineKind.TEXT, description="Kørsel"),
                Line(id=LineId("s"), kind=LineKind.SEPARATOR),
                self.line("0.123456"),
            ),
        }
        own = {name: value for name, value in everything.items() if has_field(kind, name)}
        return Draft(**{"id": DraftId("d"), "kind": kind, **own, **fields})

    def make(self, kind: DocumentKind, **fields: Any) -> Document:
        """A LedgerBee draft."""
        return self(self.client.create(kind, BODIES.create(self.draft(kind, **fields)))).value

    def read(self, document: Document) -> Document:
        """The document as LedgerBee has it now."""
        return self(self.client.document(document.kind, document.id))

    def send(self, document: Document, request: SendRequest = MANUAL) -> Document:
        """Send it, and read it again."""
        self(self.client.send(document.kind, document.id, BODIES.send(document.kind, request)))
        return self.read(document)

    def sent(self, kind: DocumentKind, **fields: Any) -> Document:
        """A document that was handed over."""
        return self.send(self.make(kind, **fields))

    def convert(self, source: Document, target: DocumentKind, adjustment: Draft | None = None) -> Document:
        """What the source became, found by the source's link."""
        body = BODIES.convert(source.kind, target, adjustment)
        assert self(self.client.convert(source.kind, source.id, body)).value is None
        after = self.read(source)
        to_invoice = target is DocumentKind.INVOICE
        made = after.converted_to_invoice if to_invoice else after.converted_to_order_confirmation
        assert made is not None
        return self(self.client.document(target, made))

    def listed(self, kind: DocumentKind, **filters: Any) -> list[DocumentId]:
        """The ids of this customer's documents in LedgerBee's order."""
        page = self(self.client.documents(kind, 1, self.customer, **filters))
        assert {each.lines for each in page.items} <= {None}
        return [each.id for each in page.items]

    def write(
        self,
        target: Target,
        kind: OperationKind,
        record_id: str = UNKNOWN,
        *,
        fields: RecordFields | None = None,
        changed: frozenset[str] = frozenset(),
        action: PriceAction | None = None,
    ) -> str:
        """Write a record; its id."""
        made_id: Any = record_id
        write = RecordWrite(target=target, kind=kind, record_id=made_id, fields=fields, changed=changed, action=action)
        return self(self.client.write_record(target, kind, record_id, BODIES.record(write))).value


@contextmanager
def our_client(sandbox: SandboxProcess) -> Iterator[Ours]:
    """The client with the sandbox's key."""
    clock = WallClock()
    with asyncio.Runner() as runner:
        client = HttpLedgerBee(sandbox.url, Secret(sandbox.key), clock, Dice(), limits=Limits(patience=2))
        try:
            yield Ours(sandbox, client, runner)
        finally:
            runner.run(client.close())
