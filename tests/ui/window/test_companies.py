"""Several companies in one program: a window, database, outbox, client and key each, and nothing crosses."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ledgerbee_desktop.app.company import WINDOW_GRACE
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.platform_.instance_lock import ask_for_window
from ledgerbee_desktop.sandbox.demo.basics import NEIGHBOURS
from ledgerbee_desktop.store.book import company_directory
from ledgerbee_desktop.ui.companies.chooser import CompanyChooser
from ledgerbee_desktop.ui.companies.mark import WIDTH, colour_of
from ledgerbee_desktop.ui.companies.trouble import TroubleWindow
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.welcome.key_dialog import KeyDialog
from ledgerbee_desktop.ui.welcome.window import Welcome
from tests.sandbox_process import SandboxProcess
from tests.ui.kit import Aio
from tests.ui.window.several import FIRST, SECOND, THIRD, Place, Program

NOISE = 0.7
"""What a busy machine may add, in seconds; well below the grace."""
Key, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def place(qapp: QApplication, qtbot: QtBot, aio: Aio, tmp_path: Path) -> Iterator[Place]:
    with SandboxProcess(tmp_path / "sandbox", companies=3) as sandbox:
        sandbox.set(cache_seconds=0)
        for neighbour in sandbox.neighbours:
            neighbour.set(cache_seconds=0)
        yield Place(qapp, qtbot, aio, sandbox, tmp_path / "data")
        assert sandbox.errors() == ""


@pytest.fixture
def two(place: Place) -> Iterator[Program]:
    """A program with the windows of two companies."""
    place.found(FIRST, SECOND)
    program = place.program().start(FIRST, SECOND)
    for window in program.windows().values():
        program.until(lambda w=window: is_online(w))  # type: ignore[misc]
    yield program
    if program.life is not None:
        program.interrupt()


def is_online(window: MainWindow) -> bool:
    return window.book.sync.status.connection is Connection.ONLINE and not window.book.sync.status.pulling


def type_a_reference(program: Program, name: str, text: str) -> MainWindow:
    """A new invoice in a company's window, with a reference that was typed a moment ago."""
    window = program.windows()[name]
    window.raise_()
    window.activateWindow()
    program.has_keyboard(name)
    window.actions_table["file.new-invoice"].trigger()
    program.until(lambda: isinstance(window.tabs.current(), EditorPage))
    page = window.tabs.current()
    assert isinstance(page, EditorPage)
    program.until(lambda: page.editor)
    assert page.editor is not None
    field = page.editor.header.reference
    field.setFocus()
    QTest.keyClicks(field, text)
    return window


def test_each_invoice_reaches_its_own_company(two: Program) -> None:
    for name in (FIRST, SECOND):
        assert two.windows()[name].windowTitle().endswith(f"{name} – LedgerBee Desktop")
        two.queue(name, two.place.draft(name, f"til {name}"))
    for name in (FIRST, SECOND):
        two.until(lambda name=name: two.references(name) == [f"til {name}"])  # type: ignore[misc]
    ours = {two.place.at_ledgerbee(name).ledger()[0]["customerId"] for name in (FIRST, SECOND)}
    assert ours == set(two.place.customer.values())
    posts = [each for each in two.place.sandbox.requests() if each["method"] == "POST"]
    assert sorted(each["company"] for each in posts) == [1, 2]
    folders = {window.book.directory.name for window in two.windows().values()}
    assert folders == set(map(str, two.place.ids.values()))


def test_closing_one_window_leaves_the_other_at_work(two: Program) -> None:
    two.windows()[FIRST].close()
    two.until(lambda: list(two.windows()) == [SECOND])
    two.until(lambda: two.companies.register.windows() == (two.place.ids[SECOND],))
    two.queue(SECOND, two.place.draft(SECOND, "den anden arbejder"))
    two.until(lambda: two.references(SECOND) == ["den anden arbejder"])
    assert not two.stop.is_set()
    two.windows()[SECOND].close()
    assert two.ended() == 0
    again = two.place.program().start(SECOND)
    assert list(again.windows()) == [SECOND]
    again.interrupt()


