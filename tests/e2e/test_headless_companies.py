"""The commands with several companies in one data directory: which one they work on, and that none of them writes for another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ledgerbee_desktop.platform_.instance_lock import InstanceLock, RaiseRequest
from ledgerbee_desktop.sandbox.demo.basics import NEIGHBOURS
from tests.e2e.test_headless import PROGRAM, SETTLE
from tests.sandbox_process import SandboxCompany, SandboxProcess

PAINTERS, BOOKS = "Fjordby Maler & Tømrer ApS", NEIGHBOURS[0][0]


@dataclass
class Desk:
    """A data directory and a server with two companies."""

    sandbox: SandboxProcess
    data: Path

    @property
    def theirs(self) -> SandboxCompany:
        return self.sandbox.neighbours[0]

    def run(self, *words: str, key: str = "", given: object = None) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("LEDGERBEE_")}
        environment["LEDGERBEE_API_URL"] = self.sandbox.url
        if key:
            environment["LEDGERBEE_API_KEY"] = key
        return subprocess.run(
            [sys.executable, "-c", PROGRAM, "--data-dir", str(self.data), "--settle", SETTLE, *words],
            env=environment,
            input=None if given is None else json.dumps(given),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def well(self, *words: str, key: str = "", given: object = None) -> Any:
        """The JSON that a command prints when it ends with 0."""
        done = self.run(*words, "--json", key=key, given=given)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def body(self, company: SandboxCompany) -> dict[str, object]:
        customer, product = company.add_customer(), company.add_product()
        line = {"lineType": "product", "priceId": product["prices"][0]["id"], "quantity": 1}
        return {
            "kind": "invoice",
            "customerId": customer["id"],
            "date": "2026-11-24",
            "dueDate": "2026-12-02",
            "lines": [line],
        }


@contextmanager
def a_desk(folder: Path) -> Iterator[Desk]:
    """Both companies were synchronised once, each with its key."""
    with SandboxProcess(folder / "sandbox", companies=2) as sandbox:
        desk = Desk(sandbox, folder / "data")
        sandbox.set(cache_seconds=0)
        desk.theirs.set(cache_seconds=0)
        desk.well("sync", "--once", key=sandbox.key)
        desk.well("--company", BOOKS, "sync", "--once", key=desk.theirs.key)
        yield desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """For tests that only read."""
    with a_desk(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


@pytest.fixture
def own_desk(tmp_path: Path) -> Iterator[Desk]:
    """For a test that writes."""
    with a_desk(tmp_path) as desk:
        yield desk


def test_the_companies_are_listed_without_key_or_network(desk: Desk) -> None:
    desk.sandbox.stop()
    try:
        rows, plain = desk.well("companies"), desk.run("companies").stdout.splitlines()
    finally:
        desk.sandbox.start()
    assert [(each["name"], each["cvr"]) for each in rows] == [(PAINTERS, "34128766"), (BOOKS, str(NEIGHBOURS[0][1]))]
    assert plain[1].split("  ")[0] == BOOKS
    assert plain[1].endswith(rows[1]["id"])


def test_the_companies_are_listed_while_the_window_is_open(desk: Desk) -> None:
    with InstanceLock(desk.data, "window"):
        assert len(desk.well("companies")) == 2
        assert desk.run("--company", BOOKS, "draft", "list").returncode == 6


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (("--company", BOOKS), RaiseRequest(company=BOOKS)),
        (("--demo",), RaiseRequest(demo=True)),
        ((), RaiseRequest()),
    ],
)
def test_a_second_start_passes_on_what_it_was_asked_for(
    words: tuple[str, ...], asked: RaiseRequest, tmp_path: Path
) -> None:
    """And ends at once, without Qt; the window that is open does the rest."""
    environment = {name: value for name, value in os.environ.items() if name != "XDG_ACTIVATION_TOKEN"}
    with InstanceLock(tmp_path, "window") as lock:
        command = [sys.executable, "-c", PROGRAM, "--data-dir", str(tmp_path), *words]
        assert subprocess.run(command, env=environment, timeout=60, check=False).returncode == 0
        assert lock.take_raise_request() == asked


def test_a_local_command_names_the_companies_when_none_is_given(desk: Desk) -> None:
    for words in (("draft", "list"), ("outbox", "list"), ("documents", "list")):
        done = desk.run(*words)
        assert done.returncode == 2
        assert "--company" in done.stderr
        assert PAINTERS in done.stderr
        assert BOOKS in done.stderr
    assert desk.well("--company", "skovlund", "draft", "list") == []


def test_an_unknown_company_is_refused_with_those_that_are_here(desk: Desk) -> None:
    done = desk.run("--company", "Bageren", "draft", "list")
    assert done.returncode == 2
    assert "no company “Bageren”" in done.stderr
    assert BOOKS in done.stderr
    done = desk.run("--company", "Bageren", "sync", "--once", key=desk.sandbox.key)
    assert (done.returncode, "no company “Bageren”" in done.stderr) == (2, True)


def test_the_key_of_the_run_says_whose_run_it_is(own_desk: Desk) -> None:
    body = own_desk.body(own_desk.theirs)
    own_desk.well("sync", "--once", key=own_desk.theirs.key)
    (added,) = own_desk.well("--company", BOOKS, "draft", "add", "-", given=body)
    own_desk.well("--company", BOOKS, "draft", "queue", added["id"])
    assert own_desk.well("sync", "--once", key=own_desk.sandbox.key) == []
    assert (own_desk.sandbox.ledger(), own_desk.theirs.ledger()) == ([], [])
    own_desk.well("sync", "--once", key=own_desk.theirs.key)
    assert (len(own_desk.sandbox.ledger()), len(own_desk.theirs.ledger())) == (0, 1)


def test_a_key_of_another_company_is_refused_and_writes_nothing(own_desk: Desk) -> None:
    body = own_desk.body(own_desk.sandbox)
    own_desk.well("sync", "--once", key=own_desk.sandbox.key)
    (added,) = own_desk.well("--company", PAINTERS, "draft", "add", "-", given=body)
    own_desk.well("--company", PAINTERS, "draft", "queue", added["id"])
    own_desk.sandbox.clear_requests()
    done = own_desk.run("--company", PAINTERS, "sync", "--once", key=own_desk.theirs.key)
    assert done.returncode == 5
    assert f"another company ({BOOKS})" in done.stderr
    assert {(each["method"], each["path"]) for each in own_desk.sandbox.requests()} == {("GET", "/v1/company")}
    (waiting,) = own_desk.well("--company", PAINTERS, "outbox", "list")
    assert waiting["state"] == "queued"
    assert [each["name"] for each in own_desk.well("companies")] == [PAINTERS, BOOKS]


def test_one_company_stays_one_until_another_is_named(tmp_path: Path) -> None:
    """A wrong key in a script must not found a second company beside the one that it was written for."""
    with SandboxProcess(tmp_path / "sandbox", companies=2) as sandbox:
        desk = Desk(sandbox, tmp_path / "data")
        desk.well("sync", "--once", key=sandbox.key)
        done = desk.run("sync", "--once", key=desk.theirs.key)
        assert (done.returncode, f"another company ({BOOKS})" in done.stderr) == (5, True)
        assert len(desk.well("companies")) == 1
        desk.well("--company", "Skovlund", "sync", "--once", key=desk.theirs.key)
        assert len(desk.well("companies")) == 2


def test_the_variable_does_as_the_option(desk: Desk) -> None:
    command = [sys.executable, "-c", PROGRAM, "--data-dir", str(desk.data), "draft", "list", "--json"]
    environment = {**os.environ, "LEDGERBEE_COMPANY": "Fjordby", "LEDGERBEE_API_URL": desk.sandbox.url}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
