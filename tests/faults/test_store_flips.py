"""One flipped bit anywhere in the file: it is reported, or nothing that matters has changed (reliability D6).

Each flip is told by what it hit and by what the program said. FLIPS=1000 is the long form, and SECONDS=60 a thousand flips at least.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.store import backups
from ledgerbee_desktop.store.book import FILE_NAME, BookStore
from ledgerbee_desktop.store.identity import FILE_NAME as INSTANCE_FILE
from ledgerbee_desktop.store.restoring import checked, newest_good
from ledgerbee_desktop.store.sealed import SealedTable
from tests.faults import figures, flip_book
from tests.faults.flip_book import HISTORY, LIBRARY, SEALED, SMALL, WORDS, Content
from tests.faults.flip_map import HEADER, INDEX, STRUCTURE, UNUSED, FlipMap
from tests.faults.powercut.images import fast_directory
from tests.unit.store.kit import open_book, run

SECONDS = figures.seconds(0)
FLIPS = max(figures.number("FLIPS", 320), 1000 if figures.is_long() else 0)
AT_ONCE = 40
"""Flips of one process."""

REFUSED, AT_START, AT_USE = "refused to open", "reported at start", "reported at use"
COPY, BY_CHECK = "taken for a copy, so asked about", "reported by the check of the next backup"
PULLED, ASKED, SAME = (
    "pulled again",
    "pulled again, and LedgerBee is asked about what it does not list",
    "nothing changed",
)
HISTORY_CHANGED = "a line of the history reads otherwise"
CHANGED, STAYS, LEAVES, NO_BACKUP = "CHANGED UNSEEN", "STAYS IN THE LIBRARY", "WOULD BE SENT", "NO BACKUP OFFERED"
STRANGE, MISLED = "taken for another company's, so left alone", "a search finds other things"
SEEN = {REFUSED, AT_START, AT_USE, COPY, BY_CHECK, STRANGE}

GROUPS = {
    **dict.fromkeys((HEADER, STRUCTURE, INDEX, UNUSED), ""),
    **{table: f"row of {table}" for table in SEALED},
    HISTORY: "row of the history",
    **dict.fromkeys(LIBRARY, "row of the library"),
    **dict.fromkeys(WORDS, "index of words"),
    **dict.fromkeys(SMALL, "row of meta, pull or window"),
}
"""What is counted together, by what the map says; empty: as it is called there."""

Flip = tuple[int, int]
Found = Counter[tuple[str, str]]


@dataclass(frozen=True)
class Task:
    """Flips (a byte and a bit) of one process, in copies of `original`."""

    original: Path
    flips: tuple[Flip, ...]
    until: float = float("inf")


def group(owner: str) -> str:
    return GROUPS[owner] or owner


async def verdict(directory: Path, truth: Content) -> str:
    """What the program says of the database, and what becomes of it."""
    try:
        book = await open_book(directory, inline=True)
    except AppError:
        return REFUSED if is_offered(directory) else NO_BACKUP
    try:
        return await verdict_of_open(book, truth)
    finally:
        await book.close()


def is_offered(directory: Path) -> bool:
    """Is there a backup to restore?"""
    return newest_good(checked(copy.path, directory) for copy in backups.copies(directory)) is not None


async def verdict_of_open(book: BookStore, truth: Content) -> str:
    if await flip_book.may_leave(book, truth.operations):
        return LEAVES
    if book.report.is_copy:
        return COPY if State.QUEUED not in await states(book) else LEAVES
    if not book.report.is_sound:
        return AT_START if is_offered(book.directory) else NO_BACKUP
    try:
        found = await Content.read(book)
        problems = await book.full_check()
    except AppError:
        return AT_USE if is_offered(book.directory) else NO_BACKUP
    if found.sealed != truth.sealed:
        return CHANGED if not problems else BY_CHECK
    if problems:
        return BY_CHECK if is_offered(book.directory) else NO_BACKUP
    if found.history != truth.history:
        return HISTORY_CHANGED
    if (found.library, found.found) == (truth.library, truth.found):
        return SAME
    if await flip_book.is_strange(book):
        return STRANGE
    await flip_book.pull(book)
    if await flip_book.library(book) != truth.library:
        return ASKED if await flip_book.is_asked_about(book) else STAYS
    return PULLED if await flip_book.searches(book) == truth.found else MISLED


async def states(book: BookStore) -> set[State]:
    try:
        return {each.state for each in await book.outbox.all(open_only=True)}
    except AppError:
        return set()


async def truth_of(directory: Path) -> Content:
    book = await open_book(directory, inline=True)
    truth = await Content.read(book)
    await book.close()
    return truth


def verdicts(task: Task) -> list[tuple[Flip, str]]:
    """What was said of each flip; nothing when there is no time left."""
    if time.time() > task.until:
        return []

    async def scenario(directory: Path) -> list[tuple[Flip, str]]:
        image, beside = (task.original / FILE_NAME).read_bytes(), (task.original / INSTANCE_FILE).read_bytes()
        shutil.copytree(task.original, directory)
        truth = await truth_of(directory)
        found = []
        for offset, bit in task.flips:
            for leftover in directory.glob(f"{FILE_NAME}-*"):
                leftover.unlink()
            (directory / FILE_NAME).write_bytes(flipped(image, (offset, bit)))
            (directory / INSTANCE_FILE).write_bytes(beside)
            try:
                said = await verdict(directory, truth)
            except Exception as error:  # a mistake of the program, which is told with the flip that shows it
                said = f"failed with {error!r}"
            found.append(((offset, bit), said))
        return found

    with fast_directory() as directory:
        return run(scenario(directory / "book"))


def rows(image: bytes, tables: Sequence[str] = SEALED, besides: str = "") -> object:
    """The rows of these tables as SQLite reads them, each value with its type, without the column `besides`."""
    image = image[:18] + b"\x01\x01" + image[20:]  # it is in memory, where there is no log
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(image)
        connection.row_factory = sqlite3.Row
        connection.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
        read = (connection.execute(f"SELECT * FROM {table} NOT INDEXED").fetchall() for table in tables)
        return [repr([(name, row[name]) for row in some for name in row.keys() if name != besides]) for some in read]  # noqa: SIM118


def flipped(image: bytes, flip: Flip) -> bytes:
    """The image with one bit changed."""
    offset, bit = flip
    return image[:offset] + bytes([image[offset] ^ 1 << bit]) + image[offset + 1 :]


def changes_the_search_alone(image: bytes, flip: Flip) -> bool:
    """Is it in what a document is searched by, which has no checksum and is written with the document?"""
    documents = ("document",)
    return rows(flipped(image, flip), documents, "search") == rows(image, documents, "search")


def flips(of: FlipMap, chance: random.Random) -> Iterator[Flip]:
    """Half of them in any byte that is not zero, half of them in each group in turn."""
    used = [offset for offset, byte in enumerate(of.data) if byte]
    groups: dict[str, list[int]] = {}
    for offset, owner in enumerate(of.owners):
        groups.setdefault(group(owner), []).append(offset)
    while True:
        for places in groups.values():
            yield chance.choice(places), chance.randrange(8)
            yield chance.choice(used), chance.randrange(8)


def tasks(original: Path, given: Iterator[Flip]) -> Iterator[Task]:
    """As many as are asked for; in the long form also as many more as there is time for."""
    until = time.time() + SECONDS * 0.8
    for number in range(0, FLIPS * (10 if figures.is_long() else 1), AT_ONCE):
        some = tuple(next(given) for _ in range(AT_ONCE))
        yield Task(original, some) if number < FLIPS else Task(original, some, until)


def table(found: Found) -> Iterator[str]:
    """A line for each group: how many flips hit it, and what was said, the most frequent first."""
    for name in sorted({name for name, _ in found}):
        said = Counter({what: times for (each, what), times in found.items() if each == name})
        yield f"{said.total()} flips, {name}: " + ", ".join(f"{times} {what}" for what, times in said.most_common())


def built(tmp_path: Path) -> tuple[Path, FlipMap]:
    original = tmp_path / "book"
    run(flip_book.build(original))
    return original, FlipMap(original / FILE_NAME)


@pytest.mark.timeout(200 + 2 * SECONDS + FLIPS / 4)
def test_flips_are_reported_or_change_nothing_that_matters(tmp_path: Path) -> None:
    original, of = built(tmp_path)
    seed = figures.seed(3)
    given = tasks(original, flips(of, random.Random(seed)))
    said = [each for some in figures.spread(verdicts, given) for each in some]
    found = Counter((group(of.owners[offset]), what) for (offset, _), what in said)
    figures.figure(f"{found.total()} flips (SEED={seed})")
    for line in table(found):
        figures.figure(line)
    allowed = {
        **{group(table): SEEN for table in SEALED},
        **{each: SEEN | {SAME} for each in (HEADER, STRUCTURE, INDEX, UNUSED)},
        group(WORDS[0]): SEEN | {SAME, MISLED},
        **{each: SEEN | {PULLED, ASKED, SAME} for each in (group(LIBRARY[0]), group(SMALL[0]))},
        group(HISTORY): SEEN | {HISTORY_CHANGED, SAME},
    }
    assert {name for name, _ in found} == set(allowed), "some were never hit"
    assert [
        (offset, bit, of.owners[offset], what, of.data[offset - 20 : offset + 20])
        for (offset, bit), what in said
        if what not in allowed[group(of.owners[offset])]
        # An empty column has two spellings: such a flip changes no value.
        and not (what == SAME and rows(flipped(of.data, (offset, bit))) == rows(of.data))
        and not (what == MISLED and changes_the_search_alone(of.data, (offset, bit)))
    ] == []


def test_the_map_knows_what_stands_where(tmp_path: Path) -> None:
    _, of = built(tmp_path)
    texts = {b"text 3": {"draft", "change"}, b"Bad gateway": {"attempt", HISTORY}, b"1406.25": {"operation"}}
    for text, owners in texts.items():
        there = {of.owners[place] for place in range(len(of.data)) if of.data.startswith(text, place)}
        assert there - {UNUSED} == owners
    assert {group(owner) for owner in of.owners} == {GROUPS[owner] or owner for owner in GROUPS}


def test_without_checksums_flips_go_unseen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted defect: nobody compares checksums."""
    original, of = built(tmp_path)
    amount = next(place for place in of.places("operation") if of.data.startswith(b"1406.25", place))
    monkeypatch.setattr(SealedTable, "is_sound", lambda *_: True)
    assert verdicts(Task(original, ((amount, 0),))) == [((amount, 0), CHANGED)]


def test_an_index_that_says_something_else_than_its_rows_is_reported(tmp_path: Path) -> None:
    """Another kind, and (in the head of an entry: of which type each value is) an id that is no text."""
    original, of = built(tmp_path)
    kinds = [(place, 0) for place in of.places("index") if of.data.startswith(b"invoice", place)]
    heads = [(place - back, bit) for place, _ in kinds for back in range(1, 18) for bit in (0, 4)]
    assert kinds
    assert {what for _, what in verdicts(Task(original, (*kinds, *heads)))} <= SEEN | {SAME}


def test_what_is_never_pulled_again_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted defect: a pull takes what it finds for what LedgerBee sent."""
    original, of = built(tmp_path)
    name = next(place for place in of.places("customer") if of.data.startswith(b"Byg 2", place))

    async def nothing(_: BookStore) -> None:
        return

    monkeypatch.setattr(flip_book, "pull", nothing)
    assert verdicts(Task(original, ((name, 0),))) == [((name, 0), STAYS)]
