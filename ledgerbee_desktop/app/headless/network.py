"""How a connection to LedgerBee would be made, for the doctor: which proxy, whose certificates. Nothing is connected."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.request import getproxies_environment

from ledgerbee_desktop.platform_.trust import trust_store


def network_facts(url: str) -> dict[str, str | None]:
    """What the client would use for LedgerBee at `url`, by the settings of this moment; None for what it would not use.

    The proxy is without user name and password. Raises InvalidOrigin.
    """
    # The HTTP library takes a while to load, and the other commands that work without LedgerBee can do without it.
    from ledgerbee_desktop.api.origin import Origin
    from ledgerbee_desktop.api.transport import environment_proxy

    origin = Origin.parse(url)
    proxy = environment_proxy(origin)
    from_where = "environment" if getproxies_environment() else "system"
    return {
        "address": url,
        "proxy": None if proxy is None else _without_password(proxy),
        "proxy_from": None if proxy is None else from_where,
        "certificates": trust_store() if origin.scheme == "https" else None,
    }


def _without_password(proxy: str) -> str:
    parts = urlsplit(proxy)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def in_words(facts: dict[str, str | None]) -> list[tuple[str, str]]:
    """The same as rows of a table."""
    proxy = "none, directly" if facts["proxy"] is None else f"{facts['proxy']} (from the {facts['proxy_from']})"
    certificates = {
        None: "none needed: this computer, without encryption",
        "": "none found, so nothing is trusted: install the system's certificates (Debian: ca-certificates)",
    }.get(facts["certificates"], facts["certificates"])
    return [("LedgerBee", facts["address"] or ""), ("proxy", proxy), ("certificates", certificates or "")]
