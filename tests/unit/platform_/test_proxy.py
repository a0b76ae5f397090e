"""The facts about proxies agree with what httpx does; no connection is made."""

from __future__ import annotations

import itertools
import ssl
from pathlib import Path

import httpx
import pytest

from ledgerbee_desktop.platform_.proxy import network_facts, proxy_for, trust_store

NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
SETTINGS: tuple[dict[str, str], ...] = (
    {},
    {"https_proxy": "http://proxy.test:3128"},
    {"http_proxy": "proxy.test:3128"},
    {"all_proxy": "http://anna:secret@proxy.test:3128"},
)
EXCEPTIONS = ("", "*", "ledgerbee.com", ".ledgerbee.com", "bee.com", "localhost, 127.0.0.1", "API.ledgerbee.com", "::1")
URLS = (
    "https://api.ledgerbee.com/api",
    "https://ledgerbee.com/",
    "http://localhost:8000/",
    "http://127.0.0.1:8000/",
    "http://[::1]:8000/",
)


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def httpx_uses_a_proxy(url: str) -> bool:
    """Whether a client of httpx would take another transport than the direct one."""
    with httpx.Client(verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)) as client:
        return client._transport_for_url(httpx.URL(url)) is not client._transport


@pytest.mark.parametrize(("settings", "exceptions"), list(itertools.product(SETTINGS, EXCEPTIONS)))
def test_a_proxy_is_named_exactly_when_httpx_uses_one(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], exceptions: str
) -> None:
    for name, value in {**settings, "no_proxy": exceptions}.items():
        monkeypatch.setenv(name, value)
    for url in URLS:
        assert bool(network_facts(url).proxy) == httpx_uses_a_proxy(url), url


def test_the_password_of_a_proxy_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://anna:s3cret@proxy.test:3128")
    facts = network_facts("https://api.ledgerbee.com/api")
    assert (facts.proxy, facts.proxy_from) == ("http://proxy.test:3128", "environment")


def test_without_settings_the_connection_is_direct() -> None:
    facts = network_facts("https://api.ledgerbee.com/api")
    assert (facts.proxy, facts.proxy_from) == ("", "none")


def test_the_scheme_of_the_url_decides() -> None:
    settings = {"http": "http://plain.test:1", "https": "tls.test:2", "all": "http://any.test:3"}
    assert proxy_for("https://api.ledgerbee.com", settings) == "http://tls.test:2"
    assert proxy_for("http://api.ledgerbee.com", settings) == "http://plain.test:1"
    assert proxy_for("http://api.ledgerbee.com", {"all": "socks5://any.test:3"}) == "socks5://any.test:3"


@pytest.mark.skipif(not Path("/etc/ssl/certs").is_dir(), reason="the file is named as OpenSSL on Linux finds it")
def test_the_trust_store_follows_openssl(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bundle = tmp_path / "office.pem"
    bundle.touch()
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    assert trust_store() == str(bundle)
    hashed = tmp_path / "certs"
    hashed.mkdir()
    (hashed / "0a1b2c3d.0").touch()
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "gone.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(hashed))
    assert trust_store() == str(hashed)
