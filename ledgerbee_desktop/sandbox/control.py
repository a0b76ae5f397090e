"""Hooks for tests below /__control/: fault orders, the request log, and what happens outside the public API."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ledgerbee_desktop.sandbox import clock, control_records, json_text
from ledgerbee_desktop.sandbox.calls import Desk, answer
from ledgerbee_desktop.sandbox.control_documents import Body, Hook, document_hooks, known_members, ledger_entry
from ledgerbee_desktop.sandbox.control_oauth import access_hooks
from ledgerbee_desktop.sandbox.faults import FaultBook, read_order
from ledgerbee_desktop.sandbox.kinds import KINDS
from ledgerbee_desktop.sandbox.request_log import RequestLog
from ledgerbee_desktop.sandbox.store import clients, documents, settings
from ledgerbee_desktop.sandbox.store.database import take_everything_out, transaction

_CHOICES = {"send_finishes": ("at-once", "later"), "converted_invoice": ("draft", "booked")}


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
        return [ledger_entry(document) for document in documents.every(self._desk.conn)]

    def change_key(self, _request: Request, body: Body) -> object:
        """What the key may do. Members: scopes (list or null for all), revoked, expires_at, blocked_address."""
        key = settings.load_key(self._desk.conn)
        changes = known_members(body, ("scopes", "revoked", "expires_at", "blocked_address"))
        if changes.get("scopes") is not None:
            changes["scopes"] = tuple(str(scope) for scope in changes["scopes"])
        if changes.get("expires_at") is not None:
            changes["expires_at"] = clock.stamp(clock.read_stamp(changes["expires_at"]))
        settings.save_key(self._desk.conn, replace(key, **changes))
        self._desk.cache.clear()
        return {}

    def change_settings(self, _request: Request, body: Body) -> object:
        """Switches: send_finishes (at-once, later), converted_invoice (draft, booked), cache_seconds, rate_limit_tiers."""
        changes = known_members(body, (*_CHOICES, "cache_seconds", "rate_limit_tiers"))
        for name, values in _CHOICES.items():
            if changes.get(name, values[0]) not in values:
                raise ValueError(f"{name} is {' or '.join(values)}")
        self._desk.send_finishes = changes.get("send_finishes", self._desk.send_finishes)
        self._desk.converted_invoice = changes.get("converted_invoice", self._desk.converted_invoice)
        if "cache_seconds" in changes:
            self._desk.cache.seconds = float(changes["cache_seconds"])
        if "rate_limit_tiers" in changes:
            settings.put(self._desk.conn, "rate_limit_tiers", changes["rate_limit_tiers"])
        self._desk.cache.clear()
        return {}

    def start_over(self, _request: Request, _body: Body) -> object:
        """The company as it was founded, with the same key and client; the server's fault orders and log are emptied.

        A write that a fault has put off (late-commit, delay) still happens when its time has come.
        """
        from ledgerbee_desktop.sandbox.demo.build import found_company

        conn = self._desk.conn
        founded, key, client = settings.get(conn, "founded"), settings.load_key(conn), clients.load(conn)
        take_everything_out(conn)
        day = date.fromisoformat(founded["today"])
        found_company(conn, founded["seed"], day, empty=founded["empty"], number=founded["number"])
        settings.save_key(conn, settings.Key(key.value))
        clients.save(conn, clients.Client(client.id, client.secret))
        self._desk.reset()
        self._orders.clear()
        self._log.clear()
        return {}

    def settle(self, _request: Request, _body: Body) -> object:
        """Finish the sends under way."""
        with transaction(self._desk.conn):
            return {"settled": documents.settle(self._desk.conn, clock.stamp(clock.now()))}

    def put_customer(self, _request: Request, body: Body) -> object:
        """Create a customer, or with an `id` change one."""
        with transaction(self._desk.conn):
            return control_records.put_customer(self._desk.conn, body)

    def put_product(self, _request: Request, body: Body) -> object:
        """Create a product with prices, or with an `id` change one."""
        with transaction(self._desk.conn):
            return control_records.put_product(self._desk.conn, body)

    def delete_customer(self, request: Request, _body: Body) -> object:
        """A colleague deletes a customer who has no documents."""
        return self._deleted(control_records.delete_customer, request)

    def delete_product(self, request: Request, _body: Body) -> object:
        """A colleague deletes a product with its prices; lines keep their ids."""
        return self._deleted(control_records.delete_product, request)

    def delete_price(self, request: Request, _body: Body) -> object:
        """A colleague deletes a price; lines keep its id."""
        return self._deleted(control_records.delete_price, request)

    def _deleted(self, delete: Callable[[sqlite3.Connection, str], None], request: Request) -> object:
        with transaction(self._desk.conn):
            delete(self._desk.conn, str(request.path_params["id"]).lower())
        self._desk.cache.clear()
        return {}


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


def make_control(desk: Desk, orders: FaultBook, log: RequestLog, prefix: str = "/__control/") -> Starlette:
    """The hooks as an ASGI application; their paths begin with `prefix`."""
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
        ("POST", "start-over", control.start_over),
        ("POST", "settle", control.settle),
        ("POST", "customers", control.put_customer),
        ("POST", "products", control.put_product),
        ("DELETE", "customers/{id}", control.delete_customer),
        ("DELETE", "products/{id}", control.delete_product),
        ("DELETE", "prices/{id}", control.delete_price),
        *access_hooks(desk),
        *(hook for kind in KINDS for hook in document_hooks(desk, kind)),
    )
    return Starlette(
        routes=[Route(f"{prefix}{path}", _endpoint(hook), methods=[method]) for method, path, hook in hooks]
    )
