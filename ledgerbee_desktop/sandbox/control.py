"""Hooks for tests below /__control/: fault orders, the request log, and what happens outside the public API."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ledgerbee_desktop.sandbox import clock, control_records, json_text
from ledgerbee_desktop.sandbox.calls import Desk, answer
from ledgerbee_desktop.sandbox.faults import FaultBook, read_order
from ledgerbee_desktop.sandbox.ids import new_id
from ledgerbee_desktop.sandbox.request_log import RequestLog
from ledgerbee_desktop.sandbox.store import documents, settings
from ledgerbee_desktop.sandbox.store.database import transaction
from ledgerbee_desktop.sandbox.store.documents import Delivery, Document

Body = Any
"""Whatever JSON a test sent; each hook looks at what it needs."""
Hook = Callable[[Request, Body], object]


class Control:
    """The hooks, over one desk."""

    def __init__(self, desk: Desk, orders: FaultBook, log: RequestLog) -> None:
        self._desk = desk
        self._orders = orders
        self._log = log

    def order_faults(self, _request: Request, body: Body) -> object:
        """One order or a list of them; all or none."""
        orders = [read_order(value) for value in (body if isinstance(body, list) else [body])]
        for order in orders:
            self._orders.add(order)
        return {"orders": len(orders)}

    def faults(self, _request: Request, _body: Body) -> object:
        """The orders left."""
        return self._orders.entries()

    def clear_faults(self, _request: Request, _body: Body) -> object:
        """No more faults."""
        self._orders.clear()
        return {}

    def requests(self, _request: Request, _body: Body) -> object:
        """The request log."""
        return self._log.entries()

    def clear_requests(self, _request: Request, _body: Body) -> object:
        """An empty log."""
        self._log.clear()
        return {}

    def ledger(self, _request: Request, _body: Body) -> object:
        """All documents of all kinds, oldest first."""
        return [_ledger_entry(document) for document in documents.every(self._desk.conn)]

    def change_key(self, _request: Request, body: Body) -> object:
        """What the key may do. Members: scopes (list or null for all), revoked, expires_at, blocked_address."""
        key = settings.load_key(self._desk.conn)
        changes = _known(body, ("scopes", "revoked", "expires_at", "blocked_address"))
        if changes.get("scopes") is not None:
            changes["scopes"] = tuple(str(scope) for scope in changes["scopes"])
        if changes.get("expires_at") is not None:
            changes["expires_at"] = clock.stamp(clock.read_stamp(changes["expires_at"]))
        settings.save_key(self._desk.conn, replace(key, **changes))
        self._desk.cache.clear()
        return {}

    def change_settings(self, _request: Request, body: Body) -> object:
        """Switches. Members: send_finishes (at-once or later), cache_seconds, rate_limit_tiers."""
        changes = _known(body, ("send_finishes", "cache_seconds", "rate_limit_tiers"))
        if "send_finishes" in changes:
            if changes["send_finishes"] not in {"at-once", "later"}:
                raise ValueError("send_finishes is at-once or later")
            self._desk.send_finishes = changes["send_finishes"]
        if "cache_seconds" in changes:
            self._desk.cache.seconds = float(changes["cache_seconds"])
        if "rate_limit_tiers" in changes:
            settings.put(self._desk.conn, "rate_limit_tiers", changes["rate_limit_tiers"])
        self._desk.cache.clear()
        return {}

    def settle(self, _request: Request, _body: Body) -> object:
        """Finish the sends under way."""
        with transaction(self._desk.conn):
            return {"settled": documents.settle(self._desk.conn, clock.stamp(clock.now()))}

    def set_status(self, request: Request, body: Body) -> object:
        """Give an invoice a status, as bookkeeping does."""
        return self._change(request, {"status": str(_known(body, ("status",))["status"])})

    def change_invoice(self, request: Request, body: Body) -> object:
        """Change an invoice's header, as a colleague can in LedgerBee itself."""
        return self._change(request, _known(body, ("reference", "our_reference", "description", "notes", "due_date")))

    def _change(self, request: Request, changes: Mapping[str, Any]) -> object:
        document = self._invoice(request)
        changed = replace(document, updated_at=clock.stamp(clock.now()), **changes)
        with transaction(self._desk.conn):
            documents.update(self._desk.conn, changed)
        return _ledger_entry(changed)

    def delete_invoice(self, request: Request, _body: Body) -> object:
        """Delete an invoice without a number, as a colleague can in LedgerBee itself."""
        document = self._invoice(request)
        if document.number is not None:
            raise ValueError("a booked invoice cannot be deleted")
        with transaction(self._desk.conn):
            documents.delete(self._desk.conn, document.id)
        return {}

    def add_delivery(self, request: Request, body: Body) -> object:
        """Add an entry to an invoice's delivery log; a failed email unless the body says otherwise."""
        document = self._invoice(request)
        found = _known(body, ("status", "delivery_type", "email", "ean", "error_code"))
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
        with transaction(self._desk.conn):
            documents.add_delivery(self._desk.conn, document.id, entry)
            documents.update(self._desk.conn, replace(document, send_count=document.send_count + 1))
        return {"id": entry.id}

    def put_customer(self, _request: Request, body: Body) -> object:
        """Create a customer, or with an `id` change one."""
        with transaction(self._desk.conn):
            return control_records.put_customer(self._desk.conn, body)

    def put_product(self, _request: Request, body: Body) -> object:
        """Create a product with prices, or with an `id` change one."""
        with transaction(self._desk.conn):
            return control_records.put_product(self._desk.conn, body)

    def _invoice(self, request: Request) -> Document:
        document = documents.get(self._desk.conn, "invoice", str(request.path_params["id"]).lower())
        if document is None:
            raise LookupError("no such invoice")
        return document


