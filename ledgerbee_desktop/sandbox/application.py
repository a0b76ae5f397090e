"""The operations as an ASGI application: routes, keys and scopes, the error envelope."""

from __future__ import annotations

import traceback
from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ledgerbee_desktop.sandbox import auth, billing, customers, oauth, prices, product_groups, products, reference
from ledgerbee_desktop.sandbox.calls import Call, Desk, Operation, answer
from ledgerbee_desktop.sandbox.errors import ApiError, envelope, not_found
from ledgerbee_desktop.sandbox.request_log import KEY_NAME
from ledgerbee_desktop.sandbox.store import settings

Endpoint = Callable[[Request], Awaitable[Response]]
OPERATIONS: tuple[Operation, ...] = (
    *reference.OPERATIONS,
    *customers.OPERATIONS,
    *products.OPERATIONS,
    *prices.OPERATIONS,
    *product_groups.OPERATIONS,
    *billing.OPERATIONS,
    *oauth.OPERATIONS,
)
KEY_EXPIRY = "X-API-Key-Expires-At"


def _failure(error: ApiError, path: str) -> Response:
    response = answer(error.envelope(path), error.status)
    response.headers.update(error.headers)
    return response


def _query_of(request: Request) -> list[tuple[str, str]]:
    """The parameters in their order; a query that is no text is read with replacement characters."""
    return parse_qsl(request.scope["query_string"].decode("latin-1"), keep_blank_values=True)


def _call(desk: Desk, request: Request, pairs: list[tuple[str, str]], body: bytes) -> Call:
    rest = tuple(pair for pair in pairs if pair[0] != KEY_NAME)
    address = "" if request.client is None else request.client.host
    return Call(desk, request.path_params.get("id"), rest, body, request.headers.get("content-type", ""), address)


def _endpoint(desk: Desk, operation: Operation) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        pairs = _query_of(request)
        query_key = next((value for name, value in pairs if name == KEY_NAME), None)
        key = settings.load_key(desk.conn)
        given = auth.read_credentials(request.headers, query_key)
        body = await request.body()
        try:
            if operation.access != "open":
                auth.admit(desk.conn, key, given, operation)
            response = operation.handler(_call(desk, request, pairs, body))
        except ApiError as error:
            response = _failure(error, request.url.path)
        except Exception:  # noqa: BLE001  the server must answer; the bug is told on standard error
            traceback.print_exc()
            response = answer(envelope(500, request.url.path, "Internal server error"), 500)
        if key.expires_at is not None and given.token is None and operation.access != "open":
            response.headers[KEY_EXPIRY] = key.expires_at
        return response

    return endpoint


async def _unknown_path(request: Request, _error: Exception) -> Response:
    """An unknown path, and a method that a path does not have, are both 404."""
    return _failure(not_found(), request.url.path)


def routes_of(desk: Desk, operations: Iterable[Operation]) -> list[Route]:
    """One route for each operation."""
    return [Route(operation.path, _endpoint(desk, operation), methods=[operation.method]) for operation in operations]


def make_application(desk: Desk) -> Starlette:
    """The API of the company on `desk`."""
    application = Starlette(routes=routes_of(desk, OPERATIONS), exception_handlers={HTTPException: _unknown_path})
    application.router.redirect_slashes = False
    return application
