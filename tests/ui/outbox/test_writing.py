"""Changes, conversions, and writes of customers, products and prices in the outbox, and the ways out, with the keyboard alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import pytest

from ledgerbee_desktop.core.changes import SetFields
from ledgerbee_desktop.core.drafts import Caret
from ledgerbee_desktop.core.identifiers import CustomerId, PriceId, ProductGroupId, ProductId
from ledgerbee_desktop.core.journal import JournalWrite
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.operations import OperationKind, State
from ledgerbee_desktop.core.records import PriceAction, PriceFields, ProductFields, RecordWrite
from ledgerbee_desktop.ui.customers.form import fields_of, values_of
from ledgerbee_desktop.ui.records.sheet import RecordSheet
from tests.contract.test_sandbox_catalogue import group_body
from tests.ui.outbox.kit import Clerk
from tests.ui.records.kit import Key

QUOTE = DocumentKind.QUOTE
DECIDE = ["Send once &more…", "&Look again", "&It did happen…", "It did &not happen…"]


def change_quote(clerk: Clerk) -> None:
    quote = clerk.shop.make("quotes", reference="Before")
    draft_id = clerk.aio(clerk.book.sync.start_editing(QUOTE, clerk.known(QUOTE, quote)))
    change = SetFields((("reference", "Before"),), (("reference", "After"),))
    changed = change.apply(clerk.aio(clerk.book.drafts.open(draft_id)).saved.draft)
    clerk.aio(clerk.book.drafts.record(JournalWrite(changed, 0, (change,), 1), Caret()))
    clerk.queue(changed)


def convert_quote(clerk: Clerk) -> None:
    quote = clerk.shop.sent("quotes")
    clerk.aio(clerk.book.outbox.convert(QUOTE, clerk.known(QUOTE, quote), DocumentKind.INVOICE))


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


def create_customer(clerk: Clerk) -> None:
    write(clerk, a_customer(clerk))


def change_customer(clerk: Clerk) -> None:
    known = clerk.window.shelf.catalogue.customers[CustomerId(clerk.shop.customer["id"])]
    fields = dataclasses.replace(fields_of(values_of(known)), phone="12345678")
    write(
        clerk,
        RecordWrite(
            target=Target.CUSTOMER,
            kind=OperationKind.UPDATE,
            record_id=known.id,
            fields=fields,
            changed=frozenset({"phone"}),
        ),
    )


def create_product(clerk: Clerk) -> None:
    group = clerk.sandbox.call("POST", "/v1/product-groups", group_body(clerk.sandbox, number="1", name="Varer"))
    fields = ProductFields(number="N1", name="Ny vare", group_id=ProductGroupId(group.json()["id"]))
    record_id = ProductId(clerk.book.ids.new())
    write(clerk, RecordWrite(target=Target.PRODUCT, kind=OperationKind.CREATE, record_id=record_id, fields=fields))


def create_price(clerk: Clerk) -> None:
    fields = PriceFields(
        product_id=ProductId(str(clerk.shop.product["id"])), unit_amount=Decimal("12.50"), currency="DKK"
    )
    record_id = PriceId(clerk.book.ids.new())
    write(clerk, RecordWrite(target=Target.PRICE, kind=OperationKind.CREATE, record_id=record_id, fields=fields))


def archive_price(clerk: Clerk) -> None:
    price = PriceId(clerk.shop.price_id)
    write(
        clerk,
        RecordWrite(target=Target.PRICE, kind=OperationKind.ACTION, record_id=price, action=PriceAction.ARCHIVE),
    )


@dataclass(frozen=True)
class Lost:
    """A write whose request is lost: how it is handed over, what it is called, what is said of it."""

    begin: Callable[[Clerk], None]
    method: str
    path: str
    what: str
    state: str
    told: str
    opens: str


WRITES = (
    Lost(
        change_quote, "PATCH", "/v1/quotes/.*", "Quote: change", "Still not done", "as it was before", "&Open the draft"
    ),
    Lost(
        convert_quote,
        "POST",
        "/v1/quotes/.*/convert",
        ": convert",
        "Still not done",
        "is still not converted",
        "&Open the document",
    ),
    Lost(
        create_customer,
        "POST",
        "/v1/customers",
        "Customer Ny Kunde ApS: create",
        "Not found",
        "it does not have",
        "&Open the customer",
    ),
    Lost(
        change_customer,
        "PATCH",
        "/v1/customers/.*",
        "Customer Hansen & Søn Malerfirma: change",
        "Still not done",
        "it still has other values (Phone)",
        "&Open the customer",
    ),
    Lost(
        create_product,
        "POST",
        "/v1/products",
        "Product Ny vare: create",
        "Not found",
        "it does not have",
        "&Open the product",
    ),
    Lost(
        create_price,
        "POST",
        "/v1/products/.*/prices|/v1/product-prices",
        "Price Facademaling: create",
        "Not found",
        "it does not have",
        "&Open the product",
    ),
    Lost(
        archive_price,
        "POST",
        "/v1/product-prices/.*",
        "Price Facademaling: archive",
        "Still not done",
        "the price is unchanged (status Active)",
        "&Open the product",
    ),
)


def named(lost: Lost) -> str:
    return lost.begin.__name__


def lose(clerk: Clerk, lost: Lost) -> None:
    clerk.sandbox.fault("drop-before", method=lost.method, path=lost.path)
    lost.begin(clerk)
    clerk.sees(lost.state)


@pytest.mark.parametrize("lost", WRITES, ids=named)
def test_a_lost_write_says_what_it_is_and_is_sent_once_more(clerk: Clerk, lost: Lost) -> None:
    lose(clerk, lost)
    page = clerk.outbox
    assert lost.what in clerk.row()[0]
    assert clerk.row()[4].startswith("Asked ")
    assert lost.told in page.details.error.text()
    assert "most likely" in page.details.advice.text()
    assert clerk.ways() == [*DECIDE, lost.opens]
    assert clerk.letters_are_unambiguous()
    assert clerk.badge() == "Outbox, 1, needs you"
    clerk.look_around(f"lost-{named(lost)}")
    clerk.take(Key.Key_M)
    question = clerk.asked()
    assert "LedgerBee is " in question.details.text()
    assert "once more first" in question.details.text()
    assert "Left: " in question.text.accessibleName()
    clerk.look_around(f"lost-{named(lost)}-again")
    clerk.answer(Key.Key_S)
    clerk.until(clerk.outbox_empty)
    (done,) = clerk.operations(open_only=False)
    assert done.state is State.DONE


@pytest.mark.parametrize("lost", WRITES, ids=named)
def test_a_lost_write_is_given_up(clerk: Clerk, lost: Lost) -> None:
    lose(clerk, lost)
    clerk.take(Key.Key_N)
    clerk.asked()
    clerk.answer(Key.Key_N)
    clerk.until(clerk.outbox_empty)
    (gone,) = clerk.operations(open_only=False)
    assert gone.state is State.DISCARDED
    assert not [r for r in clerk.sandbox.requests() if r["method"] == lost.method and r["fault"] and r["committed"]]


@pytest.mark.parametrize(("letter", "state"), [(Key.Key_I, State.DONE), (Key.Key_N, State.DISCARDED)])
def test_a_lost_change_that_a_colleague_has_overtaken_is_decided(clerk: Clerk, letter: Key, state: State) -> None:
    lose(clerk, WRITES[0])
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
