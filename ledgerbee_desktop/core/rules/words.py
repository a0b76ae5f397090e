"""The sentences in which a document is called by its name: one row per kind, because other languages do not just exchange the noun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message

_GIVE_BACK = QT_TRANSLATE_NOOP("findings", "The quantity must be above zero. To give money back, make a credit note.")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """`twin` has the holes {date} and {number}, `later` (kinds that are booked) {date}. `other_channel`: kinds that lack a channel."""

    needs_date: Message
    needs_line: Message
    quantity_above_zero: Message
    twin: Message
    later: Message | None = None
    other_channel: Message | None = None


WORDS: Mapping[DocumentKind, KindWords] = {
    DocumentKind.INVOICE: KindWords(
        needs_date=QT_TRANSLATE_NOOP("findings", "The invoice needs a date."),
        needs_line=QT_TRANSLATE_NOOP("findings", "An invoice needs at least one product line."),
        quantity_above_zero=_GIVE_BACK,
        twin=QT_TRANSLATE_NOOP("findings", "The same customer got the same lines on {date} (invoice {number})."),
        later=QT_TRANSLATE_NOOP("findings", "A booked invoice has a later date than this one: {date}."),
    ),
    DocumentKind.CREDIT_NOTE: KindWords(
        needs_date=QT_TRANSLATE_NOOP("findings", "The credit note needs a date."),
        needs_line=QT_TRANSLATE_NOOP("findings", "A credit note needs at least one product line."),
        quantity_above_zero=QT_TRANSLATE_NOOP(
            "findings", "The quantity must be above zero: on a credit note, LedgerBee turns the sign by itself."
        ),
        twin=QT_TRANSLATE_NOOP("findings", "The same customer got the same lines on {date} (credit note {number})."),
        later=QT_TRANSLATE_NOOP("findings", "A booked credit note has a later date than this one: {date}."),
    ),
    DocumentKind.QUOTE: KindWords(
        needs_date=QT_TRANSLATE_NOOP("findings", "The quote needs a date."),
        needs_line=QT_TRANSLATE_NOOP("findings", "A quote needs at least one product line."),
        quantity_above_zero=_GIVE_BACK,
        twin=QT_TRANSLATE_NOOP("findings", "The same customer got the same lines on {date} (quote {number})."),
        other_channel=QT_TRANSLATE_NOOP("findings", "A quote is sent by email, or delivered by yourself."),
    ),
    DocumentKind.ORDER_CONFIRMATION: KindWords(
        needs_date=QT_TRANSLATE_NOOP("findings", "The order confirmation needs a date."),
        needs_line=QT_TRANSLATE_NOOP("findings", "An order confirmation needs at least one product line."),
        quantity_above_zero=_GIVE_BACK,
        twin=QT_TRANSLATE_NOOP(
            "findings", "The same customer got the same lines on {date} (order confirmation {number})."
        ),
        other_channel=QT_TRANSLATE_NOOP(
            "findings", "An order confirmation is sent by email, or delivered by yourself."
        ),
    ),
}
