"""The notes that the pull and the search leave in the library, read again. One that damage made unreadable counts as none."""

from __future__ import annotations

import json


def whole(text: str | None) -> int | None:
    """A count or a number of a page; None when there is none that can be read."""
    return int(text) if text is not None and text.isascii() and text.isdigit() else None


def names(text: str | None) -> frozenset[str] | None:
    """Ids; None when there are none that can be read."""
    try:
        read = None if text is None else json.loads(text)
    except ValueError:
        return None
    if not isinstance(read, list) or not all(isinstance(each, str) for each in read):
        return None
    return frozenset(read)
