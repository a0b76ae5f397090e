"""Laying out on A4: first all pages as lists of marks, then, when their count is known, on paper."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ledgerbee_desktop.sandbox.pdf import fonts

WIDTH, HEIGHT = A4
LEFT, RIGHT = 50.0, WIDTH - 50.0
TOP, BOTTOM = HEIGHT - 50.0, 74.0
QUANTITY, UNIT_PRICE, RATE, AMOUNT = RIGHT - 216, RIGHT - 134, RIGHT - 92, RIGHT - 8
"""Where the columns of figures of the table end."""
INK, SOFT, RULE, BAND, BRAND = "#1d2733", "#5f6b7a", "#c9d1da", "#eef2f6", "#1f5f8b"
WATERMARK_COLOUR = "#e4e8ed"


@dataclass(frozen=True)
class Mark:
    """A text (`anchor` left, right or centre), or without a text a box of `width` × `height`; points from bottom left."""

    x: float
    y: float
    text: str = ""
    font: str = fonts.REGULAR
    size: float = 9.0
    colour: str = INK
    anchor: str = "left"
    width: float = 0.0
    height: float = 0.0


@dataclass
class Sheet:
    """Pages that fill from the top. `y` is where the next thing hangs from."""

    begin_page: Callable[[Sheet], None]
    pages: list[list[Mark]] = field(default_factory=list)
    y: float = TOP

    def break_page(self) -> None:
        """Go on at the top of a new page."""
        self.pages.append([])
        self.y = TOP
        self.begin_page(self)

    def need(self, height: float) -> None:
        """Go to a new page unless `height` points are left on this one."""
        if self.y - height < BOTTOM:
            self.break_page()

    def text(
        self,
        x: float,
        text: str,
        *,
        dy: float = 0.0,
        font: str = fonts.REGULAR,
        size: float = 9.0,
        colour: str = INK,
        anchor: str = "left",
    ) -> None:
        """Write on a base line `dy` below `y`."""
        self.pages[-1].append(Mark(x, self.y - dy, fonts.drawable(text), font, size, colour, anchor))

    def box(self, x: float, width: float, height: float, colour: str, dy: float = 0.0) -> None:
        """Fill a box whose top is `dy` below `y`."""
        self.pages[-1].append(Mark(x, self.y - dy - height, colour=colour, width=width, height=height))

    def rule(self, x: float = LEFT, end: float = RIGHT, colour: str = RULE, dy: float = 0.0) -> None:
        """A thin line across."""
        self.box(x, end - x, 0.6, colour, dy)

    def column(
        self,
        x: float,
        rows: list[str],
        *,
        font: str = fonts.REGULAR,
        size: float = 9.0,
        colour: str = INK,
        lead: float = 13.0,
    ) -> None:
        """Rows below each other; moves `y` and goes over pages."""
        for row in rows:
            self.need(lead)
            self.y -= lead
            self.text(x, row, font=font, size=size, colour=colour)

    def print_out(self, title: str, author: str, footer: str, watermark: str) -> bytes:
        """The PDF: with a footer and page numbers, behind everything the watermark if there is one."""
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=A4, pageCompression=1, invariant=1, lang="da-DK")
        canvas.setTitle(title)
        canvas.setAuthor(author)
        canvas.setCreator("LedgerBee sandbox")
        for number, marks in enumerate(self.pages, 1):
            if watermark:
                _stamp(canvas, watermark)
            for mark in marks:
                _draw(canvas, mark)
            _draw(canvas, Mark(LEFT, 50, width=RIGHT - LEFT, height=0.6, colour=RULE))
            for row, text in enumerate(fonts.wrap(footer, fonts.REGULAR, 7.5, RIGHT - LEFT - 90)[:2]):
                _draw(canvas, Mark(LEFT, 38 - 10 * row, text, size=7.5, colour=SOFT))
            place = f"Side {number} af {len(self.pages)}"
            _draw(canvas, Mark(RIGHT, 38, place, size=7.5, colour=SOFT, anchor="right"))
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()


def _stamp(canvas: Canvas, text: str) -> None:
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(52)
    canvas.setFont(fonts.BOLD, 118)
    canvas.setFillColor(HexColor(WATERMARK_COLOUR))
    canvas.drawCentredString(0, -40, text)
    canvas.restoreState()


def _draw(canvas: Canvas, mark: Mark) -> None:
    canvas.setFillColor(HexColor(mark.colour))
    if not mark.text:
        if mark.height:
            canvas.rect(mark.x, mark.y, mark.width, mark.height, stroke=0, fill=1)
        return
    canvas.setFont(mark.font, mark.size)
    if mark.anchor == "right":
        canvas.drawRightString(mark.x, mark.y, mark.text)
    elif mark.anchor == "centre":
        canvas.drawCentredString(mark.x, mark.y, mark.text)
    else:
        canvas.drawString(mark.x, mark.y, mark.text)
