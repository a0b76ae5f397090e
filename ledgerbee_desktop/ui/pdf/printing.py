"""Printing: pages as pictures of up to 300 dpi, one at a time, so that the window stays alive."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ledgerbee_desktop.aio.dialogs import result_of
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.pdf.source import PageSource

MAX_DPI = 300
_NOT_PRINTED = QT_TRANSLATE_NOOP("pdf", "The printer did not take the document.")


async def ask_and_print(source: PageSource, title: str, current_page: int, parent: QWidget) -> bool:
    """Let the person choose a printer and pages, then print. False when they thought better of it. Raises AppError."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(source.page_size_points(0), QPageSize.Unit.Point))
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
    dialog.setMinMax(1, source.page_count)
    if await result_of(dialog) != QDialog.DialogCode.Accepted.value:
        return False
    await print_pages(source, printer, chosen_pages(printer, source.page_count, current_page))
    return True


def chosen_pages(printer: QPrinter, page_count: int, current_page: int) -> list[int]:
    """Which pages the print dialog asked for, in the order of printing."""
    match printer.printRange():
        case QPrinter.PrintRange.CurrentPage:
            pages = [current_page]
        case QPrinter.PrintRange.PageRange:
            pages = list(range(max(1, printer.fromPage()) - 1, min(printer.toPage() or page_count, page_count)))
        case _:
            pages = list(range(page_count))
    return pages[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else pages


async def print_pages(source: PageSource, printer: QPrinter, pages: list[int]) -> None:
    """Print `pages` (from 0), each turned as it is and fitted into the sheet. Raises AppError (BrokenPdf for a bad page)."""
    printer.setFullPage(True)
    painter = QPainter()
    try:
        for number, page in enumerate(pages):
            size = source.page_size_points(page)
            turned = size.width() > size.height()
            printer.setPageOrientation(
                QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
            )
            _turn_page(painter, printer, first=number == 0)
            _paint(painter, source, page, printer)
            await asyncio.sleep(0)
    except (AppError, asyncio.CancelledError):
        if painter.isActive():
            printer.abort()  # half an invoice must not lie in the tray
        raise
    finally:
        if painter.isActive():
            painter.end()


def _turn_page(painter: QPainter, printer: QPrinter, *, first: bool) -> None:
    if not (painter.begin(printer) if first else printer.newPage()):
        raise AppError(_NOT_PRINTED)


def _paint(painter: QPainter, source: PageSource, page: int, printer: QPrinter) -> None:
    sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    size = source.page_size_points(page)
    fitted = size.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    natural = size * (printer.resolution() / 72)
    target_size = natural if natural.width() <= fitted.width() * 1.02 else fitted  # never enlarged; 2 % are rounding
    image = source.image(page, min(MAX_DPI, printer.resolution()) / 72)
    corner = QRectF(sheet.center().x() - target_size.width() / 2, 0, 0, 0).topLeft()
    corner.setY(sheet.center().y() - target_size.height() / 2)
    painter.drawImage(QRectF(corner, QSizeF(target_size)), image)
