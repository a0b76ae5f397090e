"""Puts the content on pages: parties, facts, lines under a heading that each page repeats, sums, notes, footer."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QCoreApplication

from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.preview.content import Content, Row
from ledgerbee_desktop.preview.paper import HEIGHT, LEFT, RIGHT, Face, Ink, Pages, Sheet, Words

TITLE, SELLER, NAME = Face(19, bold=True), Face(14, bold=True), Face(10.5, bold=True)
BODY, STRONG, SMALL, LABEL = Face(9), Face(9, bold=True), Face(8.5), Face(8)
TOTAL = Face(11, bold=True)
PADDING = 6.0
MIDDLE = 318.0
"""Where the facts begin; the buyer ends before it."""
VALUE = MIDDLE + 86
AMOUNT, AMOUNT_ROOM = RIGHT - PADDING, 84.0
VAT, VAT_ROOM = AMOUNT - 90, 40.0
PRICE, PRICE_ROOM = VAT - 46, 74.0
QUANTITY, QUANTITY_ROOM = PRICE - 80, 56.0
TEXT_ROOM = QUANTITY - QUANTITY_ROOM - 8 - LEFT - PADDING
WHOLE = RIGHT - LEFT - 2 * PADDING
SUMS = RIGHT - 270
FOOTER = HEIGHT - 40
NAME_ROWS, FACT_ROWS = 3, 2
ROWS_AT_ONCE = 25


def lay_out(content: Content) -> Generator[None, None, Pages]:
    """The pages of a document, complete but for what lies behind every page; pauses after each few lines."""
    head = _Head(content)
    pages = Pages(head.begin)
    for number, row in enumerate(content.rows, start=1):
        _put_row(pages, row)
        if number % ROWS_AT_ONCE == 0:
            yield
    head.has_table = False
    _put_sums(pages, content)
    _put_notes(pages, content.notes)
    for number, sheet in enumerate(pages.sheets, start=1):
        _put_footer(pages, sheet, content.footer, number)
    return pages


class _Head:
    """Dresses each page of one document; once the lines are written, without the heading of their table."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self.has_table = True

    def begin(self, pages: Pages) -> None:
        if len(pages.sheets) == 1:
            _put_parties(pages, self._content)
        else:
            seller = pages.type.elided(self._content.seller, STRONG, MIDDLE - LEFT - 20)
            pages.put(LEFT, seller, STRONG, ink=Ink.SOFT)
            continued = pages.type.elided(self._content.continued, SMALL, RIGHT - MIDDLE)
            pages.put(RIGHT, continued, SMALL, ink=Ink.SOFT, right=True)
            pages.y += 24
        if self.has_table:
            self._put_headings(pages)

    def _put_headings(self, pages: Pages) -> None:
        pages.box(LEFT, RIGHT - LEFT, 18, Ink.BAND)
        pages.y += 3
        pages.put(LEFT + PADDING, pages.type.elided(self._content.headings.text, STRONG, TEXT_ROOM), STRONG)
        _put_figures(pages, self._content.headings, STRONG)
        pages.y += 19


def _put_parties(pages: Pages, content: Content) -> None:
    top = pages.y
    title_face = pages.type.fitting(content.title, TITLE, RIGHT - MIDDLE)
    pages.put(RIGHT, pages.type.elided(content.title, title_face, RIGHT - MIDDLE), title_face, right=True)
    pages.column(LEFT, pages.type.rows(content.seller, SELLER, MIDDLE - LEFT - 20, most=2), SELLER)
    for fact in content.seller_facts:
        pages.column(LEFT, [pages.type.elided(fact, SMALL, MIDDLE - LEFT - 20)], SMALL, ink=Ink.SOFT)
    pages.y = middle = max(pages.y, top + TITLE.lead) + 22
    _put_buyer(pages, content)
    after_buyer, pages.y = pages.y, middle
    _put_facts(pages, content)
    pages.y = max(after_buyer, pages.y) + 18
    if content.introduction:
        pages.column(LEFT, pages.type.rows(content.introduction, BODY, RIGHT - LEFT, most=8), BODY)
        pages.y += 10


