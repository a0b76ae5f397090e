"""A document on paper.

An invoice and a credit note have what Danish law asks for (momsbekendtgørelsen § 58): parties, CVR, number, dates,
lines, VAT, totals. A quote and an order confirmation look alike.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from decimal import Decimal

from ledgerbee_desktop.sandbox import money
from ledgerbee_desktop.sandbox.pdf import danish, fonts
from ledgerbee_desktop.sandbox.pdf.content import Content
from ledgerbee_desktop.sandbox.pdf.head import PageHead
from ledgerbee_desktop.sandbox.pdf.sheet import AMOUNT, BAND, INK, LEFT, QUANTITY, RATE, RIGHT, SOFT, UNIT_PRICE, Sheet
from ledgerbee_desktop.sandbox.store import customers, documents, reference
from ledgerbee_desktop.sandbox.store.documents import Document, Line

DESCRIPTION_ROOM = QUANTITY - 54 - LEFT
ZONE_TEXTS = {
    "eu": "Omvendt betalingspligt: køber afregner momsen (reverse charge, momslovens § 16 og § 34).",
    "abroad": "Salg uden for EU: fritaget for dansk moms (momslovens § 34).",
    "domestic_without_vat": "Salget er fritaget for moms.",
}


def render(conn: sqlite3.Connection, document: Document, *, watermark: bool) -> bytes:
    """The document as PDF; with `watermark` KLADDE runs across each page."""
    fonts.register()
    customer = customers.get(conn, document.customer_id) or {}
    department = customers.department(conn, document.customer_id, document.department_id or "")
    contact = customers.contact(conn, document.customer_id, document.contact_id or "")
    company = reference.company(conn)
    lines = documents.lines(conn, document.id)
    content = Content(company, customer, department, contact, document, lines)
    sheet = Sheet(PageHead(content))
    sheet.break_page()
    for line in lines:
        _add_line(sheet, line)
    _add_totals(sheet, content)
    _add_end(sheet, content)
    footer = f"{company['name']} · {content.seller_address} · CVR {company['vat']} · {company['phone']}"
    title = f"{content.words.title} {content.number}"
    return sheet.print_out(title, company["name"], footer, "KLADDE" if watermark else "")


def _add_line(sheet: Sheet, line: Line) -> None:
    if line.line_type == "separator":
        sheet.need(24)
        sheet.rule(dy=9, colour=INK)
        sheet.y -= 14
        if line.description:
            sheet.column(LEFT + 8, fonts.wrap(line.description, fonts.BOLD, 9, RIGHT - LEFT - 16), font=fonts.BOLD)
            sheet.y -= 3
        return
    if line.total_price is None:
        rows = fonts.wrap(line.description or "", fonts.BOLD, 9, RIGHT - LEFT - 16)
        sheet.need(22 if len(rows) == 1 else 34)
        sheet.y -= 3
        sheet.column(LEFT + 8, rows, font=fonts.BOLD)
        sheet.y -= 3
        return
    rows = fonts.wrap(line.description or "", fonts.REGULAR, 9, DESCRIPTION_ROOM)
    sheet.need(22 if len(rows) == 1 else 34)
    sheet.y -= 15
    sheet.text(LEFT + 8, rows[0])
    sheet.text(QUANTITY, danish.number(line.quantity or "0"), anchor="right")
    sheet.text(UNIT_PRICE, danish.amount(line.unit_price or "0"), anchor="right")
    sheet.text(RATE, f"{danish.number(line.vat_rate or '0')} %", anchor="right")
    sheet.text(AMOUNT, danish.amount(line.total_price), anchor="right")
    sheet.column(LEFT + 8, rows[1:])
    sheet.y -= 6
    sheet.rule()


def _vat_by_rate(lines: Sequence[Line]) -> list[tuple[str, Decimal, Decimal]]:
    """For each rate in per cent, highest first: what it is charged on, and the VAT; sums of the rounded lines."""
    sums: dict[Decimal, tuple[Decimal, Decimal]] = {}
    for line in lines:
        if line.total_price is not None:
            rate = Decimal(line.vat_rate or "0")
            base, vat = sums.get(rate, (Decimal(0), Decimal(0)))
            sums[rate] = (base + Decimal(line.total_price), vat + Decimal(line.vat_amount or "0"))
    return [(format(rate, "f"), *sums[rate]) for rate in sorted(sums, reverse=True)]


def _add_totals(sheet: Sheet, content: Content) -> None:
    document = content.document
    rates = _vat_by_rate(content.lines)
    start = RIGHT - 250
    sheet.need(16.0 * (len(rates) + 2) + 40)
    sheet.y -= 10
    rows = [("Beløb uden moms", document.subtotal)]
    for rate, base, vat in rates:
        rows.append(
            (f"Moms {danish.number(rate)} % af {danish.amount(money.amount_text(base))}", money.amount_text(vat))
        )
    rows.append(("Moms i alt", document.vat))
    for label, value in rows:
        sheet.y -= 15
        sheet.text(start, label, colour=SOFT)
        sheet.text(AMOUNT, danish.amount(value), anchor="right")
    sheet.y -= 8
    sheet.box(start - 8, RIGHT - start + 8, 26, BAND)
    sheet.y -= 17
    sheet.text(start, f"I alt {document.currency}", font=fonts.BOLD, size=11)
    sheet.text(AMOUNT, danish.amount(document.amount), font=fonts.BOLD, size=11, anchor="right")
    sheet.y -= 22


def _add_end(sheet: Sheet, content: Content) -> None:
    """Payment or how long an offer holds, why there is no VAT, and the notes."""
    document = content.document
    room = RIGHT - LEFT
    texts: list[str] = []
    terms = content.terms
    if terms and document.due_date:
        texts.append(f"{terms}. Forfald {danish.day(document.due_date)}. Betales til reg.nr. 0815, konto 0004711223.")
    if document.number and document.kind == "invoice":
        texts.append(f"Mærk betalingen med fakturanummer {document.number}.")
    if document.valid_until:
        texts.append(f"Tilbuddet gælder til og med {danish.day(document.valid_until)}.")
    if document.invoice_number:
        texts.append(f"Beløbet godskrives faktura {document.invoice_number}.")
    zone_text = ZONE_TEXTS.get(content.customer.get("vatZone", "domestic"))
    if zone_text:
        texts.append(zone_text)
    for text in texts:
        sheet.column(LEFT, fonts.wrap(text, fonts.REGULAR, 8.5, room), size=8.5, colour=SOFT)
    if document.notes:
        sheet.need(34)
        sheet.y -= 8
        sheet.column(LEFT, fonts.wrap(document.notes, fonts.REGULAR, 9.5, room), size=9.5, lead=14)
