"""What turned up late is said until it was read, also after a restart."""

from __future__ import annotations

from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.sync import words
from tests.ui.window.kit import Office, customer_id, document_id, make_document

TWIN = words.LATE_TWIN.of(customer="101", total="1.687,50 DKK")


def ended_with_a_twin(office: Office) -> None:
    office.documents([make_document(2, customer_id=customer_id(1))])
    operation = office.create_operation(office.draft(1))
    operation = office.move(operation, State.INFLIGHT, State.DONE, document_id=document_id(2))
    office.aio(office.store.outbox.note(operation, None, {"error": TWIN}))


def test_a_late_twin_is_said_until_it_is_dismissed(office: Office) -> None:
    window = office.window()
    ended_with_a_twin(office)
    office.until(lambda: "A second document like this one" in window.banner.text())
    office.rest(window)
    office.die(window)
    window = office.window()
    office.until(lambda: "A second document like this one" in window.banner.text())
    window.banner.dismiss()
    office.rest(window)
    office.put_away(window)
    assert office.window().banner.text() == ""


def test_an_ordinary_end_is_no_alert(office: Office) -> None:
    window = office.window()
    office.documents([make_document(2, customer_id=customer_id(1))])
    office.move(office.create_operation(office.draft(1)), State.INFLIGHT, State.DONE, document_id=document_id(2))
    office.rest(window)
    assert window.banner.text() == ""


def test_a_key_that_works_again_takes_its_complaint_back(office: Office) -> None:
    window = office.window()
    office.sync.say(Connection.KEY, problem=words.WRONG_COMPANY.of(name="Holm"))
    office.until(lambda: "Holm" in window.banner.text())
    office.sync.say(Connection.ONLINE)
    office.until(lambda: window.banner.text() == "")
