"""The two OAuth calls: form bodies, errors in the form of RFC 6749, and limits that are really kept."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qsl

from starlette.responses import Response

from ledgerbee_desktop.sandbox import clock
from ledgerbee_desktop.sandbox.calls import Call, Operation, answer
from ledgerbee_desktop.sandbox.rate_windows import Allowance
from ledgerbee_desktop.sandbox.store import clients
from ledgerbee_desktop.sandbox.store.clients import Client
from ledgerbee_desktop.sandbox.store.database import transaction

FORM = "application/x-www-form-urlencoded"
Form = Mapping[str, str]
_TOKEN_FIELDS = frozenset({"grant_type", "client_id", "client_secret", "scope"})
_REVOKE_FIELDS = frozenset({"token", "token_type_hint", "client_id", "client_secret"})


@dataclass(eq=False)
class OAuthFailure(Exception):
    """An answer that is `OAuthError` of the contract."""

    status: int
    error: str
    description: str


TOO_MANY = OAuthFailure(429, "invalid_client", "Rate limit exceeded. Try again later.")


def _bad_request(description: str) -> OAuthFailure:
    return OAuthFailure(400, "invalid_request", description)


def create_token(call: Call) -> Response:
    """`POST /v1/auth/token`: ten a minute for each address and, separately, for each client id."""
    named = dict(_pairs(call)).get("client_id")
    windows = [f"token from {call.address}", *([] if named is None else [f"token for {named}"])]
    return _limited(call, windows, lambda: _token(call))


def revoke_token(call: Call) -> Response:
    """`POST /v1/oauth/revoke`: ten a minute for each address; what is no token (any more) is revoked (RFC 7009, 2.2)."""
    return _limited(call, [f"revoke from {call.address}"], lambda: _revoke(call))


def _token(call: Call) -> Response:
    form = _form(call, _TOKEN_FIELDS, ("grant_type", "client_id", "client_secret"))
    if form["grant_type"] != "client_credentials":
        raise OAuthFailure(400, "unsupported_grant_type", "The grant type is client_credentials")
    _authenticate(call, form)
    seconds = call.desk.token_seconds
    with transaction(call.conn):
        token = clients.new_token(call.conn, clock.now() + timedelta(seconds=seconds))
    response = answer({"access_token": token, "token_type": "Bearer", "expires_in": seconds})
    response.headers["Cache-Control"] = "no-store"
    return response


def _revoke(call: Call) -> Response:
    form = _form(call, _REVOKE_FIELDS, ("token", "client_id", "client_secret"))
    if form.get("token_type_hint", "access_token") != "access_token":
        raise OAuthFailure(400, "unsupported_token_type", "There are access tokens only")
    _authenticate(call, form)
    clients.revoke(call.conn, form["token"])
    return Response(status_code=200)


def _pairs(call: Call) -> list[tuple[str, str]]:
    """The fields of a form in their order; none if the body is no form."""
    if call.content_type.partition(";")[0].strip().lower() != FORM:
        return []
    try:
        return parse_qsl(call.body.decode("utf-8"), keep_blank_values=True, errors="strict")
    except ValueError:
        return []


def _form(call: Call, known: frozenset[str], required: Sequence[str]) -> Form:
    """The body, strictly: known fields, each once, the required ones there. Raises OAuthFailure."""
    if call.query:
        raise _bad_request("There are no query parameters")
    form: dict[str, str] = {}
    for name, value in _pairs(call):
        if name not in known:
            raise _bad_request("The form has an unknown field")
        if name in form:
            raise _bad_request(f"{name} is given twice")
        form[name] = value
    for name in required:
        if name not in form:
            raise _bad_request(f"{name} is missing")
    return form


def _authenticate(call: Call, form: Form) -> Client:
    """Raises OAuthFailure 401 unless id and secret are the client's."""
    client = clients.load(call.conn)
    right = _same(form["client_id"], client.id) & _same(form["client_secret"], client.secret)
    if not right or client.revoked or client.blocked_address:
        raise OAuthFailure(401, "invalid_client", "Client authentication failed")
    return client


def _same(given: str, own: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), own.encode())


def _limited(call: Call, windows: Sequence[str], make: Callable[[], Response]) -> Response:
    """The answer of `make`, or 429 in the OAuth form (contract README, trap 13); with both headers either way."""
    allowance = call.desk.oauth_requests.take(windows)
    try:
        response = make() if allowance.passed else _refusal(TOO_MANY)
    except OAuthFailure as failure:
        response = _refusal(failure)
    response.headers.update(_limits(allowance))
    return response


def _refusal(failure: OAuthFailure) -> Response:
    return answer({"error": failure.error, "error_description": failure.description}, failure.status)


def _limits(allowance: Allowance) -> dict[str, str]:
    return {"X-Rate-Limit-Remaining": str(allowance.remaining), "X-Rate-Limit-Reset": str(allowance.reset_at)}


OPERATIONS = (
    Operation("POST", "/v1/auth/token", None, create_token, access="open"),
    Operation("POST", "/v1/oauth/revoke", None, revoke_token, access="open"),
)
