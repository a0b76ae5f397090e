"""Ids of the form that the vendor's samples have: UUID version 7, lower case."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime

RandomBits = Callable[[int], int]


def new_id(moment: datetime, bits: RandomBits = secrets.randbits) -> str:
    """A UUID version 7 (RFC 9562) of the millisecond `moment`; `bits` makes the rest (the demo passes a seeded one)."""
    milliseconds = int(moment.timestamp()) * 1000 + moment.microsecond // 1000
    value = (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | bits(12) << 64 | 0b10 << 62 | bits(62)
    text = f"{value:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