def test_a_window_that_was_closed_opens_anew(two: Program) -> None:
    window = type_a_reference(two, FIRST, "før lukning")
    two.press(window, Key.Key_W, CTRL | SHIFT)
    two.until(lambda: list(two.windows()) == [SECOND])
    other = two.windows()[SECOND]
    other.raise_()
    other.activateWindow()
    two.has_keyboard(SECOND)
    two.press(other, Key.Key_F9)
    two.until(lambda: isinstance(QApplication.activeModalWidget(), CompanyChooser))
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, CompanyChooser)
    assert [chooser.list.item(row).text() for row in range(chooser.list.count())] == [
        f"{FIRST} · CVR 34128766",
        f"{SECOND} · CVR {NEIGHBOURS[0][1]} · this window",
    ]
    two.press(chooser, Key.Key_Return)
    two.has_keyboard(FIRST)
    page = two.windows()[FIRST].tabs.current()
    assert isinstance(page, EditorPage)
    two.until(lambda: page.editor is not None and page.editor.header.reference.text() == "før lukning")


def test_ctrl_q_ends_both_and_keeps_what_was_typed_in_both(two: Program) -> None:
    for name in (FIRST, SECOND):
        window = type_a_reference(two, name, f"tastet i {name[:7]}")
    two.press(window, Key.Key_Q, CTRL)
    assert two.ended() == 0
    assert two.companies.register.windows() == (two.place.ids[FIRST], two.place.ids[SECOND])
    again = two.place.program().start(FIRST, SECOND)
    for name, shown in again.windows().items():
        drafts = two.place.aio(shown.book.drafts.all())
        assert [each.draft.reference for each in drafts] == [f"tastet i {name[:7]}"]
    again.has_keyboard(SECOND)
    again.interrupt()


def test_each_engine_gets_its_grace_and_both_find_out_afterwards(two: Program) -> None:
    two.place.sandbox.fault("hang-after-commit", method="POST", path="/v1/invoices", times=None)
    for name in (FIRST, SECOND):
        two.queue(name, two.place.draft(name, f"på ledningen hos {name}"))
    for window in two.windows().values():
        two.until(lambda w=window: states(two, w) == [State.INFLIGHT])  # type: ignore[misc]
    asked = time.monotonic()
    two.press(two.windows()[SECOND], Key.Key_Q, CTRL)
    assert two.ended() == 0
    assert time.monotonic() - asked < 2 * WINDOW_GRACE + NOISE  # one after the other they would need more
    two.place.sandbox.clear_faults()
    again = two.place.program().start(FIRST, SECOND)
    for window in again.windows().values():
        again.until(lambda w=window: states(again, w) == [])  # type: ignore[misc]
    for name in (FIRST, SECOND):
        assert again.references(name) == [f"på ledningen hos {name}"]
    again.interrupt()


def states(program: Program, window: MainWindow) -> list[State]:
    return [row.operation.state for row in program.place.aio(window.book.outbox.rows())]


def test_shift_f9_goes_round(two: Program) -> None:
    two.has_keyboard(SECOND)
    two.press(two.windows()[SECOND], Key.Key_F9, SHIFT)
    two.has_keyboard(FIRST)
    two.press(two.windows()[FIRST], Key.Key_F9, SHIFT)
    two.has_keyboard(SECOND)


def test_the_menu_lists_the_companies_and_ticks_those_with_a_window(two: Program) -> None:
    window = two.windows()[SECOND]
    menu = window.companies.menu
    menu.aboutToShow.emit()
    listed = [action for action in menu.actions() if action.data()]
    assert [(action.text(), action.isChecked()) for action in listed] == [
        (f"&1  {FIRST}".replace("& T", "&& T"), True),
        (f"&2  {SECOND}", True),
    ]
    listed[0].trigger()
    two.has_keyboard(FIRST)
    two.windows()[FIRST].close()
    two.until(lambda: list(two.windows()) == [SECOND])
    menu.aboutToShow.emit()
    listed = [action for action in menu.actions() if action.data()]
    assert [action.isChecked() for action in listed] == [False, True]


