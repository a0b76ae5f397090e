"""A change that a colleague has overtaken, and a customer that was refused, with the keyboard alone. (Each write: `test_every_deed`.)"""

from __future__ import annotations

import pytest

from ledgerbee_desktop.core.identifiers import CustomerId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.operations import OperationKind, State
from ledgerbee_desktop.core.records import RecordWrite
from ledgerbee_desktop.ui.customers.form import fields_of, values_of
from ledgerbee_desktop.ui.records.sheet import RecordSheet
from tests.ui.outbox.deeds import change_of
from tests.ui.outbox.kit import Clerk
from tests.ui.records.kit import Key

QUOTE = DocumentKind.QUOTE


def write(clerk: Clerk, record: RecordWrite) -> None:
    clerk.aio(clerk.book.outbox.write(record))


def a_customer(clerk: Clerk, number: str = "7999") -> RecordWrite:
    known = clerk.window.shelf.catalogue.customers[CustomerId(clerk.shop.customer["id"])]
    values = {**values_of(known), "number": number, "name": "Ny Kunde ApS", "external_system_id": ""}
    return RecordWrite(
        target=Target.CUSTOMER,
        kind=OperationKind.CREATE,
        record_id=CustomerId(clerk.book.ids.new()),
        fields=fields_of(values),
    )


@pytest.mark.parametrize(("letter", "state"), [(Key.Key_I, State.DONE), (Key.Key_N, State.DISCARDED)])
def test_a_lost_change_that_a_colleague_has_overtaken_is_decided(clerk: Clerk, letter: Key, state: State) -> None:
    clerk.sandbox.fault("drop-before", method="PATCH", path="/v1/quotes/.*")
    change_of(clerk, QUOTE)()
    clerk.sees("Still not done")
    (quote,) = clerk.ledger(QUOTE)
    clerk.sandbox.control("PATCH", f"quotes/{quote['id']}", {"reference": "A colleague's"})
    clerk.take(Key.Key_L)
    page = clerk.sees("Perhaps done")
    assert "neither what it was nor what it was to be (Reference)" in page.details.error.text()
    assert "It was changed at LedgerBee meanwhile" in page.details.advice.text()
    clerk.look_around("change-perhaps")
    clerk.take(letter)
    clerk.asked()
    clerk.answer(letter)
    clerk.until(clerk.outbox_empty)
    assert clerk.operations(open_only=False)[0].state is state


def test_what_was_refused_of_a_customer_is_changed_in_place(clerk: Clerk) -> None:
    """A colleague has taken the number meanwhile."""
    clerk.switch_network()
    write(clerk, a_customer(clerk, "7500"))
    clerk.sandbox.add_customer(customerNumber="7500", name="En anden")
    clerk.goes_online()
    page = clerk.sees("Refused")
    assert page.details.error.text() == "A customer with this number exists"
    clerk.until(lambda: page.details.heading.text() == "Customer Ny Kunde ApS: create")
    assert "Mend it: “Change it”" in page.details.advice.text()
    assert clerk.ways() == ["&Queue again…", "&Remove…", "&Open the customer", "&Change it…"]
    assert clerk.letters_are_unambiguous()
    clerk.look_around("refused-customer")
    clerk.take(Key.Key_C)
    sheet = clerk.sheet()
    assert isinstance(sheet, RecordSheet)
    clerk.fill(sheet, number="7501")
    clerk.save()
    clerk.until(clerk.outbox_empty)
    assert sorted(each["customerNumber"] for each in clerk.customers()) == ["7101", "7500", "7501"]
