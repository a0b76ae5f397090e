"""PDFs made here and now: good ones, strange ones and bad ones."""

from __future__ import annotations

import io
from functools import cache

from pypdf import PdfReader, PdfWriter
from pypdf.generic import FloatObject, NameObject, RectangleObject
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


def _canvas(out: io.BytesIO, password: str | None = None) -> Canvas:
    if "DejaVu" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("DejaVu", FONT))
    return Canvas(out, pagesize=A4, encrypt=password, invariant=1)


@cache
def invoice(pages: int = 3, password: str | None = None) -> bytes:
    """Danish text: number, two columns of lines, a total on the last page."""
    out = io.BytesIO()
    canvas = _canvas(out, password)
    for page in range(pages):
        canvas.setFont("DejaVu", 16)
        canvas.drawString(72, 760, "Faktura 2026-0042")
        canvas.setFont("DejaVu", 10)
        for line in range(20):
            canvas.drawString(72, 720 - line * 16, f"Linje {page * 20 + line + 1}: Rødgrød på Ærø")
            canvas.drawRightString(520, 720 - line * 16, f"{line + 1}.250,50")
        if page == pages - 1:
            canvas.drawString(72, 120, "I alt 12.345,67 kr.")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@cache
def long(pages: int = 200) -> bytes:
    """Many full pages in a built-in font."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for page in range(pages):
        canvas.setFont("Helvetica", 10)
        for line in range(55):
            canvas.drawString(60, 790 - line * 13, f"Page {page + 1} line {line + 1}: Lorem ipsum dolor sit amet elit")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@cache
def two_lines() -> bytes:
    """One sentence that goes on in the next line, and a big black letter whose place is easy to check."""
    out = io.BytesIO()
    canvas = _canvas(out)
    canvas.setFont("DejaVu", 12)
    canvas.drawString(72, 700, "Betales senest")
    canvas.drawString(72, 680, "den 1. marts")
    canvas.setFont("DejaVu", 120)
    canvas.drawString(200, 300, "H")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _changed(data: bytes, *, rotation: int = 0, box: tuple[float, float, float, float] | None = None) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for page in writer.pages:
        if rotation:
            page.rotate(rotation)
        if box is not None:
            for name in ("/MediaBox", "/CropBox"):
                page[NameObject(name)] = RectangleObject([FloatObject(v) for v in box])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@cache
def rotated() -> bytes:
    """The two lines, turned by 90°."""
    return _changed(two_lines(), rotation=90)


@cache
def boxed(width: float, height: float) -> bytes:
    """The two lines on a page that claims to be `width` × `height` points."""
    return _changed(two_lines(), box=(0, 0, width, height))


@cache
def pageless() -> bytes:
    """A well-formed PDF without a page."""
    out = io.BytesIO()
    PdfWriter().write(out)
    return out.getvalue()