def _put_buyer(pages: Pages, content: Content) -> None:
    room = MIDDLE - LEFT - 20
    pages.put(LEFT, content.buyer_heading, LABEL, ink=Ink.SOFT)
    pages.y += LABEL.lead + 2
    pages.column(LEFT, pages.type.rows(content.buyer, NAME, room, most=NAME_ROWS), NAME)
    pages.y += 1
    for fact in content.buyer_facts:
        pages.column(LEFT, pages.type.rows(fact, BODY, room, most=FACT_ROWS), BODY)


def _put_facts(pages: Pages, content: Content) -> None:
    for label, value in content.facts:
        pages.put(MIDDLE, pages.type.elided(label, LABEL, VALUE - MIDDLE - 6), LABEL, ink=Ink.SOFT, dy=1)
        pages.column(RIGHT, pages.type.rows(value, BODY, RIGHT - VALUE, most=FACT_ROWS), BODY, right=True)
        pages.y += 2


def _put_figures(pages: Pages, row: Row, face: Face) -> None:
    for right, room, text in (
        (QUANTITY, QUANTITY_ROOM, row.quantity),
        (PRICE, PRICE_ROOM, row.unit_price),
        (VAT, VAT_ROOM, row.vat),
        (AMOUNT, AMOUNT_ROOM, row.amount),
    ):
        pages.put_figure(right, room, text, face)


def _put_row(pages: Pages, row: Row) -> None:
    if row.kind is LineKind.SEPARATOR:
        pages.need(18)
        pages.box(LEFT, RIGHT - LEFT, 1.2, Ink.DARK_RULE, dy=8)
        pages.y += 17
        return
    is_product = row.kind is LineKind.PRODUCT
    face, room = (BODY, TEXT_ROOM) if is_product else (STRONG, WHOLE)
    first, *others = pages.type.rows(row.text, face, room)
    pages.need(face.lead * min(len(others) + 1, 2) + 8)
    pages.y += 3
    pages.put(LEFT + PADDING, first, face)  # in reading order: the figures stand beside the first row
    if is_product:
        _put_figures(pages, row, BODY)
    pages.y += face.lead
    pages.column(LEFT + PADDING, others, face)
    pages.y += 3
    pages.box(LEFT, RIGHT - LEFT, 0.5, Ink.RULE)
    pages.y += 1


def _put_sums(pages: Pages, content: Content) -> None:
    pages.need(BODY.lead * len(content.sums) + TOTAL.lead + SMALL.lead + 40)
    pages.y += 10
    for label, value in content.sums:
        pages.put_label(SUMS, AMOUNT - AMOUNT_ROOM - SUMS - 8, label, BODY)
        pages.put_figure(AMOUNT, AMOUNT_ROOM, value, BODY)
        pages.y += BODY.lead + 2
    pages.y += 4
    pages.box(SUMS - 8, RIGHT - SUMS + 8, TOTAL.lead + 8, Ink.BAND)
    pages.y += 4
    label, value = content.total
    pages.put(SUMS, pages.type.elided(label, TOTAL, 150), TOTAL)
    pages.put_figure(AMOUNT, AMOUNT - SUMS - 158, value, TOTAL)
    pages.y += TOTAL.lead + 8
    pages.column(AMOUNT, pages.type.rows(content.remark, LABEL, AMOUNT - SUMS, most=3), LABEL, ink=Ink.SOFT, right=True)


def _put_notes(pages: Pages, notes: str) -> None:
    if notes:
        pages.need(BODY.lead + 16)
        pages.y += 16
        pages.column(LEFT, pages.type.rows(notes, BODY, RIGHT - LEFT), BODY)


def _put_footer(pages: Pages, sheet: Sheet, footer: str, number: int) -> None:
    where = QCoreApplication.translate("preview", "Page {0} of {1}").format(number, len(pages.sheets))
    room = RIGHT - LEFT - pages.type.width(where, LABEL) - 16
    sheet.words.append(Words(LEFT, FOOTER, pages.type.elided(footer, LABEL, room), LABEL, Ink.SOFT))
    sheet.words.append(Words(RIGHT, FOOTER, where, LABEL, Ink.SOFT, right=True))
