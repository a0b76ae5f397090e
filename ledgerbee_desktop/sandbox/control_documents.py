"""Hooks on documents: what bookkeeping, customers and colleagues do to them outside the public API."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request

from ledgerbee_desktop.sandbox import clock, lines, money
from ledgerbee_desktop.sandbox.calls import Desk
from ledgerbee_desktop.sandbox.drafting import KEPT
from ledgerbee_desktop.sandbox.errors import ApiError
from ledgerbee_desktop.sandbox.ids import new_id
from ledgerbee_desktop.sandbox.kinds import QUOTE, Kind
from ledgerbee_desktop.sandbox.lines import Terms
from ledgerbee_desktop.sandbox.store import customers, documents
from ledgerbee_desktop.sandbox.store.database import transaction
from ledgerbee_desktop.sandbox.store.documents import Delivery, Document, Line
from ledgerbee_desktop.sandbox.validation import Problems

Body = Any
"""Whatever JSON a test sent; each hook looks at what it needs."""
Hook = Callable[[Request, Body], object]
_DAYS = {"date": "date", "dueDate": "due_date", "validUntil": "valid_until"}


def known_members(body: Body, names: tuple[str, ...]) -> dict[str, Any]:
    """The members of an object that has no others than `names`. Raises ValueError."""
    if not isinstance(body, dict) or not set(body) <= set(names):
        raise ValueError(f"an object with some of: {', '.join(names)}")
    return dict(body)


def ledger_entry(document: Document) -> dict[str, object]:
    """A document with its links, for the eyes of a test."""
    return {
        "id": document.id,
        "kind": document.kind,
        "number": document.number,
        "status": document.status,
        "displayStatus": document.display_status(clock.today().isoformat()),
        "customerId": document.customer_id,
        "reference": document.reference,
        "sendCount": document.send_count,
        "createdAt": document.created_at,
        "amount": document.amount,
        "invoiceNumber": document.invoice_number,
        "convertedToOrderConfirmationId": document.converted_to_order_confirmation_id,
        "convertedToInvoiceId": document.converted_to_invoice_id,
    }


@dataclass(frozen=True)
class DocumentHooks:
    """The hooks on the documents of one kind."""

    desk: Desk
    kind: Kind

    def _document(self, request: Request) -> Document:
        document = documents.get(self.desk.conn, self.kind.name, str(request.path_params["id"]).lower())
        if document is None:
            raise LookupError(f"no such {self.kind.name}")
        return document

    def _put(self, document: Document, changed_lines: tuple[Line, ...] | None = None) -> object:
        changed = replace(document, updated_at=clock.stamp(clock.now()))
        with transaction(self.desk.conn):
            documents.update(self.desk.conn, changed)
            if changed_lines is not None:
                documents.replace_lines(self.desk.conn, changed.id, changed_lines)
        return ledger_entry(changed)

    def set_status(self, request: Request, body: Body) -> object:
        """Give a document a status, as bookkeeping does."""
        return self._put(replace(self._document(request), status=str(known_members(body, ("status",))["status"])))

    def accept(self, request: Request, _body: Body) -> object:
        """The customer says yes to a quote that was sent."""
        return self._answer(request, ("sent",), "accepted")

    def reject(self, request: Request, _body: Body) -> object:
        """The customer says no to a quote that was sent."""
        return self._answer(request, ("sent",), "rejected")

    def undo(self, request: Request, _body: Body) -> object:
        """The customer's answer is taken back."""
        return self._answer(request, ("accepted", "rejected"), "sent")

    def _answer(self, request: Request, before: tuple[str, ...], after: str) -> object:
        document = self._document(request)
        if document.converted or document.status not in before:
            raise ValueError(f"the quote is {document.display_status(clock.today().isoformat())}")
        return self._put(replace(document, status=after))

    def change(self, request: Request, body: Body) -> object:
        """Change a document, as a colleague can in LedgerBee itself.

        Members: the fields of the kind with underscores (`our_reference`, `contact_id` …), null to clear one; `lines` as
        in a create body, all of them. A line with the `id` of one that is there keeps that id.
        """
        document = self._document(request)
        changes = known_members(body, (*self._header(), "lines"))
        if "lines" not in changes:
            return self._put(replace(document, **changes))
        given = changes.pop("lines")
        changed = replace(document, **changes)
        try:
            priced = lines.price_lines(self.desk.conn, _read(given), self._terms(changed), clock.now())
        except ApiError as error:
            raise ValueError(f"{error.message} {error.details or ''}") from error
        changed = replace(
            changed,
            subtotal=money.amount_text(priced.subtotal),
            vat=money.amount_text(priced.vat),
            amount=money.amount_text(priced.amount),
        )
        known = {line.id for line in documents.lines(self.desk.conn, document.id)}
        ids = [line.get("id") for line in given]
        kept = tuple(
            replace(line, id=own) if own in known else line for own, line in zip(ids, priced.lines, strict=True)
        )
        return self._put(changed, kept)

    def _header(self) -> tuple[str, ...]:
        names = {**KEPT, **_DAYS}
        return tuple(names[field] for field in self.kind.create if field in names and field != "invoiceNumber")

    def _terms(self, document: Document) -> Terms:
        customer = customers.get(self.desk.conn, document.customer_id) or {}
        return Terms(document.currency, str(customer.get("vatZone")), self.kind.credit)

    def delete(self, request: Request, _body: Body) -> object:
        """Delete a draft, as a colleague can in LedgerBee itself; what was converted to it keeps its link."""
        document = self._document(request)
        if document.status not in documents.UNSENT:
            raise ValueError(
                f"a {self.kind.name} that was {'booked' if self.kind.booked else 'sent'} cannot be deleted"
            )
        with transaction(self.desk.conn):
            documents.delete(self.desk.conn, document.id)
        return {}

    def add_delivery(self, request: Request, body: Body) -> object:
        """Add an entry to a document's delivery log; a failed email unless the body says otherwise."""
        document = self._document(request)
        found = known_members(body, ("status", "delivery_type", "email", "ean", "error_code"))
        moment = clock.now()
        entry = Delivery(
            id=new_id(moment),
            status=found.get("status", "failed"),
            delivery_type=found.get("delivery_type", "Email"),
            email=found.get("email"),
            ean=found.get("ean"),
            sent_at=clock.stamp(moment),
            error_code=found.get("error_code", "MAILBOX_UNAVAILABLE"),
        )
        with transaction(self.desk.conn):
            documents.add_delivery(self.desk.conn, document.id, entry)
            documents.update(self.desk.conn, replace(document, send_count=document.send_count + 1))
        return {"id": entry.id}


