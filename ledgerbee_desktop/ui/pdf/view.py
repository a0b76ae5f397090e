"""The PDF viewer as the window uses it: toolbar, find bar, pages, and the states without pages."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QKeyCombination, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.pdf import files, printing
from ledgerbee_desktop.ui.pdf.find_bar import FindBar
from ledgerbee_desktop.ui.pdf.layout import Fit
from ledgerbee_desktop.ui.pdf.notice import Notice
from ledgerbee_desktop.ui.pdf.pages import OpenPdf
from ledgerbee_desktop.ui.pdf.qtpdf import QtPdfSource
from ledgerbee_desktop.ui.pdf.source import BrokenPdf
from ledgerbee_desktop.ui.pdf.text_canvas import TextCanvas
from ledgerbee_desktop.ui.pdf.toolbar import COMMANDS, PdfToolBar
from ledgerbee_desktop.ui.text import explain

_NO_VIEWER = QT_TRANSLATE_NOOP("pdf", "No program on this computer opens PDF files.")


class PdfView(QWidget):
    """Shows one PDF, or says in words why there is none. Every key works while the focus is inside."""

    said = Signal(str)
    """A sentence for the status bar: saved, printed."""
    failed = Signal(AppError)
    """Saving, printing or opening did not work; the view itself shows nothing of it."""

    def __init__(self, parent: QWidget | None = None, copies: files.PrivateCopies | None = None) -> None:
        super().__init__(parent)
        self._copies = copies
        self._data = b""
        self._title = self._file_name = ""
        self.toolbar = PdfToolBar()
        self.canvas = TextCanvas()
        self.find_bar = FindBar()
        self.find_bar.hide()
        self.notice = Notice()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.notice)
        self._stack.addWidget(self.canvas)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.toolbar, self.find_bar, self._stack):
            column.addWidget(widget)
        self._saving = AsyncCommand(self.toolbar.commands["save"], self._save, self)
        self._printing = AsyncCommand(self.toolbar.commands["print"], self._print, self)
        self._opening = AsyncCommand(self.toolbar.commands["open-external"], self._open_elsewhere, self)
        self._connect()
        self.clear()

    def _connect(self) -> None:
        for command, slot in (
            ("zoom-in", self._zoom_in),
            ("zoom-out", self._zoom_out),
            ("fit-width", self._fit_width),
            ("fit-page", self._fit_page),
            ("find", self._open_find),
            ("find-next", self._find_next),
            ("find-previous", self._find_previous),
            ("go-to-page", self._focus_page_field),
            ("copy", self.canvas.copy),
        ):
            self.toolbar.commands[command].triggered.connect(slot)
        for work in (self._saving, self._printing, self._opening):
            work.failed.connect(self.failed)
        self.canvas.zoom_changed.connect(self.toolbar.show_zoom)
        self.canvas.page_changed.connect(self._show_page)
        self.canvas.selection_changed.connect(self._show_selection)
        self.toolbar.page_wanted.connect(self.canvas.go_to_page)
        self.toolbar.left.connect(self._focus_pages)
        self.find_bar.typed.connect(self._find)
        self.find_bar.stepped.connect(self._step)
        self.find_bar.closed.connect(self._close_find)
        self.notice.save.clicked.connect(self.toolbar.commands["save"].trigger)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show_pdf(self, data: bytes, title: str, file_name: str, *, stay: bool = False) -> None:
        """Show the PDF in `data`. What cannot be shown as pages is explained, and can still be saved.

        `title` is for screen readers and the printer's queue, `file_name` is suggested when it is saved. With `stay` it is a newer
        version of what is shown: place, zoom and search are kept.
        """
        self._data, self._title, self._file_name = data, title, files.safe_name(file_name)
        try:
            source = QtPdfSource(data)
        except BrokenPdf as error:
            self._leave_pages()
            self.notice.say(self.tr("This PDF can't be shown: {0}").format(explain(error)), "warning", save=True)
            return
        pdf = OpenPdf(source, self)
        self.canvas.show_pages(pdf, stay=stay and self.canvas.pdf is not None)
        pdf.finder.changed.connect(self._show_found)
        a11y.name(self, title)
        self._stack.setCurrentWidget(self.canvas)
        self._show_available()
        if self.find_bar.isVisibleTo(self):
            pdf.finder.start(self.find_bar.field.text(), self.canvas.page, stay=stay)
            self._show_found()

    def show_message(self, text: str) -> None:
        """Show a sentence instead of a PDF."""
        self._forget()
        self.notice.say(text, "info")

    def show_loading(self) -> None:
        """Say that the PDF is on its way."""
        self._forget()
        self.notice.say(self.tr("Fetching the PDF …"), "clock")

    def clear(self) -> None:
        """Show that there is no PDF."""
        self._forget()
        self.notice.say(self.tr("No PDF to show"), "pdf")

    def plain_text(self) -> str:
        """The text of all pages in reading order; what is written on the screen when there are no pages."""
        pdf = self.canvas.pdf
        if pdf is None:
            return self.notice.text()
        return "\n".join(pdf.text(page) for page in range(pdf.page_count))

    def _forget(self) -> None:
        self._data, self._title, self._file_name = b"", "", ""
        self._leave_pages()

    def _leave_pages(self) -> None:
        had_focus = self.canvas.hasFocus() or self.find_bar.field.hasFocus()
        self.find_bar.hide()
        self.canvas.show_pages(None)
        self._stack.setCurrentWidget(self.notice)
        a11y.name(self, self._title or self.tr("PDF"))
        self._show_available()
        if had_focus:
            self.setFocus()

    def _show_available(self) -> None:
        pdf = self.canvas.pdf
        selected = pdf is not None and not pdf.selection.empty
        self.toolbar.set_available(pages=pdf is not None, data=bool(self._data), selected=selected)
        self._saving.set_available(bool(self._data))
        for command in (self._printing, self._opening):
            command.set_available(pdf is not None)
        self._show_page(self.canvas.page)
        self.toolbar.show_zoom(self.canvas.zoom)
        self.find_bar.show_state(None)

    @Slot(int)
    def _show_page(self, page: int) -> None:
        self.toolbar.show_page(page, self.canvas.pdf.page_count if self.canvas.pdf is not None else 0)

    @Slot(bool)
    def _show_selection(self, selected: bool) -> None:
        self.toolbar.commands["copy"].setEnabled(selected)

    # -- moving about -------------------------------------------------------------------------------------------------

    @Slot()
    def _zoom_in(self) -> None:
        self.canvas.zoom_by(1)

    @Slot()
    def _zoom_out(self) -> None:
        self.canvas.zoom_by(-1)

    @Slot()
    def _fit_width(self) -> None:
        self.canvas.set_fit(Fit.WIDTH)

    @Slot()
    def _fit_page(self) -> None:
        self.canvas.set_fit(Fit.PAGE)

    @Slot()
    def _focus_page_field(self) -> None:
        self.toolbar.page_field.setFocus()
        self.toolbar.page_field.selectAll()

    def take_focus(self) -> None:
        """Put the keyboard on the pages."""
        self._focus_pages()

    @Slot()
    def _focus_pages(self) -> None:
        self.canvas.setFocus()

    # -- finding ------------------------------------------------------------------------------------------------------

    @Slot()
    def _open_find(self) -> None:
        pdf = self.canvas.pdf
        self.find_bar.show()
        if pdf is not None and not pdf.selection.empty and len(selected := pdf.selected_text()) < 80:
            self.find_bar.field.setText(" ".join(selected.split()))
        self.find_bar.field.setFocus()
        self.find_bar.field.selectAll()
        self._find(self.find_bar.field.text())

    @Slot(str)
    def _find(self, text: str) -> None:
        if self.canvas.pdf is not None:
            self.canvas.pdf.finder.start(text, self.canvas.page)
            self._show_found()

    @Slot()
    def _show_found(self) -> None:
        self.find_bar.show_state(self.canvas.pdf.finder if self.canvas.pdf is not None else None)

    @Slot()
    def _find_next(self) -> None:
        self._step(1)

    @Slot()
    def _find_previous(self) -> None:
        self._step(-1)

    @Slot(int)
    def _step(self, by: int) -> None:
        if not self.find_bar.isVisibleTo(self):
            self._open_find()
        elif self.canvas.pdf is not None:
            self.canvas.pdf.finder.step(by)

    @Slot()
    def _close_find(self) -> None:
        self.find_bar.hide()
        if self.canvas.pdf is not None:
            self.canvas.pdf.finder.stop()
        self.canvas.setFocus()

    # -- files --------------------------------------------------------------------------------------------------------

    async def _save(self) -> None:
        data, name = self._data, self._file_name
        path = await dialogs.save_file(self, self.tr("Save the PDF"), name, self.tr("PDF files (*.pdf)"))
        if path is not None:
            files.save(path, data)
            self.said.emit(self.tr("Saved as {0}").format(path))

    async def _print(self) -> None:
        source = QtPdfSource(self._data)  # its own: what is shown may change while it prints
        try:
            if await printing.ask_and_print(source, self._title, self.canvas.page, self):
                self.said.emit(self.tr("Sent to the printer"))
        finally:
            source.close()

    async def _open_elsewhere(self) -> None:
        copies = self._copies or files.session_copies()
        path: Path = copies.write(self._file_name, self._data)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            raise AppError(_NO_VIEWER)

    # -- keys ---------------------------------------------------------------------------------------------------------

    def _command_for(self, event: QKeyEvent) -> str | None:
        pressed = QKeyCombination(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key()))
        wanted = QKeySequence(pressed)
        for command in COMMANDS:
            if self.toolbar.commands[command.id].isEnabled() and wanted in map(QKeySequence, command.keys):
                return command.id
        return None

    @override
    def event(self, event: QEvent) -> bool:
        # Claimed before the window's shortcuts see it: "find" and "save" mean this PDF while the focus is in here.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._command_for(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._command_for(event)
        if command is not None:
            self.toolbar.commands[command].trigger()
        elif event.key() == Qt.Key.Key_Escape and self.find_bar.isVisibleTo(self):
            self._close_find()
        else:
            super().keyPressEvent(event)
