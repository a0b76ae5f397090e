"""What can be done next with a document, and why not. No widgets: the page's buttons and its note say what is found here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from ledgerbee_desktop.core.library import Document, KeyInfo
from ledgerbee_desktop.core.operations import Operation, OperationKind
from ledgerbee_desktop.core.rights import action, cannot
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message

SENT_AGAIN = frozenset({"sent", "paid", "partially_paid", "accepted"})
"""Stored statuses in which a document was sent and may be sent again (contract README, row 9)."""
CREDITABLE = frozenset({"sent", "paid", "partially_paid", "credited", "uncollectible"})
CONVERTIBLE = frozenset({"sent", "accepted"})
"""Stored statuses that convert; an expired quote's is `sent` (contract README, row 5)."""

_OUTBOX_SEND = QT_TRANSLATE_NOOP("steps", "Its sending is in the outbox.")
_OUTBOX_CONVERT = QT_TRANSLATE_NOOP("steps", "Its conversion is in the outbox.")
_DELETED = QT_TRANSLATE_NOOP("steps", "LedgerBee no longer has it. It can still be a template for a new draft.")
_CONVERTED = QT_TRANSLATE_NOOP("steps", "It was converted: LedgerBee no longer sends, changes or converts it.")
_NOT_SENDABLE = QT_TRANSLATE_NOOP("steps", "In its present state LedgerBee does not send it.")
_SENT_ALREADY = QT_TRANSLATE_NOOP("steps", "It was sent: LedgerBee changes drafts only. Use it as a template instead.")
_SEND_FIRST = QT_TRANSLATE_NOOP("steps", "It has to be sent before it can be converted.")
_REJECTED = QT_TRANSLATE_NOOP("steps", "It was rejected: LedgerBee converts only what was sent or accepted.")
_NOT_CONVERTIBLE = QT_TRANSLATE_NOOP("steps", "In its present state LedgerBee does not convert it.")
_NOT_BOOKED = QT_TRANSLATE_NOOP("steps", "It is not booked yet: there is nothing to credit.")
_NOT_CREDITABLE = QT_TRANSLATE_NOOP("steps", "In its present state it cannot be credited.")

STEPS = ("document.send", "document.convert", "document.edit", "document.credit", "document.template")


@dataclass(frozen=True, slots=True)
class Step:
    """One command; `why_not` is None when it can be done now."""

    command: str
    why_not: Message | None = None


def steps(document: Document, key: KeyInfo | None, waiting: Sequence[Operation]) -> tuple[Step, ...]:
    """The steps that this kind has, in the order in which they are offered. `waiting` are the document's own open operations."""
    traits = TRAITS[document.kind]

    def barred(kind: OperationKind, written: DocumentKind = document.kind) -> Message | None:
        return cannot(key, TRAITS[written].write_scope, action(written, kind))

    found = [Step("document.send", barred(OperationKind.SEND) or _send(document, waiting))]
    if traits.converts_to:
        found.append(Step("document.convert", barred(OperationKind.CONVERT) or _convert(document, waiting)))
    if traits.is_updatable:
        found.append(Step("document.edit", barred(OperationKind.UPDATE) or _edit(document, waiting)))
    if document.kind is DocumentKind.INVOICE:
        credit = barred(OperationKind.CREATE, DocumentKind.CREDIT_NOTE)
        found.append(Step("document.credit", credit or _credit(document)))
    found.append(Step("document.template"))
    return tuple(found)


def by_command(found: Sequence[Step]) -> Mapping[str, Step]:
    """The steps by their command."""
    return {step.command: step for step in found}


def send_obstacle(document: Document) -> Message | None:
    """Why LedgerBee would not send a document in its present state; None when it would."""
    if document.is_deleted:
        return _DELETED
    if document.is_converted:
        return _CONVERTED
    return None if document.status == "draft" or document.status in SENT_AGAIN else _NOT_SENDABLE


def _has(waiting: Sequence[Operation], kind: OperationKind) -> bool:
    return any(operation.kind is kind for operation in waiting)


def _send(document: Document, waiting: Sequence[Operation]) -> Message | None:
    if _has(waiting, OperationKind.SEND):
        return _OUTBOX_SEND
    return _OUTBOX_CONVERT if _has(waiting, OperationKind.CONVERT) else send_obstacle(document)


def _edit(document: Document, waiting: Sequence[Operation]) -> Message | None:
    if document.is_deleted:
        return _DELETED
    if document.is_converted:
        return _CONVERTED
    if document.status != "draft":
        return _SENT_ALREADY
    return _OUTBOX_SEND if _has(waiting, OperationKind.SEND) else None


def _convert(document: Document, waiting: Sequence[Operation]) -> Message | None:
    if document.is_deleted:
        return _DELETED
    if document.is_converted:
        return _CONVERTED
    if _has(waiting, OperationKind.CONVERT):
        return _OUTBOX_CONVERT
    match document.status:
        case "draft":
            return _SEND_FIRST
        case "rejected":
            return _REJECTED
        case status if status in CONVERTIBLE:
            return None
        case _:
            return _NOT_CONVERTIBLE


def _credit(document: Document) -> Message | None:
    if document.is_deleted:
        return _DELETED
    if not document.number:
        return _NOT_BOOKED
    return None if document.status in CREDITABLE else _NOT_CREDITABLE
