"""What the editor calls a document, by kind: whole sentences, because other languages do not just exchange the noun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorWords:
    """`to` and `change_to` have the hole {name}. `change…` are empty for kinds that LedgerBee cannot change."""

    new: Message
    to: Message
    send: Message
    handed_over: Message
    create: Message
    change: Message | None = None
    change_to: Message | None = None


_GONE = QT_TRANSLATE_NOOP("editor", "LedgerBee has it. It can be changed there, no longer here.")
_CHANGEABLE = QT_TRANSLATE_NOOP(
    "editor", "LedgerBee has it. As long as it is a draft there, it can be changed from its tab."
)
_NOTHING = QT_TRANSLATE_NOOP("editor", "Nothing is booked and nobody gets it.")

WORDS: Mapping[DocumentKind, EditorWords] = {
    DocumentKind.INVOICE: EditorWords(
        new=QT_TRANSLATE_NOOP("editor", "New invoice"),
        to=QT_TRANSLATE_NOOP("editor", "Invoice to {name}"),
        send=QT_TRANSLATE_NOOP("editor", "Send the invoice"),
        handed_over=_GONE,
        create=_NOTHING,
    ),
    DocumentKind.CREDIT_NOTE: EditorWords(
        new=QT_TRANSLATE_NOOP("editor", "New credit note"),
        to=QT_TRANSLATE_NOOP("editor", "Credit note to {name}"),
        send=QT_TRANSLATE_NOOP("editor", "Send the credit note"),
        handed_over=_GONE,
        create=QT_TRANSLATE_NOOP("editor", "It gets its number at once. Nothing is booked and nobody gets it."),
    ),
    DocumentKind.QUOTE: EditorWords(
        new=QT_TRANSLATE_NOOP("editor", "New quote"),
        to=QT_TRANSLATE_NOOP("editor", "Quote to {name}"),
        send=QT_TRANSLATE_NOOP("editor", "Send the quote"),
        handed_over=_CHANGEABLE,
        create=_NOTHING,
        change=QT_TRANSLATE_NOOP("editor", "Changes a quote that LedgerBee has as a draft"),
        change_to=QT_TRANSLATE_NOOP("editor", "Changes the quote to {name}, a draft in LedgerBee"),
    ),
    DocumentKind.ORDER_CONFIRMATION: EditorWords(
        new=QT_TRANSLATE_NOOP("editor", "New order confirmation"),
        to=QT_TRANSLATE_NOOP("editor", "Order confirmation to {name}"),
        send=QT_TRANSLATE_NOOP("editor", "Send the order confirmation"),
        handed_over=_CHANGEABLE,
        create=_NOTHING,
        change=QT_TRANSLATE_NOOP("editor", "Changes an order confirmation that LedgerBee has as a draft"),
        change_to=QT_TRANSLATE_NOOP("editor", "Changes the order confirmation to {name}, a draft in LedgerBee"),
    ),
}
