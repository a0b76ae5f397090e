"""Bitstream Vera, which comes with reportlab: embedded, with the Danish letters and the euro sign."""

from __future__ import annotations

import unicodedata

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "LB-Regular"
BOLD = "LB-Bold"
ITALIC = "LB-Italic"
_FILES = {REGULAR: "Vera.ttf", BOLD: "VeraBd.ttf", ITALIC: "VeraIt.ttf"}
_SUBSTITUTE = "?"


def register() -> None:
    """Make the fonts known to reportlab; repeating it does nothing."""
    known = set(pdfmetrics.getRegisteredFontNames())
    for name, file in _FILES.items():
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, file))


def width(text: str, font: str, size: float) -> float:
    """The width of a text in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def drawable(text: str) -> str:
    """The text with line ends unified, other control characters gone, and what the font lacks replaced."""
    glyphs = pdfmetrics.getFont(REGULAR).face.charToGlyph
    out: list[str] = []
    for character in unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n"):
        if character == "\n":
            out.append(character)
        elif character == "\t":
            out.append("    ")
        elif unicodedata.category(character) in {"Cc", "Cf", "Cs"}:
            continue
        else:
            out.append(character if ord(character) in glyphs else _SUBSTITUTE)
    return "".join(out)


def wrap(text: str, font: str, size: float, room: float) -> list[str]:
    """The rows of a text in `room` points; words that are too long are broken. An empty text has one empty row."""
    rows: list[str] = []
    for paragraph in drawable(text).split("\n"):
        row = ""
        for word in paragraph.split(" "):
            tried = f"{row} {word}" if row else word
            if width(tried, font, size) <= room:
                row = tried
                continue
            if row:
                rows.append(row)
            *full, row = _pieces(word, font, size, room)
            rows += full
        rows.append(row)
    return rows


def _pieces(word: str, font: str, size: float, room: float) -> list[str]:
    """A word in pieces that fit; at least one, the last may be short."""
    pieces = [""]
    used = 0.0
    for character in word:
        step = width(character, font, size)
        if used + step > room and pieces[-1]:
            pieces.append("")
            used = 0.0
        pieces[-1] += character
        used += step
    return pieces
