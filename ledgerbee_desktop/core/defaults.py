"""What a new draft already knows, and what choosing a customer fills in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ledgerbee_desktop.core.changes import SetFields, set_fields
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import DraftId, LineId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind, has_field
from ledgerbee_desktop.core.library import Contact, Customer, Department
from ledgerbee_desktop.core.ports.machine import Ids

DEFAULT_CURRENCY = "DKK"
DEFAULT_DUE_DAYS = 8
DEFAULT_VALID_DAYS = 30


def new_draft(
    ids: Ids,
    today: dt.date,
    kind: DocumentKind = DocumentKind.INVOICE,
    *,
    our_reference: str = "",
    due_days: int = DEFAULT_DUE_DAYS,
    valid_days: int = DEFAULT_VALID_DAYS,
) -> Draft:
    """An empty draft of today: an invoice is due after `due_days` days, a quote valid for `valid_days`."""
    return Draft(
        id=DraftId(ids.new()),
        kind=kind,
        date=today,
        due_date=today + dt.timedelta(days=due_days) if has_field(kind, "due_date") else None,
        valid_until=today + dt.timedelta(days=valid_days) if has_field(kind, "valid_until") else None,
        currency=DEFAULT_CURRENCY,
        our_reference=our_reference,
    )


def new_line(ids: Ids, kind: LineKind = LineKind.PRODUCT) -> Line:
    """An empty line."""
    return Line(id=LineId(ids.new()), kind=kind)


def choose_customer(
    draft: Draft,
    customer: Customer,
    contacts: Sequence[Contact],
    departments: Sequence[Department],
    *,
    last_gap_days: int | None = None,
    due_days: int = DEFAULT_DUE_DAYS,
) -> SetFields | None:
    """The change that makes `customer` the draft's: their contact, department, currency and due date come along.

    The currency is the customer's, else that of the lines already there, else DKK.
    The due date follows from the customer's payment terms, else from the gap (days) of their last invoice, else from `due_days`.
    Only what the person has not typed is refilled. None when nothing changes.
    """
    filled: dict[str, Any] = {
        "contact_id": next((contact.id for contact in contacts if contact.is_default), None),
        "department_id": next((d.id for d in departments if d.is_default and d.is_active), None),
        "currency": customer.currency or (draft.currency if draft.lines else DEFAULT_CURRENCY),
    }
    if has_field(draft.kind, "payment_terms"):
        filled["payment_terms"] = customer.payment_terms
    if draft.date is not None and has_field(draft.kind, "due_date"):
        days = next(d for d in (customer.payment_terms, last_gap_days, due_days) if d is not None)
        filled["due_date"] = draft.date + dt.timedelta(days=days)
    typed = draft.typed
    if draft.customer_id != customer.id:  # people and departments of another customer are never kept
        typed -= {"contact_id", "department_id"}
    if typed & {"due_date", "payment_terms"}:
        filled.pop("due_date", None)
        filled.pop("payment_terms", None)
    kept = {name: value for name, value in filled.items() if name not in typed}
    return set_fields(draft, customer_id=customer.id, typed=typed, **kept)
