"""Statuses in plain words. LedgerBee's statuses are an open set: an unknown one is shown as it came."""

from __future__ import annotations

import datetime as dt

from ledgerbee_desktop.core.drafts import DraftState
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
}
"""The stored statuses of an invoice (contract README, "Four documents side by side")."""

OWED = frozenset({"sent", "partially_paid"})

KIND: dict[DocumentKind, Message] = {
    DocumentKind.INVOICE: QT_TRANSLATE_NOOP("kinds", "Invoice"),
    DocumentKind.CREDIT_NOTE: QT_TRANSLATE_NOOP("kinds", "Credit note"),
    DocumentKind.QUOTE: QT_TRANSLATE_NOOP("kinds", "Quote"),
    DocumentKind.ORDER_CONFIRMATION: QT_TRANSLATE_NOOP("kinds", "Order confirmation"),
}

DRAFT_STATE: dict[DraftState, tuple[Message, Tone]] = {
    DraftState.EDITING: (QT_TRANSLATE_NOOP("status", "Being written"), Tone.NEUTRAL),
    DraftState.QUEUED: (QT_TRANSLATE_NOOP("status", "Waits in the outbox"), Tone.INFO),
    DraftState.LEAVING: (QT_TRANSLATE_NOOP("status", "On its way"), Tone.WARNING),
    DraftState.HANDED_OVER: (QT_TRANSLATE_NOOP("status", "With LedgerBee"), Tone.OK),
}
REFUSED: tuple[Message, Tone] = (QT_TRANSLATE_NOOP("status", "Refused by LedgerBee"), Tone.ERROR)
OVERDUE = QT_TRANSLATE_NOOP("status", "{date} · overdue")


def status(document: Document) -> tuple[str, Tone]:
    """What became of a document, in words, and how its chip is coloured."""
    shown = document.display_status or document.status
    known = DOCUMENT_STATUS.get(shown)
    return (explain(known[0]), known[1]) if known is not None else (shown, Tone.NEUTRAL)


def is_overdue(document: Document, today: dt.date) -> bool:
    """Is money owed on it and its due date past?"""
    return document.due_date is not None and document.due_date < today and document.status in OWED


def document_name(document: Document) -> str:
    """ "Invoice 1042", or "Invoice, LedgerBee draft" as long as it has no number."""
    kind = explain(KIND[document.kind])
    return f"{kind} {document.number}" if document.number else explain(_NO_NUMBER.of(kind=kind))


_NO_NUMBER = QT_TRANSLATE_NOOP("status", "{kind}, LedgerBee draft")
