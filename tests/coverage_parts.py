"""`make coverage`: which lines and branches the tests of the parts that must not be wrong have never executed.

    python -m tests.coverage_parts build/coverage/report.json

Reads what `coverage json` wrote, prints a table, and exits with 1 when a part is below the bound: by its lines and branches together, as
coverage.py counts them, or by its branches alone (reliability T4).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

PACKAGE = "ledgerbee_desktop"
BOUND = 95.0
"""Per cent."""


@dataclass(frozen=True)
class Part:
    """Modules that are judged together, as patterns of paths inside the package."""

    name: str
    modules: tuple[str, ...]


PARTS = (
    Part("sync", ("sync/*.py",)),
    Part("outbox", ("store/outbox*.py", "store/operation_*.py", "core/operations.py")),
    Part("money", ("core/money.py", "core/totals.py", "core/numbers.py", "core/library/products.py")),
    Part(
        "rules",
        (
            "core/rules/*.py",
            "core/matching.py",
            "core/merging.py",
            "core/clashes.py",
            "core/derive.py",
            "core/journal.py",
            "core/changes.py",
            "core/resolving.py",
        ),
    ),
)


@dataclass(frozen=True)
class Count:
    """Executed and all lines, executed and all branches."""

    lines: tuple[int, int]
    branches: tuple[int, int]

    @property
    def both(self) -> float:
        """Per cent of lines and branches together."""
        return _per_cent(self.lines[0] + self.branches[0], self.lines[1] + self.branches[1])

    @property
    def of_branches(self) -> float:
        """Per cent of branches alone."""
        return _per_cent(*self.branches)

    @classmethod
    def of(cls, summary: Mapping[str, Any]) -> Count:
        """From the summary of a file in coverage.py's report."""
        return cls(
            (summary["covered_lines"], summary["num_statements"]),
            (summary["covered_branches"], summary["num_branches"]),
        )

    @classmethod
    def sum(cls, counts: Iterable[Count]) -> Count:
        """Of several files together."""
        each = tuple(counts)
        return cls(
            (sum(one.lines[0] for one in each), sum(one.lines[1] for one in each)),
            (sum(one.branches[0] for one in each), sum(one.branches[1] for one in each)),
        )


def _per_cent(some: int, of_all: int) -> float:
    return 100.0 * some / of_all if of_all else 100.0


def rows(report: Mapping[str, Any]) -> Iterator[tuple[str, str, Count]]:
    """(part, module, count) of each module of a part; the module is empty where the part is summed up."""
    files = {name: Count.of(file["summary"]) for name, file in sorted(report["files"].items())}
    for part in PARTS:
        patterns = [f"{PACKAGE}/{each}" for each in part.modules]
        found = {name: count for name, count in files.items() if any(fnmatch(name, each) for each in patterns)}
        for name, count in found.items():
            yield part.name, name, count
        # What no test has even imported is not in the report, or all of it is missing: nothing found is nothing tested.
        yield part.name, "", Count.sum(found.values()) if found else Count((0, 1), (0, 1))


def judge(report: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The table, and the names of the parts that are below the bound."""
    lines = [f"{'':46}  lines         branches      both      branches"]
    below: list[str] = []
    for part, module, count in rows(report):
        title = f"  {module.removeprefix(PACKAGE + '/')}" if module else f"{part}: together"
        figures = (f"{some:5}/{of_all:<5}" for some, of_all in (count.lines, count.branches))
        lines.append(f"{title:46} {'  '.join(figures)}  {count.both:6.1f} %  {count.of_branches:6.1f} %")
        if not module and min(count.both, count.of_branches) < BOUND:
            below.append(part)
    return "\n".join(lines), below


def main(path: str) -> int:
    """Print the table; 1 when a part is below the bound."""
    table, below = judge(json.loads(Path(path).read_text("utf-8")))
    print(table)
    if below:
        print(f"make coverage: below {BOUND:.0f} %: {', '.join(below)}. `coverage html` shows which branches.")
        return 1
    print(f"make coverage: {', '.join(part.name for part in PARTS)} reach {BOUND:.0f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
