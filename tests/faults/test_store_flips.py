"""One flipped byte anywhere in the file: it is reported, or nothing that matters has changed (reliability D6).

FLIPS=1000 is the long form.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import DraftId, OperationId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.operations import Actor, Evidence, State
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store.book import FILE_NAME, BookStore
from ledgerbee_desktop.store.identity import FILE_NAME as INSTANCE_FILE
from ledgerbee_desktop.store.sealed import SealedTable
from tests.faults import figures
from tests.unit.store.kit import START, a_draft, an_operation, open_book, run, type_reference

FLIPS = figures.number(
    "FLIPS", 1000 if figures.is_long() else 400
)  # anywhere, and as many in the pages that hold drafts and operations
PAGE = 4096
ROWS = (
    b"450.00",
    b"text 3",
    b'{"customerId":"customer-1"}',
    b"1406.25",
    b"Bad gateway",
    b"queued",
    b"unknown",
    b"customer-1",
)


async def build(directory: Path) -> None:
    book = await open_book(directory, inline=True)
    for number in (1, 2, 3):
        draft = DraftId(f"draft-{number}")
        journal = Journal((await book.drafts.create(a_draft(draft))).draft)
        for text in range(4):
            await type_reference(book, journal, f"text {text}")
        if number > 1:
            await book.outbox.queue([an_operation(number, draft_id=draft)], draft, 5)
    operation, attempt = await book.outbox.begin(await book.outbox.get(OperationId("operation-3")), START, START)
    seen = Evidence(wrote=True, status=502, failure="Bad gateway")
    said = Message("outbox", "No answer.")
    await book.outbox.move(operation, State.UNKNOWN, Actor.WORKER, said, attempt=attempt, evidence=seen)
    await book.close()


async def everything(book: BookStore) -> list[object]:
    """All that must not change unseen: drafts, journals, operations, attempts."""
    drafts = await book.drafts.all()
    operations = await book.outbox.all(open_only=True)
    opened = [await book.drafts.open(DraftId(f"draft-{number}")) for number in (1, 2, 3)]
    attempts = [await book.outbox.attempts(OperationId(f"operation-{number}")) for number in (2, 3)]
    again = [await book.outbox.get(OperationId(f"operation-{number}")) for number in (2, 3)]
    return [drafts, operations, opened, attempts, again]


async def verdict(directory: Path, truth: list[object]) -> str:
    try:
        book = await open_book(directory, inline=True)
    except AppError:
        return "refused at start"
    try:
        if not book.report.is_sound:
            return "reported at start"
        if book.report.is_copy:
            return (
                "taken for a copy"  # the flip hit the number of the database: what is queued is asked about, not sent
            )
        return "unharmed" if await everything(book) == truth else "CHANGED UNSEEN"
    except AppError:
        return "reported at use"
    finally:
        await book.close()


def flip(directory: Path, image: bytes, beside: bytes, offset: int, bit: int) -> None:
    damaged = bytearray(image)
    damaged[offset] ^= 1 << bit
    (directory / FILE_NAME).write_bytes(damaged)
    (directory / INSTANCE_FILE).write_bytes(beside)
    for leftover in directory.glob(f"{FILE_NAME}-*"):
        leftover.unlink()


def verdicts(directory: Path, flips: Iterable[tuple[int, int]]) -> Counter[str]:
    image, beside = (directory / FILE_NAME).read_bytes(), (directory / INSTANCE_FILE).read_bytes()

    async def scenario() -> Counter[str]:
        book = await open_book(directory, inline=True)
        truth = await everything(book)
        await book.close()
        found: Counter[str] = Counter()
        for offset, bit in flips:
            flip(directory, image, beside, offset, bit)
            found[await verdict(directory, truth)] += 1
        return found

    return run(scenario())


def summary(where: str, found: Counter[str]) -> str:
    """The figures of so many flips, the most frequent verdict first."""
    return f"{found.total()} flips {where}: " + ", ".join(f"{times} {what}" for what, times in found.most_common())


def in_rows(image: bytes, chance: random.Random) -> list[tuple[int, int]]:
    """A flip in each place where the content of a row stands."""
    flips = []
    for text in ROWS:
        start = image.find(text)
        assert start >= 0, text
        while start >= 0:
            flips.append((start + chance.randrange(len(text)), chance.randrange(8)))
            start = image.find(text, start + 1)
    return flips


def used_bytes(image: bytes) -> list[int]:
    return [offset for offset, byte in enumerate(image) if byte]


def in_pages_of_rows(image: bytes) -> list[int]:
    """The bytes of all pages in which content of such rows stands."""
    pages = [
        start for start in range(0, len(image), PAGE) if any(text in image[start : start + PAGE] for text in ROWS[:5])
    ]
    return [offset for start in pages for offset in range(start, start + PAGE) if image[offset]]


@pytest.mark.timeout(120 + FLIPS / 4)
def test_flips_anywhere(tmp_path: Path) -> None:
    run(build(tmp_path))
    chance = random.Random(figures.seed(3))
    image = (tmp_path / FILE_NAME).read_bytes()
    flips = [
        (chance.choice(places), chance.randrange(8))
        for places in (used_bytes(image), in_pages_of_rows(image))
        for _ in range(FLIPS)
    ]
    found = verdicts(tmp_path, flips)
    figures.figure(summary("anywhere", found))
    assert found["CHANGED UNSEEN"] == 0
    assert found["reported at start"] > FLIPS / 2, "the flips hardly hit anything"


def test_flips_in_rows_are_all_reported(tmp_path: Path) -> None:
    run(build(tmp_path))
    flips = in_rows((tmp_path / FILE_NAME).read_bytes(), random.Random(figures.seed(5)))
    found = verdicts(tmp_path, flips)
    figures.figure(summary("in rows of drafts and operations", found))
    assert found["CHANGED UNSEEN"] == 0
    assert found["reported at start"] + found["refused at start"] > len(flips) * 0.6


def test_without_checksums_flips_go_unseen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted defect: nobody compares checksums."""
    run(build(tmp_path))
    image = (tmp_path / FILE_NAME).read_bytes()
    monkeypatch.setattr(SealedTable, "is_sound", lambda *_: True)
    amounts = [(offset, 0) for offset in [image.find(b"1406.25")] if offset >= 0]
    assert verdicts(tmp_path, amounts)["CHANGED UNSEEN"] == 1
