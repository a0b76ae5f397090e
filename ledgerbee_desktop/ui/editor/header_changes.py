"""What typing into the header form does to a draft: each a single change, the due date and the payment terms filling each other."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ledgerbee_desktop.core.changes import SetFields
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.kinds import has_field


def by_hand(draft: Draft, *named: str, **new: Any) -> SetFields | None:
    """The change that gives header fields the values `new`, and remembers that `named` were filled in by the person."""
    if all(getattr(draft, name) == value for name, value in new.items()):
        return None
    values = {**new, "typed": draft.typed | set(named)}
    old = tuple((name, getattr(draft, name)) for name in values)
    return SetFields(old, tuple(values.items()))


def with_date(draft: Draft, date: dt.date) -> SetFields | None:
    """The document's date; a due date or a last day that was not typed keeps its distance."""
    if draft.valid_until is not None and draft.date is not None and "valid_until" not in draft.typed:
        return by_hand(draft, "date", date=date, valid_until=date + (draft.valid_until - draft.date))
    if not has_field(draft.kind, "due_date"):
        return by_hand(draft, "date", date=date)
    if "due_date" in draft.typed and draft.due_date is not None:
        return by_hand(draft, "date", date=date, payment_terms=_days(date, draft.due_date))
    days = draft.payment_terms
    if days is None and draft.due_date is not None and draft.date is not None:
        days = (draft.due_date - draft.date).days
    due = draft.due_date if days is None else date + dt.timedelta(days=days)
    return by_hand(draft, "date", date=date, due_date=due)


def with_due_date(draft: Draft, due: dt.date) -> SetFields | None:
    """The due date; the payment terms follow."""
    return by_hand(draft, "due_date", due_date=due, payment_terms=_days(draft.date, due))


def with_terms(draft: Draft, days: int) -> SetFields | None:
    """The payment terms in days; the due date follows."""
    due = draft.due_date if draft.date is None else draft.date + dt.timedelta(days=days)
    return by_hand(draft, "payment_terms", payment_terms=days, due_date=due)


def _days(start: dt.date | None, end: dt.date) -> int | None:
    return None if start is None or end < start else (end - start).days
