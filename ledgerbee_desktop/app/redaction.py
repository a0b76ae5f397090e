"""Takes API keys and passwords out of text that is about to be kept or shown: log lines, tracebacks, crash reports."""

from __future__ import annotations

import base64
import json
import re
from typing import Final
from urllib.parse import quote, quote_plus

from ledgerbee_desktop.core.secret import Secret

MASK: Final = "***"

# Repetitions are bounded: a hostile megabyte must not cost quadratic time.
# For keys that this process does not know: another program's, one that was replaced, one that was mistyped.
_NAMED = re.compile(
    r"""(?ix)
    (?P<name> (?:x-)?api[-_ ]?key | (?:proxy-)?authorization | (?:set-)?cookie | passw(?:or)?d | secret | token )
    (?P<between> ["']? (?: \s{0,9}[:=]\s{0,9} | ["']?\s{0,9},\s{0,9} ) [bB]?["']? )
    (?: (?:bearer|basic)\s+ )?
    (?P<value> [^\s"',;)}\]]+ )
    """
)
_SCHEME = re.compile(r"(?i)\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{8,}")
_USERINFO = re.compile(r"(?i)\b([a-z][a-z0-9+.-]{1,20}://)[^\s/@]{1,500}@")


class Redactor:
    """Knows the live secrets of this process, in every form in which they may turn up, and the patterns of unknown ones."""

    def __init__(self) -> None:
        self._forms: list[str] = []

    def watch(self, secret: Secret) -> None:
        """From now on `secret` never gets through `clean`; it stays watched after it is no longer used."""
        fresh = [form for form in _forms(secret.reveal()) if form not in self._forms]
        self._forms = sorted([*self._forms, *fresh], key=len, reverse=True)  # an encoded form may contain a plain one

    def clean(self, text: str) -> str:
        """`text` without secrets: first the live ones by value, then whatever stands where a secret usually does."""
        for form in self._forms:
            text = text.replace(form, MASK)
        text = _USERINFO.sub(rf"\1{MASK}@", text)
        text = _SCHEME.sub(rf"\1 {MASK}", text)
        return _NAMED.sub(lambda found: f"{found['name']}{found['between']}{MASK}", text)


def _forms(value: str) -> set[str]:
    raw = value.encode()
    plain = {value, quote(value, safe=""), quote(value), quote_plus(value), raw.hex(), raw.hex().upper()}
    quoted = {repr(value)[1:-1], repr(raw)[2:-1], json.dumps(value)[1:-1]}
    return {form for form in plain | quoted | _base64(raw) if form}


def _base64(raw: bytes) -> set[str]:
    """The part of the base64 text that is the same whatever stands before and after, for each of the three alignments."""
    found = set()
    for before in range(3):
        text = base64.b64encode(bytes(before) + raw).decode().rstrip("=")
        start = (0, 2, 3)[before]  # the characters that depend on the bytes before
        end = len(text) if (before + len(raw)) % 3 == 0 else len(text) - 1  # and on the bytes after
        found |= {text[start:end], text[start:end].translate(str.maketrans("+/", "-_"))}
    return found
