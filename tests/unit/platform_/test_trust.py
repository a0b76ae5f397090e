"""What the doctor says about trusted certificates is where OpenSSL, and so truststore, finds them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ledgerbee_desktop.platform_.trust import trust_store


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the system has no such file or folder")
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
