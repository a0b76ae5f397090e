"""The top of each page: the seller, what the paper is, the buyer and the particulars; the head of the table of lines."""

from __future__ import annotations

from ledgerbee_desktop.sandbox.pdf import danish, fonts
from ledgerbee_desktop.sandbox.pdf.content import Content
from ledgerbee_desktop.sandbox.pdf.sheet import AMOUNT, BRAND, LEFT, QUANTITY, RATE, RIGHT, SOFT, UNIT_PRICE, Sheet

META = RIGHT - 232
TITLE_ROOM = 185
"""Points beside the seller's name."""
COUNTRIES = {
    "DE": "Tyskland",
    "SE": "Sverige",
    "NO": "Norge",
    "NL": "Holland",
    "GB": "Storbritannien",
    "FR": "Frankrig",
    "FO": "Færøerne",
}


class PageHead:
    """Begins each page of one document."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def __call__(self, sheet: Sheet) -> None:
        if len(sheet.pages) == 1:
            _first_page_head(sheet, self._content)
        else:
            sheet.text(LEFT, self._content.company["name"], font=fonts.BOLD, size=11, colour=BRAND, dy=10)
            continued = f"{self._content.words.title} {self._content.number}, fortsat"
            sheet.text(RIGHT, continued, size=9, colour=SOFT, anchor="right", dy=10)
            sheet.y -= 28
        _table_head(sheet)


def _first_page_head(sheet: Sheet, content: Content) -> None:
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


def _add_buyer(sheet: Sheet, content: Content) -> None:
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


def _add_particulars(sheet: Sheet, content: Content) -> None:
    document, words = content.document, content.words
    rows = [
        (words.number, content.number),
        (words.day, danish.day(document.date)),
        ("Vedr. faktura", document.invoice_number),
        ("Gyldigt til", danish.day(document.valid_until) if document.valid_until else None),
        ("Forfaldsdato", danish.day(document.due_date) if document.due_date else None),
        ("Betalingsbetingelser", content.terms),
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


def _table_head(sheet: Sheet) -> None:
    sheet.box(LEFT, RIGHT - LEFT, 20, BRAND)
    sheet.y -= 13.5
    sheet.text(LEFT + 8, "Beskrivelse", font=fonts.BOLD, size=8.5, colour="#ffffff")
    for x, text in ((QUANTITY, "Antal"), (UNIT_PRICE, "Enhedspris"), (RATE, "Moms"), (AMOUNT, "Beløb")):
        sheet.text(x, text, font=fonts.BOLD, size=8.5, colour="#ffffff", anchor="right")
    sheet.y -= 8.5
