"""The company and what its key may do: read from the disk once, and never older than what was stored last."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import DiskProblem
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.library import Company, KeyInfo
from ledgerbee_desktop.store import disk
from ledgerbee_desktop.store.database import Database
from tests.unit.store.kit import open_book, run

FIRST, SECOND = KeyInfo(scopes=frozenset({"customers-read"})), KeyInfo(scopes=frozenset())


def test_it_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work() -> None:
        book = await open_book(tmp_path)
        await book.library.put_company(Company(id=CompanyId("c"), name="Maler ApS"))
        await book.library.put_key_info(FIRST)
        look, looks = Database._look, list[object]()

        def counted(self: Database, job: object) -> object:
            looks.append(job)
            return look(self, job)  # type: ignore[arg-type]

        monkeypatch.setattr(Database, "_look", counted)
        for _ in range(3):
            company = await book.library.company()
            assert company is not None
            assert company.name == "Maler ApS"
            assert await book.library.key_info() == FIRST
        assert len(looks) == 2
        await book.close()

    run(work())


def test_who_reads_while_it_is_stored_has_it_as_it_is_then(tmp_path: Path) -> None:
    async def work() -> None:
        book = await open_book(tmp_path)
        library = book.library
        await library.put_key_info(FIRST)
        early = asyncio.ensure_future(library.key_info())
        storing = asyncio.ensure_future(library.put_key_info(SECOND))
        late = asyncio.ensure_future(library.key_info())
        assert (await early, await late) == (FIRST, SECOND)
        await storing
        assert await library.key_info() == SECOND
        await book.close()

    run(work())


def test_what_the_disk_may_have_stored_although_it_refused_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        book = await open_book(tmp_path)
        await book.library.put_key_info(FIRST)
        transact = Database._transact

        def stored_and_refused(self: Database, job: object) -> None:
            transact(self, job)  # type: ignore[arg-type]
            raise DiskProblem(disk.DISK_FAILS.of(detail="x"))

        with monkeypatch.context() as patch:
            patch.setattr(Database, "_transact", stored_and_refused)
            with pytest.raises(DiskProblem):
                await book.library.put_key_info(SECOND)
        assert await book.library.key_info() == SECOND
        await book.close()

    run(work())
