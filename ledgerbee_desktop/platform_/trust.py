"""Which certificates decide whom a connection trusts: facts for the doctor, nothing is decided here.

The package truststore asks the system; this module says in words what it finds there.
"""

from __future__ import annotations

import ssl
import sys
from pathlib import Path
from typing import Final

# Where truststore looks when OpenSSL's own places are empty (truststore, _openssl.py).
_BUNDLES: Final = (
    "/etc/ssl/cert.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/ssl/ca-bundle.pem",
)


def trust_store() -> str:
    """The certificates in words: "Windows", "macOS Keychain", or a file or folder; "" when there are none: no connection can be made."""
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
