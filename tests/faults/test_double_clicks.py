"""Somebody clicks five times where once is enough, and starts the program again meanwhile: one POST for each operation (reliability X7).

CLICKS is how often something is clicked too much (1000 is the long form); in a long form (SECONDS) as many as there is time for.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.figures import figure, is_long, number, seconds
from tests.sandbox_process import SandboxProcess

ROOT = Path(__file__).parents[2]
CLICKER = Path(__file__).with_name("clicker.py")
CLICKS_A_ROUND = 10
ROUND_SECONDS = 1.5
ROUNDS = number("CLICKS", int(seconds(0) / ROUND_SECONDS) * CLICKS_A_ROUND if is_long() else 80) // CLICKS_A_ROUND
SECONDS = 120.0 + 10 * ROUNDS
IN_USE = 6

pytestmark = pytest.mark.timeout(2 * SECONDS)


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[SandboxProcess]:
    with SandboxProcess(tmp_path / "sandbox") as sandbox:
        sandbox.add_customer()
        sandbox.add_product()
        yield sandbox


def environment(sandbox: SandboxProcess, **variables: str) -> dict[str, str]:
    own = {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "LEDGERBEE_API_KEY": sandbox.key}
    return {**os.environ, **own, **variables}


def arguments(sandbox: SandboxProcess, data: Path) -> list[str]:
    return ["--data-dir", str(data), "--api-url", sandbox.url, "--lang", "da"]


def another(sandbox: SandboxProcess, data: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """The program once more on the same data: a window, or a command."""
    words = [sys.executable, "-m", "ledgerbee_desktop", *arguments(sandbox, data), *command]
    return subprocess.run(words, env=environment(sandbox), capture_output=True, text=True, timeout=SECONDS, check=False)


def click(sandbox: SandboxProcess, data: Path, rounds: int, **variables: str) -> subprocess.Popen[str]:
    """The clicker at work."""
    command = [sys.executable, str(CLICKER), str(rounds), *arguments(sandbox, data)]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, env=environment(sandbox, **variables), stdin=pipe, stdout=pipe, stderr=pipe, text=True
    )


def test_each_operation_is_one_request(sandbox: SandboxProcess, tmp_path: Path) -> None:
    data = tmp_path / "data"
    clicker = click(sandbox, data, ROUNDS)
    assert clicker.stdout is not None
    first = clicker.stdout.readline()
    assert first == "ROUND\n", clicker.communicate(timeout=SECONDS)
    refused = another(sandbox, data, "sync", "--once")
    assert (refused.returncode, refused.stdout) == (IN_USE, "")
    assert another(sandbox, data).returncode == 0, "a second window only raises the first"
    said, errors = clicker.communicate(timeout=SECONDS)
    assert clicker.returncode == 0, errors
    assert not errors
    assert said.count("ROUND") == ROUNDS - 1
    ledger = sandbox.ledger()
    posts = Counter(each["path"] for each in sandbox.requests() if each["method"] == "POST")
    assert posts == Counter({"/v1/invoices": ROUNDS} | {f"/v1/invoices/{entry['id']}/send": 1 for entry in ledger})
    assert sorted(entry["reference"] for entry in ledger) == sorted(f"klik-{each}" for each in range(ROUNDS))
    figure(f"{CLICKS_A_ROUND * ROUNDS} clicks, {sum(posts.values())} operations, one request each")


def test_a_command_that_begins_anew_is_found_out(sandbox: SandboxProcess, tmp_path: Path) -> None:
    """The planted defect: a command takes every click."""
    clicker = click(sandbox, tmp_path / "data", 1, CLICKER_DEFECT="unguarded")
    _, errors = clicker.communicate(timeout=SECONDS)
    assert clicker.returncode != 0
    assert "sheets were opened by clicks on one button" in errors
