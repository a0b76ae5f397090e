"""What stands on the paper: a draft, the library's names and the estimate turned into words and figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from ledgerbee_desktop.core.dates import format_date
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.kinds import TRAITS, LineKind, has_field
from ledgerbee_desktop.core.library import Catalogue, Company, Contact, Customer, Department
from ledgerbee_desktop.core.numbers import format_amount, format_percent, format_quantity, style_of
from ledgerbee_desktop.core.text import clean, clean_line
from ledgerbee_desktop.core.totals import LineAmounts, Totals, catalogue_price

MOST_CHARACTERS = 20_000
"""Of one text; what is longer ends in "…". Nobody prints more, and drawing must stay quick."""
UNKNOWN = "–"
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is to be drawn. `title` is the kind's name in the person's language; `language` ("da" or "en") decides numbers and dates.

    `totals` is the estimate of exactly this `draft`; contact and department are those that the draft names.
    """

    draft: Draft
    catalogue: Catalogue
    totals: Totals
    title: str
    language: str
    company: Company | None = None
    contact: Contact | None = None
    department: Department | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line. Only a product line has figures; "–" stands where one is not known yet."""

    kind: LineKind
    text: str
    quantity: str = ""
    unit_price: str = ""
    vat: str = ""
    amount: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything that stands on the paper, in the order in which it is read. Texts are clean, and plain whatever they look like."""

    title: str
    continued: str
    watermark: str
    seller: str
    seller_facts: tuple[str, ...]
    buyer_heading: str
    buyer: str
    buyer_facts: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    introduction: str
    headings: Row
    rows: tuple[Row, ...]
    sums: tuple[tuple[str, str], ...]
    total: tuple[str, str]
    remark: str
    notes: str
    footer: str


def content_of(subject: Subject) -> Content:
    """The words and figures of a draft."""
    draft, company = subject.draft, subject.company
    customer = subject.catalogue.customers.get(draft.customer_id) if draft.customer_id is not None else None
    seller = clean_line(company.name) if company is not None else ""
    identity, reach = (tuple(_present(facts)) for facts in (_seller_identity(company), _seller_reach(company)))
    figures = _Figures(subject)
    return Content(
        title=clean_line(subject.title),
        continued=translate("preview", "{0}, continued").format(clean_line(subject.title)),
        watermark=translate("preview", "Local preview"),
        seller=seller,
        seller_facts=identity + reach,
        buyer_heading=translate("preview", "To"),
        buyer=clean_line(customer.name) if customer is not None else translate("preview", "No customer chosen"),
        buyer_facts=tuple(_present(_buyer_facts(subject, customer))),
        facts=tuple((label, clean_line(text)) for label, text in _facts(subject, customer) if clean_line(text)),
        introduction=_text(draft.description) if has_field(draft.kind, "description") else "",
        headings=Row(
            LineKind.PRODUCT,
            translate("preview", "Description"),
            translate("preview", "Quantity"),
            translate("preview", "Unit price"),
            translate("preview", "VAT"),
            translate("preview", "Amount"),
        ),
        rows=tuple(figures.row(*pair) for pair in zip(draft.lines, subject.totals.lines, strict=True)),
        sums=tuple(figures.sums()),
        total=(
            translate("preview", "Total {0} (estimate)").format(draft.currency),
            figures.amount(subject.totals.total),
        ),
        remark=_remark(subject.totals),
        notes=_text(draft.notes),
        footer=" · ".join(part for part in (seller, *identity) if part),
    )


def _text(text: str) -> str:
    cleaned = clean(text).expandtabs(4).strip()
    return cleaned if len(cleaned) <= MOST_CHARACTERS else f"{cleaned[: MOST_CHARACTERS - 1]}…"


def _present(texts: Iterator[str]) -> Iterator[str]:
    yield from (cleaned for text in texts if (cleaned := clean_line(text)))


def _place(postal_code: str, city: str, country_code: str) -> str:
    abroad = country_code if country_code.upper() not in {"", "DK"} else ""
    return " ".join(part for part in (abroad, postal_code, city) if part)


def _seller_identity(company: Company | None) -> Iterator[str]:
    if company is not None:
        yield company.address
        yield _place(company.postal_code, company.city, company.country_code)
        yield translate("preview", "CVR no. {0}").format(company.cvr) if company.cvr else ""


