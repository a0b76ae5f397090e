"""Damaged data at the start, and the data page of the preferences: the whole program, by keyboard, on real files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QTabWidget,
    QWidget,
)

from ledgerbee_desktop.app import caretaker
from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.store import backups
from ledgerbee_desktop.store.book import company_directory
from ledgerbee_desktop.store.outbox import SqliteOutbox
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.companies.trouble import TroubleWindow
from ledgerbee_desktop.ui.data.damage import DamageWindow
from ledgerbee_desktop.ui.data.page import DataPage
from ledgerbee_desktop.ui.data.restore_sheet import RestoreSheet
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.preferences.dialog import PreferencesDialog
from tests.ui.window.several import FIRST, SECOND, Place, Program, is_online

Key, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
W = TypeVar("W", bound=QWidget)


def folder_of(place: Place, name: str) -> Path:
    return company_directory(place.data, place.ids[name])


def work_on(place: Place, name: str, *references: str, backup_after: int) -> None:
    """Queue a draft for each reference while nothing is open; a backup is made after so many of them."""

    async def work() -> None:
        companies: Companies = place.companies("--offline")
        company = await companies.open(place.ids[name])
        for number, reference in enumerate(references):
            if number == backup_after:
                await company.store.back_up()
            draft = place.draft(name, reference)
            await company.book.drafts.create(draft)
            if reference.startswith("queued"):
                await company.book.outbox.queue(draft.id, None, undo_seconds=0)
        await company.close()

    place.aio(work())


def damage(place: Place, name: str) -> Path:
    book = folder_of(place, name) / "book.db"
    data = book.read_bytes()
    book.write_bytes(bytes(100) + data[100:])
    return book


def the(program: Program, parent: Callable[[], QWidget | None], kind: type[W]) -> W:
    """The visible widget of a kind, once it is there."""
    found: list[W] = []

    def look() -> bool:
        above = parent()
        found[:] = [] if above is None else [each for each in above.findChildren(kind) if each.isVisible()]
        return bool(found)

    program.until(look)
    return found[0]


def damaged_window(program: Program) -> DamageWindow:
    program.until(lambda: program.top(DamageWindow))
    window: DamageWindow = program.top(DamageWindow)[0]
    program.until(lambda: "Looking" not in window.backup.text() and "Checking" not in window.found.text())
    return window


def references(program: Program, name: str) -> set[str]:
    saved = program.place.aio(program.windows()[name].book.drafts.all())
    return {each.draft.reference for each in saved}


def states(program: Program, name: str) -> set[State]:
    rows = program.place.aio(program.windows()[name].book.outbox.rows())
    return {row.operation.state for row in rows}


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus: QWidget | None = widget.focusWidget()
    QTest.keyClick(widget if focus is None else focus, key, modifiers)


def yes(program: Program, parent: QWidget) -> str:
    """Answer the question that is asked; what it said."""
    box = the(program, lambda: parent, QMessageBox)
    text = f"{box.text()}\n{box.informativeText()}"
    button = box.button(QMessageBox.StandardButton.Yes)
    button.click()
    return text


def pick(program: Program, parent: QWidget, path: Path) -> None:
    """Type a name into the file dialog and let it in."""
    dialog = the(program, lambda: parent, QFileDialog)
    if dialog.fileMode() is QFileDialog.FileMode.Directory:
        dialog.setDirectory(str(path))
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText(str(path))
    dialog.accept()


# --- Damage at the start -----------------------------------------------------------------------------


def test_the_newest_good_backup_is_restored_by_keyboard_although_nothing_else_is_open(place: Place) -> None:
    place.found(FIRST)
    work_on(place, FIRST, "queued before", "after", backup_after=1)
    folder = folder_of(place, FIRST)
    newest = folder / backups.FOLDER / f"book-{backups.stamp(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=1))}-v1.db"
    newest.write_bytes(b"a damaged backup that is newer" * 1000)
    book = damage(place, FIRST)
    program = place.program("--offline").start()
    window = damaged_window(program)
    assert window.windowTitle() == f"{FIRST} – LedgerBee Desktop"
    assert "book.db is damaged" in window.why.text()
    assert window.found.text().startswith("File: book.db. Found: ")
    assert "Drafts: 1. In the outbox: 1." in window.backup.text()
    assert a11y.unnamed(window) == []
    damaged = book.read_bytes()
    press(window, Key.Key_R, ALT)
    program.until(lambda: FIRST in program.windows())
    program.until(lambda: not program.top(TroubleWindow))
    assert references(program, FIRST) == {"queued before"}
    assert states(program, FIRST) == {State.UNKNOWN}
    program.until(lambda: "was restored" in program.windows()[FIRST].banner.text())
    (kept,) = folder.glob("book-before-restore-*.db")
    assert kept.read_bytes() == damaged
    program.interrupt()


def test_another_backup_is_chosen_after_its_check(place: Place) -> None:
    place.found(FIRST)
    work_on(place, FIRST, "before", "after", backup_after=1)
    folder = folder_of(place, FIRST)
    bad = folder / backups.FOLDER / "book-20990101T000000Z-v1.db"
    bad.write_bytes(b"no database" * 1000)
    damage(place, FIRST)
    program = place.program("--offline").start()
    window = damaged_window(program)
    press(window, Key.Key_C, ALT)
    sheet = the(program, lambda: window, RestoreSheet)
    program.until(lambda: "This one is damaged" in sheet.verdict.text())
    assert not sheet.confirm.isEnabled()
    assert a11y.unnamed(sheet) == []
    press(sheet, Key.Key_Down)
    program.until(lambda: "it is whole" in sheet.verdict.text())
    press(sheet, Key.Key_Return)
    program.until(lambda: FIRST in program.windows())
    assert references(program, FIRST) == {"before"}
    program.interrupt()


def test_without_a_backup_the_unsent_work_is_salvaged_into_a_fresh_database(place: Place) -> None:
    place.found(FIRST)
    work_on(place, FIRST, "one", "queued two", backup_after=9)
    book = damage(place, FIRST)
    damaged = book.read_bytes()
    program = place.program().start()
    window = damaged_window(program)
    assert "There is no good backup" in window.backup.text()
    assert not window.restore.isEnabled()
    press(window, Key.Key_S, ALT)
    said = yes(program, window)
    assert "Drafts that can be worked on again: 2." in said
    assert "something may be missing" in said
    program.until(lambda: FIRST in program.windows())
    program.until(lambda: is_online(program.windows()[FIRST]))
    assert references(program, FIRST) == {"one", "queued two"}
    assert states(program, FIRST) == set(), "nothing leaves by itself"
    assert program.references(FIRST) == []
    (kept,) = folder_of(place, FIRST).glob("book-before-restore-*.db")
    assert kept.read_bytes() == damaged
    program.interrupt()


def test_damage_that_cannot_be_mended_by_what_was_chosen_is_said_and_nothing_changes(place: Place) -> None:
    place.found(FIRST, SECOND)
    work_on(place, FIRST, "mine", backup_after=0)
    work_on(place, SECOND, "theirs", "more", backup_after=1)
    book = damage(place, FIRST)
    damaged = book.read_bytes()
    theirs = backups.made(folder_of(place, SECOND))[0].path
    program = place.program("--offline").start(SECOND)
    window = damaged_window(program)
    window.choose.trigger()
    sheet = the(program, lambda: window, RestoreSheet)
    sheet.other.click()
    pick(program, sheet, theirs)
    program.until(lambda: "it is whole" in sheet.verdict.text() and sheet.list.count() == 2)
    sheet.confirm.click()
    program.until(lambda: f"holds the data of another company ({SECOND})" in window.why.text())
    assert book.read_bytes() == damaged
    program.windows()[SECOND].close()
    program.until(lambda: not program.windows())
    window.close()
    assert program.ended() == 0


# --- While the window is open ---------------------------------------------------------------------------


def test_the_open_window_makes_a_backup_in_idle_time_and_says_when_it_cannot(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caretaker, "IDLE_SECONDS", 0.2)
    monkeypatch.setattr(caretaker, "LOOK_SECONDS", 0.2)
    place.found(FIRST)
    folder = folder_of(place, FIRST)
    program = place.program("--offline").start(FIRST)
    program.until(lambda: backups.made(folder))
    assert place.aio(window_of(program).book.drafts.all()) == ()
    assert program.windows()[FIRST].status.texts()["data"] == ""
    program.interrupt()

    for path in (folder / backups.FOLDER).iterdir():
        path.unlink()
    (folder / backups.FOLDER).rmdir()
    (folder / backups.FOLDER).write_text("a file in its place", encoding="utf-8")
    program = place.program("--offline").start(FIRST)
    program.until(lambda: window_of(program).status.texts()["data"] == "No backup could be made")
    program.interrupt()


def window_of(program: Program) -> MainWindow:
    return program.windows()[FIRST]


# --- Preferences, Data ---------------------------------------------------------------------------------


def data_page(program: Program, window: MainWindow) -> DataPage:
    window.actions_table["file.preferences"].trigger()
    dialog = the(program, lambda: window, PreferencesDialog)
    pages = dialog.findChild(QTabWidget)
    assert pages is not None
    assert a11y.unnamed(dialog) == []
    pages.setCurrentIndex(1)
    assert a11y.unnamed(dialog) == []
    page = dialog.data
    assert isinstance(page, DataPage)
    program.until(page.room.text)
    return page


async def leave(window: MainWindow) -> None:
    """The one operation there is was on the wire when the program ended."""
    store = window.book.drafts._database  # type: ignore[attr-defined]
    outbox = SqliteOutbox(store, window.book.clock, window.book.bus, lambda _: None)
    (operation,) = await outbox.all(open_only=True)
    now = window.book.clock.now()
    await outbox.begin(operation, now, now)


def write_down(program: Program, reference: str) -> DraftId:
    draft = program.place.draft(FIRST, reference)
    program.place.aio(program.windows()[FIRST].book.drafts.create(draft))
    return draft.id


def test_back_up_to_a_file_restore_it_and_undo_that(place: Place, tmp_path: Path) -> None:
    place.found(FIRST)
    program = place.program("--offline").start(FIRST)
    first_window = program.windows()[FIRST]
    write_down(program, "before")
    page = data_page(program, program.windows()[FIRST])
    assert page.where.text() == str(folder_of(place, FIRST))
    assert page.newest.text() == "none yet"
    page.back_up.trigger()
    pick(program, page, tmp_path / "mine.db")
    program.until(lambda: "Backed up to" in page.said.text())
    assert "Drafts: 1." in page.said.text()
    write_down(program, "after")
    (before,) = [
        each.draft.id for each in place.aio(first_window.book.drafts.all()) if each.draft.reference == "before"
    ]
    place.aio(first_window.book.outbox.queue(before, None, undo_seconds=0))
    place.aio(leave(first_window))

    page.restore.trigger()
    sheet = the(program, lambda: page, RestoreSheet)
    assert "There is no backup" in sheet.verdict.text()
    sheet.other.click()
    pick(program, sheet, tmp_path / "mine.db")
    program.until(sheet.confirm.isEnabled)
    first = program.windows()[FIRST]
    sheet.confirm.click()
    program.until(lambda: program.windows().get(FIRST) not in {None, first})
    assert references(program, FIRST) == {"before"}
    program.until(lambda: "had left since the backup was made" in program.windows()[FIRST].banner.text())
    assert "are drafts again: before." in program.windows()[FIRST].banner.text()

    page = data_page(program, program.windows()[FIRST])
    page.restore.trigger()
    sheet = the(program, lambda: page, RestoreSheet)
    assert "what a restore replaced" in sheet.list.item(0).text()
    program.until(sheet.confirm.isEnabled)
    second = program.windows()[FIRST]
    sheet.confirm.click()
    program.until(lambda: program.windows().get(FIRST) not in {None, second})
    assert references(program, FIRST) == {"before", "after"}
    assert states(program, FIRST) == {State.UNKNOWN}
    assert not program.stop.is_set()
    program.interrupt()


def test_export_and_salvage(place: Place, tmp_path: Path) -> None:
    place.found(FIRST)
    work_on(place, FIRST, "lost", backup_after=9)
    (tmp_path / "damaged.db").write_bytes(bytes(4096) + (folder_of(place, FIRST) / "book.db").read_bytes()[4096:])
    program = place.program().start(FIRST)
    window = program.windows()[FIRST]
    program.until(lambda: is_online(window))
    (lost,) = place.aio(window.book.drafts.all())
    place.aio(window.book.drafts.delete(lost.draft.id))
    page = data_page(program, window)
    (tmp_path / "here").mkdir()
    page.export.trigger()
    pick(program, page, tmp_path / "here")
    program.until(lambda: page.said.text().startswith("Exported to"))
    (folder,) = (tmp_path / "here").iterdir()
    assert folder.name.startswith(FIRST.split()[0])
    assert (folder / "customers.csv").exists()

    page.salvage.trigger()
    pick(program, page, tmp_path / "damaged.db")
    assert "something may be missing" in yes(program, page)
    program.until(lambda: page.said.text() == "Drafts brought in: 1.")
    assert references(program, FIRST) == {"lost"}

    page.salvage.trigger()
    pick(program, page, folder_of(place, FIRST) / "book.db")
    program.until(lambda: "is the data that is open" in page.said.text())
    page.back_up.trigger()
    pick(program, page, folder_of(place, FIRST) / "mine.db")
    program.until(lambda: page.said.text().count("is the data that is open") == 1 and "mine.db" in page.said.text())
    program.interrupt()