def _ledger_entry(document: Document) -> dict[str, object]:
    return {
        "id": document.id,
        "kind": document.kind,
        "number": document.number,
        "status": document.status,
        "customerId": document.customer_id,
        "reference": document.reference,
        "sendCount": document.send_count,
        "createdAt": document.created_at,
        "amount": document.amount,
    }


def _known(body: Body, names: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(body, dict) or not set(body) <= set(names):
        raise ValueError(f"an object with some of: {', '.join(names)}")
    return dict(body)


def _endpoint(hook: Hook) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        raw = await request.body()
        try:
            return answer(hook(request, json_text.decode(raw) if raw else {}))
        except LookupError as error:
            return answer({"error": str(error)}, 404)
        except (ValueError, TypeError) as error:
            return answer({"error": str(error)}, 400)

    return endpoint


def make_control(desk: Desk, orders: FaultBook, log: RequestLog) -> Starlette:
    """The hooks as an ASGI application."""
    control = Control(desk, orders, log)
    hooks: tuple[tuple[str, str, Hook], ...] = (
        ("POST", "faults", control.order_faults),
        ("GET", "faults", control.faults),
        ("DELETE", "faults", control.clear_faults),
        ("GET", "requests", control.requests),
        ("DELETE", "requests", control.clear_requests),
        ("GET", "ledger", control.ledger),
        ("POST", "key", control.change_key),
        ("POST", "settings", control.change_settings),
        ("POST", "settle", control.settle),
        ("PATCH", "invoices/{id}", control.change_invoice),
        ("DELETE", "invoices/{id}", control.delete_invoice),
        ("POST", "invoices/{id}/status", control.set_status),
        ("POST", "invoices/{id}/deliveries", control.add_delivery),
        ("POST", "customers", control.put_customer),
        ("POST", "products", control.put_product),
    )
    return Starlette(
        routes=[Route(f"/__control/{path}", _endpoint(hook), methods=[method]) for method, path, hook in hooks]
    )
