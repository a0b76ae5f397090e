"""What the commands print, and the exit codes that scripts rely on."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from enum import IntEnum

import msgspec

from ledgerbee_desktop.core.rules import Finding, Severity


class Exit(IntEnum):
    """Exit codes (a stable interface)."""

    SETTLED = 0
    INPUT_REFUSED = 2
    WAITS_FOR_PERSON = 3
    NOT_REACHED = 4
    KEY_REFUSED = 5
    IN_USE = 6
    INTERRUPTED = 130


def as_json(value: object) -> None:
    """Print one JSON value; amounts are decimal strings, as LedgerBee writes them."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n")


def table(rows: Iterable[Sequence[object]]) -> None:
    """Print rows in columns that are as wide as they need to be."""
    texts = [["–" if cell in (None, "") else printable(str(cell)) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    for row in texts:
        sys.stdout.write("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n")


def printable(text: str) -> str:
    """`text` on one line without characters that steer a terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


def say(text: str) -> None:
    """Print a line for the person on standard error; standard output is for results."""
    sys.stderr.write(f"{text}\n")


def say_findings(found: Iterable[Finding], prefix: str = "") -> None:
    """Print findings with their field; errors and warnings are told apart by their first word."""
    for finding in found:
        word = "error" if finding.severity is Severity.ERROR else "warning"
        say(f"{word}: {prefix}{finding.field}: {printable(str(finding.message))}")
