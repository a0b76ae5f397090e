"""Changes without an ETag (reliability 3, S3): what colleagues do before our GET is seen, and what our change replaced can be read.

RACES=1000 [SEED=n] pytest tests/unit/sync/test_races.py -s     # the long form, for `make torture`
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ledgerbee_desktop.store.outbox import SqliteOutbox
from ledgerbee_desktop.sync.updates import Standing, UpdateDetective
from tests.faults.figures import figure, number, seed
from tests.faults.simulation.loop import run_virtually
from tests.unit.sync.office import Office
from tests.unit.sync.races import BEFORE_THE_GET, Race, Racing, When, run_race

RACES = number("RACES", 60)
FIRST = seed(1)
AT_ONE_OFFICE = 100
"""Races with one database: its outbox grows with each."""


def races(folder: Path, count: int, first: int) -> list[Race]:
    """So many races, from this seed on."""
    parts = range(first, first + count, AT_ONE_OFFICE)
    return [
        race
        for part in parts
        for race in at_one_office(folder / str(part), range(part, min(part + AT_ONE_OFFICE, first + count)))
    ]


def at_one_office(folder: Path, seeds: range) -> list[Race]:
    async def all_of_them() -> list[Race]:
        office = Office(folder, [])
        office.client = Racing(office.model, office.bases)
        office.client.plan = []
        await office.open_and_pull()
        try:
            return [await run_race(office, each) for each in seeds]
        finally:
            await office.book.close()

    return run_virtually(all_of_them())


def wrongs(run: list[Race]) -> list[str]:
    return [f"seed {race.seed}, {race.when.name}: {wrong}" for race in run for wrong in race.wrongs]


@pytest.mark.timeout(60 + RACES)
def test_nothing_of_a_colleague_s_is_overwritten_unseen(tmp_path: Path) -> None:
    run = races(tmp_path, RACES, FIRST)
    early = [race for race in run if race.when in BEFORE_THE_GET]
    late = [race for race in run if race.when not in BEFORE_THE_GET]
    window = [race for race in late if race.when is When.WINDOW]
    assert wrongs(run) == []
    assert all(race.colleague for race in early)
    assert Counter(race.when for race in run).keys() == set(When)
    figure(
        f"{len(early)} edits before our GET: {sum(race.is_held for race in early)} detected, "
        f"{sum(race.patches for race in early)} changes left; {len(late)} edits after it: "
        f"{sum(bool(race.before) for race in late)} before-images, all brought back; of {len(window)} in the window itself "
        f"{sum(race.has_their_text for race in window)} were read before they were overwritten, and are kept whole"
    )


def test_without_the_look_before_the_change_it_would_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted defect: the GET before the PATCH is left out."""
    honest = UpdateDetective.standing

    async def blind(self: UpdateDetective, operation, ledgerbee) -> Standing:  # type: ignore[no-untyped-def]
        if operation.attempts:
            return await honest(self, operation, ledgerbee)
        base = await self._parts.drafts.base(operation.draft_id)
        assert base is not None
        return Standing(base, ("lines",), ())

    monkeypatch.setattr(UpdateDetective, "standing", blind)
    found = wrongs(races(tmp_path, 30, 1))
    assert any("a change left over a colleague's" in each for each in found)
    assert any("overwritten" in each for each in found)


def test_without_the_images_it_would_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted defects: what is read on the way, or before the change leaves, is not kept."""

    async def forgets(*_: object) -> None:
        return

    with monkeypatch.context() as patch:
        patch.setattr(SqliteOutbox, "keep_image", forgets)
        found = wrongs(races(tmp_path / "meanwhile", 30, 1))
    assert any("is in no image" in each for each in found)
    honest = SqliteOutbox.begin

    async def begins_without(self: SqliteOutbox, operation, at, bound, _before=None):  # type: ignore[no-untyped-def]
        return await honest(self, operation, at, bound)

    monkeypatch.setattr(SqliteOutbox, "begin", begins_without)
    found = wrongs(races(tmp_path / "before", 30, 1))
    assert any("the image is not what LedgerBee had said" in each for each in found)
