"""What stands in the way of an action: a scope, by the kind of credential, or a licence."""

from __future__ import annotations

import datetime as dt

from ledgerbee_desktop.core.identifiers import OperationId
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind, Target
from ledgerbee_desktop.core.library import KeyInfo
from ledgerbee_desktop.core.operations import Operation, OperationKind, SendRequest, State
from ledgerbee_desktop.core.rights import action, action_of, cannot
from ledgerbee_desktop.core.rules import Facts, findings, send_findings
from ledgerbee_desktop.core.rules.parts import Finding
from tests.unit.core.samples import CATALOGUE, TODAY, good_draft

QUOTE, INVOICE = DocumentKind.QUOTE, DocumentKind.INVOICE
CREATE_QUOTE = action(QUOTE, OperationKind.CREATE)


def key(**fields: object) -> KeyInfo:
    return KeyInfo(**({"scopes": None} | fields))  # type: ignore[arg-type]  # as the test names them


def test_nothing_is_said_as_long_as_ledgerbee_has_said_nothing() -> None:
    assert cannot(None, "quotes-write", CREATE_QUOTE) is None
    assert cannot(key(), "quotes-write", CREATE_QUOTE) is None
    assert cannot(key(scopes=frozenset({"quotes-write"})), "quotes-write", CREATE_QUOTE) is None


def test_a_scope_is_named_in_the_words_of_the_credential() -> None:
    of_key = str(cannot(key(scopes=frozenset()), "quotes-write"))
    of_client = str(cannot(key(lacking=frozenset({"quotes-write"}), is_client=True), "quotes-write"))
    assert of_key.startswith("The API key may not do this: it lacks the scope quotes-write.")
    assert of_client.startswith("The client id may not do this: it lacks the scope quotes-write.")


def test_a_licence_is_named_for_the_action_that_met_it_and_for_no_other() -> None:
    known = key(unlicensed={CREATE_QUOTE: "Sales", "read": ""})
    assert "lacks the LedgerBee licence “Sales”" in str(cannot(known, "quotes-write", CREATE_QUOTE))
    assert "licence does not include this" in str(cannot(known, "quotes-write", "read"))
    assert cannot(known, "quotes-write", action(QUOTE, OperationKind.SEND)) is None
    assert cannot(known, "invoices-write", action(INVOICE, OperationKind.CREATE)) is None


def operation(target: Target, kind: OperationKind, payload: bytes = b"{}") -> Operation:
    return Operation(
        id=OperationId("o"),
        rev=0,
        draft_id=None,
        target=target,
        kind=kind,
        state=State.QUEUED,
        payload=payload,
        created_at=dt.datetime(2026, 11, 24, tzinfo=dt.UTC),
    )


def test_the_action_of_an_operation_is_that_of_the_button() -> None:
    assert action_of(operation(Target.QUOTE, OperationKind.CREATE)) == CREATE_QUOTE
    assert action_of(operation(Target.INVOICE, OperationKind.SEND, b"")) == action(INVOICE, OperationKind.SEND)
    recurring = operation(Target.PRICE, OperationKind.CREATE, b'{"billingPeriodType": "RECURRING"}')
    assert action_of(recurring) == action(Target.PRICE, OperationKind.CREATE, "RECURRING")
    assert action_of(recurring) != action_of(operation(Target.PRICE, OperationKind.CREATE))


def about_rights(found: tuple[Finding, ...]) -> list[str]:
    return [str(each.message) for each in found if each.field == "kind"]


def test_a_draft_says_it_where_its_kind_stands_and_once() -> None:
    invoice = good_draft()
    send = SendRequest(delivery_type=DeliveryType.MANUAL)
    known = key(unlicensed={action(INVOICE, OperationKind.CREATE): "A", action(INVOICE, OperationKind.SEND): "B"})
    facts = Facts(today=TODAY, catalogue=CATALOGUE, key=known)
    (created,) = about_rights(findings(invoice, facts))
    (sent,) = about_rights(send_findings(send, invoice, facts))
    assert "“A”" in created
    assert "“B”" in sent
    facts = Facts(today=TODAY, catalogue=CATALOGUE, key=key(scopes=frozenset()))
    assert len(about_rights(findings(invoice, facts))) == 1
    assert about_rights(send_findings(send, invoice, facts)) == []
