"""Strict reading of query strings, and paging."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ledgerbee_desktop.sandbox.validation import UUID, Problems

_WHOLE = re.compile(r"[0-9]{1,99}", re.ASCII)
_BEYOND_ALL_LISTS = 2**62
"""SQLite counts in 64 bits."""
Pairs = Sequence[tuple[str, str]]
Check = Callable[[str, str, Problems], Any]

DEFAULT_LIMIT = 25
MAX_LIMIT = 100


@dataclass(frozen=True)
class Page:
    """Which part of a list is asked for; pages count from 1."""

    number: int = 1
    limit: int = DEFAULT_LIMIT

    @property
    def offset(self) -> int:
        """Items before this page."""
        return min((self.number - 1) * self.limit, _BEYOND_ALL_LISTS)

    def envelope(self, items: Sequence[object], total: int) -> dict[str, object]:
        """`PageEnvelope` of the contract around `items`."""
        return {
            "data": list(items),
            "total": total,
            "page": self.number,
            "limit": self.limit,
            "totalPages": -(-total // self.limit),
        }


def page_number(value: str, name: str, problems: Problems) -> int | None:
    """A whole number from 1 on."""
    if _WHOLE.fullmatch(value) and int(value) >= 1:
        return int(value)
    problems.add(name, "min", "must be an integer number not less than 1")
    return None


def page_limit(value: str, name: str, problems: Problems) -> int | None:
    """A whole number from 1 to 100."""
    if _WHOLE.fullmatch(value) and 1 <= int(value) <= MAX_LIMIT:
        return int(value)
    problems.add(name, "max", f"must be an integer number between 1 and {MAX_LIMIT}")
    return None


def text(value: str, _name: str, _problems: Problems) -> str:
    """Anything."""
    return value


def uuid(value: str, name: str, problems: Problems) -> str | None:
    """A UUID, returned in lower case."""
    if UUID.fullmatch(value):
        return value.lower()
    problems.add(name, "isUuid", "must be a UUID")
    return None


def boolean(value: str, name: str, problems: Problems) -> bool | None:
    """`true` or `false`."""
    if value in {"true", "false"}:
        return value == "true"
    problems.add(name, "isBoolean", "must be a boolean value")
    return None


def choice(*known: str) -> Check:
    """One of `known`."""

    def check(value: str, name: str, problems: Problems) -> str | None:
        if value in known:
            return value
        problems.add(name, "isEnum", f"must be one of the following values: {', '.join(known)}")
        return None

    return check


PAGING: Mapping[str, Check] = {"page": page_number, "limit": page_limit}


def read(pairs: Pairs, checks: Mapping[str, Check]) -> dict[str, Any]:
    """The parameters by their checks; one that is unknown or comes twice is a violation (contract README, row 13)."""
    problems = Problems()
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name not in checks:
            problems.unknown(name, name)
        elif name in found:
            problems.add(name, "isSingle", "must be given once")
        else:
            found[name] = checks[name](value, name, problems)
    problems.raise_any()
    return found


def page_of(found: Mapping[str, Any]) -> Page:
    """The page that parameters read with `PAGING` ask for."""
    return Page(found.get("page", 1), found.get("limit", DEFAULT_LIMIT))
