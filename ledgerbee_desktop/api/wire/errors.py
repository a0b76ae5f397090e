"""The two forms of LedgerBee's refusals: the envelope, and the OAuth form of some 401 and 429."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from ledgerbee_desktop.core.operations import FieldProblem

T = TypeVar("T")


class ValidationErrorOut(msgspec.Struct, kw_only=True):
    """ValidationError: rule names to texts, under the dotted path of the field."""

    property: str
    constraints: dict[str, str] = {}


class DetailsOut(msgspec.Struct, kw_only=True, rename="camel"):
    """ErrorDetails. Its members are read one by one, so that a strange one does not cost the others."""

    validation_errors: msgspec.Raw = msgspec.Raw(b"null")
    reason: msgspec.Raw = msgspec.Raw(b"null")
    required_scopes: msgspec.Raw = msgspec.Raw(b"null")
    license_key: msgspec.Raw = msgspec.Raw(b"null")


class EnvelopeOut(msgspec.Struct, kw_only=True, rename="camel"):
    """ErrorEnvelope. The four required members, of the right types, are what tells LedgerBee's own answer from a proxy's."""

    status_code: int
    timestamp: str
    path: str
    message: str
    code: str | None = None
    details: msgspec.Raw = msgspec.Raw(b"null")


class OAuthErrorOut(msgspec.Struct, kw_only=True):
    """OAuthError."""

    error: str
    error_description: str | None = None


def read_envelope(status: int, media_type: str, body: bytes) -> EnvelopeOut | None:
    """LedgerBee's own envelope for an answer with `status`; None when the body is anything else, such as a portal's page."""
    found = _read(media_type, body, EnvelopeOut)
    return found if found is not None and found.status_code == status and found.timestamp else None


def read_oauth(media_type: str, body: bytes) -> OAuthErrorOut | None:
    """The OAuth form of an error; None when the body is anything else."""
    return _read(media_type, body, OAuthErrorOut)


def _read(media_type: str, body: bytes, kind: type[T]) -> T | None:
    return _decode(body, kind) if media_type == "application/json" else None


def _decode(body: bytes, kind: type[T]) -> T | None:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def details(envelope: EnvelopeOut) -> DetailsOut:
    """What the envelope adds; empty when it adds nothing that can be read."""
    return _decode(bytes(envelope.details), DetailsOut) or DetailsOut()


def problems(found: DetailsOut) -> Iterator[FieldProblem]:
    """LedgerBee's complaints about fields, one per field, in its words."""
    for each in _decode(bytes(found.validation_errors), list[ValidationErrorOut]) or []:
        yield FieldProblem(each.property, "; ".join(each.constraints.values()))


def scopes(found: DetailsOut) -> tuple[str, ...]:
    """The scopes that the key lacks; a single text is tolerated (the array form is assumed)."""
    raw = bytes(found.required_scopes)
    named = _decode(raw, list[str]) or [text for text in [_decode(raw, str)] if text]
    return tuple(named)


def reason(found: DetailsOut) -> str:
    """Why a 401 or 403, when LedgerBee says so (contract README, trap 12)."""
    return _decode(bytes(found.reason), str) or ""


def licence(found: DetailsOut) -> str:
    """The licence that the company lacks, as LedgerBee names it; empty when it does not."""
    return _decode(bytes(found.license_key), str) or ""
