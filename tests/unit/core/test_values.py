from __future__ import annotations

import copy
import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgerbee_desktop.core.changes import set_fields
from ledgerbee_desktop.core.defaults import choose_customer, new_draft
from ledgerbee_desktop.core.events import Bus, Changed, Topic
from ledgerbee_desktop.core.identifiers import is_cvr, is_email, is_gln, normal_id
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.operations import ARROWS, State
from ledgerbee_desktop.core.secret import InvalidKey, Secret
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from tests.unit.core.samples import BERLIN, IDA, NORDLYS, OFFICE, SKOLE, TODAY, CountingIds, good_draft

CANARY = "lb_live_0123456789abcdef"


def test_a_secret_shows_itself_nowhere() -> None:
    secret = Secret.parse(f"  {CANARY}\n")
    assert secret.reveal() == CANARY
    assert [repr(secret), str(secret), f"{secret}", repr([secret])] == ["***", "***", "***", "[***]"]
    with pytest.raises(TypeError):
        pickle.dumps(secret)
    with pytest.raises(TypeError):
        copy.deepcopy(secret)


@pytest.mark.parametrize(
    "text", ["", "short", "with space inside the key", "line\nbreak_inside_key", "æøåæøåæøåæøåæøåæøå", "x" * 513]
)
def test_what_cannot_be_a_key_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(InvalidKey) as caught:
        Secret.parse(text)
    assert not text or text not in str(caught.value)


@pytest.mark.parametrize("number", ["13748136", "13585628", "24256790"])
def test_cvr(number: str) -> None:
    assert is_cvr(number)
    for wrong in range(1, 10):
        assert not is_cvr(number[:-1] + str((int(number[-1]) + wrong) % 10))


@given(st.integers(0, 10**12 - 1), st.integers(0, 12), st.integers(1, 9))
def test_gln_catches_every_single_error(stem: int, at: int, by: int) -> None:
    digits = f"{stem:012}"
    check = -sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10
    number = digits + str(check)
    assert is_gln(number)
    wrong = number[:at] + str((int(number[at]) + by) % 10) + number[at + 1 :]
    assert not is_gln(wrong)
    assert not is_gln(number[1:])


def test_email_form() -> None:
    assert is_email("bogholderi@nordlys.example")
    assert not any(is_email(text) for text in ("", "x", "a@b", "a b@c.dk", "a@b.dk, c@d.dk", "a@b..dk", "a@b.dk\n"))


def test_ids_are_compared_without_case() -> None:
    assert normal_id("0197A943-2325-7829-B835-B6C71A293065") == "0197a943-2325-7829-b835-b6c71a293065"
    with pytest.raises(ValueError, match="badly formed"):
        normal_id("nonsense")


def test_messages_fill_their_holes_late() -> None:
    message = QT_TRANSLATE_NOOP("test", "{a} and {b}").of(a=1).of(b=2)
    assert (str(message), message.context, message.template) == ("1 and 2", "test", "{a} and {b}")


def test_the_bus_calls_in_order_and_stops_when_told() -> None:
    bus, heard = Bus(), list[Changed]()
    bus.subscribe(heard.append)
    bus.publish(Topic.DRAFTS, "1", "2")
    bus.unsubscribe(heard.append)
    bus.publish(Topic.DRAFTS, "3")
    assert heard == [Changed(Topic.DRAFTS, frozenset({"1", "2"}))]


def test_ended_operations_never_move_again() -> None:
    assert not any(source in {State.DONE, State.DISCARDED} for source, _ in ARROWS)
    assert {state for arrow in ARROWS for state in arrow} == set(State)


def test_a_new_draft_knows_its_dates() -> None:
    draft = new_draft(CountingIds(), TODAY, our_reference="Mette")
    assert (draft.date, draft.due_date, draft.our_reference) == (TODAY, TODAY + dt.timedelta(days=8), "Mette")
    assert draft.is_blank


def test_choosing_a_customer_fills_in_what_was_not_typed() -> None:
    draft = new_draft(CountingIds(), TODAY)
    change = choose_customer(draft, SKOLE, (), (OFFICE,))
    assert change is not None
    chosen = change.apply(draft)
    assert (chosen.department_id, chosen.payment_terms, chosen.due_date) == (
        OFFICE.id,
        30,
        TODAY + dt.timedelta(days=30),
    )
    assert change.inverse().apply(chosen) == draft

    typed = draft.replace(due_date=TODAY, typed=frozenset({"due_date"}))
    change = choose_customer(typed, SKOLE, (), ())
    assert change is not None
    assert change.apply(typed).due_date == TODAY

    change = choose_customer(draft, BERLIN, (), (), last_gap_days=14)
    assert change is not None
    berlin = change.apply(draft)
    assert (berlin.currency, berlin.due_date) == ("EUR", TODAY + dt.timedelta(days=14))


def test_people_of_another_customer_are_never_kept() -> None:
    draft = good_draft().replace(contact_id=IDA.id, typed=frozenset({"contact_id"}))
    change = choose_customer(draft, BERLIN, (), ())
    assert change is not None
    assert change.apply(draft).contact_id is None
    same = choose_customer(draft, NORDLYS, (IDA,), ())
    assert same is None or same.apply(draft).contact_id == IDA.id


def test_a_bus_that_is_closed_calls_nobody() -> None:
    bus, heard = Bus(), list[Changed]()
    bus.unsubscribe(heard.append)
    bus.subscribe(heard.append)
    bus.close()
    bus.publish(Topic.DRAFTS)
    assert heard == []


def test_secrets_are_told_apart_without_being_shown() -> None:
    assert len({Secret.parse(CANARY), Secret.parse(CANARY), Secret.parse(CANARY + "0")}) == 2


def test_a_quote_is_not_due_and_a_draft_without_a_date_stays_without() -> None:
    quote = new_draft(CountingIds(), TODAY, DocumentKind.QUOTE)
    chosen = choose_customer(quote, SKOLE, (), ())
    assert chosen is not None
    assert {"due_date", "payment_terms"}.isdisjoint(name for name, _ in chosen.new)
    undated = choose_customer(good_draft().replace(date=None, due_date=None, customer_id=None), SKOLE, (), ())
    assert undated is not None
    assert "due_date" not in dict(undated.new)
    assert dict(undated.new)["payment_terms"] == SKOLE.payment_terms


def test_only_header_fields_are_set_as_header_fields() -> None:
    with pytest.raises(ValueError, match="lines"):
        set_fields(good_draft(), lines=())