def test_language_and_appearance_are_the_programs(two: Program) -> None:
    ours, theirs = two.windows()[FIRST], two.windows()[SECOND]
    chosen = ours.desk.preferences.__class__("da", ours.desk.preferences.appearance, 3, "ML")
    ours.desk.preferences = chosen
    ours.preferences_changed.emit()
    two.until(lambda: theirs.desk.preferences.language == "da")
    assert (theirs.desk.preferences.undo_seconds, theirs.desk.preferences.our_reference) == (8, "")


def test_each_window_has_a_colour_of_its_own_once_there_are_several(two: Program) -> None:
    marks = {name: window.companies.mark for name, window in two.windows().items()}
    two.until(lambda: all(mark.isVisible() for mark in marks.values()))
    assert {name: mark.number for name, mark in marks.items()} == {FIRST: 0, SECOND: 1}
    seen = set()
    for name, window in two.windows().items():
        seen.add(window.navigation.grab().toImage().pixelColor(WIDTH // 2, 100).name())
        assert marks[name].height() == window.navigation.height()
    assert seen == {colour_of(0).name(), colour_of(1).name()}


def test_one_company_alone_needs_no_colour_and_has_no_other_to_switch_to(place: Place) -> None:
    place.found(FIRST)
    program = place.program().start(FIRST)
    window = program.windows()[FIRST]
    program.until(lambda: is_online(window))
    assert not window.companies.mark.isVisible()
    program.press(window, Key.Key_F9, SHIFT)
    program.has_keyboard(FIRST)
    window.actions_table["company.add"].trigger()
    enter_key(program, place.at_ledgerbee(THIRD).key)
    program.has_keyboard(THIRD)
    program.until(window.companies.mark.isVisible)
    program.interrupt()


def test_the_others_do_not_take_the_keyboard_when_they_come_back(place: Place) -> None:
    place.found(FIRST, SECOND, THIRD)
    program = place.program().start(FIRST, SECOND, THIRD)
    program.has_keyboard(THIRD)
    everybody = (place.ids[FIRST], place.ids[SECOND], place.ids[THIRD])
    program.until(lambda: program.companies.register.windows() == everybody)
    program.interrupt()


# --- trouble of one ---------------------------------------------------------------------------------------


def test_damaged_data_of_one_is_said_in_its_window_and_the_other_works(place: Place) -> None:
    place.found(FIRST, SECOND)
    book = company_directory(place.data, place.ids[FIRST]) / "book.db"
    whole = book.read_bytes()
    book.write_bytes(b"no database at all" * 1000)
    program = place.program().start(SECOND)
    program.until(lambda: program.top(TroubleWindow))
    (trouble,) = program.top(TroubleWindow)
    assert trouble.windowTitle() == f"{FIRST} – LedgerBee Desktop"
    assert "damaged" in trouble.why.text()
    program.queue(SECOND, place.draft(SECOND, "trods alt"))
    program.until(lambda: program.references(SECOND) == ["trods alt"])
    assert book.read_bytes().startswith(b"no database")
    book.write_bytes(whole)
    trouble.retry.trigger()
    program.until(lambda: FIRST in program.windows())
    program.until(lambda: not program.top(TroubleWindow))
    program.queue(FIRST, place.draft(FIRST, "igen"))
    program.until(lambda: program.references(FIRST) == ["igen"])
    program.interrupt()


def test_the_last_window_may_be_one_with_trouble(place: Place) -> None:
    place.found(FIRST, SECOND)
    (company_directory(place.data, place.ids[SECOND]) / "book.db").write_bytes(b"no database at all" * 1000)
    program = place.program().start(FIRST)
    program.until(lambda: program.top(TroubleWindow))
    program.windows()[FIRST].close()
    program.until(lambda: not program.windows())
    assert not program.stop.is_set()
    (trouble,) = program.top(TroubleWindow)
    trouble.close()
    assert program.ended() == 0


def test_a_folder_that_was_exchanged_is_not_worked_on(place: Place) -> None:
    """Somebody put one company's data in the folder of another: its documents must not be taken for the other's."""
    place.found(FIRST, SECOND)
    there = company_directory(place.data, place.ids[FIRST]) / "book.db"
    there.write_bytes((company_directory(place.data, place.ids[SECOND]) / "book.db").read_bytes())
    program = place.program().start(SECOND)
    program.until(lambda: program.top(TroubleWindow))
    assert f"another company ({SECOND})" in program.top(TroubleWindow)[0].why.text()
    program.until(lambda: is_online(program.windows()[SECOND]))
    program.interrupt()


def test_a_locked_keyring_stops_one_company_only(place: Place) -> None:
    place.found(FIRST, SECOND)
    place.vault.locked.add(place.vault.account_of(place.ids[FIRST]))
    program = place.program().start(FIRST, SECOND)
    program.until(lambda: is_online(program.windows()[SECOND]))
    program.until(lambda: "locked" in program.windows()[FIRST].banner.text())
    assert program.windows()[FIRST].book.sync.status.connection is Connection.NO_KEY
    program.queue(FIRST, place.draft(FIRST, "venter"))
    program.queue(SECOND, place.draft(SECOND, "går"))
    program.until(lambda: program.references(SECOND) == ["går"])
    assert program.references(FIRST) == []
    program.interrupt()


def test_keys_that_were_exchanged_in_the_keyring_write_nothing_anywhere(place: Place) -> None:
    place.found(FIRST, SECOND)
    accounts = [place.vault.account_of(place.ids[name]) for name in (FIRST, SECOND)]
    one, other = (place.vault.kept[account] for account in accounts)
    place.vault.kept.update(zip(accounts, (other, one), strict=True))
    place.sandbox.clear_requests()
    program = place.program("--offline").start(FIRST, SECOND)
    for name in (FIRST, SECOND):
        program.queue(name, place.draft(name, f"for {name}"))
        program.windows()[name].book.sync.set_offline(offline=False)
    for name, stranger in ((FIRST, SECOND), (SECOND, FIRST)):
        window = program.windows()[name]
        program.until(lambda w=window: w.book.sync.status.connection is Connection.KEY)  # type: ignore[misc]
        program.until(lambda w=window, s=stranger: f"another company ({s})" in w.banner.text())  # type: ignore[misc]
    place.qtbot.wait(500)
    assert {(each["method"], each["path"]) for each in place.sandbox.requests()} == {("GET", "/v1/company")}
    assert (program.references(FIRST), program.references(SECOND)) == ([], [])
    for name, window in program.windows().items():
        known = place.aio(window.book.library.company())
        assert known.name == name
    program.interrupt()


# --- adding, keys, starting again --------------------------------------------------------------------------


def enter_key(program: Program, key: str) -> None:
    """Paste a key into the welcome window and let it in, by keyboard."""
    program.until(lambda: welcome_of(program))
    welcome = welcome_of(program)
    assert welcome is not None
    welcome.field.setText(key)
    program.press(welcome.field, Key.Key_Return)
    program.until(welcome.open[0].isEnabled)
    program.press(welcome.field, Key.Key_Return)


def welcome_of(program: Program) -> Welcome | None:
    for window in program.place.app.topLevelWidgets():
        if window.isVisible():
            found = window.findChildren(Welcome)
            if found:
                return found[0]
    return None


def test_a_company_is_added_in_a_window_of_its_own(two: Program) -> None:
    two.windows()[FIRST].actions_table["company.add"].trigger()
    enter_key(two, two.place.at_ledgerbee(THIRD).key)
    two.has_keyboard(THIRD)
    two.until(lambda: welcome_of(two) is None)
    assert set(two.windows()) == {FIRST, SECOND, THIRD}
    two.until(lambda: is_online(two.windows()[THIRD]))
    two.until(lambda: len(two.companies.register.windows()) == 3)
    assert len(two.place.vault.kept) == 3


def test_the_key_of_a_known_company_opens_that_one(two: Program) -> None:
    two.windows()[FIRST].close()
    two.until(lambda: list(two.windows()) == [SECOND])
    two.windows()[SECOND].actions_table["company.add"].trigger()
    enter_key(two, two.place.at_ledgerbee(FIRST).key)
    two.has_keyboard(FIRST)
    two.windows()[SECOND].actions_table["company.add"].trigger()
    enter_key(two, two.place.at_ledgerbee(SECOND).key)
    two.has_keyboard(SECOND)
    assert set(two.windows()) == {FIRST, SECOND}
    two.until(lambda: is_online(two.windows()[SECOND]))


def test_the_demo_is_not_offered_beside_real_companies(two: Program) -> None:
    two.windows()[FIRST].actions_table["company.add"].trigger()
    two.until(lambda: welcome_of(two) is not None)
    welcome = welcome_of(two)
    assert welcome is not None
    assert welcome._demo_door is None
    welcome.window().close()
    two.until(lambda: welcome_of(two) is None)
    assert len(two.windows()) == 2


def test_the_key_of_another_company_is_refused_in_this_ones_window(two: Program) -> None:
    ours = two.windows()[FIRST]
    kept = dict(two.place.vault.kept)
    ours.actions_table["file.key"].trigger()
    two.until(lambda: isinstance(QApplication.activeModalWidget(), KeyDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeyDialog)
    dialog.welcome.field.setText(two.place.at_ledgerbee(SECOND).key)
    two.press(dialog.welcome.field, Key.Key_Return)
    two.until(lambda: f"{SECOND}, another company" in dialog.welcome.banner.text())
    assert not dialog.welcome.open[0].isEnabled()
    dialog.reject()
    assert two.place.vault.kept == kept
    two.queue(FIRST, two.place.draft(FIRST, "med sin egen nøgle"))
    two.until(lambda: two.references(FIRST) == ["med sin egen nøgle"])
    assert two.references(SECOND) == []
    assert two.place.aio(ours.book.library.company()).name == FIRST


def answer(program: Program, button: QMessageBox.StandardButton) -> str:
    """Press a button of the question that is shown; what it said."""
    program.until(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    said = f"{box.text()}\n{box.informativeText()}"
    box.button(button).click()
    return said


def choose_key_of(program: Program, name: str) -> None:
    action = program.windows()[SECOND].actions_table["company.remove-key"]
    program.until(action.isEnabled)
    action.trigger()
    program.until(lambda: isinstance(QApplication.activeModalWidget(), CompanyChooser))
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, CompanyChooser)
    assert chooser.chosen() == program.place.ids[SECOND]
    chooser.list.setCurrentRow([FIRST, SECOND].index(name))
    program.press(chooser, Key.Key_Return)


def test_a_key_is_removed_after_the_facts_were_shown(two: Program) -> None:
    ours = two.windows()[FIRST]
    ours.book.sync.set_offline(offline=True)
    two.queue(FIRST, two.place.draft(FIRST, "bliver her"))
    choose_key_of(two, FIRST)
    assert answer(two, QMessageBox.StandardButton.No).startswith(f"Remove the key of {FIRST}")
    assert len(two.place.vault.kept) == 2
    choose_key_of(two, FIRST)
    said = answer(two, QMessageBox.StandardButton.Yes)
    assert "deleted from Secret Service" in said
    assert "drafts 1, waiting in the outbox 1" in said
    two.until(lambda: len(two.place.vault.kept) == 1)
    ours.book.sync.set_offline(offline=False)
    two.until(lambda: ours.book.sync.status.connection is Connection.NO_KEY)
    two.queue(SECOND, two.place.draft(SECOND, "den anden går"))
    two.until(lambda: two.references(SECOND) == ["den anden går"])
    assert two.references(FIRST) == []
    two.until(lambda: is_online(two.windows()[SECOND]))


def test_a_key_of_a_closed_company_is_removed_too(two: Program) -> None:
    two.queue(FIRST, two.place.draft(FIRST, "afsted"))
    two.until(lambda: two.place.aio(two.windows()[FIRST].book.outbox.rows()) == ())
    two.windows()[FIRST].close()
    two.until(lambda: list(two.windows()) == [SECOND])
    choose_key_of(two, FIRST)
    assert "waiting in the outbox 0" in answer(two, QMessageBox.StandardButton.Yes)
    two.until(lambda: len(two.place.vault.kept) == 1)
    choose_key_of(two, FIRST)
    assert "keeps no key" in answer(two, QMessageBox.StandardButton.Ok)


def test_a_second_start_raises_the_window_that_it_names(two: Program) -> None:
    two.has_keyboard(SECOND)
    assert ask_for_window(two.place.data, company="fjordby")
    two.has_keyboard(FIRST)
    two.windows()[SECOND].close()
    two.until(lambda: list(two.windows()) == [FIRST])
    assert ask_for_window(two.place.data, company=SECOND)
    two.has_keyboard(SECOND)
    assert ask_for_window(two.place.data, company="nobody")
    two.until(lambda: "no company “nobody”" in two.windows()[SECOND].banner.text())


def test_the_demo_is_not_started_beside_real_companies(two: Program) -> None:
    two.has_keyboard(SECOND)
    assert ask_for_window(two.place.data, demo=True)
    two.until(lambda: "does not run beside" in two.windows()[SECOND].banner.text())
    assert len(two.windows()) == 2


def test_a_named_company_is_opened_in_front(place: Place) -> None:
    place.found(FIRST, SECOND)
    program = place.program("--company", "Fjordby").start(FIRST, SECOND)
    program.has_keyboard(FIRST)
    program.interrupt()
    again = place.program().start(FIRST, SECOND)
    again.has_keyboard(FIRST)
    again.interrupt()


def test_the_key_of_the_environment_is_used_for_its_company_only(place: Place) -> None:
    place.found(FIRST, SECOND)
    place.vault.kept.pop(place.vault.account_of(place.ids[FIRST]))
    program = place.program(environment={"LEDGERBEE_API_KEY": place.sandbox.key}).start(FIRST, SECOND)
    for name in (FIRST, SECOND):
        program.until(lambda name=name: is_online(program.windows()[name]))  # type: ignore[misc]
    program.interrupt()


def test_a_register_that_was_spoilt_costs_nothing_but_the_names(place: Place) -> None:
    place.found(FIRST, SECOND)
    (place.data / "companies.json").write_text("{spoilt", encoding="utf-8")
    program = place.program()
    program.start()
    program.until(lambda: len(program.windows()) == 1)
    program.until(lambda: json.loads((place.data / "companies.json").read_text("utf-8")).get("windows"))
    (window,) = program.windows().values()
    entries = window.doors.entries() if window.doors is not None else ()
    assert sorted(entry.is_open for entry in entries) == [False, True]
    closed = next(entry for entry in entries if not entry.is_open)
    assert closed.name == ""
    window.actions_table["company.switch"].trigger()
    program.until(lambda: isinstance(QApplication.activeModalWidget(), CompanyChooser))
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, CompanyChooser)
    assert chooser.chosen() == closed.id
    program.press(chooser, Key.Key_Return)
    program.until(lambda: len(program.windows()) == 2)
    assert {each.name for each in program.companies.register.companies()} == {FIRST, SECOND}
    program.interrupt()


# --- the demo -------------------------------------------------------------------------------------------------


def test_the_demo_keeps_to_itself(place: Place) -> None:
    """It has a folder of its own, offers no real company beside it, and knows none of them; nor do they know it."""
    place.found(FIRST, SECOND)
    before = sorted(path.name for path in (place.data / "companies").iterdir())
    program = place.program("--demo")
    program.start()
    program.until(lambda: len(program.windows()) == 1)
    (window,) = program.windows().values()
    program.until(lambda: is_online(window))
    assert window.book.directory.is_relative_to(place.data / "demo" / "companies")
    assert window.doors is not None
    assert len(window.doors.entries()) == 1
    for command_id in ("company.add", "company.remove-key", "file.key"):
        assert not window.actions_table[command_id].isEnabled()
    program.interrupt()
    assert sorted(path.name for path in (place.data / "companies").iterdir()) == before
    again = place.program().start(FIRST, SECOND)
    assert set(again.windows()) == {FIRST, SECOND}
    for shown in again.windows().values():
        again.until(lambda w=shown: is_online(w))  # type: ignore[misc]
    again.interrupt()
