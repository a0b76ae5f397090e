"""What `make coverage` judges: real modules, by their lines and branches together, and by their branches alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.coverage_parts import PACKAGE, PARTS, main

ROOT = Path(__file__).parents[2] / PACKAGE


def report(*, missed_lines: int = 0, missed_branches: int = 0, without: str = "") -> dict[str, Any]:
    """A report of which each part has one module with 100 lines and 20 branches; those of `sync` are not all executed."""
    files = {}
    for part in PARTS:
        if part.name == without:
            continue
        lines, branches = (missed_lines, missed_branches) if part.name == "sync" else (0, 0)
        files[f"{PACKAGE}/{part.modules[0].replace('*', 'x')}"] = {
            "summary": {
                "covered_lines": 100 - lines,
                "num_statements": 100,
                "covered_branches": 20 - branches,
                "num_branches": 20,
            }
        }
    return {"files": files}


@pytest.mark.parametrize("pattern", [pattern for part in PARTS for pattern in part.modules])
def test_every_pattern_names_modules_that_there_are(pattern: str) -> None:
    assert list(ROOT.glob(pattern))


@pytest.mark.parametrize(
    ("made", "code", "said"),
    [
        (report(), 0, "sync, outbox, money, rules reach 95 %"),
        (report(missed_lines=5, missed_branches=1), 0, "reach 95 %"),
        (report(missed_lines=7), 1, "below 95 %: sync."),
        (report(missed_branches=2), 1, "below 95 %: sync."),  # 98 % together
        (report(without="money"), 1, "below 95 %: money."),
    ],
)
def test_lines_and_branches_together_and_branches_alone_must_reach_the_bound(
    made: dict[str, Any], code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.json"
    path.write_text(json.dumps(made), "utf-8")
    assert main(str(path)) == code
    printed = capsys.readouterr().out
    assert said in printed
    assert "sync: together" in printed
