"""When the open window makes backups, and what it says when it cannot, on a real database."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.app.book import book_on
from ledgerbee_desktop.app.caretaker import Caretaker
from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.core import keeping
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import CompanyId, DraftId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.keeping import Notice
from ledgerbee_desktop.store import backups
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.sync.engine import Engine
from tests.unit.store.kit import CountingIds, StepClock, a_draft, run, type_reference

MINUTE = dt.timedelta(minutes=1)


class Watch:
    """A company with its caretaker, and what that said."""

    def __init__(self, store: BookStore, clock: StepClock) -> None:
        bus, ids, bodies = Bus(), CountingIds(), JsonBodies()
        engine = Engine(store, bodies, clock, ids, bus=bus, owner=CompanyId("company-1"), settle=120, grace=1)
        book = book_on(store, engine, bus, clock, ids, is_demo=False)
        self.company = OpenCompany(CompanyId("company-1"), store, book, bodies, engine)
        self.clock, self.store = clock, store
        self.said: list[Notice | None] = []
        self.warned: list[AppError] = []
        self.caretaker = Caretaker(self.company, self.said.append, self.warned.append)

    async def look(self, *, minutes: float = 1) -> int:
        """Let time pass, then let it look; how many backups there are."""
        self.clock.at += minutes * MINUTE
        await self.caretaker.look()
        return len(backups.made(self.store.directory))


async def start(directory: Path, clock: StepClock) -> Watch:
    store = await BookStore.open(
        directory, clock, CountingIds(clock.at.day * 1000 + clock.at.hour), Bus(), place="here"
    )
    return Watch(store, clock)


def test_at_the_start_and_then_every_quarter_of_an_hour_with_new_work(tmp_path: Path) -> None:
    async def scenario() -> None:
        clock = StepClock()
        watch = await start(tmp_path, clock)
        journal = Journal((await watch.store.drafts.create(a_draft())).draft)
        assert await watch.look() == 1, "there was none"
        for _ in range(20):
            assert await watch.look(minutes=10) == 1, "nothing changed"
        await type_reference(watch.store, journal, "PO 7")
        assert await watch.look() == 2, "new work, and the last is older than a quarter of an hour"
        await type_reference(watch.store, journal, "PO 8")
        for _ in range(10):
            assert await watch.look() == 2, "not yet"
        assert await watch.look(minutes=5) == 3
        await watch.store.library.set_pull_state("page", "7")
        assert await watch.look(minutes=60) == 3, "the library is pulled again anyway"
        assert set(watch.said) == {None}
        await watch.company.close()

        watch = await start(tmp_path, clock)
        newest = backups.made(tmp_path)[0]
        await watch.look()
        assert backups.made(tmp_path)[0] == newest, "it is not twelve hours old"
        await watch.look(minutes=20)
        assert backups.made(tmp_path)[0] != newest, "what was done since the last one before the end is not known"
        await watch.company.close()

        clock.at += dt.timedelta(hours=13)
        watch = await start(tmp_path, clock)
        await watch.look()
        assert backups.made(tmp_path)[0].taken_at > clock.at - MINUTE
        await watch.company.close()

    run(scenario())


def test_a_start_without_a_backup_checks_everything_once(tmp_path: Path) -> None:
    async def scenario() -> None:
        clock = StepClock()
        watch = await start(tmp_path, clock)
        await watch.store.drafts.create(a_draft())
        await watch.look()
        await watch.company.close()
        watch = await start(tmp_path, clock)
        await watch.store.database.write(lambda c: c.execute("UPDATE draft SET body = body || ' '"))
        await watch.look()
        await watch.look()
        assert ["is damaged" in str(each) for each in watch.warned] == [True]
        await watch.company.close()

    run(scenario())


def test_a_backup_that_fails_is_said_in_plain_words_and_tried_again_later(tmp_path: Path) -> None:
    async def scenario() -> None:
        watch = await start(tmp_path, StepClock())
        await watch.store.drafts.create(a_draft())
        folder = tmp_path / backups.FOLDER
        folder.write_text("a file in its place", encoding="utf-8")
        await watch.look()
        (said,) = watch.said
        assert said is not None
        assert str(said.short) == "No backup could be made"
        assert "There is no backup yet" in str(said.sentence)
        folder.unlink()
        await watch.look()
        assert watch.said[-1] == said, "not each minute"
        assert await watch.look(minutes=15) == 1
        assert watch.said[-1] is None
        assert watch.warned == []
        await watch.company.close()

    run(scenario())


def test_damage_that_a_backup_meets_is_a_warning_and_names_the_last_good_one(tmp_path: Path) -> None:
    async def scenario() -> None:
        watch = await start(tmp_path, StepClock())
        journal = Journal((await watch.store.drafts.create(a_draft())).draft)
        await watch.look()
        await type_reference(watch.store, journal, "PO 7")
        await watch.store.drafts.create(a_draft("draft-2"))
        await watch.store.database.write(
            lambda c: c.execute("UPDATE draft SET body = body || ' ' WHERE id = ?", (DraftId("draft-2"),))
        )
        assert await watch.look(minutes=20) == 1
        assert len(watch.warned) == 1
        assert watch.said[-1] is not None
        assert "The last backup is of 2026-03-02" in str(watch.said[-1].sentence)
        await watch.company.close()

    run(scenario())


def test_a_disk_that_is_nearly_full_is_said_before_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        watch = await start(tmp_path, StepClock())
        await watch.look()
        assert (watch.said[-1] is None, (tmp_path / "spare").exists()) == (True, True)
        (tmp_path / "spare").unlink()
        monkeypatch.setattr(keeping, "LEAST_ROOM", shutil.disk_usage(tmp_path).free * 2)
        await watch.look()
        assert watch.said[-1] is not None
        assert str(watch.said[-1].short).startswith("Disk nearly full: ")
        assert not (tmp_path / "spare").exists(), "it takes nothing of what is left"
        monkeypatch.undo()
        await watch.look()
        assert (watch.said[-1] is None, (tmp_path / "spare").exists()) == (True, True)
        await watch.company.close()

    run(scenario())
