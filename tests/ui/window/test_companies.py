"""Several companies in one program: a window, database, outbox, client and key each, and nothing crosses."""

from __future__ import annotations

import time

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from shiboken6 import isValid

from ledgerbee_desktop.app.company import WINDOW_GRACE
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.sandbox.demo.basics import NEIGHBOURS
from ledgerbee_desktop.ui.companies.chooser import CompanyChooser
from ledgerbee_desktop.ui.companies.mark import WIDTH, colour_of
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.main_window import MainWindow
from tests.ui.keys import CTRL, SHIFT, Key
from tests.ui.window.several import FIRST, SECOND, THIRD, Place, Program, enter_key, is_online, place, two

__all__ = ["place", "two"]
"""Fixtures: named, or the linter takes them for unused."""

NOISE = 0.7
"""What a busy machine may add, in seconds; well below the grace."""


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


@pytest.mark.parametrize("how", ["close", "quit"])
def test_a_question_that_is_open_in_one_window_holds_up_nothing(two: Program, how: str) -> None:
    ours, theirs = two.windows()[FIRST], two.windows()[SECOND]
    ours.actions_table["company.switch"].trigger()
    two.until(lambda: any(chooser.isVisible() for chooser in ours.findChildren(CompanyChooser)))
    theirs.actions_table["file.new-invoice"].trigger()  # the other company works on meanwhile
    two.until(lambda: isinstance(theirs.tabs.current(), EditorPage))
    if how == "close":
        ours.close()
        two.until(lambda: list(two.windows()) == [SECOND])
        two.until(lambda: not isValid(ours))
        assert not two.stop.is_set()
    else:
        theirs.actions_table["file.quit"].trigger()
        assert two.ended() == 0


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


def test_a_dialog_says_whose_it_is_once_there_are_several(two: Program) -> None:
    for name, window in two.windows().items():
        assert title_of_about(two, window) == f"About – {name}"


def title_of_about(program: Program, window: MainWindow) -> str:
    """What the dialog of Help, About is called; it is closed again."""
    window.actions_table["help.about"].trigger()
    program.until(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)))
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    title = str(box.windowTitle())
    box.reject()
    program.until(lambda: not window.findChildren(QMessageBox))
    window.activateWindow()  # no window manager does it here
    return title


def test_one_company_alone_needs_no_colour_and_has_no_other_to_switch_to(place: Place) -> None:
    place.found(FIRST)
    program = place.program().start(FIRST)
    window = program.windows()[FIRST]
    program.until(lambda: is_online(window))
    assert not window.companies.mark.isVisible()
    assert title_of_about(program, window) == "About"
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
