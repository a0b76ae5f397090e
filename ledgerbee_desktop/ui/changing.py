"""Changing what LedgerBee has: a draft of its quote or order confirmation, or a new draft where it cannot be changed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.kinds import TRAITS
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.ports import Book
from ledgerbee_desktop.ui.making import use_as_template


def can_change(document: Document) -> bool:
    """Can LedgerBee change it through its API: a quote or order confirmation that is a draft there?"""
    return TRAITS[document.kind].is_updatable and document.status == "draft" and not document.is_converted


async def change(book: Book, document: Document, parent: QWidget) -> DraftId | None:
    """The draft that changes `document`; where that cannot be, a new one made of it if the person likes that better than nothing.

    Raises AppError: it cannot be read, or LedgerBee has sent it meanwhile.
    """
    if can_change(document):
        return await book.sync.start_editing(document.kind, document.id)
    title = QCoreApplication.translate("changing", "Change")
    offer = QCoreApplication.translate("changing", "New draft with the same content")
    if await dialogs.choose(parent, title, _why(document), [offer]) is None:
        return None
    return await use_as_template(book, document, document.kind)


def _why(document: Document) -> str:
    if TRAITS[document.kind].is_updatable:
        return QCoreApplication.translate("changing", "It was sent or converted, so LedgerBee no longer changes it.")
    return QCoreApplication.translate(
        "changing", "LedgerBee cannot change invoices and credit notes from here, not even its drafts."
    )
