"""The four documents side by side, once they leave: sent by their channels, delivered, converted. See `test_four_documents`."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from ledgerbee_desktop.core.errors import Refused
from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType, DocumentKind
from ledgerbee_desktop.core.matching import Likeness, compare
from ledgerbee_desktop.core.operations import SendRequest
from tests.contract.our_client import BODIES, PATHS, SALES, Ours

INVOICE, CREDIT_NOTE = DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE
QUOTE, ORDER_CONFIRMATION = DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION
EVERY = pytest.mark.parametrize("kind", DocumentKind)


CHANNELS = {
    INVOICE: {DeliveryType.EMAIL, DeliveryType.SPROOM, DeliveryType.MANUAL},
    CREDIT_NOTE: {DeliveryType.EMAIL, DeliveryType.SPROOM, DeliveryType.MANUAL},
    QUOTE: {DeliveryType.MANUAL, DeliveryType.EMAIL},
    ORDER_CONFIRMATION: {DeliveryType.MANUAL, DeliveryType.EMAIL},
}


@EVERY
def test_delivery_type(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: delivery type. Product table: send channels. Trap 9: `Manual` numbers too; an invoice's channel must be named."""
    assert set(TRAITS[kind].channels) == CHANNELS[kind]
    for channel in DeliveryType:
        document = ours.make(kind)
        if channel in CHANNELS[kind]:
            assert ours.send(document, SendRequest(delivery_type=channel)).status == "sent"
            continue
        with pytest.raises(ValueError, match="not sent by"):
            BODIES.send(kind, SendRequest(delivery_type=channel))
        with pytest.raises(Refused) as caught:
            ours(ours.client.send(kind, document.id, json.dumps({"deliveryType": channel}).encode()))
        assert [each.path for each in caught.value.refusal.problems] == ["deliveryType"]
    document = ours.make(kind)
    if kind in SALES:
        ours(ours.client.send(kind, document.id, b"{}"))
        assert ours.read(document).status == "sent"
    else:
        with pytest.raises(Refused):
            ours(ours.client.send(kind, document.id, b"{}"))
        assert ours.read(document).status == "draft"


@EVERY
def test_address_field(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: address field. Product table: recipient fields. Traps 1 and 18: one name for each family, and it makes a contact."""
    to = f"ny-{kind}@kunde.example"
    request = SendRequest(delivery_type=DeliveryType.EMAIL, to=to)
    mine, other = ("recipientEmail", "overrideEmail") if kind in SALES else ("overrideEmail", "recipientEmail")
    assert json.loads(BODIES.send(kind, request)) == {"deliveryType": "Email", mine: to}
    document = ours.make(kind)
    with pytest.raises(Refused) as caught:
        ours(ours.client.send(kind, document.id, json.dumps({"deliveryType": "Email", other: to}).encode()))
    assert [each.path for each in caught.value.refusal.problems] == [other]
    assert ours.read(document).status == "draft"
    ours.send(document, request)
    assert to in {each.email for each in ours(ours.client.contacts(ours.customer))}


@EVERY
def test_overrides(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: overrides. Product table: recipient fields. An EAN, and keeping the address on the customer, are for invoices."""
    email = SendRequest(delivery_type=DeliveryType.EMAIL, to="ny@kunde.example", store_on_customer=True)
    if kind in SALES:
        with pytest.raises(ValueError, match="changes no customer"):
            BODIES.send(kind, email)
        return
    ours.send(ours.make(kind), email)
    assert ours(ours.client.customer(ours.customer)).email == "ny@kunde.example"
    gln = "5790000435975"
    sproom = SendRequest(delivery_type=DeliveryType.SPROOM, to=gln, store_on_customer=True)
    document = ours.send(ours.make(kind), sproom)
    assert ours(ours.client.customer(ours.customer)).ean == gln
    (delivery,) = ours(ours.client.delivery_status(kind, document.id)).deliveries
    assert (delivery.delivery_type, delivery.recipient_ean) == ("Sproom", gln)


@EVERY
def test_delivery_status(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: delivery status. Product table: delivery log. Trap 10, unknown 11: sent is not delivered; newest first."""
    document = ours.sent(kind)
    if kind in SALES:
        with pytest.raises(ValueError, match="no delivery log"):
            ours(ours.client.delivery_status(kind, document.id))
        return
    assert [each.status for each in ours(ours.client.delivery_status(kind, document.id)).deliveries] == ["success"]
    ours.sandbox.control("POST", f"{PATHS[kind]}/{document.id}/deliveries", {})
    log = ours(ours.client.delivery_status(kind, document.id))
    assert log.send_count == 2
    assert [each.status for each in log.deliveries] == ["failed", "success"]
    assert ours.read(document).status == "sent"


@EVERY
def test_converts_to(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: converts to. Product table: converts into. Unknowns 2, 3 and 4: the source's own link is followed."""
    targets = {QUOTE: {ORDER_CONFIRMATION, INVOICE}, ORDER_CONFIRMATION: {INVOICE}}.get(kind, set())
    assert set(TRAITS[kind].converts_to) == targets
    for target in DocumentKind:
        if target not in targets:
            with pytest.raises(ValueError, match="does not become"):
                BODIES.convert(kind, target, None)
            continue
        source = ours.sent(kind)
        made = ours.convert(source, target)
        assert (made.kind, made.status, made.number) == (target, "draft", "")
        assert (made.customer_id, made.amount, made.reference) == (ours.customer, source.amount, "PO 7")
        after = ours.read(source)
        links = {ORDER_CONFIRMATION: after.converted_to_order_confirmation, INVOICE: after.converted_to_invoice}
        assert {each for each, link in links.items() if link is not None} == {target}
    if not targets:
        document = ours.sent(kind)
        with pytest.raises(ValueError, match="not converted"):
            ours(ours.client.convert(kind, document.id, b'{"target":"invoice"}'))


@pytest.mark.parametrize(
    ("kind", "target"), [(QUOTE, ORDER_CONFIRMATION), (QUOTE, INVOICE), (ORDER_CONFIRMATION, INVOICE)]
)
def test_an_adjusted_conversion(ours: Ours, kind: DocumentKind, target: DocumentKind) -> None:
    """Side by side: converts to. What was asked for is what the new document has, and the customer is the source's."""
    source = ours.sent(kind)
    wanted = ours.draft(target, customer_id=None, reference="", notes="Ændret", lines=(ours.line("3"),))
    made = ours.convert(source, target, wanted)
    assert compare(wanted.replace(customer_id=ours.customer), made).likeness is Likeness.SAME
    assert (made.reference, made.notes, made.amount) == ("", "Ændret", Decimal("3562.50"))


@pytest.mark.parametrize("kind", SALES)
def test_an_invoice_that_leaves_its_conversion_booked(ours: Ours, kind: DocumentKind) -> None:
    """Unknown 3, the other reading: what its status and number say."""
    ours.sandbox.set(converted_invoice="booked")
    made = ours.convert(ours.sent(kind), INVOICE)
    assert made.status == "sent"
    assert made.number
