"""Request bodies of invoices: made once when an operation is queued, frozen from then on, and read back."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any, Final, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from ledgerbee_desktop.api.wire import values
from ledgerbee_desktop.api.wire.requests import CreateInvoiceIn, LineMark, ProductLineIn, SendInvoiceIn, TextLineIn
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import (
    DraftId,
    LineId,
    PriceId,
    TemplateId,
    normal_id,
)
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind, LineKind
from ledgerbee_desktop.core.operations import SendRequest
from ledgerbee_desktop.core.ports import Ids
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message

S = TypeVar("S")

CENT: Final = Decimal("0.01")
_NUMBER = re.compile(rb"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]{1,4})?")
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLACE = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")
_NAMED = re.compile(r"^Object (?P<what>missing required|contains unknown) field `(?P<name>[^`]+)`")

_MISSING = QT_TRANSLATE_NOOP("errors", "“{path}” is missing.")
_UNKNOWN = QT_TRANSLATE_NOOP("errors", "“{path}” is not a field that LedgerBee takes here.")
_WRONG = QT_TRANSLATE_NOOP("errors", "“{path}” has a value that LedgerBee does not take: {why}.")
_NO_JSON = QT_TRANSLATE_NOOP("errors", "The body is not a JSON object.")


class InvalidBody(AppError):
    """A body is not what its schema says. `path` names the field as LedgerBee does (`lines.0.quantity`), empty: the body as a whole."""

    def __init__(self, message: Message, path: str) -> None:
        super().__init__(message)
        self.path = path


class JsonBodies:
    """`core.ports.Bodies` for invoices. The other kinds raise ValueError: no draft of them can be made yet."""

    def create(self, draft: Draft) -> bytes:
        """The body of PublicCreateInvoice: currency and due date are always stated, so that reconciliation can compare them.

        A due date that the draft lacks is its date plus its payment terms. A line's description and unit price are there only
        if the person gave them.

        Raises:
            ValueError: the draft has findings of severity error (no customer, no date, a price with three decimals, …).
        """
        _only_invoices(draft.kind)
        if draft.customer_id is None or draft.date is None:
            raise ValueError("a create body needs a customer and a date")
        return msgspec.json.encode(
            CreateInvoiceIn(
                customer_id=normal_id(draft.customer_id),
                customer_department_id=normal_id(draft.department_id) if draft.department_id else UNSET,
                customer_contact_id=normal_id(draft.contact_id) if draft.contact_id else UNSET,
                date=draft.date.isoformat(),
                due_date=_due_date(draft, draft.date).isoformat(),
                currency=draft.currency,
                payment_terms=UNSET if draft.payment_terms is None else draft.payment_terms,
                reference=draft.reference or UNSET,
                our_reference=draft.our_reference or UNSET,
                description=draft.description or UNSET,
                notes=draft.notes or UNSET,
                lines=[msgspec.Raw(msgspec.json.encode(_line_in(line))) for line in draft.lines],
            )
        )

    def send(self, kind: DocumentKind, request: SendRequest) -> bytes:
        """The body of PublicSendInvoice."""
        _only_invoices(kind)
        to = request.to or UNSET
        return msgspec.json.encode(
            SendInvoiceIn(
                delivery_type=request.delivery_type.value,
                override_email=to if request.delivery_type is DeliveryType.EMAIL else UNSET,
                override_ean_number=to if request.delivery_type is DeliveryType.SPROOM else UNSET,
                update_customer_record=True if request.store_on_customer else UNSET,
                document_template_id=normal_id(request.template_id) if request.template_id else UNSET,
            )
        )

    def read_create(self, kind: DocumentKind, body: bytes, ids: Ids) -> Draft:
        """The draft that a create body states; header fields that it states count as typed by the person.

        A currency that is left out is the draft's own default; amounts are read from their digits. What the rules of
        `core.rules` judge (a quantity of zero, three decimals, no product line) is read as it stands.

        Raises:
            InvalidBody: the body is not a create body of `kind`; names the field.
        """
        _only_invoices(kind)
        found = _strict(body, CreateInvoiceIn, "")
        header: dict[str, Any] = {
            "customer_id": _id(found.customer_id, "customerId"),
            "department_id": _id(found.customer_department_id, "customerDepartmentId"),
            "contact_id": _id(found.customer_contact_id, "customerContactId"),
            "date": _date(found.date, "date"),
            "due_date": _date(found.due_date, "dueDate"),
            "payment_terms": found.payment_terms,
            "currency": found.currency,
            "reference": found.reference,
            "our_reference": found.our_reference,
            "description": found.description,
            "notes": found.notes,
        }
        given = {name: value for name, value in header.items() if value is not UNSET}
        return Draft(
            id=DraftId(ids.new()),
            kind=kind,
            typed=frozenset(given) - {"customer_id"},
            lines=tuple(_line(bytes(raw), f"lines.{row}", ids) for row, raw in enumerate(found.lines)),
            **given,
        )

    def read_send(self, body: bytes) -> SendRequest:
        """The request that a frozen send body states. Raises InvalidBody when it is none."""
        found = _strict(body, SendInvoiceIn, "")
        try:
            delivery_type = DeliveryType(found.delivery_type)
        except ValueError as error:
            raise _wrong("deliveryType", "Email, Sproom or Manual") from error
        to = found.override_email or found.override_ean_number
        template = _id(found.document_template_id, "documentTemplateId")
        return SendRequest(
            delivery_type=delivery_type,
            to=to if isinstance(to, str) else "",
            store_on_customer=found.update_customer_record is True,
            template_id=None if isinstance(template, UnsetType) else TemplateId(template),
        )


def _only_invoices(kind: DocumentKind) -> None:
    if kind is not DocumentKind.INVOICE:
        raise ValueError(f"no bodies for {kind}")


def _due_date(draft: Draft, date: dt.date) -> dt.date:
    if draft.due_date is not None:
        return draft.due_date
    if draft.payment_terms is None:
        raise ValueError("an invoice body needs a due date or payment terms")
    return date + dt.timedelta(days=draft.payment_terms)


def _line_in(line: Line) -> ProductLineIn | TextLineIn:
    description = line.description or UNSET
    match line.kind:
        case LineKind.TEXT:
            return TextLineIn(line_type="text", description=description)
        case LineKind.SEPARATOR:
            return TextLineIn(line_type="separator")
        case LineKind.PRODUCT:
            if line.price_id is None or line.quantity is None or not line.quantity.is_finite():
                raise ValueError("a product line needs a price and a quantity")
            days = line.recognition_period_days
            return ProductLineIn(
                price_id=normal_id(line.price_id),
                quantity=msgspec.Raw(format(line.quantity, "f")),
                unit_price=UNSET if line.unit_price is None else _price_text(line.unit_price),
                description=description,
                recognition_period_days=UNSET if days is None else days,
            )


def _price_text(price: Decimal) -> str:
    """Two decimals, which is the most that may be sent (contract, NonNegativeDecimal)."""
    rounded = price.quantize(CENT)
    if rounded != price:
        raise ValueError("a unit price has at most two decimals")
    return format(rounded, "f")


def _strict(body: bytes, kind: type[S], where: str) -> S:
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise _explain(str(error), where) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidBody(_NO_JSON, where) from error


def _explain(why: str, where: str) -> InvalidBody:
    place = _PLACE.search(why)
    inner = re.sub(r"\[(\d+)\]", r".\1", place["path"]) if place else ""
    path = ".".join(part for part in (where, inner) if part)
    named = _NAMED.match(why)
    if named is not None:
        path = f"{path}.{named['name']}" if path else named["name"]
        return InvalidBody((_MISSING if named["what"].startswith("missing") else _UNKNOWN).of(path=path), path)
    return _wrong(path, _PLACE.sub("", why)) if path else InvalidBody(_NO_JSON, "")


def _wrong(path: str, why: str) -> InvalidBody:
    return InvalidBody(_WRONG.of(path=path, why=why), path)


def _id(value: str | UnsetType, path: str) -> str | UnsetType:
    if isinstance(value, UnsetType):
        return UNSET
    try:
        return normal_id(value)
    except ValueError as error:
        raise _wrong(path, "not a UUID") from error


def _date(value: str | UnsetType, path: str) -> dt.date | UnsetType:
    if isinstance(value, UnsetType):
        return UNSET
    wrong = _wrong(path, "a date is written YYYY-MM-DD")
    if _DATE.fullmatch(value) is None:
        raise wrong
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise wrong from error


def _line(raw: bytes, path: str, ids: Ids) -> Line:
    mark = _strict(raw, LineMark, path)
    line_id = LineId(ids.new())
    if mark.line_type in {"text", "separator"}:
        text = _strict(raw, TextLineIn, path)
        return Line(id=line_id, kind=LineKind(text.line_type), description=text.description or "")
    product = _strict(raw, ProductLineIn, path)
    days = product.recognition_period_days
    return Line(
        id=line_id,
        price_id=PriceId(str(_id(product.price_id, f"{path}.priceId"))),
        quantity=_number(bytes(product.quantity), f"{path}.quantity"),
        unit_price=_price(product.unit_price, f"{path}.unitPrice"),
        description=product.description or "",
        recognition_period_days=None if isinstance(days, UnsetType) else days,
    )


def _number(raw: bytes, path: str) -> Decimal:
    if _NUMBER.fullmatch(raw) is None:
        raise _wrong(path, "a quantity is a JSON number")
    return _sane(raw.decode("ascii"), path)


def _price(value: str | UnsetType, path: str) -> Decimal | None:
    if isinstance(value, UnsetType):
        return None
    if _DECIMAL.fullmatch(value) is None:
        raise _wrong(path, "a price is a decimal string with a dot")
    return _sane(value, path)


def _sane(digits: str, path: str) -> Decimal:
    try:
        return values.amount(Decimal(digits))
    except ValueError as error:
        raise _wrong(path, "a number of an impossible size") from error
