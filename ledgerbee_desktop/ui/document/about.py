"""The facts of a document and the note above them, by kind: what LedgerBee says, and only that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from ledgerbee_desktop.core.library import ChainLink, Contact, Department, Document
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.ports import OutboxRow
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.document.facts import Facts
from ledgerbee_desktop.ui.library import words
from ledgerbee_desktop.ui.library.shelf import Shelf
from ledgerbee_desktop.ui.outbox.words import reason
from ledgerbee_desktop.ui.text import explain

_IN_OUTBOX: dict[OperationKind, Message] = {
    OperationKind.SEND: QT_TRANSLATE_NOOP("document", "Its sending is in the outbox. {why}"),
    OperationKind.CONVERT: QT_TRANSLATE_NOOP("document", "Its conversion is in the outbox. {why}"),
    OperationKind.UPDATE: QT_TRANSLATE_NOOP("document", "A change of it is in the outbox. {why}"),
}
_NO_LINES = QT_TRANSLATE_NOOP("document", "The lines come as soon as LedgerBee is reached.")
_DRAFT: dict[DocumentKind, Message] = {
    DocumentKind.INVOICE: QT_TRANSLATE_NOOP(
        "document",
        "LedgerBee has this draft. It can be sent from here; to change or delete it, go to LedgerBee, or make a new draft of it here.",
    ),
    DocumentKind.CREDIT_NOTE: QT_TRANSLATE_NOOP(
        "document",
        "LedgerBee has this draft, with its number. It can be sent from here; to change or delete it, go to LedgerBee, or make a new "
        "draft of it here.",
    ),
}
_DRAFT_CHANGEABLE = QT_TRANSLATE_NOOP(
    "document", "LedgerBee has this draft. As long as it is not sent, it can be changed from here."
)
_DELETED = QT_TRANSLATE_NOOP(
    "document", "It was deleted in LedgerBee. This is how it was when it was read last; lists no longer show it."
)
_CONVERTED = QT_TRANSLATE_NOOP(
    "document", "It was converted: it can only be read now. Its successor stands in the chain."
)
_EXPIRED = QT_TRANSLATE_NOOP("document", "Nobody answered it within its time. It can still be converted or sent again.")


def about_customer(
    document: Document, shelf: Shelf, contacts: Sequence[Contact], departments: Sequence[Department]
) -> Facts:
    """The left column."""
    customer = shelf.customer(document.customer_id)
    name = shelf.customer_name(document.customer_id)
    notes = (QCoreApplication.translate("DocumentPage", "Notes"), document.notes)
    if customer is None:
        return [(QCoreApplication.translate("DocumentPage", "Customer"), name), notes]
    place = f"{customer.postal_code} {customer.city}".strip()
    contact = next((c for c in contacts if c.id == document.contact_id), None)
    department = next((d for d in departments if d.id == document.department_id), None)
    return [
        (QCoreApplication.translate("DocumentPage", "Customer"), name),
        (
            QCoreApplication.translate("DocumentPage", "Address"),
            ", ".join(part for part in (customer.address, place) if part),
        ),
        (QCoreApplication.translate("DocumentPage", "Contact"), contact.name if contact is not None else ""),
        (QCoreApplication.translate("DocumentPage", "Department"), department.name if department is not None else ""),
        (QCoreApplication.translate("DocumentPage", "Email"), customer.email),
        (QCoreApplication.translate("DocumentPage", "EAN"), customer.ean),
        notes,
    ]


def about_document(document: Document, chain: Sequence[ChainLink], today: dt.date) -> Facts:
    """The right column: only what this kind has."""
    due = formats.date(document.due_date)
    if words.is_overdue(document, today):
        due = explain(words.OVERDUE.of(date=due))
    return [
        (QCoreApplication.translate("DocumentPage", "Date"), formats.date(document.date)),
        (QCoreApplication.translate("DocumentPage", "Due"), due),
        (QCoreApplication.translate("DocumentPage", "Valid until"), formats.date(document.valid_until)),
        (QCoreApplication.translate("DocumentPage", "Credits invoice"), _credited(document, chain)),
        (QCoreApplication.translate("DocumentPage", "Reference"), document.reference),
        (QCoreApplication.translate("DocumentPage", "Our reference"), document.our_reference),
        (QCoreApplication.translate("DocumentPage", "Created"), formats.moment(document.created_at, today)),
    ]


def _credited(document: Document, chain: Sequence[ChainLink]) -> str:
    """The invoice that a credit note credits. LedgerBee does not return it: it is known only when the credit note was made here."""
    if document.kind is not DocumentKind.CREDIT_NOTE:
        return ""
    invoices = [each.document for each in chain if each.kind is DocumentKind.INVOICE and each.document is not None]
    if invoices:
        return invoices[-1].number
    return QCoreApplication.translate("DocumentPage", "LedgerBee does not say which")


def note(document: Document, waiting: Sequence[OutboxRow], today: dt.date) -> str:
    """The sentence above the facts; empty for none."""
    for row in waiting:
        text = _IN_OUTBOX.get(row.operation.kind)
        if text is not None:
            return explain(text.of(why=reason(row, today))).strip()
    if document.is_deleted:
        return explain(_DELETED)
    if document.is_converted:
        return explain(_CONVERTED)
    if document.lines is None:
        return explain(_NO_LINES)
    if document.status == "draft":
        changeable = TRAITS[document.kind].is_updatable
        return explain(_DRAFT_CHANGEABLE if changeable else _DRAFT[document.kind])
    return explain(_EXPIRED) if document.display_status == "expired" else ""
