"""Damaged and copied data is said plainly, and nothing is sent from it."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from tests.e2e.test_headless import Desk, desk

__all__ = ["desk"]


def book_of(data: Path) -> Path:
    (found,) = data.glob("companies/*/book.db")
    return found


def test_a_damaged_draft_is_named_and_never_sent(desk: Desk, tmp_path: Path) -> None:
    there = Desk(desk.sandbox, desk.shop, tmp_path / "data")
    assert there.run("sync", "--once").returncode == 0
    draft = there.queued("damaged")
    with sqlite3.connect(book_of(there.data)) as connection:
        connection.execute("UPDATE draft SET body = replace(body, 'damaged', 'changed')")
    connection.close()
    done = there.run("draft", "show", draft)
    assert "is damaged (1 entries)" in done.stderr
    assert done.returncode == 2


def test_a_copied_folder_asks_before_it_sends(desk: Desk, tmp_path: Path) -> None:
    there = Desk(desk.sandbox, desk.shop, tmp_path / "data")
    assert there.run("sync", "--once").returncode == 0
    there.queued("copied")
    copy = Desk(desk.sandbox, desk.shop, tmp_path / "copy")
    shutil.copytree(there.data, copy.data)
    assert there.json("sync", "--once") == []
    done = copy.run("sync", "--once")
    assert "This data is a copy" in done.stderr
    assert done.returncode == 3  # what it finds is for the person: it may be the other computer's
    assert [document["sendCount"] for document in desk.on_ledgerbee("copied")] == [1]
