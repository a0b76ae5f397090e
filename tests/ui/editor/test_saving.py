"""Nothing typed is ever lost: what is on the screen is on the disk a moment later, and comes back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ledgerbee_desktop.core.drafts import Caret
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.ui.editor.columns import Column
from ledgerbee_desktop.ui.editor.saving import Level
from tests.ui.editor.kit import Hands, put_away, reopen_desk, show
from tests.ui.keys import CTRL, Key
from tests.ui.kit import Aio


@pytest.fixture
def after_a_crash(qtbot: QtBot, aio: Aio, tmp_path: Path) -> Iterator[Callable[[Hands], Hands]]:
    """An editor on the disk as it is at this moment: what a start after a crash finds."""
    opened: list[Hands] = []

    def start(before: Hands) -> Hands:
        copy = tmp_path / f"copy-{len(opened)}"
        copy.mkdir()
        for file in before.desk.book.directory.glob("book.db*"):
            shutil.copy(file, copy)
        desk = aio(reopen_desk(copy))
        opened.append(show(qtbot, aio, desk, draft_id=before.draft_id))
        return opened[-1]

    yield start
    for hands in opened:
        put_away(hands)
        aio(hands.desk.store.close())


def test_each_change_is_on_the_disk_before_it_counts_as_saved(hands: Hands) -> None:
    hands.tab.header.focus("reference")
    for letter in "abcdef":
        hands.type(letter)
        hands.qtbot.waitUntil(lambda: hands.tab.session.journal.pending() is None, timeout=2000)
        assert hands.stored().draft.reference.endswith(letter)


def test_typing_on_does_not_put_the_write_off(hands: Hands) -> None:
    hands.tab.header.focus("reference")
    for _ in range(100):
        hands.type("x")
        hands.qtbot.wait(10)
        if hands.stored().draft.reference:
            return
    pytest.fail("a hundred keys without a pause, and none of them is on the disk")


def test_saved_is_said_only_after_the_store_returned(hands: Hands) -> None:
    hands.tab.header.focus("reference")
    hands.type("x")
    assert hands.tab.title_bar.level.text() == "Saving…"
    with hands.qtbot.waitSignal(hands.tab.saved, timeout=2000):
        pass
    assert hands.tab.title_bar.level.text() == "Saved"
    assert hands.stored().draft.reference == "x"


def test_half_typed_text_row_cell_and_undo_come_back(hands: Hands, after_a_crash: Callable[[Hands], Hands]) -> None:
    hands.add("10", "1")
    hands.add("100", "2")
    hands.go(1, Column.DESCRIPTION)
    hands.type("Stuen og ga")
    hands.press(Key.Key_Left)
    hands.qtbot.waitUntil(lambda: hands.stored().caret == Caret("description", 1, "Stuen og ga", 10), timeout=2000)
    again = after_a_crash(hands)

    assert again.cell == (1, Column.DESCRIPTION)
    assert again.open_text == "Stuen og ga"
    again.press(Key.Key_End)
    again.type("ng")
    again.press(Key.Key_Return)
    assert again.draft.lines[1].description == "Stuen og gang"
    for _ in range(20):
        again.press(Key.Key_Z, with_=CTRL)
    assert again.draft.lines == ()


def test_a_half_typed_product_and_a_half_typed_date_come_back(
    hands: Hands, after_a_crash: Callable[[Hands], Hands]
) -> None:
    hands.tab.go_to("lines")
    hands.type("vægm")
    hands.qtbot.waitUntil(lambda: hands.stored().caret.typing == "vægm", timeout=2000)
    again = after_a_crash(hands)
    assert again.open_text == "vægm"
    again.press(Key.Key_Escape, Key.Key_Escape)
    again.tab.header.focus("date")
    again.type("15-1")
    again.qtbot.waitUntil(lambda: again.stored().caret == Caret("date", None, "15-1", 4), timeout=2000)
    third = after_a_crash(again)
    assert third.tab.header.date.text() == "15-1"
    assert third.tab.header.date.hasFocus()
    third.press(Key.Key_Escape)


def test_leaving_the_tab_writes_at_once(hands: Hands) -> None:
    hands.tab.header.focus("reference")
    hands.type("x")
    saver = hands.tab.saver
    saver._changes.stop()  # nothing else would bring it to the disk now
    hands.tab.hide()
    hands.qtbot.waitUntil(lambda: hands.tab.session.journal.pending() is None, timeout=2000)
    hands.tab.show()


def limit(connection: sqlite3.Connection, pages: int) -> None:
    connection.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_is_said_and_what_was_typed_is_kept_and_tried_again(hands: Hands) -> None:
    failures: list[AppError] = []
    hands.tab.saver.failed.connect(failures.append)
    hands.aio(hands.desk.store.database.read(lambda connection: limit(connection, 1)))
    hands.tab.notes.setFocus()
    hands.tab.notes.insertPlainText("lang tekst " * 20_000)
    hands.qtbot.waitUntil(lambda: hands.tab.saver.level is Level.PROBLEM, timeout=5000)
    assert len(failures) == 1
    assert hands.tab.notice.text() != ""
    assert hands.draft.notes.startswith("lang tekst")
    hands.aio(hands.desk.store.database.read(lambda connection: limit(connection, 1_000_000)))
    hands.qtbot.waitUntil(lambda: hands.tab.saver.level is Level.SAVED, timeout=8000)
    assert hands.stored().draft.notes == hands.draft.notes


def test_a_draft_that_was_deleted_elsewhere_is_no_error(hands: Hands) -> None:
    hands.idle()
    hands.aio(hands.desk.book.drafts.delete(hands.draft_id))
    hands.tab.header.focus("reference")
    hands.type("x")
    hands.aio(hands.tab.settle())
    assert not hands.tab.saver.behind
