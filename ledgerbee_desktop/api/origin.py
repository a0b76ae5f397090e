"""The one place that requests may go to."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

PRODUCTION: Final = "https://api.ledgerbee.com/api"
DEFAULT_PORTS: Final = {"https": 443, "http": 80}
_HOST_SIGNS: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-:")


class InvalidOrigin(AppError):
    """The address cannot be LedgerBee's: it is not https (except on this computer), or says more than scheme, host, port and path."""

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP(
                "errors",
                "This address of LedgerBee cannot be used. It must begin with https:// and hold only a host, a port and a path.",
            )
        )


@dataclass(frozen=True, slots=True)
class Origin:
    """A parsed base URL: what a request's parsed address is compared with, never by prefix (`https://good@evil/` begins well too).

    `prefix` is the path before `/v1`, without a slash at its end ("" or such as "/api").
    """

    scheme: str
    host: str
    port: int
    prefix: str

    @classmethod
    def parse(cls, url: str) -> Origin:
        """The origin of a base URL that ends before `/v1`.

        Raises:
            InvalidOrigin: not https (plain http is for loopback only), a user name, a query, a fragment, or a host that is
                no lower-case ASCII name or address.
        """
        if not url.isascii() or any(sign in url for sign in "\\?#@ \t\r\n"):
            raise InvalidOrigin
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise InvalidOrigin from error
        host = parts.hostname or ""
        if not host or not set(host) <= _HOST_SIGNS or parts.scheme not in DEFAULT_PORTS:
            raise InvalidOrigin
        origin = cls(parts.scheme, host, port or DEFAULT_PORTS[parts.scheme], parts.path.rstrip("/"))
        if origin.scheme == "http" and not origin.is_loopback:
            raise InvalidOrigin
        if any(part in {".", "..", "v1"} or "%" in part for part in origin.prefix.split("/")):
            raise InvalidOrigin
        return origin

    @property
    def is_loopback(self) -> bool:
        """Is it on this computer?"""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    def url(self, path: str) -> str:
        """The address of `path` (such as `/v1/company`)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.prefix}{path}"
