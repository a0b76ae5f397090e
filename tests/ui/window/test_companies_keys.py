"""Adding a company, its key, and starting the program again beside companies that are open; the demo keeps to itself."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QApplication, QMessageBox

from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.platform_.instance_lock import ask_for_window
from ledgerbee_desktop.ui.companies.chooser import CompanyChooser
from ledgerbee_desktop.ui.welcome.key_dialog import KeyDialog
from tests.ui.keys import Key
from tests.ui.window.several import FIRST, SECOND, THIRD, Place, Program, enter_key, is_online, place, two, welcome_of

__all__ = ["place", "two"]
"""Fixtures: named, or the linter takes them for unused."""


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
    assert answer(two, QMessageBox.StandardButton.No).startswith(f"Remove the sign-in of {FIRST}")
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
    assert "keeps no sign-in" in answer(two, QMessageBox.StandardButton.Ok)


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
