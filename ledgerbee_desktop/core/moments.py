"""Points in time and days that were written down in ISO 8601, read again. What the disk has made unreadable counts as not written.

Rows without a checksum may hold anything after damage: another text, bytes, a number or nothing.
"""

from __future__ import annotations

import datetime as dt


def read_moment(stored: object) -> dt.datetime | None:
    """A point in time, aware; None when there is none that can be read."""
    try:
        at = dt.datetime.fromisoformat(stored) if isinstance(stored, str) else None
    except ValueError:
        return None
    return None if at is None or at.tzinfo is None else at


def read_day(stored: object) -> dt.date | None:
    """A day; None when there is none that can be read."""
    try:
        return dt.date.fromisoformat(stored) if isinstance(stored, str) else None
    except ValueError:
        return None
