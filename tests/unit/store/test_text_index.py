"""A text index that the disk has damaged is made anew at the next start."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledgerbee_desktop.store import text_index
from ledgerbee_desktop.store.book import FILE_NAME
from tests.unit.store.kit import a_document, open_book, run


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE document_text_config SET v = 0",
        "UPDATE document_text_config SET k = 'nothing'",
        "UPDATE document_text_data SET block = x'ff' WHERE id = 10",
        "DELETE FROM document_text_data",
    ],
)
def test_a_start_makes_it_anew(tmp_path: Path, damage: str) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_documents([a_document(1), a_document(2)])
        found = await book.library.search("facade")
        assert len(found) == 2
        await book.close()
        with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as connection:
            connection.execute(damage)
        book = await open_book(tmp_path)
        assert await book.library.search("facade") == found
        await book.library.put_documents([a_document(3)])
        assert len(await book.library.search("facade")) == 3
        assert await book.full_check() == ()
        await book.close()

    run(scenario())


def test_one_without_a_document_is_made_anew_too(tmp_path: Path) -> None:
    async def scenario() -> None:
        await (await open_book(tmp_path)).close()
        with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as connection:
            connection.execute("UPDATE document_text_config SET v = 0")
        book = await open_book(tmp_path)
        await book.library.put_documents([a_document(1)])
        assert len(await book.library.search("facade")) == 1
        await book.close()

    run(scenario())


def test_a_sound_one_is_left_alone(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_documents([a_document(1), a_document(2)])
        await book.close()
        before = kept(tmp_path / FILE_NAME)
        await (await open_book(tmp_path)).close()
        assert kept(tmp_path / FILE_NAME) == before

    run(scenario())


def kept(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return [*connection.execute("SELECT id, block FROM document_text_data ORDER BY id")]


def test_a_text_that_the_disk_has_made_bytes_of_is_not_looked_for() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:  # no STRICT table takes it; the disk does not ask
        connection.execute("CREATE TABLE document (number_in_table INTEGER PRIMARY KEY, search)")
        connection.execute("CREATE VIRTUAL TABLE document_text USING fts5(search, tokenize = 'trigram')")
        connection.execute("INSERT INTO document_text (rowid, search) VALUES (1, 'maling')")
        connection.executemany("INSERT INTO document VALUES (?, ?)", [(1, "maling"), (2, b"facade")])
        assert text_index.is_usable(connection)
        connection.execute("INSERT INTO document VALUES (3, 'facade')")
        assert not text_index.is_usable(connection)
