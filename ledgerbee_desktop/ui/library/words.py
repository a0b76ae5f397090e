"""Statuses in plain words. LedgerBee's statuses are an open set: an unknown one is shown as it came."""

from __future__ import annotations

import datetime as dt

from ledgerbee_desktop.core.drafts import Draft, DraftState
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui.library.chips import Tone
from ledgerbee_desktop.ui.text import explain

DOCUMENT_STATUS: dict[str, tuple[Message, Tone]] = {
    "draft": (QT_TRANSLATE_NOOP("status", "LedgerBee draft"), Tone.NEUTRAL),
    "scheduled": (QT_TRANSLATE_NOOP("status", "Scheduled"), Tone.INFO),
    "sending": (QT_TRANSLATE_NOOP("status", "Being sent"), Tone.INFO),
    "sent": (QT_TRANSLATE_NOOP("status", "Sent"), Tone.INFO),
    "paid": (QT_TRANSLATE_NOOP("status", "Paid"), Tone.OK),
    "partially_paid": (QT_TRANSLATE_NOOP("status", "Partly paid"), Tone.WARNING),
    "cancelled": (QT_TRANSLATE_NOOP("status", "Cancelled"), Tone.NEUTRAL),
    "uncollectible": (QT_TRANSLATE_NOOP("status", "Not collectible"), Tone.ERROR),
    "credited": (QT_TRANSLATE_NOOP("status", "Credited"), Tone.NEUTRAL),
    "accepted": (QT_TRANSLATE_NOOP("status", "Accepted"), Tone.OK),
    "rejected": (QT_TRANSLATE_NOOP("status", "Rejected"), Tone.ERROR),
    "expired": (QT_TRANSLATE_NOOP("status", "Expired"), Tone.WARNING),
    "converted": (QT_TRANSLATE_NOOP("status", "Converted"), Tone.NEUTRAL),
}
"""What LedgerBee calls the status of a document (contract README, "Four documents side by side")."""
PRICE_STATUS: dict[str, tuple[Message, Tone]] = {
    "ACTIVE": (QT_TRANSLATE_NOOP("prices", "Active"), Tone.OK),
    "DISABLED": (QT_TRANSLATE_NOOP("prices", "Disabled"), Tone.WARNING),
    "ARCHIVED": (QT_TRANSLATE_NOOP("prices", "Archived"), Tone.NEUTRAL),
}

OWED = frozenset({"sent", "partially_paid"})

KIND: dict[DocumentKind, Message] = {
    DocumentKind.INVOICE: QT_TRANSLATE_NOOP("kinds", "Invoice"),
    DocumentKind.CREDIT_NOTE: QT_TRANSLATE_NOOP("kinds", "Credit note"),
    DocumentKind.QUOTE: QT_TRANSLATE_NOOP("kinds", "Quote"),
    DocumentKind.ORDER_CONFIRMATION: QT_TRANSLATE_NOOP("kinds", "Order confirmation"),
}
CHANGE_OF: dict[DocumentKind, Message] = {
    DocumentKind.QUOTE: QT_TRANSLATE_NOOP("kinds", "Quote, change"),
    DocumentKind.ORDER_CONFIRMATION: QT_TRANSLATE_NOOP("kinds", "Order confirmation, change"),
}
"""A draft that changes what LedgerBee has already."""
ICON: dict[DocumentKind, str] = {
    DocumentKind.INVOICE: "document",
    DocumentKind.CREDIT_NOTE: "credit-note",
    DocumentKind.QUOTE: "quote",
    DocumentKind.ORDER_CONFIRMATION: "order-confirmation",
}
DRAFT_STATE: dict[DraftState, tuple[Message, Tone]] = {
    DraftState.EDITING: (QT_TRANSLATE_NOOP("status", "Being written"), Tone.NEUTRAL),
    DraftState.QUEUED: (QT_TRANSLATE_NOOP("status", "Waits in the outbox"), Tone.INFO),
    DraftState.LEAVING: (QT_TRANSLATE_NOOP("status", "On its way"), Tone.WARNING),
    DraftState.HANDED_OVER: (QT_TRANSLATE_NOOP("status", "With LedgerBee"), Tone.OK),
}
REFUSED: tuple[Message, Tone] = (QT_TRANSLATE_NOOP("status", "Refused by LedgerBee"), Tone.ERROR)
DELETED: tuple[Message, Tone] = (QT_TRANSLATE_NOOP("status", "Deleted in LedgerBee"), Tone.WARNING)
OVERDUE = QT_TRANSLATE_NOOP("status", "{date} · overdue")


def status_named(shown: str) -> tuple[str, Tone]:
    """A status in words, and how its chip is coloured; one that is not known stays as it came."""
    known = DOCUMENT_STATUS.get(shown)
    return (explain(known[0]), known[1]) if known is not None else (shown, Tone.NEUTRAL)


def status(document: Document) -> tuple[str, Tone]:
    """What became of a document, in words, and how its chip is coloured."""
    if document.is_deleted:
        return explain(DELETED[0]), DELETED[1]
    return status_named(document.display_status or document.status)


def draft_kind(draft: Draft) -> str:
    """What a draft will become, or that it changes what LedgerBee has."""
    table = CHANGE_OF if draft.edits is not None else KIND
    return explain(table.get(draft.kind, KIND[draft.kind]))


def is_overdue(document: Document, today: dt.date) -> bool:
    """Is money owed on it and its due date past?"""
    owed = document.status in OWED and not document.is_deleted
    return owed and document.due_date is not None and document.due_date < today


def is_past_its_time(document: Document, today: dt.date) -> bool:
    """Is it a quote that nobody answered within its time?"""
    return document.display_status == "expired" or (
        document.valid_until is not None and document.valid_until < today and document.display_status == "sent"
    )


def document_name(document: Document) -> str:
    """ "Invoice 1042", or "Invoice, LedgerBee draft" as long as it has no number."""
    kind = explain(KIND[document.kind])
    return f"{kind} {document.number}" if document.number else explain(_NO_NUMBER.of(kind=kind))


_NO_NUMBER = QT_TRANSLATE_NOOP("status", "{kind}, LedgerBee draft")
