"""Hooks on the OAuth client and its tokens, and on the company's licences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request

from ledgerbee_desktop.sandbox.calls import Desk
from ledgerbee_desktop.sandbox.control_documents import Body, Hook, known_members
from ledgerbee_desktop.sandbox.prices import LICENCES
from ledgerbee_desktop.sandbox.store import clients, settings
from ledgerbee_desktop.sandbox.store.database import transaction

_OF_THE_CLIENT = ("scopes", "revoked", "blocked_address")


@dataclass(frozen=True)
class AccessHooks:
    """The hooks, over one desk."""

    desk: Desk

    def change_client(self, _request: Request, body: Body) -> object:
        """Members: scopes (list or null for all), revoked, blocked_address; token_seconds, requests_per_minute.

        A change of the first three ends all tokens, as the contract says; `token_seconds` is for tokens to come.
        """
        changes = known_members(body, (*_OF_THE_CLIENT, "token_seconds", "requests_per_minute"))
        self._switch(changes)
        own = {name: changes[name] for name in _OF_THE_CLIENT if name in changes}
        if own.get("scopes") is not None:
            own["scopes"] = tuple(str(scope) for scope in own["scopes"])
        if own:
            with transaction(self.desk.conn):
                clients.save(self.desk.conn, replace(clients.load(self.desk.conn), **own))
                clients.revoke_all(self.desk.conn)
        return {}

    def _switch(self, changes: dict[str, Any]) -> None:
        for name in ("token_seconds", "requests_per_minute"):
            if name in changes and not (isinstance(changes[name], int) and changes[name] >= 1):
                raise ValueError(f"{name} is a whole number from 1 on")
        self.desk.token_seconds = changes.get("token_seconds", self.desk.token_seconds)
        if "requests_per_minute" in changes:
            self.desk.oauth_requests.limit = changes["requests_per_minute"]
            self.desk.oauth_requests.clear()

    def end_tokens(self, _request: Request, _body: Body) -> object:
        """All tokens die now, before their time."""
        clients.revoke_all(self.desk.conn)
        return {}

    def put_licences(self, _request: Request, body: Body) -> object:
        """The licences that the company has: a list of names."""
        if not isinstance(body, list) or not set(body) <= set(LICENCES):
            raise ValueError(f"a list with some of: {', '.join(LICENCES)}")
        settings.put(self.desk.conn, "licences", body)
        return {}


def access_hooks(desk: Desk) -> tuple[tuple[str, str, Hook], ...]:
    """Method, path and function of each hook."""
    hooks = AccessHooks(desk)
    return (
        ("POST", "client", hooks.change_client),
        ("DELETE", "tokens", hooks.end_tokens),
        ("PUT", "licences", hooks.put_licences),
    )
