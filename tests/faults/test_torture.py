"""The table of `make torture` says what happened, also when nothing did."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import torture
from tests.faults.torture import HARNESSES, Harness, Row


def outcome(directory: Path, body: str, share: float = 5) -> Row:
    """What a harness with this test comes to."""
    test = directory / "test_it.py"
    test.write_text(f"import os, pytest\nfrom tests.faults.figures import figure\n\n{body}\n", "utf-8")
    return torture.run(Harness("it", str(test), 1, lambda seconds: {"KILLS": round(seconds * 2)}), share, cores=3)


def test_each_harness_is_there_and_has_a_name_of_its_own() -> None:
    tests = [each for harness in HARNESSES for each in harness.tests.split()]
    assert [each for each in tests if not (torture.HERE / each).is_file()] == []
    assert len({harness.name for harness in HARNESSES}) == len(HARNESSES)


def test_a_harness_is_told_its_share_and_says_what_it_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KILLS", raising=False)
    row = outcome(tmp_path, "def test_it():\n    figure(f\"{os.environ['SECONDS']} s, {os.environ['KILLS']} kills\")")
    assert (row.figures, row.violations) == (("5 s, 10 kills",), "")
    assert row.lines()[0].endswith("0          5 s, 10 kills")


def test_a_harness_is_told_its_processors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CORES", raising=False)
    body = "from tests.faults.figures import cores\ndef test_it():\n    figure(f'{cores()} processors')"
    assert outcome(tmp_path, body).figures == ("3 processors",)


def test_the_time_is_shared_out_by_weight_and_kept() -> None:
    planned = torture.shares(HARNESSES, 1800, 2)
    assert set(planned) == set(HARNESSES)
    assert sum(share + each.besides for each, share in planned.items()) == pytest.approx(3600)
    assert planned[HARNESSES[0]] / planned[HARNESSES[1]] == pytest.approx(HARNESSES[0].weight / HARNESSES[1].weight)
    whole = [share + each.besides for each, share in planned.items()]
    assert whole == sorted(whole, reverse=True)
    assert whole[0] <= 1800
    alone = Harness("it", "test_it.py", 1, besides=20)
    assert torture.shares([alone], 100, 1) == {alone: 80}
    assert torture.shares([alone], 10, 1) == {alone: 5}, "what it takes anyway does not eat up its share"


def test_harnesses_run_side_by_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each waits for what the other has left behind."""
    body = """
import time
from pathlib import Path
def test_it():
    Path({here!r}).touch()
    while not Path({there!r}).exists():
        time.sleep(0.05)
"""
    harnesses = []
    for here, there in (("one", "two"), ("two", "one")):
        test = tmp_path / f"test_{here}.py"
        test.write_text(body.format(here=str(tmp_path / here), there=str(tmp_path / there)), "utf-8")
        harnesses.append(Harness(here, str(test), 1))
    monkeypatch.setattr(torture, "HARNESSES", tuple(harnesses))
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert torture.main([]) == 0


def test_what_a_person_asks_for_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KILLS", "7")
    assert outcome(tmp_path, "def test_it():\n    figure(os.environ['KILLS'])").figures == ("7",)


@pytest.mark.parametrize(
    ("body", "violations", "figure"),
    [
        ("def test_it():\n    figure('9 lost')\n    assert False", "1 failed", "9 lost"),
        ("pytest.skip('no strace', allow_module_level=True)", "not run", "skipped: no strace"),
        ("raise ValueError", "1 error", "1 error"),
        ("def test_it():\n    os.kill(os.getpid(), 9)", "no end", ""),
    ],
    ids=["fails", "skips", "breaks", "dies"],
)
def test_what_went_wrong_is_in_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], body: str, violations: str, figure: str
) -> None:
    row = outcome(tmp_path, body)
    assert row.violations == violations
    assert figure in row.lines()[-1]


def test_a_harness_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torture, "PATIENCE", 1)
    row = outcome(tmp_path, "def test_it():\n    import time\n    time.sleep(100)", share=1)
    assert row.violations == "no end"
    assert row.seconds < 50


def test_a_name_that_there_is_not_is_told() -> None:
    assert [each.name for each in torture.chosen(["flips", "disk"])] == ["flips", "disk"]
    with pytest.raises(SystemExit, match=r"There is no harness flop\. There are: simulation"):
        torture.chosen(["flop"])
