"""All 58 operations of the contract as calls of our client, by their ids, each with everything that it can be given."""

from __future__ import annotations

import functools
import re
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.api.client import HttpLedgerBee
from ledgerbee_desktop.core.identifiers import (
    CustomerId,
    DocumentId,
    PriceId,
    ProductGroupId,
    ProductId,
)
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from ledgerbee_desktop.core.records import (
    PriceAction,
    RecordWrite,
)
from tests.contract import schema
from tests.contract.said import ID, RECORDS, bare_draft, draft, sends, writes

BODIES = JsonBodies()
Call = Callable[[HttpLedgerBee], Awaitable[Any]]
NAMES = {
    DocumentKind.INVOICE: "Invoice",
    DocumentKind.CREDIT_NOTE: "CreditNote",
    DocumentKind.QUOTE: "Quote",
    DocumentKind.ORDER_CONFIRMATION: "OrderConfirmation",
}
SORTS = {
    DocumentKind.QUOTE: ("date", "documentNumber", "amount", "status", "validUntil"),
    DocumentKind.ORDER_CONFIRMATION: ("date", "documentNumber", "amount", "status"),
}


@functools.cache
def operations() -> dict[str, tuple[str, str]]:
    """Method and path of every operation of the contract, by its id."""
    return {
        operation["operationId"]: (method.upper(), path)
        for path, methods in schema.document()["paths"].items()
        for method, operation in methods.items()
        if method != "parameters"
    }


def address(operation: str) -> str:
    """Method and path of a request of `operation` that names `ID`."""
    method, path = operations()[operation]
    return f"{method} {path.replace('{id}', ID)}"


def operation_of(method: str, path: str) -> str:
    """The operation that a request is one of."""
    for name, (its_method, its_path) in operations().items():
        if method == its_method and re.fullmatch(its_path.replace("{id}", "[0-9a-f-]{36}"), path):
            return name
    raise LookupError(f"{method} {path} is no operation of the contract")


@functools.cache
def calls() -> dict[str, tuple[Call, ...]]:
    """The calls of an API key's client, by operation: the first one is plain, the others vary what can be varied."""
    found: dict[str, list[Call]] = {}
    for kind, name in NAMES.items():
        for operation, call in _document_calls(kind, name):
            found.setdefault(operation, []).append(call)
    for target in RECORDS:
        for write in writes(target):
            found.setdefault(_operation(write), []).append(_write(write))
    for operation, call in _read_calls():
        found.setdefault(operation, []).append(call)
    return {operation: tuple(some) for operation, some in found.items()}


def token_calls() -> dict[str, Call]:
    """The calls of a client with client credentials, by the operation of interest in them."""

    async def revoke(client: HttpLedgerBee) -> None:
        await client.company()
        await client.revoke_token()

    return {"createToken": HttpLedgerBee.company, "revokeToken": revoke}


def _document_calls(kind: DocumentKind, name: str) -> Iterator[tuple[str, Call]]:
    traits, document = TRAITS[kind], DocumentId(ID)
    own = _Documents(kind)
    yield f"list{name}s", own.listed()
    yield f"list{name}s", own.listed(customer_id=CustomerId(ID.upper()))
    for status in traits.statuses:
        if (kind, status) != (DocumentKind.INVOICE, "credited"):  # row 15: not offered
            yield f"list{name}s", own.listed(status=status)
    if traits.has_text_search:
        yield f"list{name}s", own.listed(search="maling & 100 %")
    for field in SORTS.get(kind, ()):
        yield f"list{name}s", own.listed(sort_by=field, sort_order="asc")
        yield f"list{name}s", own.listed(sort_by=field, sort_order="desc")
    yield f"get{name}", lambda client: client.document(kind, document)
    for some in (draft(kind), bare_draft(kind)):
        yield f"create{name}", own.created(BODIES.create(some))
        if traits.is_updatable:
            yield f"update{name}", own.updated(BODIES.update(some))
    for request in sends(kind):
        yield f"send{name}", own.sent(BODIES.send(kind, request))
    for target in traits.converts_to:
        for adjustment in (None, draft(target), bare_draft(target), draft(target, lines=())):
            yield f"convert{name}", own.converted(BODIES.convert(kind, target, adjustment))
    if traits.has_delivery_log:
        yield f"get{name}DeliveryStatus", lambda client: client.delivery_status(kind, document)
    yield f"download{name}Pdf", lambda client: client.pdf(kind, document, draft=False)
    yield f"download{name}Pdf", lambda client: client.pdf(kind, document, draft=True)


class _Documents:
    """Calls for one kind, each with its own arguments."""

    def __init__(self, kind: DocumentKind) -> None:
        self._kind = kind

    def listed(self, **filters: Any) -> Call:
        return lambda client: client.documents(self._kind, 1, **filters)

    def created(self, body: bytes) -> Call:
        return lambda client: client.create(self._kind, body)

    def updated(self, body: bytes) -> Call:
        return lambda client: client.update(self._kind, DocumentId(ID), body)

    def sent(self, body: bytes) -> Call:
        return lambda client: client.send(self._kind, DocumentId(ID), body)

    def converted(self, body: bytes) -> Call:
        return lambda client: client.convert(self._kind, DocumentId(ID), body)


def _operation(write: RecordWrite) -> str:
    name = RECORDS[write.target][0]
    if write.action is PriceAction.SET_DEFAULT:
        return f"setDefault{name}"
    return f"{write.action or write.kind}{name}"


def _write(write: RecordWrite) -> Call:
    body = BODIES.record(write)
    return lambda client: client.write_record(write.target, write.kind, str(write.record_id), body)


def _read_calls() -> Iterator[tuple[str, Call]]:
    customer, product = CustomerId(ID), ProductId(ID)
    yield "listCustomers", lambda client: client.customers()
    yield "listCustomers", lambda client: client.customers(customer_number="1 001")
    yield "listCustomers", lambda client: client.customers_of("4711")
    yield "listCustomers", lambda client: client.customers(metadata={"route": "north & south", "x": "y"})
    yield "getCustomer", lambda client: client.customer(customer)
    yield "listCustomerContacts", lambda client: client.contacts(customer)
    yield "listCustomerDepartments", lambda client: client.departments(customer)
    yield "listCustomerGroups", lambda client: client.customer_groups()
    yield "listProducts", lambda client: client.products(1)
    yield "listProducts", lambda client: client.products(7, search="maling")
    yield "getProduct", lambda client: client.product(product)
    yield "getProductPrice", lambda client: client.price(PriceId(ID))
    yield "listProductGroups", lambda client: client.product_groups(1)
    for field in ("number", "name", "createdAt"):
        yield "listProductGroups", _groups(field)
    yield "getProductGroup", lambda client: client.product_group(ProductGroupId(ID))
    yield "getCompany", lambda client: client.company()
    yield "getApiKey", lambda client: client.key_info()
    yield "listAccounts", lambda client: client.accounts()
    yield "listVatCodes", lambda client: client.vat_codes()
    yield "listDocumentTemplates", lambda client: client.templates(1)
    for traits in TRAITS.values():
        yield "listDocumentTemplates", _templates(traits.template_type)


def _groups(field: str) -> Call:
    return lambda client: client.product_groups(1, search="t", sort_by=field, sort_order="desc")


def _templates(document_type: str) -> Call:
    return lambda client: client.templates(
        2, search="s", document_type=document_type, sort_by="createdAt", sort_order="asc"
    )
