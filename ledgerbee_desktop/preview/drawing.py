"""From content to the bytes of a PDF, with Qt's painter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Generator

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter

from ledgerbee_desktop.preview.content import Subject, content_of
from ledgerbee_desktop.preview.layout import lay_out
from ledgerbee_desktop.preview.paper import BASELINE, HEIGHT, LEAD, UNITS, WIDTH, Box, Face, Ink, Sheet, Type, Words

Drawing = Generator[None, None, bytes]
"""A drawing under way; its value is the PDF."""
MARK = Face(64, bold=True)
MARK_ROOM = 700.0
_LATIN = "\u024f"
_RANGES = re.compile(rb"beginbfrange\n(.*?)endbfrange", re.DOTALL)
_NAMES = re.compile(rb"(?<=\[)[^\]]*(?=\])|(?<=> )<[0-9A-F]{4}>(?=\n)")
_CODE = re.compile(rb"<([0-9A-F]{4})>")


def draw(subject: Subject) -> bytes:
    """The draft as a PDF: A4, watermarked as a local preview. Some milliseconds; must run in the window's thread."""
    return finish(drawing(subject))


def finish(work: Drawing) -> bytes:
    """Carry a drawing on to its end."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return bytes(end.value)


def drawing(subject: Subject) -> Drawing:
    """As `draw`, pausing after each few milliseconds, so that three hundred lines do not hold up a key. `close()` gives it up."""
    content = content_of(subject)
    yield
    pages = yield from lay_out(content)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72 * UNITS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(f"{content.title} – {content.watermark}")
    painter = QPainter(writer)
    try:
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for number, sheet in enumerate(pages.sheets):
            if number:
                writer.newPage()
            _paint_mark(painter, pages.type, content.watermark)
            _paint(painter, pages.type, sheet)
            yield
    finally:
        painter.end()
    return readable(bytes(buffer.data().data()))


def _paint_mark(painter: QPainter, type_: Type, text: str) -> None:
    """Across the page, behind everything."""
    face = type_.fitting(text, MARK, MARK_ROOM)
    painter.save()
    painter.translate(WIDTH / 2 * UNITS, HEIGHT / 2 * UNITS)
    painter.rotate(-52)
    _write(painter, type_, Words(-type_.width(text, face) / 2, -face.lead / 2, text, face, Ink.WATERMARK))
    painter.restore()


def _paint(painter: QPainter, type_: Type, sheet: Sheet) -> None:
    for box in sheet.boxes:
        painter.fillRect(_rect(box), QColor(*box.ink.value))
    for words in sheet.words:
        _write(painter, type_, words)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x * UNITS, box.y * UNITS, box.width * UNITS, box.height * UNITS)


def _write(painter: QPainter, type_: Type, words: Words) -> None:
    text, face = words.text, words.face
    if not text:
        return
    width = type_.width(text, face)
    left = words.x - width if words.right else words.x
    painter.setFont(type_.font(face))
    painter.setPen(QColor(*words.ink.value))
    tall = max(text) > _LATIN  # letters of other scripts, and marks piled upon them, may leave their row
    if tall:
        painter.save()
        row = QRectF(left - face.size / 4, words.y, width + face.size / 2, face.size * LEAD)
        painter.setClipRect(QRectF(row.topLeft() * UNITS, row.size() * UNITS))
    painter.drawText(QPointF(left, words.y + face.lead * BASELINE) * UNITS, text)
    if tall:
        painter.restore()


def readable(pdf: bytes) -> bytes:
    """The PDF with what Qt says about its letters corrected in place, so that it can be searched and copied from.

    Qt names a glyph after the first character that looks so: it calls the space a tab and an Arabic letter one of its
    presentation forms. Names have four digits before and after, so nothing in the file moves (a shape that stands for two letters
    therefore keeps its name).
    """
    return _RANGES.sub(_renamed_ranges, pdf)


def _renamed_ranges(ranges: re.Match[bytes]) -> bytes:
    return _NAMES.sub(_renamed_list, ranges[0])


def _renamed_list(names: re.Match[bytes]) -> bytes:
    return _CODE.sub(_renamed, names[0])


def _renamed(code: re.Match[bytes]) -> bytes:
    character = chr(int(code[1], 16))
    plain = (
        " "
        if character in "\t\u00a0"
        else unicodedata.normalize("NFKC", character)
        if character >= "\ufb00"
        else character
    )
    return b"<%04X>" % ord(plain) if len(plain) == 1 and plain <= "\uffff" else code[0]