def _seller_reach(company: Company | None) -> Iterator[str]:
    if company is not None:
        yield translate("preview", "Phone {0}").format(company.phone) if company.phone else ""
        yield company.email


def _buyer_facts(subject: Subject, customer: Customer | None) -> Iterator[str]:
    contact, department = subject.contact, subject.department
    yield department.name if department is not None else ""
    yield translate("preview", "Attn. {0}").format(contact.name) if contact is not None and contact.name else ""
    if customer is None:
        return
    yield customer.address
    yield _place(customer.postal_code, customer.city, customer.country_code)
    yield translate("preview", "VAT no. {0}").format(customer.vat_number) if customer.vat_number else ""
    ean = (department.ean if department is not None else "") or customer.ean
    yield translate("preview", "EAN {0}").format(ean) if ean else ""


def _facts(subject: Subject, customer: Customer | None) -> Iterator[tuple[str, str]]:
    """Label and value of each header field that the kind has."""
    draft = subject.draft
    fields = {
        "invoice_number": (translate("preview", "Credits invoice"), draft.invoice_number),
        "date": (translate("preview", "Date"), "" if draft.date is None else format_date(draft.date, subject.language)),
        "due_date": (
            translate("preview", "Due date"),
            "" if draft.due_date is None else format_date(draft.due_date, subject.language),
        ),
        "payment_terms": (
            translate("preview", "Payment terms"),
            "" if draft.payment_terms is None else translate("preview", "{0} days").format(draft.payment_terms),
        ),
        "valid_until": (
            translate("preview", "Valid until"),
            "" if draft.valid_until is None else format_date(draft.valid_until, subject.language),
        ),
        "customer_number": (translate("preview", "Customer no."), customer.number if customer is not None else ""),
        "reference": (translate("preview", "Your reference"), draft.reference),
        "our_reference": (translate("preview", "Our reference"), draft.our_reference),
        "currency": (translate("preview", "Currency"), draft.currency),
    }
    yield from (shown for name, shown in fields.items() if has_field(draft.kind, name))


def _remark(totals: Totals) -> str:
    if totals.complete:
        return translate("preview", "The amounts are an estimate. LedgerBee calculates the final ones.")
    return translate(
        "preview", "The amounts are an estimate, and some lines are incomplete. LedgerBee calculates the final ones."
    )


class _Figures:
    """Amounts with the sign of the kind: a credit note's quantities and prices are positive, its amounts negative."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._sign = TRAITS[subject.draft.kind].sign
        self._style = style_of(subject.language)

    def amount(self, value: Decimal) -> str:
        """An amount as the document will have it."""
        return self._price(value * self._sign + 0)  # + 0: no "-0,00"

    def _price(self, value: Decimal) -> str:
        return format_amount(value, self._subject.draft.currency, self._style)

    def row(self, line: Line, amounts: LineAmounts | None) -> Row:
        """A line with its figures."""
        if line.kind is not LineKind.PRODUCT:
            return Row(line.kind, _text(line.description))
        unit_price = amounts.unit_price if amounts is not None else self._unit_price(line)
        return Row(
            line.kind,
            _text(line.description) or self._catalogue_text(line),
            UNKNOWN if line.quantity is None else format_quantity(line.quantity, self._style),
            UNKNOWN if unit_price is None else self._price(unit_price),
            UNKNOWN if amounts is None else format_percent(amounts.vat_rate, self._style),
            UNKNOWN if amounts is None else self.amount(amounts.total),
        )

    def _unit_price(self, line: Line) -> Decimal | None:
        if line.unit_price is not None:
            return line.unit_price
        return catalogue_price(self._subject.draft, line, self._subject.catalogue)

    def _catalogue_text(self, line: Line) -> str:
        product = self._subject.catalogue.product_of(line.price_id) if line.price_id is not None else None
        return UNKNOWN if product is None else _text(product.description or product.name) or UNKNOWN

    def sums(self) -> Iterator[tuple[str, str]]:
        """Subtotal, then VAT for each rate."""
        totals = self._subject.totals
        yield translate("preview", "Subtotal"), self.amount(totals.subtotal)
        for rate in totals.vat_by_rate:
            label = translate("preview", "VAT {0} of {1}")
            yield label.format(format_percent(rate.rate, self._style), self.amount(rate.base)), self.amount(rate.vat)
