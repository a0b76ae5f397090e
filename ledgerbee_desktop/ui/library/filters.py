"""What a person has narrowed a list to: a value that is shown, kept and turned into a question to the library."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Self

from ledgerbee_desktop.core.identifiers import CustomerId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.periods import Period, span
from ledgerbee_desktop.core.ports import DocumentFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Empty fields narrow nothing. `statuses` are display statuses, or for drafts the values of their states and "refused";
    `kinds` only matter where a list has several. The dates are used when `period` is OWN. Amounts are without sign.
    """

    text: str = ""
    statuses: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    customer_id: CustomerId | None = None
    period: Period = Period.ANY
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    amount_from: Decimal | None = None
    amount_to: Decimal | None = None

    @property
    def is_empty(self) -> bool:
        """Is everything shown?"""
        return self == Filters(text=self.text) and not self.text.strip()

    def dates(self, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
        """The first and last day that are shown."""
        return (self.date_from, self.date_to) if self.period is Period.OWN else span(self.period, today)

    def question(self, kind: DocumentKind, today: dt.date, sort: str, *, descending: bool) -> DocumentFilter:
        """The same for the library."""
        first, last = self.dates(today)
        return DocumentFilter(
            kind=kind,
            statuses=self.statuses,
            text=self.text.strip(),
            customer_id=self.customer_id,
            date_from=first,
            date_to=last,
            amount_from=self.amount_from,
            amount_to=self.amount_to,
            sort=sort,
            descending=descending,
        )

    def has_date(self, date: dt.date | None, today: dt.date) -> bool:
        """Does this date belong to the period?"""
        first, last = self.dates(today)
        if first is None and last is None:
            return True
        return date is not None and (first is None or date >= first) and (last is None or date <= last)

    def has_amount(self, amount: Decimal | None) -> bool:
        """Does this amount, whatever its sign, lie between the bounds?"""
        if self.amount_from is None and self.amount_to is None:
            return True
        if amount is None:
            return False
        low, high = self.amount_from, self.amount_to
        return (low is None or abs(amount) >= low) and (high is None or abs(amount) <= high)

    def to_json(self) -> dict[str, object]:
        """For the workspace."""
        return {
            "text": self.text,
            "statuses": sorted(self.statuses),
            "kinds": sorted(self.kinds),
            "customer": self.customer_id,
            "period": self.period.value,
            "from": self.date_from.isoformat() if self.date_from is not None else None,
            "to": self.date_to.isoformat() if self.date_to is not None else None,
            "amount_from": None if self.amount_from is None else str(self.amount_from),
            "amount_to": None if self.amount_to is None else str(self.amount_to),
        }

    @classmethod
    def from_json(cls, value: object) -> Self:
        """What `to_json` gave; what cannot be understood narrows nothing."""
        if not isinstance(value, Mapping):
            return cls()
        text, customer, period = value.get("text"), value.get("customer"), value.get("period")
        return cls(
            text=text if isinstance(text, str) else "",
            statuses=_texts(value.get("statuses")),
            kinds=_texts(value.get("kinds")),
            customer_id=CustomerId(customer) if isinstance(customer, str) and customer else None,
            period=Period(period) if period in set(Period) else Period.ANY,
            date_from=_date(value.get("from")),
            date_to=_date(value.get("to")),
            amount_from=_amount(value.get("amount_from")),
            amount_to=_amount(value.get("amount_to")),
        )


def _texts(value: object) -> frozenset[str]:
    return frozenset(item for item in value if isinstance(item, str)) if isinstance(value, Iterable) else frozenset()


def _date(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _amount(value: object) -> Decimal | None:
    try:
        found = Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None
