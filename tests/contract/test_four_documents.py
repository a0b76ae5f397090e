"""The four documents side by side, a row of that table a test: what the client does with each kind, and what comes of it.

Two programs written from the same contract meet here over a real socket. Each test names its row in the contract's README ("Side by
side") and in the product's own table ("Product").
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest

from ledgerbee_desktop.core.errors import KeyProblem, Missing, Refused
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from ledgerbee_desktop.core.matching import Likeness, compare
from tests.contract.our_client import BODIES, MANUAL, PATHS, SALES, TODAY, UNKNOWN, Ours

INVOICE, CREDIT_NOTE = DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE
QUOTE, ORDER_CONFIRMATION = DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION
EVERY = pytest.mark.parametrize("kind", DocumentKind)


def raw(ours: Ours, kind: DocumentKind, document_id: DocumentId) -> dict[str, Any]:
    """The document as it stands on the wire."""
    return dict(ours.sandbox.call("GET", f"/v1/{PATHS[kind]}/{document_id}").json())


@EVERY
def test_path(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: path."""
    ours.sandbox.clear_requests()
    document = ours.make(kind)
    ours.read(document)
    ours.listed(kind)
    ours(ours.client.pdf(kind, document.id, draft=True))
    paths = [request["path"] for request in ours.sandbox.requests()]
    own = f"/v1/{PATHS[kind]}"
    assert paths == [own, f"{own}/{document.id}", own, f"{own}/{document.id}/pdf"]


