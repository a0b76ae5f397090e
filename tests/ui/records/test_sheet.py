"""The sheet of a record: its keys, what it keeps, what it says; with the customer's form as the example."""

from __future__ import annotations

import datetime as dt

import pytest

from ledgerbee_desktop.core.identifiers import CustomerId, OperationId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Customer
from ledgerbee_desktop.core.operations import FieldProblem, Operation, OperationKind, Refusal, State
from ledgerbee_desktop.core.ports import OutboxRow
from ledgerbee_desktop.ui.customers.page import CustomerPage
from ledgerbee_desktop.ui.records.rows import alphabetical
from ledgerbee_desktop.ui.records.standing import Mark, Standing, mark_of
from tests.ui.keys import CTRL, Key
from tests.ui.records.kit import Person

pytestmark = pytest.mark.timeout(120)
ID = CustomerId("00000000-0000-0000-0000-000000000001")


def write(kind: OperationKind, state: State, **fields: object) -> OutboxRow:
    """A write of the customer in the outbox."""
    values: dict[str, object] = {
        "id": OperationId(f"{kind}-{state}"),
        "rev": 1,
        "draft_id": None,
        "target": Target.CUSTOMER,
        "kind": kind,
        "state": state,
        "payload": b"{}",
        "created_at": dt.datetime(2026, 11, 24, tzinfo=dt.UTC),
        "record_id": ID,
    }
    return OutboxRow(Operation(**(values | fields)), None, ())  # type: ignore[arg-type]  # the fields of an operation


def open_customer(person: Person, customer_id: str) -> CustomerPage:
    person.open("customer", customer_id)
    page = person.page(CustomerPage)
    person.until(lambda: page.record is not None and not page.loader.busy)
    assert isinstance(page, CustomerPage)
    return page


# --- keys and keeping ------------------------------------------------------------------------------------


def test_enter_walks_through_the_fields_and_saves_nothing(person: Person) -> None:
    person.press(Key.Key_J, with_=CTRL)
    sheet = person.sheet()
    person.write("Enter ApS")
    seen = []
    for _ in range(len(sheet.form.fields) - 1):
        seen.append(next(name for name, field in sheet.form.fields.items() if field.input is person.focus()))
        person.press(Key.Key_Return)
    assert seen == list(sheet.form.fields)[:-1]
    assert person.operations() == ()
    person.write("farve: rød")  # the last field has several lines
    person.save()
    person.until(person.outbox_empty)
    made = next(each for each in person.customers() if each["name"] == "Enter ApS")
    assert made["metadata"] == {"farve": "rød"}


def test_typed_text_is_on_the_disk_while_the_sheet_is_open(person: Person) -> None:
    """A power cut asks nobody whether to keep it."""
    person.press(Key.Key_J, with_=CTRL)
    sheet = person.sheet()
    person.write("Strømsvigt")
    person.until(lambda: person.aio(person.book.workspace.get("typed.customer.new")))
    kept = person.aio(person.book.workspace.get("typed.customer.new"))
    assert kept["name"] == "Strømsvigt"
    person.fill(sheet, name="")
    person.until(lambda: person.aio(person.book.workspace.get("typed.customer.new")) is None)
    person.press(Key.Key_Escape)
    person.closed()  # as it was at the start: nothing is asked


def test_what_was_kept_of_a_change_comes_back_at_that_customer_only(person: Person) -> None:
    other = person.sandbox.add_customer(customerNumber="101", name="En anden")
    person.press(Key.Key_F5)
    person.until(lambda: len(person.window.shelf.catalogue.customers) == 2)
    first = next(i for i, each in person.window.shelf.catalogue.customers.items() if each.number == "100")
    for visit, (customer_id, city) in enumerate(((first, "Skagen"), (other["id"], "Odense C"), (first, "Skagen"))):
        page = open_customer(person, customer_id)
        assert page.record is not None
        person.press(Key.Key_E, with_=CTRL)
        sheet = person.sheet()
        if visit == 0:
            person.fill(sheet, city=city)
        assert sheet.form.values()["city"] == city
        changed = city != page.record.city
        person.press(Key.Key_Escape)
        if changed:
            person.push("Keep for later")
        person.closed()
    assert person.operations() == ()


