"""Which base URLs are taken, and how they are read."""

from __future__ import annotations

import pytest

from ledgerbee_desktop.api.origin import PRODUCTION, InvalidOrigin, Origin
from ledgerbee_desktop.api.transport import environment_proxy


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (PRODUCTION, "https://api.ledgerbee.com/api/v1/company"),
        (PRODUCTION + "/", "https://api.ledgerbee.com/api/v1/company"),
        ("https://API.LedgerBee.com:443/api", "https://api.ledgerbee.com/api/v1/company"),
        ("https://staging.ledgerbee.com:8443", "https://staging.ledgerbee.com:8443/v1/company"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/v1/company"),
        ("http://localhost:8000/a/b", "http://localhost:8000/a/b/v1/company"),
        ("http://[::1]:8000", "http://[::1]:8000/v1/company"),
    ],
)
def test_good(url: str, address: str) -> None:
    assert Origin.parse(url).url("/v1/company") == address


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.ledgerbee.com",
        "http://api.ledgerbee.com/api",
        "http://127.0.0.1.evil.test",
        "ftp://api.ledgerbee.com",
        "https://api.ledgerbee.com@evil.test/",
        "https://key@api.ledgerbee.com/",
        "https://api.ledgerbee.com\\@evil.test/",
        "https://api.ledgerbee.com%2eevil.test/",
        "https://api.ledgerbee.com/api?x=1",
        "https://api.ledgerbee.com/api#x",
        "https://api.ledgerbee.com/api/v1",
        "https://api.ledgerbee.com/../x",
        "https://api.ledgerbee.com:99999/",
        "https://api.ledgerbee.com:x/",
        "https://apí.ledgerbee.com/",
        "https://api.ledgerbee.com/a b",
        "https:///api",
    ],
)
def test_bad(url: str) -> None:
    with pytest.raises(InvalidOrigin):
        Origin.parse(url)


def test_the_environment_names_the_proxy_but_never_for_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "http_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTPS_PROXY", "proxy.example:3128")
    production = Origin.parse(PRODUCTION)
    assert environment_proxy(production) == "http://proxy.example:3128"
    assert environment_proxy(Origin.parse("https://127.0.0.1:1")) is None
    monkeypatch.setenv("NO_PROXY", "ledgerbee.com")
    assert environment_proxy(production) is None
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.delenv("HTTPS_PROXY")
    assert environment_proxy(production) is None
    monkeypatch.setenv("ALL_PROXY", "http://all.example:1")
    assert environment_proxy(production) == "http://all.example:1"
