"""Request bodies: made once when an operation is queued, frozen from then on, and read back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

import msgspec
from msgspec import UNSET, UnsetType

from ledgerbee_desktop.api import record_bodies
from ledgerbee_desktop.api.lines import encoded, read_lines
from ledgerbee_desktop.api.strict import camel, some_date, some_id, strict, wrong
from ledgerbee_desktop.api.wire.requests import (
    Body,
    ConvertIn,
    CreateCreditNoteIn,
    CreateInvoiceIn,
    CreateOrderConfirmationIn,
    CreateQuoteIn,
    InvoiceAdjustmentIn,
    OrderConfirmationAdjustmentIn,
    SendInvoiceIn,
    SendSalesDocumentIn,
)
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import DraftId, TemplateId, normal_id
from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType, DocumentKind, Target
from ledgerbee_desktop.core.operations import OperationKind, SendRequest
from ledgerbee_desktop.core.ports import Ids
from ledgerbee_desktop.core.records import RecordWrite

CREATES: Final[Mapping[DocumentKind, type[Body]]] = {
    DocumentKind.INVOICE: CreateInvoiceIn,
    DocumentKind.CREDIT_NOTE: CreateCreditNoteIn,
    DocumentKind.QUOTE: CreateQuoteIn,
    DocumentKind.ORDER_CONFIRMATION: CreateOrderConfirmationIn,
}
ADJUSTMENTS: Final[Mapping[DocumentKind, type[Body]]] = {
    DocumentKind.INVOICE: InvoiceAdjustmentIn,
    DocumentKind.ORDER_CONFIRMATION: OrderConfirmationAdjustmentIn,
}
TARGETS: Final = {DocumentKind.INVOICE: "invoice", DocumentKind.ORDER_CONFIRMATION: "orderConfirmation"}
# Draft field by wire name. A kind's struct decides which of them its body has.
HEADER: Final = {
    "customer_id": "customer_id",
    "customer_department_id": "department_id",
    "customer_contact_id": "contact_id",
    "date": "date",
    "due_date": "due_date",
    "valid_until": "valid_until",
    "payment_terms": "payment_terms",
    "invoice_number": "invoice_number",
    "currency": "currency",
    "reference": "reference",
    "our_reference": "our_reference",
    "description": "description",
    "notes": "notes",
}
_IDS: Final = frozenset({"customer_id", "customer_department_id", "customer_contact_id"})
_DATES: Final = frozenset({"date", "due_date", "valid_until"})
# What an adjustment states even when it is empty: left out, the new document would get the source's text.
_COPIED_TEXTS: Final = frozenset({"reference", "our_reference", "notes"})


class JsonBodies:
    """`core.ports.Bodies`."""

    def create(self, draft: Draft) -> bytes:
        """The create body of the draft's kind: currency and (invoice) due date are always stated, so that reconciliation can compare them.

        A due date that an invoice lacks is its date plus its payment terms. A line's description and unit price are there only
        if the person gave them. A field that the kind does not have is left out whatever the draft says.

        Raises:
            ValueError: the draft has findings of severity error (no customer, no date, a price with three decimals, …).
        """
        if draft.customer_id is None or draft.date is None:
            raise ValueError("a create body needs a customer and a date")
        kind = CREATES[draft.kind]
        stated = _header(draft, kind)
        if draft.kind is DocumentKind.INVOICE:
            stated["due_date"] = _due_date(draft, draft.date).isoformat()
        return msgspec.json.encode(kind(**stated, lines=encoded(draft.lines)))

    def update(self, draft: Draft) -> bytes:
        """The PATCH body of a quote or order confirmation: the create body, since what is left out is gone (contract README, trap 3).

        Raises:
            ValueError: as `create`, and for an invoice or a credit note, which LedgerBee cannot change.
        """
        if not TRAITS[draft.kind].is_updatable:
            raise ValueError(f"an update of {draft.kind} is not possible")
        return self.create(draft)

    def convert(self, source: DocumentKind, target: DocumentKind, adjustment: Draft | None) -> bytes:
        """The convert body. `adjustment` (a draft of the target kind) states all that the new document is to have, empty texts included.

        Its customer stays out: the new document has the source's. An empty department or contact cannot be stated.

        Raises:
            ValueError: LedgerBee cannot make `target` of `source`; the adjustment is of another kind, or has findings of severity error.
        """
        if target not in TRAITS[source].converts_to:
            raise ValueError(f"a {source} does not become a {target}")
        if adjustment is None:
            return msgspec.json.encode(ConvertIn(target=TARGETS[target]))
        if adjustment.kind is not target:
            raise ValueError(f"an adjustment for a {target} is one")
        kind = ADJUSTMENTS[target]
        stated = _header(adjustment, kind, even_empty=_COPIED_TEXTS)
        document = kind(**stated, lines=encoded(adjustment.lines) if adjustment.lines else UNSET)
        return msgspec.json.encode(
            ConvertIn(target=TARGETS[target], document=msgspec.Raw(msgspec.json.encode(document)))
        )

    def send(self, kind: DocumentKind, request: SendRequest) -> bytes:
        """PublicSendInvoice for invoices and credit notes, SendSalesDocument for quotes and order confirmations (contract README, trap 1).

        Raises:
            ValueError: the kind has no such channel, or cannot store the recipient on the customer.
        """
        traits = TRAITS[kind]
        if request.delivery_type not in traits.channels:
            raise ValueError(f"a {kind} is not sent by {request.delivery_type}")
        to = request.to or UNSET
        template = normal_id(request.template_id) if request.template_id else UNSET
        email = to if request.delivery_type is DeliveryType.EMAIL else UNSET
        if not traits.overrides_recipient:
            if request.store_on_customer:
                raise ValueError(f"a send of a {kind} changes no customer")
            return msgspec.json.encode(
                SendSalesDocumentIn(
                    delivery_type=request.delivery_type.value, recipient_email=email, document_template_id=template
                )
            )
        return msgspec.json.encode(
            SendInvoiceIn(
                delivery_type=request.delivery_type.value,
                override_email=email,
                override_ean_number=to if request.delivery_type is DeliveryType.SPROOM else UNSET,
                update_customer_record=True if request.store_on_customer else UNSET,
                document_template_id=template,
            )
        )

    def record(self, write: RecordWrite) -> bytes:
        """See `record_bodies.record`."""
        return record_bodies.record(write)

    def read_create(self, kind: DocumentKind, body: bytes, ids: Ids) -> Draft:
        """The draft that a create body states; header fields that it states count as typed by the person.

        A currency that is left out is the draft's own default; amounts are read from their digits. What the rules of
        `core.rules` judge (a quantity of zero, three decimals, no product line) is read as it stands.

        Raises:
            InvalidBody: the body is not a create body of `kind`; names the field.
        """
        return _draft(kind, strict(body, CREATES[kind]), ids)

    def read_send(self, body: bytes) -> SendRequest:
        """The request that a frozen send body of either family states. Raises InvalidBody when it is none."""
        if b'"recipientEmail"' in body or not body.strip(b"{} \t\r\n"):
            sales = strict(body, SendSalesDocumentIn)
            return _request(sales.delivery_type, sales.recipient_email, sales.document_template_id)
        found = strict(body, SendInvoiceIn)
        to = found.override_email or found.override_ean_number
        stores = found.update_customer_record is True
        return _request(found.delivery_type, to, found.document_template_id, store_on_customer=stores)

    def read_convert(self, body: bytes) -> DocumentKind:
        """The target kind that a frozen convert body states. Raises InvalidBody when it is none."""
        found = strict(body, ConvertIn)
        for kind, name in TARGETS.items():
            if found.target == name:
                return kind
        raise wrong("target", "orderConfirmation or invoice")

    def read_adjustment(self, body: bytes, ids: Ids) -> Draft | None:
        """The adjusted document that a frozen convert body states, without a customer; None when the source is converted as it is.

        What it leaves out or states as empty is empty in the draft. Raises InvalidBody when it is no convert body.
        """
        target = self.read_convert(body)
        stated = strict(body, ConvertIn).document
        if isinstance(stated, UnsetType):
            return None
        return _draft(target, strict(bytes(stated), ADJUSTMENTS[target], "document"), ids)

    def read_record(self, target: Target, kind: OperationKind, record_id: str, body: bytes) -> RecordWrite:
        """See `record_bodies.read_record`."""
        return record_bodies.read_record(target, kind, record_id, body)


def _header(draft: Draft, kind: type[Body], even_empty: frozenset[str] = frozenset()) -> dict[str, Any]:
    """What the draft states of the header fields that `kind` has."""
    stated: dict[str, Any] = {}
    for name in kind.__struct_fields__:
        value = getattr(draft, HEADER[name]) if name in HEADER else None
        if isinstance(value, dt.date):
            stated[name] = value.isoformat()
        elif name in _IDS and value:
            stated[name] = normal_id(value)
        elif isinstance(value, int) or value or (name in even_empty):
            stated[name] = value
    return stated


def _due_date(draft: Draft, date: dt.date) -> dt.date:
    if draft.due_date is not None:
        return draft.due_date
    if draft.payment_terms is None:
        raise ValueError("an invoice body needs a due date or payment terms")
    return date + dt.timedelta(days=draft.payment_terms)


def _draft(kind: DocumentKind, found: Any, ids: Ids) -> Draft:
    """The draft that the struct of a create body or of an adjustment states."""
    given: dict[str, Any] = {}
    for name in found.__struct_fields__:
        value = getattr(found, name)
        if name in HEADER and value is not UNSET:
            given[HEADER[name]] = _read(name, value)
    lines = () if isinstance(found.lines, UnsetType) else read_lines(found.lines, ids)
    typed = frozenset(given) - {"customer_id"}
    return Draft(id=DraftId(ids.new()), kind=kind, typed=typed, lines=lines, **given)


def _read(name: str, value: Any) -> Any:
    if name in _IDS:
        return some_id(value, camel(name))
    return some_date(value, camel(name)) if name in _DATES else value


def _request(
    delivery_type: str, to: str | UnsetType, template_id: str | UnsetType, *, store_on_customer: bool = False
) -> SendRequest:
    try:
        channel = DeliveryType(delivery_type)
    except ValueError as error:
        raise wrong("deliveryType", "Email, Sproom or Manual") from error
    template = some_id(template_id, "documentTemplateId")
    return SendRequest(
        delivery_type=channel,
        to=to if isinstance(to, str) else "",
        store_on_customer=store_on_customer,
        template_id=None if isinstance(template, UnsetType) else TemplateId(template),
    )
