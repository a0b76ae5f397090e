"""The commands with several companies in one data directory: which one they work on, and that none of them writes for another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
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


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Both companies were synchronised once, each with its key."""
    with SandboxProcess(tmp_path / "sandbox", companies=2) as sandbox:
        desk = Desk(sandbox, tmp_path / "data")
        sandbox.set(cache_seconds=0)
        desk.theirs.set(cache_seconds=0)
        desk.well("sync", "--once", key=sandbox.key)
        desk.well("--company", BOOKS, "sync", "--once", key=desk.theirs.key)
        yield desk


def test_the_companies_are_listed_without_key_or_network(desk: Desk) -> None:
    desk.sandbox.stop()
    rows = desk.well("companies")
    assert [(each["name"], each["cvr"]) for each in rows] == [(PAINTERS, "34128766"), (BOOKS, str(NEIGHBOURS[0][1]))]
    plain = desk.run("companies").stdout.splitlines()
    assert plain[1].split("  ")[0] == BOOKS
    assert plain[1].endswith(rows[1]["id"])
    desk.sandbox.start()


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


def test_the_key_of_the_run_says_whose_run_it_is(desk: Desk) -> None:
    body = desk.body(desk.theirs)
    desk.well("sync", "--once", key=desk.theirs.key)
    (added,) = desk.well("--company", BOOKS, "draft", "add", "-", given=body)
    desk.well("--company", BOOKS, "draft", "queue", added["id"])
    assert desk.well("sync", "--once", key=desk.sandbox.key) == []
    assert (desk.sandbox.ledger(), desk.theirs.ledger()) == ([], [])
    desk.well("sync", "--once", key=desk.theirs.key)
    assert (len(desk.sandbox.ledger()), len(desk.theirs.ledger())) == (0, 1)


def test_a_key_of_another_company_is_refused_and_writes_nothing(desk: Desk) -> None:
    body = desk.body(desk.sandbox)
    desk.well("sync", "--once", key=desk.sandbox.key)
    (added,) = desk.well("--company", PAINTERS, "draft", "add", "-", given=body)
    desk.well("--company", PAINTERS, "draft", "queue", added["id"])
    desk.sandbox.clear_requests()
    done = desk.run("--company", PAINTERS, "sync", "--once", key=desk.theirs.key)
    assert done.returncode == 5
    assert f"another company ({BOOKS})" in done.stderr
    assert {(each["method"], each["path"]) for each in desk.sandbox.requests()} == {("GET", "/v1/company")}
    (waiting,) = desk.well("--company", PAINTERS, "outbox", "list")
    assert waiting["state"] == "queued"
    assert [each["name"] for each in desk.well("companies")] == [PAINTERS, BOOKS]


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
