"""Why a request got no answer, in sentences for people, from the chain of exceptions."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from typing import Final

import httpx

from ledgerbee_desktop.api.transport import ForeignOrigin
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message

_UNREACHED = QT_TRANSLATE_NOOP("errors", "LedgerBee cannot be reached. Is this computer online?")
_SLOW = QT_TRANSLATE_NOOP("errors", "LedgerBee did not answer in time.")
_BROKEN = QT_TRANSLATE_NOOP("errors", "The connection to LedgerBee was lost before the answer came.")
_PROXY = QT_TRANSLATE_NOOP("errors", "The proxy of this network does not let the connection to LedgerBee through.")
_SETTING = QT_TRANSLATE_NOOP("errors", "The proxy setting of this computer cannot be used.")
_ELSEWHERE = QT_TRANSLATE_NOOP("errors", "A request was stopped because it was not for LedgerBee's address.")
_TLS = QT_TRANSLATE_NOOP(
    "errors",
    "No secure connection to LedgerBee could be made. Something between here and LedgerBee does not speak TLS 1.2.",
)
_EARLY = QT_TRANSLATE_NOOP(
    "errors", "LedgerBee's certificate is not valid yet. Check the date and time of this computer."
)
_EXPIRED = QT_TRANSLATE_NOOP(
    "errors", "LedgerBee's certificate has expired. Check the date and time of this computer; if they are right, wait."
)
_ISSUER = QT_TRANSLATE_NOOP(
    "errors",
    "Nobody whom this computer trusts vouches for LedgerBee's certificate. A firewall or antivirus may be reading the connection, "
    "or this is the wrong network.",
)
_HOST = QT_TRANSLATE_NOOP(
    "errors", "The certificate shown belongs to somebody else, not to LedgerBee. Is this a network with a login page?"
)
_CERTIFICATE = QT_TRANSLATE_NOOP("errors", "LedgerBee's certificate was not accepted (reason {code}).")

# OpenSSL's verify codes, X509_V_ERR_…
BY_VERIFY_CODE: Final = {9: _EARLY, 10: _EXPIRED, 18: _ISSUER, 19: _ISSUER, 20: _ISSUER, 62: _HOST, 64: _HOST}


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        yield following
        following = following.__cause__ or following.__context__


def sentence(error: BaseException) -> Message:
    """What to tell a person about a request that failed with `error`; certificate faults by their verify code."""
    for each in _chain(error):
        if isinstance(each, ssl.SSLCertVerificationError):
            return BY_VERIFY_CODE.get(each.verify_code, _CERTIFICATE.of(code=each.verify_code))
        if isinstance(each, ssl.SSLError) and isinstance(error, httpx.ConnectError):
            return _TLS
    match error:
        case ForeignOrigin():
            return _ELSEWHERE
        case httpx.ProxyError():
            return _PROXY
        case httpx.UnsupportedProtocol():
            return _SETTING
        case httpx.ConnectError() | httpx.ConnectTimeout() | httpx.PoolTimeout():
            return _UNREACHED
        case httpx.TimeoutException() | TimeoutError():
            return _SLOW
        case _:
            return _BROKEN