@EVERY
def test_scopes(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: scopes. The one that is missing is named (a credit note's are those of an invoice)."""
    document, traits = ours.make(kind), TRAITS[kind]
    everything = {each for some in TRAITS.values() for each in (some.read_scope, some.write_scope)}
    ours.sandbox.set_key(scopes=sorted(everything - {traits.read_scope}))
    for read in (ours.client.document(kind, document.id), ours.client.documents(kind, 1)):
        with pytest.raises(KeyProblem) as caught:
            ours(read)
        assert caught.value.required_scopes == (traits.read_scope,)
    ours.sandbox.set_key(scopes=sorted(everything - {traits.write_scope}))
    for write in (
        ours.client.create(kind, BODIES.create(ours.draft(kind))),
        ours.client.send(kind, document.id, BODIES.send(kind, MANUAL)),
    ):
        with pytest.raises(KeyProblem) as caught:
            ours(write)
        assert caught.value.required_scopes == (traits.write_scope,)
    assert ours.read(document).status == "draft"


@EVERY
def test_booked(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: booked. Product table: booked. What was booked is for ever; what never is can still become something else."""
    document = ours.sent(kind)
    assert document.status == "sent"
    assert TRAITS[kind].is_booked == (kind in {INVOICE, CREDIT_NOTE})
    if TRAITS[kind].is_booked:
        assert not TRAITS[kind].converts_to
        with pytest.raises(ValueError, match="booked"):
            ours.sandbox.control("DELETE", f"{PATHS[kind]}/{document.id}")
    else:
        assert ours.convert(document, INVOICE).status == "draft"


@EVERY
def test_number_field(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: number field. Product table: number field."""
    document = ours.sent(kind)
    wire = raw(ours, kind, document.id)
    mine, other = ("documentNumber", "number") if kind in SALES else ("number", "documentNumber")
    assert document.number
    assert wire[mine] == document.number
    assert other not in wire
    (listed,) = ours(ours.client.documents(kind, 1, ours.customer)).items
    assert listed.number == document.number


@EVERY
def test_number_given(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: number given. Product table: number allocated. Trap 6: a credit note has its number while it is a draft."""
    draft = ours.make(kind)
    assert draft.status == "draft"
    assert bool(draft.number) == TRAITS[kind].is_numbered_on_create == (kind is CREDIT_NOTE)
    sent = ours.send(draft)
    assert sent.number
    assert not draft.number or sent.number == draft.number


@EVERY
def test_sign_of_totals(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: sign of totals. Product table: totals. Trap 7, unknown 19: positive in, and out by the sign of the kind."""
    draft = ours.draft(kind)
    document = ours.make(kind)
    sign = TRAITS[kind].sign
    assert sign == (-1 if kind is CREDIT_NOTE else 1)
    assert (document.subtotal, document.vat, document.amount) == (
        sign * Decimal("866.91"),
        sign * Decimal("216.73"),
        sign * Decimal("1083.64"),
    )
    assert document.lines is not None
    assert [line.quantity for line in document.lines] == [line.quantity for line in draft.lines]
    assert all((line.total or 0) * sign >= 0 for line in document.lines)
    assert compare(draft, document).likeness is Likeness.SAME


BY_THE_HOOK: dict[DocumentKind, tuple[str, ...]] = {
    INVOICE: (
        "draft",
        "scheduled",
        "sending",
        "sent",
        "paid",
        "partially_paid",
        "cancelled",
        "uncollectible",
        "credited",
    ),
    CREDIT_NOTE: ("draft", "scheduled", "sending", "sent"),
    QUOTE: ("draft", "sent", "accepted", "rejected"),
    ORDER_CONFIRMATION: ("draft", "sent"),
}


@EVERY
def test_stored_status(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: stored status. Each is read as it comes, and those that may be filtered by find the document (unknown 15)."""
    document = ours.make(kind, valid_until=None) if kind is QUOTE else ours.make(kind)
    for status in BY_THE_HOOK[kind]:
        ours.sandbox.control("POST", f"{PATHS[kind]}/{document.id}/status", {"status": status})
        assert ours.read(document).status == status
        assert status in TRAITS[kind].statuses
        if status != "credited":
            assert ours.listed(kind, status=status) == [document.id]
        else:
            with pytest.raises(Refused):
                ours.listed(kind, status=status)


@EVERY
def test_display_status(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: display status. Trap 4: it is what is shown and filtered by, and the status beside it stays what it was."""
    document = ours.sent(kind)
    if kind not in SALES:
        assert "displayStatus" not in raw(ours, kind, document.id)
        assert document.display_status == document.status == "sent"
        return
    ours.convert(document, INVOICE)
    converted = ours.read(document)
    assert (converted.status, converted.display_status) == ("sent", "converted")
    assert converted.is_converted
    assert ours.listed(kind, status="converted") == [document.id]
    assert ours.listed(kind, status="sent") == []
    extra = {"converted", "expired"} if kind is QUOTE else {"converted"}
    assert set(TRAITS[kind].statuses) == set(BY_THE_HOOK[kind]) | extra
    if kind is QUOTE:
        old = ours.sent(kind, date=dt.date(2020, 1, 1), valid_until=dt.date(2020, 2, 1))
        assert (old.status, old.display_status) == ("sent", "expired")


OWN = {
    INVOICE: {"due_date", "payment_terms", "description"},
    CREDIT_NOTE: {"invoice_number"},
    QUOTE: {"valid_until"},
    ORDER_CONFIRMATION: set[str](),
}


@EVERY
def test_body_fields_of_its_own(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: body fields of its own. Product table: fields of its own. Trap 2: what another kind has is left out, not sent."""
    assert TRAITS[kind].own_fields == OWN[kind]
    everything: dict[str, Any] = {
        "due_date": TODAY,
        "payment_terms": 8,
        "description": "x",
        "valid_until": TODAY,
        "invoice_number": ours.sent(INVOICE).number,
    }
    body = BODIES.create(dataclasses.replace(ours.draft(kind), **everything))
    names = {
        "due_date": "dueDate",
        "payment_terms": "paymentTerms",
        "valid_until": "validUntil",
        "invoice_number": "invoiceNumber",
    }
    assert set(json.loads(body)) & {"description", *names.values()} == {names.get(name, name) for name in OWN[kind]}
    document = ours(ours.client.create(kind, body)).value
    assert document.due_date == (TODAY if kind is INVOICE else None)
    assert document.valid_until == (TODAY if kind is QUOTE else None)


@EVERY
def test_body_fields_of_all(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: body fields of all. Trap 17: an invoice keeps contact and department to itself."""
    document = ours.make(kind)
    draft = ours.draft(kind)
    assert document == ours.read(document)
    assert (document.customer_id, document.date, document.currency) == (ours.customer, TODAY, "DKK")
    assert (document.reference, document.our_reference, document.notes) == ("PO 7", "Mette", draft.notes)
    people = (ours.contact, ours.department) if kind in SALES else (None, None)
    assert (document.contact_id, document.department_id) == people


@EVERY
def test_text_search_and_sorting(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: text search and sorting. Product table: text search and sorting. Unknown 13: what a list lacks is never asked for."""
    first, second = ours.sent(kind), ours.sent(kind, date=TODAY - dt.timedelta(days=3))
    assert ours.listed(kind) == [second.id, first.id]
    if TRAITS[kind].has_text_search:
        assert ours.listed(kind, search=first.number.lower()) == [first.id]
        assert ours.listed(kind, search="no such thing") == []
    else:
        with pytest.raises(ValueError, match="no such parameter"):
            ours.listed(kind, search=first.number)
    if TRAITS[kind].is_sortable:
        assert ours.listed(kind, sort_by="date", sort_order="desc") == [first.id, second.id]
        assert ours.listed(kind, sort_by="date", sort_order="asc") == [second.id, first.id]
        assert ours.listed(kind, sort_by="documentNumber", sort_order="asc") == [first.id, second.id]
    else:
        with pytest.raises(ValueError, match="no such parameter"):
            ours.listed(kind, sort_by="date")


@EVERY
def test_patch(ours: Ours, kind: DocumentKind) -> None:
    """Side by side: patch. Product table: changed after create. Trap 3: it replaces everything; trap 5: an invoice has none."""
    document = ours.make(kind)
    few = ours.draft(kind, contact_id=None, department_id=None, reference="", notes="", lines=(ours.line("2"),))
    if kind not in SALES:
        with pytest.raises(ValueError, match="cannot be changed"):
            ours(ours.client.update(kind, document.id, BODIES.create(few)))
        assert ours.read(document) == document
        return
    changed = ours(ours.client.update(kind, document.id, BODIES.update(few))).value
    assert changed == ours.read(document)
    assert (changed.contact_id, changed.department_id, changed.reference, changed.notes) == (None, None, "", "")
    assert changed.our_reference == "Mette"
    assert changed.lines is not None
    assert [line.quantity for line in changed.lines] == [Decimal(2)]
    assert changed.amount == Decimal("2375.00")
    ours.send(document)
    with pytest.raises(Refused) as caught:
        ours(ours.client.update(kind, document.id, BODIES.update(few)))
    assert (caught.value.refusal.status, caught.value.refusal.code) == (400, "SANDBOX_DOCUMENT_NOT_DRAFT")
    with pytest.raises(Missing):
        ours(ours.client.update(kind, DocumentId(UNKNOWN), BODIES.update(few)))


@EVERY
def test_deleted(ours: Ours, kind: DocumentKind) -> None:
    """Product table: deleted. There is no such call of the client, and no such operation; a colleague can, and then it is missing."""
    document = ours.make(kind)
    assert not [name for name in dir(ours.client) if "delete" in name or "remove" in name]
    assert ours.sandbox.call("DELETE", f"/v1/{PATHS[kind]}/{document.id}").status_code == 404
    assert ours.read(document) == document
    ours.sandbox.control("DELETE", f"{PATHS[kind]}/{document.id}")
    with pytest.raises(Missing):
        ours.read(document)
