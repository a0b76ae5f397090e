"""The PDF beside the work: follows the document of the current tab while it can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.errors import LedgerBeeError
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.ports import Sync
from ledgerbee_desktop.ui.library.words import document_name
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.text import explain

if TYPE_CHECKING:
    from ledgerbee_desktop.ui.pdf.view import PdfView


def _same_pdf(one: Document | None, other: Document | None) -> bool:
    """Would LedgerBee render the same? It prints a new `updatedAt` with each change."""
    if one is None or other is None:
        return one is other
    return (one.id, one.updated_at, one.status) == (other.id, other.updated_at, other.status)


class PdfPanel(QWidget):
    """Fetches (or takes from the library) the PDF of one document at a time; the draft's watermarked one before it is sent."""

    resized = Signal(int)
    """Its new width in pixels."""

    def __init__(self, sync: Sync, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sync = sync
        self._document: Document | None = None
        self._shown: Document | None = None
        self._stale = True
        self._view: PdfView | None = None
        self.loader = Loader(self._load, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def view(self) -> PdfView:
        """The viewer; made, and QtPdf with it, when a document is to be seen for the first time."""
        if self._view is None:
            from ledgerbee_desktop.ui.pdf.view import PdfView

            self._view = PdfView(self)
            self._column.addWidget(self._view)
        return self._view

    def follow(self, document: Document | None) -> None:
        """Show the PDF of `document`; None: it is not known yet."""
        if not _same_pdf(document, self._document):
            self._document, self._stale = document, True
        self._update()

    @Slot()
    def retry(self) -> None:
        """LedgerBee may be reachable again: fetch what is missing."""
        if self._document is not None and self._shown is None:
            self._stale = True
            self._update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit(self.width())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._update()

    def _update(self) -> None:
        if not self._stale or not self.isVisible():
            return
        self._stale = False
        self._shown = None
        if self._document is None:
            self.view.show_loading()
            return
        self.view.show_loading()
        self.loader.start()

    async def _load(self) -> None:
        document = self._document
        if document is None:
            return
        title = document_name(document)
        try:
            pdf = await self._sync.fetch_pdf(document, draft=document.status == "draft")
        except LedgerBeeError as error:
            if document is self._document:
                text = self.tr("The PDF of {0} could not be fetched. {1}").format(title, explain(error))
                self.view.show_message(text)
            return
        if document is self._document:
            self._shown = document
            self.view.show_pdf(pdf.data, title, pdf.file_name or f"{title}.pdf")
