"""Where the demo's parts come from: one seeded source of chance, ids and moments."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from ledgerbee_desktop.sandbox.ids import new_id


@dataclass
class World:
    """The same seed and day make the same company, to the last id."""

    conn: sqlite3.Connection
    chance: random.Random
    today: date

    def moment(self, day: date, hour: int = 8, minute: int = 0, second: int = 0) -> datetime:
        """A moment of a day, in UTC."""
        return datetime.combine(day, time(hour, minute, second), UTC)

    def by_yesterday(self, moment: datetime) -> datetime:
        """The moment, or yesterday evening if that is earlier: the demo has no future and no today."""
        return min(moment, self.moment(self.today - timedelta(days=1), 18))

    def id(self, moment: datetime) -> str:
        """A fresh id of that moment."""
        return new_id(moment, self.chance.getrandbits)

    def founded(self) -> date:
        """The day the company began to use LedgerBee: a good year before its oldest document."""
        return self.today - timedelta(days=3 * 365)
