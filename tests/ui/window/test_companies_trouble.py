"""One company's trouble (its data, its keyring, its key, a bug) is said in its window; the others work on."""

from __future__ import annotations

import pytest

from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.store.book import company_directory
from ledgerbee_desktop.sync.engine import Engine
from ledgerbee_desktop.ui.companies.trouble import TroubleWindow
from tests.ui.window.several import FIRST, SECOND, Place, Program, is_online, place, two

__all__ = ["place", "two"]
"""Fixtures: named, or the linter takes them for unused."""


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


def test_a_bug_in_one_engine_leaves_the_other_at_work(two: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = two.windows()[FIRST].book.sync
    assert isinstance(broken, Engine)

    async def crash() -> None:
        raise RuntimeError("a bug of ours")

    monkeypatch.setattr(broken._worker, "run", crash)
    with two.place.qtbot.captureExceptions() as caught:
        two.queue(FIRST, two.place.draft(FIRST, "bliver liggende"))
        two.until(lambda: caught)
    assert [str(value) for _, value, _ in caught] == ["a bug of ours"]
    two.queue(SECOND, two.place.draft(SECOND, "uberørt"))
    two.until(lambda: two.references(SECOND) == ["uberørt"])
    two.windows()[FIRST].close()
    two.until(lambda: list(two.windows()) == [SECOND])
    two.until(lambda: two.companies.register.windows() == (two.place.ids[SECOND],))
    assert two.interrupt() == 0


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