def test_saving_without_a_change_writes_nothing(person: Person) -> None:
    customer = next(iter(person.window.shelf.catalogue.customers))
    open_customer(person, customer)
    person.press(Key.Key_E, with_=CTRL)
    person.sheet()
    person.save()
    assert person.operations(open_only=False) == ()


def test_a_change_that_is_changed_back_leaves_the_outbox(person: Person) -> None:
    customer = next(iter(person.window.shelf.catalogue.customers.values()))
    person.switch_network()
    open_customer(person, customer.id)
    for city in ("Skagen", customer.city):
        person.press(Key.Key_E, with_=CTRL)
        person.fill(person.sheet(), city=city)
        person.save()
    person.until(person.outbox_empty)
    assert [each.state for each in person.operations(open_only=False)] == [State.DISCARDED]


# --- how a record stands -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("states", "temporary", "mark"),
    [
        ((), False, Mark.NONE),
        ((), True, Mark.NEW),
        ((State.QUEUED,), True, Mark.NEW),
        ((State.QUEUED,), False, Mark.CHANGING),
        ((State.INFLIGHT,), False, Mark.CHANGING),
        ((State.UNKNOWN,), True, Mark.DOUBTFUL),
        ((State.NOT_FOUND,), False, Mark.DOUBTFUL),
        ((State.AMBIGUOUS,), False, Mark.DOUBTFUL),
        ((State.QUEUED, State.REFUSED), True, Mark.REFUSED),
    ],
)
def test_marks(states: tuple[State, ...], temporary: bool, mark: Mark) -> None:
    customer = Customer(id=ID, number="1", name="A", is_temporary=temporary)
    assert mark_of(customer, [write(OperationKind.UPDATE, state).operation for state in states]) is mark


def test_an_archived_record_is_marked_so() -> None:
    assert mark_of(Customer(id=ID, number="1", name="A", is_active=False), []) is Mark.INACTIVE


@pytest.mark.parametrize(
    ("state", "fields", "can"),
    [
        (State.QUEUED, {}, True),
        (State.QUEUED, {"attempts": 1}, True),
        (State.REFUSED, {}, True),
        (State.INFLIGHT, {}, False),
        (State.UNKNOWN, {}, False),
        (State.AMBIGUOUS, {}, False),
        (State.NOT_FOUND, {}, False),
    ],
)
def test_what_stands_in_the_way_of_another_write(state: State, fields: dict[str, object], can: bool) -> None:
    standing = Standing.of(ID, [write(OperationKind.UPDATE, state, **fields)])
    assert (standing.write_obstacle() is None) is can


def test_what_was_tried_and_is_waited_for_is_not_replaced() -> None:
    first = write(OperationKind.CREATE, State.QUEUED, attempts=1)
    follower = write(OperationKind.CREATE, State.QUEUED, after=first.operation.id, record_id=None)
    assert Standing.of(ID, [first, follower]).write_obstacle() is not None
    assert Standing.of(ID, [first]).write_obstacle() is None


def test_a_refusal_is_told_in_ledgerbees_words() -> None:
    refusal = Refusal(409, "", "Number 101 is taken.", (FieldProblem("customerNumber", "taken"),))
    standing = Standing.of(ID, [write(OperationKind.CREATE, State.REFUSED, refusal=refusal)])
    text, role = standing.note(dt.date(2026, 11, 24))
    assert "Number 101 is taken." in text
    assert role == "banner-error"


def test_names_are_sorted_by_the_danish_alphabet() -> None:
    names = ["Århus Byg", "Zoo", "Ørsted", "Ærø", "abe", "Café", "cafe", "Öland", "Bo"]
    assert sorted(names, key=alphabetical) == [
        "abe",
        "Bo",
        "Café",
        "cafe",
        "Zoo",
        "Ærø",
        "Öland",
        "Ørsted",
        "Århus Byg",
    ]
