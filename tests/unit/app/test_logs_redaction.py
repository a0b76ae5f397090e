"""No form of a key gets through the redactor, and what is no secret does."""

from __future__ import annotations

import base64
import json
import time
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgerbee_desktop.app.redaction import Redactor
from ledgerbee_desktop.core.secret import Secret

CANARY = "lb_live_C4nary+/=&'\"\\9"
KEYS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=16, max_size=64)


def watching(key: str) -> Redactor:
    redactor = Redactor()
    redactor.watch(Secret(key))
    return redactor


@given(key=KEYS, before=st.binary(max_size=7), after=st.binary(max_size=7))
def test_every_encoding_of_a_live_key_is_masked(key: str, before: bytes, after: bytes) -> None:
    redactor = watching(key)
    raw = before + key.encode() + after
    for text in (
        f"x {key} y",
        f"GET /?k={quote(key, safe='')}",
        f"GET /?k={quote(key)}",
        f"GET /?k={quote_plus(key)}",
        repr({"k": key.encode() + b"\n"}),
        json.dumps({"k": key}),
        key.encode().hex(),
    ):
        assert "***" in redactor.clean(text)
        assert key not in redactor.clean(text)
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        cleaned = redactor.clean(encode(raw).decode())
        assert "***" in cleaned
        # at most the characters that hold bits of a neighbour are left, and they hold under two bytes of the key
        assert len(cleaned.replace("***", "").rstrip("=")) <= len(encode(before)) + len(encode(after)) + 3


def test_the_header_error_of_the_http_library() -> None:
    cleaned = watching(CANARY).clean(f"LocalProtocolError: Illegal header value {(CANARY + chr(10)).encode()!r}")
    assert cleaned.startswith("LocalProtocolError: Illegal header value b")
    assert "C4nary" not in cleaned


def test_an_old_key_stays_watched() -> None:
    redactor = watching("first-key-0123456789")
    redactor.watch(Secret("second-key-012345678"))
    assert redactor.clean("first-key-0123456789 second-key-012345678") == "*** ***"


@pytest.mark.parametrize(
    "text",
    [
        "x-api-key: S3CRET-unknown",
        "X-Api-Key=S3CRET-unknown",
        "headers {'x-api-key': 'S3CRET-unknown', 'accept': '*/*'}",
        "[(b'x-api-key', b'S3CRET-unknown')]",
        '{"apiKey":"S3CRET-unknown"}',
        "LEDGERBEE_API_KEY=S3CRET-unknown",
        "Authorization: Bearer S3CRET-unknown",
        "sent Bearer S3CRET-unknown to",
        "proxy http://anna:S3CRET-unknown@proxy.test:3128/",
        "Set-Cookie: session=S3CRET-unknown; Path=/",
        "password=S3CRET-unknown",
    ],
)
def test_unknown_secrets_are_masked_by_their_place(text: str) -> None:
    cleaned = Redactor().clean(text)
    assert "S3CRET" not in cleaned
    assert "***" in cleaned


@pytest.mark.parametrize(
    "text",
    [
        "GET https://api.ledgerbee.com/api/v1/invoices?page=2 200",
        "the key lacks the scope invoices:write",
        "asked GET /v1/api-key and got 401",
        "keyring Secret Service: KeyringLocked",
        "mail to anna@firma.dk was accepted",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert watching(CANARY).clean(text) == text


@pytest.mark.parametrize(
    "piece", ["a", "a.b+c-", "http://", "x-api-key ", "token", "x-api-key:", "bearer ", " ", "\\", "'"]
)
def test_hostile_text_costs_linear_time(piece: str) -> None:
    redactor = watching(CANARY)
    begin = time.perf_counter()
    redactor.clean(piece * (400_000 // len(piece)))
    assert time.perf_counter() - begin < 5, "0.1 s when measured; quadratic patterns took minutes"
