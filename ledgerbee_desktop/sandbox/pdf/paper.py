"""A document on paper.

An invoice and a credit note have what Danish law asks for (momsbekendtgørelsen § 58): parties, CVR, number, dates,
lines, VAT, totals. A quote and an order confirmation look alike.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ledgerbee_desktop.sandbox import money
from ledgerbee_desktop.sandbox.pdf import danish, fonts
from ledgerbee_desktop.sandbox.pdf.sheet import BAND, BRAND, INK, LEFT, RIGHT, SOFT, Sheet
from ledgerbee_desktop.sandbox.store import customers, documents, reference
from ledgerbee_desktop.sandbox.store.documents import Document, Line

Record = dict[str, Any]
QUANTITY, UNIT_PRICE, RATE, AMOUNT = RIGHT - 216, RIGHT - 134, RIGHT - 92, RIGHT - 8
DESCRIPTION_ROOM = QUANTITY - 54 - LEFT
META = RIGHT - 232
ZONE_TEXTS = {
    "eu": "Omvendt betalingspligt: køber afregner momsen (reverse charge, momslovens § 16 og § 34).",
    "abroad": "Salg uden for EU: fritaget for dansk moms (momslovens § 34).",
    "domestic_without_vat": "Salget er fritaget for moms.",
}
COUNTRIES = {
    "DE": "Tyskland",
    "SE": "Sverige",
    "NO": "Norge",
    "NL": "Holland",
    "GB": "Storbritannien",
    "FR": "Frankrig",
    "FO": "Færøerne",
}


TITLE_ROOM = 185
"""Points beside the seller's name."""


@dataclass(frozen=True)
class _Words:
    """What a kind of document is called on paper, and the beginning of its file name."""

    title: str
    number: str
    day: str
    buyer: str
    file: str


_WORDS = {
    "invoice": _Words("Faktura", "Fakturanummer", "Fakturadato", "Faktureres til", "faktura"),
    "credit-note": _Words("Kreditnota", "Kreditnotanummer", "Kreditnotadato", "Krediteres", "kreditnota"),
    "quote": _Words("Tilbud", "Tilbudsnummer", "Tilbudsdato", "Tilbud til", "tilbud"),
    "order-confirmation": _Words("Ordrebekræftelse", "Ordrenummer", "Ordredato", "Ordre fra", "ordrebekraeftelse"),
}


def file_name(document: Document) -> str:
    """A name for the PDF, in ASCII as it stands in a header."""
    return f"{_WORDS[document.kind].file}-{document.number or document.id}.pdf"


@dataclass(frozen=True)
class _Content:
    """Everything that stands on the paper."""

    company: Record
    customer: Record
    department: Record | None
    contact: Record | None
    document: Document
    lines: Sequence[Line]

    @property
    def words(self) -> _Words:
        """What this kind is called."""
        return _WORDS[self.document.kind]


def render(conn: sqlite3.Connection, document: Document, *, watermark: bool) -> bytes:
    """The document as PDF; with `watermark` KLADDE runs across each page."""
    fonts.register()
    customer = customers.get(conn, document.customer_id) or {}
    department = customers.department(conn, document.customer_id, document.department_id or "")
    contact = customers.contact(conn, document.customer_id, document.contact_id or "")
    company = reference.company(conn)
    lines = documents.lines(conn, document.id)
    content = _Content(company, customer, department, contact, document, lines)
    sheet = Sheet(_PageHead(content))
    sheet.break_page()
    for line in lines:
        _add_line(sheet, line)
    _add_totals(sheet, content)
    _add_end(sheet, content)
    footer = f"{company['name']} · {_seller_address(company)} · CVR {company['vat']} · {company['phone']}"
    title = f"{content.words.title} {_number(document)}"
    return sheet.print_out(title, company["name"], footer, "KLADDE" if watermark else "")


def _number(document: Document) -> str:
    return document.number or "Kladde"


def _seller_address(company: Record) -> str:
    return f"{company['address']}, {company['postalCode']} {company['city']}"


class _PageHead:
    """Begins each page of one document."""

    def __init__(self, content: _Content) -> None:
        self._content = content

    def __call__(self, sheet: Sheet) -> None:
        if len(sheet.pages) == 1:
            _first_page_head(sheet, self._content)
        else:
            sheet.text(LEFT, self._content.company["name"], font=fonts.BOLD, size=11, colour=BRAND, dy=10)
            continued = f"{self._content.words.title} {_number(self._content.document)}, fortsat"
            sheet.text(RIGHT, continued, size=9, colour=SOFT, anchor="right", dy=10)
            sheet.y -= 28
        _table_head(sheet)


