"""Which proxy and which trusted certificates a connection to LedgerBee uses: facts for the diagnostics, nothing is decided here.

The HTTP library reads the environment (on Windows and macOS also the system's settings) and the package truststore asks the
system whom to trust; this module says in words what they will find. Scripted proxy settings (PAC) are not supported.
"""

from __future__ import annotations

import ssl
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, getproxies_environment

# Where truststore looks when OpenSSL's own places are empty (truststore, _openssl.py).
_BUNDLES: Final = (
    "/etc/ssl/cert.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/ssl/ca-bundle.pem",
)


@dataclass(frozen=True, slots=True)
class NetworkFacts:
    """How a connection to one host is made.

    `proxy` has no user name or password and is "" for a direct connection; `proxy_from` is "environment", "system" or "none";
    `trust_store` names the certificates that count ("Windows", "macOS Keychain", or a file or folder), "" when none were found.
    """

    proxy: str
    proxy_from: str
    trust_store: str


def network_facts(url: str) -> NetworkFacts:
    """What a connection to `url` (http or https) uses, by the settings of this moment."""
    proxy = proxy_for(url, getproxies())
    if not proxy:
        return NetworkFacts("", "none", trust_store())
    origin = "environment" if getproxies_environment() else "system"
    return NetworkFacts(_without_password(proxy), origin, trust_store())


def proxy_for(url: str, settings: Mapping[str, str]) -> str:
    """The proxy that `settings` (scheme → proxy, "no" → exceptions) name for `url`, as httpx reads them; "" for none."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    named = settings.get(parts.scheme) or settings.get("all") or ""
    exceptions = [entry.strip().lower() for entry in settings.get("no", "").split(",")]
    if not named or any(_excepts(entry, host) for entry in exceptions if entry):
        return ""
    return named if "://" in named else f"http://{named}"


def _excepts(entry: str, host: str) -> bool:
    if entry in {"*", host}:
        return True
    if entry == "localhost" or _is_address(entry):
        return False  # only itself
    return host.endswith(entry if entry.startswith(".") else f".{entry}")


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _without_password(proxy: str) -> str:
    parts = urlsplit(proxy)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def trust_store() -> str:
    """The certificates that decide whom to trust, in words; "" when there are none, so that no connection can be made."""
    if sys.platform == "win32":
        return "Windows"
    if sys.platform == "darwin":
        return "macOS Keychain"
    paths = ssl.get_default_verify_paths()
    if paths.cafile:
        return paths.cafile
    if paths.capath and any(Path(paths.capath).glob("*.[0-9]")):
        return paths.capath
    return next((bundle for bundle in _BUNDLES if Path(bundle).is_file()), "")
