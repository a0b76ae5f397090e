"""The PDF beside the work: follows the document, or the draft, of the current tab while it can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.errors import LedgerBeeError
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.ports import Sync
from ledgerbee_desktop.ui.editor_preview import EditorPreview
from ledgerbee_desktop.ui.library.shelf import Shelf
from ledgerbee_desktop.ui.library.words import document_name
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.text import explain

if TYPE_CHECKING:
    from ledgerbee_desktop.ui.editor.session import Session
    from ledgerbee_desktop.ui.pdf.view import PdfView


def _same_pdf(one: Document | None, other: Document | None) -> bool:
    """Would LedgerBee render the same? It prints a new `updatedAt` with each change."""
    if one is None or other is None:
        return one is other
    return (one.id, one.updated_at, one.status) == (other.id, other.updated_at, other.status)


class PdfPanel(QWidget):
    """Fetches (or takes from the library) the PDF of one document at a time; LedgerBee's watermarked one before it is sent.

    Of a draft it shows the local preview, as it stands a moment after the last key.
    """

    resized = Signal(int)
    """Its new width in pixels."""

    def __init__(self, sync: Sync, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sync = sync
        self._document: Document | None = None
        self._shown: Document | None = None
        self._stale = True
        self._of_draft = self._seen_before = False
        self._view: PdfView | None = None
        self.loader = Loader(self._load, self)
        self.preview = EditorPreview(shelf, self)
        self.preview.drawn.connect(self._show_preview)
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
        self.preview.follow(None)
        if self._of_draft:
            self._of_draft, self._stale = False, True
        if not _same_pdf(document, self._document):
            self._document, self._stale = document, True
        self._update()

    def follow_draft(self, session: Session | None) -> None:
        """Show the preview of this editor's draft; None: its editor is not there yet."""
        if session is None or session is not self.preview.session:
            self._seen_before, self._stale = False, True
        self._of_draft, self._document, self._shown = True, None, None
        self.preview.follow(session)
        self._update()

    def finish(self) -> None:
        """Bring a preview up to the last key at once: it is about to be printed."""
        self.preview.finish()

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
        self.preview.wake()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.preview.sleep()

    def _update(self) -> None:
        if not self._stale or not self.isVisible():
            return
        self._stale = False
        self._shown = None
        if self._of_draft:
            self.view.show_message(self.tr("Drawing the preview …"))
            return
        self.view.show_loading()
        if self._document is not None:
            self.loader.start()

    @Slot(object)
    def _show_preview(self, pdf: bytes) -> None:
        if self._of_draft:
            title = self.preview.title()
            self.view.show_pdf(pdf, title, f"{title}.pdf", stay=self._seen_before)
            self._seen_before = True

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
