"""Paper and type: pages of placed texts, rules and boxes, measured before anything is drawn. Lengths are points (1/72 inch)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QTextLayout, QTextOption

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, TOP, BOTTOM = 45.0, 550.0, 45.0, 782.0
"""The part of an A4 sheet that is written on; the footer stands below it."""
UNITS = 10
"""Device units in a point: metrics at this size are free of the rounding that small sizes suffer."""
LEAD = 1.36
BASELINE = 0.78
"""Where letters stand in a row, as a part of its height."""
SMALLEST = 4.0


class Ink(Enum):
    """What a thing is drawn with, as red, green and blue. Paper is white whatever the window looks like."""

    TEXT = (28, 32, 38)
    SOFT = (84, 92, 104)
    BAND = (236, 239, 243)
    RULE = (200, 205, 212)
    DARK_RULE = (90, 97, 108)
    WATERMARK = (232, 234, 238)


class Face(NamedTuple):
    """A size in points, in the program's own font."""

    size: float
    bold: bool = False

    @property
    def lead(self) -> float:
        """The height of a row."""
        return self.size * LEAD


@dataclass(frozen=True, slots=True)
class Words:
    """One row of text that is known to fit; `x` is its right edge when `right`, else its left one; `y` the top of the row."""

    x: float
    y: float
    text: str
    face: Face
    ink: Ink = Ink.TEXT
    right: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; a rule is a flat one."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink


@dataclass(slots=True)
class Sheet:
    """One page: boxes lie under words."""

    boxes: list[Box] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)


class Type:
    """Fonts and what texts measure in them. Made for one drawing: the program's font may change between two."""

    def __init__(self) -> None:
        self._family = QGuiApplication.font().family()
        self._fonts: dict[Face, QFont] = {}
        self._metrics: dict[Face, QFontMetricsF] = {}

    def font(self, face: Face) -> QFont:
        """The font whose pixels are `UNITS` to a point."""
        found = self._fonts.get(face)
        if found is None:
            found = self._fonts[face] = QFont(self._family)
            found.setPixelSize(round(face.size * UNITS))
            found.setBold(face.bold)
            found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            found.setFeature(QFont.Tag("liga"), 0)  # or "fi" is one character when it is copied out of the PDF
        return found

    def width(self, text: str, face: Face) -> float:
        """How wide `text` is in one row."""
        return self._measure(face).horizontalAdvance(text) / UNITS

    def _measure(self, face: Face) -> QFontMetricsF:
        found = self._metrics.get(face)
        if found is None:
            found = self._metrics[face] = QFontMetricsF(self.font(face))
        return found

    def elided(self, text: str, face: Face, room: float) -> str:
        """`text` in one row, ended by "…" where it is wider than `room`."""
        if self.width(text, face) <= room:
            return text
        return _elided(text, self._measure(face), room * UNITS)

    def fitting(self, text: str, face: Face, room: float) -> Face:
        """`face`, smaller if need be so that `text` fits `room`: a figure without its last digits is another figure."""
        width = self.width(text, face)
        return face if width <= room else Face(max(SMALLEST, int(10 * face.size * room / width) / 10), face.bold)

    def rows(self, text: str, face: Face, room: float, most: int | None = None) -> list[str]:
        """`text` broken into rows no wider than `room`, inside words too where there is no other way; at most `most`, then "…"."""
        found: list[str] = []
        for paragraph in text.split("\n"):
            if self.width(paragraph, face) <= room:
                found.append(paragraph.strip())
            else:
                found += self._broken(paragraph, face, room)
            if most is not None and len(found) > most:
                return [*found[: most - 1], _elided(f"{found[most - 1]}…", self._measure(face), room * UNITS)]
        return found

    def _broken(self, paragraph: str, face: Face, room: float) -> list[str]:
        layout = QTextLayout(paragraph, self.font(face))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        units = paragraph.encode("utf-16-le", "surrogatepass")  # Qt counts in these
        rows: list[str] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room * UNITS)
            start, length = line.textStart(), line.textLength()
            rows.append(units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace").strip())
        layout.endLayout()
        return rows


def _elided(text: str, metrics: QFontMetricsF, room: float) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


class Pages:
    """Writes downwards; `begin` dresses each new page and leaves `y` where the writing goes on."""

    def __init__(self, begin: Callable[[Pages], None]) -> None:
        self.type = Type()
        self.sheets: list[Sheet] = []
        self.y = TOP
        self._begin = begin
        self.turn()

    def turn(self) -> None:
        """A new page."""
        self.sheets.append(Sheet())
        self.y = TOP
        self._begin(self)

    def need(self, height: float) -> None:
        """Turn the page unless `height` is left on this one."""
        if self.y + height > BOTTOM:
            self.turn()

    def put(self, x: float, text: str, face: Face, *, ink: Ink = Ink.TEXT, right: bool = False, dy: float = 0) -> None:
        """A row that fits, at the height where the writing stands (`dy` points below it)."""
        self.sheets[-1].words.append(Words(x, self.y + dy, text, face, ink, right))

    def put_figure(self, right: float, room: float, text: str, face: Face, *, ink: Ink = Ink.TEXT) -> None:
        """A figure that ends at `right`, smaller if it would not fit."""
        smaller = self.type.fitting(text, face, room)
        shown = self.type.elided(text, smaller, room)
        self.put(right, shown, smaller, ink=ink, right=True, dy=BASELINE * (face.lead - smaller.lead))

    def put_label(self, x: float, room: float, text: str, face: Face) -> None:
        """A label that begins at `x` and may have a figure in it, smaller if it would not fit."""
        smaller = self.type.fitting(text, face, room)
        shown = self.type.elided(text, smaller, room)
        self.put(x, shown, smaller, ink=Ink.SOFT, dy=BASELINE * (face.lead - smaller.lead))

    def column(self, x: float, rows: list[str], face: Face, *, ink: Ink = Ink.TEXT, right: bool = False) -> None:
        """Rows below one another; the page is turned between two rows where it must be."""
        for row in rows:
            self.need(face.lead)
            self.put(x, row, face, ink=ink, right=right)
            self.y += face.lead

    def box(self, x: float, width: float, height: float, ink: Ink, *, dy: float = 0) -> None:
        """A filled rectangle at the height where the writing stands."""
        self.sheets[-1].boxes.append(Box(x, self.y + dy, width, height, ink))
