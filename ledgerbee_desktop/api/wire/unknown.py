"""What an answer says beyond the fields that this program knows: kept as it came, so that it can be named before a change may drop it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from ledgerbee_desktop.api.wire.documents import LineOut

_EMPTY: Final = frozenset({b"null", b'""', b"[]", b"{}"})
"""Nothing would be lost with one of these."""


def unknown(raw: bytes, known: type[Any]) -> tuple[tuple[str, str], ...]:
    """Place and JSON text of each member of a whole document that its struct `known`, or that of its lines, has no field for.

    `raw` was decoded as `known` before; raises msgspec.DecodeError otherwise.
    """
    return tuple(_members(raw, known))


def _members(raw: bytes, known: type[Any]) -> Iterator[tuple[str, str]]:
    whole = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    yield from _beyond(whole, known, "")
    lines = msgspec.json.decode(whole["lines"], type=list[dict[str, msgspec.Raw]])
    for place, line in enumerate(lines):
        yield from _beyond(line, LineOut, f"lines.{place}.")


def _beyond(members: dict[str, msgspec.Raw], known: type[Any], prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in members.items():
        text = bytes(value).strip()
        if name not in known.__struct_encode_fields__ and text not in _EMPTY:
            yield prefix + name, msgspec.json.format(text, indent=-1).decode("utf-8", "replace")
