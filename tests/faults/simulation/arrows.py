"""Which arrows of the state machine a database has seen, by the history that it keeps of each operation."""

from __future__ import annotations

import sqlite3
from collections import Counter

from ledgerbee_desktop.core.operations import Actor, State

Arrow = tuple[State, State, Actor]


def arrows_of(connection: sqlite3.Connection) -> Counter[Arrow]:
    """From where to where, and who; an event that leaves the state as it was is a note."""
    seen: Counter[Arrow] = Counter()
    last: dict[str, State] = {}
    for operation_id, state, actor in connection.execute(
        "SELECT operation_id, state, actor FROM outbox_event ORDER BY number"
    ):
        before, now = last.get(operation_id), State(state)
        if before is not None and before is not now:
            seen[before, now, Actor(actor)] += 1
        last[operation_id] = now
    return seen
