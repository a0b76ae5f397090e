"""What the doctor says of proxy and certificates is what the client uses, without anybody's password."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledgerbee_desktop.api.origin import Origin
from ledgerbee_desktop.api.transport import environment_proxy
from ledgerbee_desktop.app.arguments import PRODUCTION
from ledgerbee_desktop.app.headless.network import in_words, network_facts

NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
LOOPBACK = "http://127.0.0.1:8080"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def words(url: str) -> dict[str, str]:
    return dict(in_words(network_facts(url)))


@pytest.mark.parametrize("exceptions", ["", "*", ".ledgerbee.com", "api.ledgerbee.com", "other.test"])
@pytest.mark.parametrize("name", ["https_proxy", "http_proxy", "all_proxy"])
def test_a_proxy_is_named_exactly_when_the_client_uses_one(
    monkeypatch: pytest.MonkeyPatch, name: str, exceptions: str
) -> None:
    monkeypatch.setenv(name, "proxy.test:3128")
    monkeypatch.setenv("no_proxy", exceptions)
    for url in (PRODUCTION, LOOPBACK):
        assert network_facts(url)["proxy"] == environment_proxy(Origin.parse(url))


def test_the_password_of_a_proxy_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://anna:s3cret@proxy.test:3128")
    facts = network_facts(PRODUCTION)
    assert (facts["proxy"], facts["proxy_from"]) == ("http://proxy.test:3128", "environment")
    assert words(PRODUCTION)["proxy"] == "http://proxy.test:3128 (from the environment)"


def test_without_settings_the_connection_is_direct_and_certificates_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bundle = tmp_path / "office.pem"
    bundle.touch()
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    assert words(PRODUCTION) == {"LedgerBee": PRODUCTION, "proxy": "none, directly", "certificates": str(bundle)}
    assert network_facts(LOOPBACK)["certificates"] is None
    assert "without encryption" in words(LOOPBACK)["certificates"]


def test_a_computer_that_trusts_nobody_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ledgerbee_desktop.app.headless.network.trust_store", lambda: "")
    assert "ca-certificates" in words(PRODUCTION)["certificates"]