def _first_page_head(sheet: Sheet, content: _Content) -> None:
    company = content.company
    name_rows = fonts.wrap(company["name"], fonts.BOLD, 16, 300)[:2]
    for row, text in enumerate(name_rows):
        sheet.text(LEFT, text, font=fonts.BOLD, size=16, colour=BRAND, dy=16 + 18 * row)
    title = content.words.title.upper()
    size = min(22.0, 22 * TITLE_ROOM / fonts.width(title, fonts.BOLD, 22))
    sheet.text(RIGHT, title, font=fonts.BOLD, size=size, anchor="right", dy=18)
    sheet.y -= 18 + 18 * len(name_rows)
    seller = [company["address"], f"{company['postalCode']} {company['city']}", f"CVR-nr. {company['vat']}"]
    seller += [f"Tlf. {company['phone']}"] if company.get("phone") else []
    for row, text in enumerate([*seller, company["email"]]):
        sheet.text(LEFT, text, size=8.5, colour=SOFT, dy=12 + 12 * row)
    sheet.y -= 12 * (len(seller) + 1) + 26
    top = sheet.y
    _add_buyer(sheet, content)
    after_buyer = sheet.y
    sheet.y = top
    _add_particulars(sheet, content)
    sheet.y = min(after_buyer, sheet.y) - 26


def _add_buyer(sheet: Sheet, content: _Content) -> None:
    customer, department = content.customer, content.department
    room = META - 30 - LEFT
    sheet.text(LEFT, content.words.buyer, size=7.5, colour=SOFT)
    sheet.y -= 3
    for row in fonts.wrap(customer.get("name") or "", fonts.BOLD, 10.5, room)[:4]:
        sheet.y -= 14
        sheet.text(LEFT, row, font=fonts.BOLD, size=10.5)
    country = customer.get("countryCode")
    ean = (department or {}).get("eanNumber") or customer.get("eanNumber")
    texts = [
        department and department["name"],
        content.contact and content.contact.get("name") and f"Att. {content.contact['name']}",
        customer.get("address"),
        f"{customer.get('postalCode') or ''} {customer.get('city') or ''}".strip(),
        None if country in {None, "DK"} else COUNTRIES.get(country, country),
        customer.get("vatNumber") and f"{'CVR-nr.' if country == 'DK' else 'Moms-nr.'} {customer['vatNumber']}",
        ean and f"EAN {ean}",
    ]
    for text in texts:
        for row in fonts.wrap(text, fonts.REGULAR, 9, room)[:3] if text else []:
            sheet.y -= 13
            sheet.text(LEFT, row)


def _add_particulars(sheet: Sheet, content: _Content) -> None:
    document, words = content.document, content.words
    rows = [
        (words.number, _number(document)),
        (words.day, danish.day(document.date)),
        ("Vedr. faktura", document.invoice_number),
        ("Gyldigt til", danish.day(document.valid_until) if document.valid_until else None),
        ("Forfaldsdato", danish.day(document.due_date) if document.due_date else None),
        ("Betalingsbetingelser", _terms(document)),
        ("Kundenummer", content.customer.get("customerNumber")),
        ("Deres ref./PO-nr.", document.reference),
        ("Vores ref.", document.our_reference),
        ("Valuta", document.currency),
    ]
    for label, value in rows:
        if not value:
            continue
        bold = fonts.BOLD if label == words.number else fonts.REGULAR
        for place, row in enumerate(fonts.wrap(value, bold, 9, 120)[:3]):
            sheet.y -= 13.5
            if place == 0:
                sheet.text(META, label, size=8.5, colour=SOFT)
            sheet.text(RIGHT, row, font=bold, anchor="right")


def _terms(document: Document) -> str | None:
    """`Netto 14 dage`, from the two days on the paper."""
    if document.due_date is None:
        return None
    days = (date.fromisoformat(document.due_date) - date.fromisoformat(document.date)).days
    return f"Netto {days} dage" if days > 1 else "Netto kontant"


def _table_head(sheet: Sheet) -> None:
    sheet.box(LEFT, RIGHT - LEFT, 20, BRAND)
    sheet.y -= 13.5
    sheet.text(LEFT + 8, "Beskrivelse", font=fonts.BOLD, size=8.5, colour="#ffffff")
    for x, text in ((QUANTITY, "Antal"), (UNIT_PRICE, "Enhedspris"), (RATE, "Moms"), (AMOUNT, "Beløb")):
        sheet.text(x, text, font=fonts.BOLD, size=8.5, colour="#ffffff", anchor="right")
    sheet.y -= 8.5


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


def _add_totals(sheet: Sheet, content: _Content) -> None:
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


def _add_end(sheet: Sheet, content: _Content) -> None:
    """Payment or how long an offer holds, why there is no VAT, and the notes."""
    document = content.document
    room = RIGHT - LEFT
    texts: list[str] = []
    terms = _terms(document)
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
