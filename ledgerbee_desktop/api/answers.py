"""What an answer that is no success means: LedgerBee's own refusal, or somebody else's page."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from ledgerbee_desktop.api.exchange import Answer, http_date
from ledgerbee_desktop.api.wire import errors
from ledgerbee_desktop.core.errors import KeyProblem, LedgerBeeError, LicenceMissing, Missing, Refused, Wait
from ledgerbee_desktop.core.operations import Refusal
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message, clean_line

LONGEST_WAIT: Final = dt.timedelta(hours=1)
REFUSING: Final = frozenset({400, 409, 422})
LONGEST_TEXT: Final = 2000
LONGEST_LICENCE: Final = 100
# Codes of RFC 6749 are words like these; a gateway's `{"error": "Too Many Requests"}` is none.
_OAUTH_CODE = re.compile(r"[a-z]+(_[a-z]+)+")
_BAD_CREDENTIALS: Final = frozenset({"invalid_token", "invalid_client"})


@dataclass(frozen=True, slots=True)
class Words:
    """How a refusal of what let a request in is told. `scopes` has a hole for their names."""

    refused: Message
    address: Message
    scopes: Message
    not_allowed: Message


OF_A_KEY: Final = Words(
    refused=QT_TRANSLATE_NOOP(
        "errors", "LedgerBee refuses the API key: it is wrong, has expired or was revoked. Enter a valid key."
    ),
    address=QT_TRANSLATE_NOOP(
        "errors",
        "LedgerBee refuses the API key from this network: its address is not on the key's list of allowed addresses.",
    ),
    scopes=QT_TRANSLATE_NOOP("errors", "The API key may not do this. It lacks: {scopes}."),
    not_allowed=QT_TRANSLATE_NOOP("errors", "The API key may not do this."),
)
OF_A_CLIENT: Final = Words(
    refused=QT_TRANSLATE_NOOP(
        "errors",
        "LedgerBee refuses the client id or its secret: one is wrong, the client was revoked, "
        "or the address of this network is not on its list of allowed addresses.",
    ),
    address=QT_TRANSLATE_NOOP(
        "errors",
        "LedgerBee refuses the client id from this network: its address is not on the client's list of allowed addresses.",
    ),
    scopes=QT_TRANSLATE_NOOP("errors", "The client id may not do this. It lacks: {scopes}."),
    not_allowed=QT_TRANSLATE_NOOP("errors", "The client id may not do this."),
)

_LICENCE = QT_TRANSLATE_NOOP("errors", "The company's LedgerBee licence does not include this.")
_NAMED_LICENCE = QT_TRANSLATE_NOOP("errors", "The company lacks the LedgerBee licence “{licence}”, which this needs.")
_MISSING = QT_TRANSLATE_NOOP("errors", "LedgerBee does not know this, or something that it names: {text}")
_REFUSED = QT_TRANSLATE_NOOP("errors", "LedgerBee refused this: {text}")
_WAIT = QT_TRANSLATE_NOOP("errors", "LedgerBee asks to wait: too many requests in a short time.")


def own_refusal(answer: Answer, now: dt.datetime, words: Words) -> LedgerBeeError | None:
    """The error that LedgerBee itself states with `answer`; None when it is not LedgerBee's own answer or one without a meaning of ours.

    Only the envelope with the same status counts (a 4xx of a portal or a gateway says nothing about the document); for 401 and
    429 the OAuth form counts too (contract README, trap 13 and row 33). `now` (UTC) stands in for a missing Date header.
    `words` are those of the credential with which was asked.
    """
    envelope = errors.read_envelope(answer.status, answer.media_type, answer.body)
    if envelope is None:
        return _oauth_refusal(answer, now, words)
    if answer.status == 429:
        return Wait(_WAIT, answer.evidence, wait_until(answer, now))
    if answer.status in {401, 403}:
        return _key_problem(answer, envelope, words)
    refusal = _refusal(answer.status, envelope)
    if answer.status == 404:
        return Missing(_MISSING.of(text=refusal.text), answer.evidence, refusal)
    if answer.status in REFUSING:
        return Refused(_REFUSED.of(text=refusal.text), answer.evidence, refusal)
    return None


def _oauth_refusal(answer: Answer, now: dt.datetime, words: Words) -> LedgerBeeError | None:
    oauth = errors.read_oauth(answer.media_type, answer.body)
    if oauth is None:
        return None
    if answer.status == 429 and _OAUTH_CODE.fullmatch(oauth.error):
        return Wait(_WAIT, answer.evidence, wait_until(answer, now))
    if answer.status == 401 and oauth.error in _BAD_CREDENTIALS:
        return KeyProblem(words.refused, answer.evidence)
    return None


def _key_problem(answer: Answer, envelope: errors.EnvelopeOut, words: Words) -> KeyProblem:
    found = errors.details(envelope)
    if envelope.code == "LICENSE.REQUIRED":  # with a dot (contract README, trap 13)
        licence = clean_line(errors.licence(found))[:LONGEST_LICENCE]
        message = _NAMED_LICENCE.of(licence=licence) if licence else _LICENCE
        return LicenceMissing(message, answer.evidence, licence=licence)
    if answer.status == 401:
        blocked = errors.reason(found) == "ip_whitelist_mismatch"
        return KeyProblem(words.address if blocked else words.refused, answer.evidence)
    scopes = errors.scopes(found)
    named = words.scopes.of(scopes=", ".join(scopes)) if scopes else words.not_allowed
    return KeyProblem(named, answer.evidence, scopes)


def _refusal(status: int, envelope: errors.EnvelopeOut) -> Refusal:
    found = tuple(errors.problems(errors.details(envelope)))
    words = "; ".join(problem.text for problem in found if problem.text) or envelope.message
    return Refusal(status, envelope.code or "", words[:LONGEST_TEXT], found)


def wait_until(answer: Answer, now: dt.datetime) -> dt.datetime | None:
    """LedgerBee's time (UTC) from which on it takes requests again: `X-Rate-Limit-Reset` (Unix seconds), else `Retry-After`.

    None when it does not say, or says nonsense. At most an hour ahead, so that a broken header cannot stop the outbox for days.
    """
    server = answer.evidence.server_date or now
    found = _reset(answer.headers.get("x-rate-limit-reset", "")) or _retry_after(
        answer.headers.get("retry-after", ""), server
    )
    return None if found is None else min(found, server + LONGEST_WAIT)


def seconds_to_wait(until: dt.datetime | None, answer: Answer, now: dt.datetime) -> float:
    """From the answer to `until` by LedgerBee's own clock, because ours (`now`) may be wrong; 0 when there is nothing to wait for."""
    if until is None:
        return 0.0
    return max(0.0, (until - (answer.evidence.server_date or now)).total_seconds())


def _reset(value: str) -> dt.datetime | None:
    if not (value.isascii() and value.isdigit()):
        return None
    try:
        return dt.datetime.fromtimestamp(int(value), dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _retry_after(value: str, server: dt.datetime) -> dt.datetime | None:
    if value.isascii() and value.isdigit():
        return server + min(LONGEST_WAIT, dt.timedelta(seconds=int(value[:9])))
    return http_date(value) if value else None
