"""Failures as the contract shows them: the error envelope, by status and code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ledgerbee_desktop.sandbox import clock

Details = Mapping[str, object]


@dataclass(eq=False)
class ApiError(Exception):
    """An answer that is an error envelope. `code` may be missing (contract README, trap 13)."""

    status: int
    message: str
    code: str | None = None
    details: Details | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def envelope(self, path: str) -> dict[str, object]:
        """The body for a failed request of `path` (below /api)."""
        return envelope(self.status, path, self.message, self.code, self.details)


def envelope(
    status: int, path: str, message: str, code: str | None = None, details: Details | None = None
) -> dict[str, object]:
    """`ErrorEnvelope` of the contract."""
    body: dict[str, object] = {
        "statusCode": status,
        "timestamp": clock.stamp(clock.now()),
        "path": path,
        "message": message,
    }
    if code is not None:
        body["code"] = code
    if details is not None:
        body["details"] = dict(details)
    return body


@dataclass(frozen=True)
class Violation:
    """One broken rule of one field: its dotted path, the rule's name and its text."""

    field: str
    rule: str
    text: str


def validation_failed(violations: Sequence[Violation]) -> ApiError:
    """400 `SHARED_VALIDATION_FAILED`, one entry for each offending field."""
    fields: dict[str, dict[str, str]] = {}
    for violation in violations:
        fields.setdefault(violation.field, {})[violation.rule] = violation.text
    errors = [{"property": name, "constraints": constraints} for name, constraints in fields.items()]
    return ApiError(400, "Bad Request Exception", "SHARED_VALIDATION_FAILED", {"validationErrors": errors})


def not_found() -> ApiError:
    """404 without a code: an unknown path, or an id in path or body that names nothing (contract README, row 7)."""
    return ApiError(404, "Not Found")


def refused(code: str, message: str) -> ApiError:
    """400 with one of the sandbox's own codes (contract README, the table of codes)."""
    return ApiError(400, message, code)