def _read(given: Body) -> tuple[lines.NewLine, ...]:
    """The lines of a colleague by the rules of a create body. Raises ApiError, and TypeError for no list of objects."""
    if not isinstance(given, list) or not all(isinstance(line, dict) for line in given):
        raise TypeError("lines are a list of objects")
    problems = Problems()
    plain = [{name: value for name, value in line.items() if name != "id"} for line in given]
    found = lines.read_lines(plain, "lines", problems)
    problems.raise_any()
    return found


def document_hooks(desk: Desk, kind: Kind) -> list[tuple[str, str, Hook]]:
    """Method, path and hook, for the documents of one kind."""
    hooks = DocumentHooks(desk, kind)
    table: list[tuple[str, str, Hook]] = [
        ("PATCH", "{id}", hooks.change),
        ("DELETE", "{id}", hooks.delete),
        ("POST", "{id}/status", hooks.set_status),
    ]
    if kind.booked:
        table.append(("POST", "{id}/deliveries", hooks.add_delivery))
    if kind is QUOTE:
        table += [
            ("POST", "{id}/accept", hooks.accept),
            ("POST", "{id}/reject", hooks.reject),
            ("POST", "{id}/undo", hooks.undo),
        ]
    return [(method, f"{kind.path}/{rest}", hook) for method, rest, hook in table]
