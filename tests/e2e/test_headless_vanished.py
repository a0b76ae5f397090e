"""When LedgerBee suddenly lists much less, `sync --once` says so and removes nothing; `missing decide` takes a person's answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.billing import open_shop
from tests.e2e.test_headless import Desk
from tests.sandbox_process import SandboxProcess


@pytest.fixture
def bereft(tmp_path: Path) -> Iterator[tuple[Desk, set[str]]]:
    """A desk whose LedgerBee has lost 8 of 10 invoices, and the references of those that it still has."""
    with SandboxProcess(tmp_path / "sandbox") as sandbox:
        sandbox.set(cache_seconds=0)
        desk = Desk(sandbox, open_shop(sandbox), tmp_path / "data")
        ids = [desk.shop.create(reference=str(each))["id"] for each in range(10)]
        assert desk.run("sync", "--once").returncode == 0
        for each in ids[:8]:
            sandbox.delete(f"invoices/{each}")
        done = desk.run("sync", "--once")  # the passes that prove the first pull complete
        assert done.returncode == 3
        assert "no longer lists 8 of 10 invoices" in done.stderr
        assert "missing decide remove 8" in done.stderr
        yield desk, {"8", "9"}
    assert sandbox.errors() == ""


def references(desk: Desk) -> set[str]:
    return {each["reference"] for each in desk.json("documents", "list", "--kind", "invoice")}


def test_much_that_vanished_waits_for_a_person(bereft: tuple[Desk, set[str]]) -> None:
    desk, left = bereft
    assert len(references(desk)) == 10
    (held,) = desk.json("--offline", "missing", "list", code=3)
    assert (held["target"], held["missing"], held["known"]) == ("invoice", 8, 10)
    assert {each["name"] for each in held["items"]} == references(desk) - left
    assert desk.run("sync", "--once").returncode == 3, "until somebody has decided"


def test_another_number_than_is_missing_decides_nothing(bereft: tuple[Desk, set[str]]) -> None:
    desk, _ = bereft
    done = desk.run("missing", "decide", "remove", "7")
    assert done.returncode == 2
    assert "8 are missing, not 7" in done.stderr
    assert len(references(desk)) == 10
    assert desk.run("missing", "list").returncode == 3


def test_removing_asks_for_each_and_leaves_what_ledgerbee_has(bereft: tuple[Desk, set[str]]) -> None:
    desk, left = bereft
    done = desk.run("missing", "decide", "remove", "8")
    assert (done.returncode, done.stderr) == (0, "")
    assert references(desk) == left
    assert desk.run("sync", "--once").returncode == 0
    again = desk.run("missing", "decide", "remove", "8")
    assert again.returncode == 2
    assert "Nothing waits" in again.stderr


def test_keeping_needs_no_network_and_holds(bereft: tuple[Desk, set[str]]) -> None:
    desk, _ = bereft
    assert desk.json("--offline", "missing", "decide", "keep", "8") == []
    assert desk.run("sync", "--once").returncode == 0
    assert len(references(desk)) == 10


def test_an_answer_given_offline_is_carried_out_at_the_next_sync(bereft: tuple[Desk, set[str]]) -> None:
    desk, left = bereft
    done = desk.run("--offline", "missing", "decide", "remove", "8")
    assert done.returncode == 4, done.stderr
    assert desk.run("sync", "--once").returncode == 0
    assert references(desk) == left
