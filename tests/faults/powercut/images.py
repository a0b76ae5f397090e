"""Disks as a power cut may leave them, rebuilt from the trace of sessions and held to what was promised in them."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.faults.powercut import fuse, old, tracing
from tests.faults.powercut.disk import Disk
from tests.faults.powercut.promises import Promises
from tests.faults.powercut.session import BOOK
from tests.faults.powercut.tracing import Call

ROOT = Path(__file__).parents[3]
MEMORY = Path("/dev/shm")
THOROUGHLY = 8
"""Every so manieth image is looked at from all sides, and worked with."""

SOON_AFTER = 4
"""Calls after the promise of a commit that count as around it: what follows is the next one's."""
SOON = 80
"""Calls in which a failure may still have consequences on the disk."""


@dataclass
class Verdict:
    """How many images there were, and what was wrong with some of them: how often which kind, and examples.

    `left` counts the operations in them whose first byte had left, `heard` the promises of the sessions by their first word.
    """

    images: int = 0
    left: int = 0
    heard: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    @property
    def broken(self) -> int:
        """So many images did not keep what was promised."""
        return self.kinds.total()

    def add(self, other: Verdict) -> None:
        """Count the other's images as well."""
        self.images += other.images
        self.left += other.left
        self.heard += other.heard
        self.kinds += other.kinds
        self.examples += other.examples

    def note(self, where: str, found: Sequence[str]) -> None:
        """One more image, and what was found in it."""
        self.images += 1
        if found:
            self.kinds[found[0].partition(":")[0]] += 1
            self.examples.append(f"{where}: {found[0]}")


@contextmanager
def fast_directory() -> Iterator[Path]:
    """An empty directory, in memory where the system has such a place: what is tested is what may be on a disk, not the disk."""
    with tempfile.TemporaryDirectory(prefix="power-cut-", dir=MEMORY if MEMORY.is_dir() else None) as made:
        yield Path(made).resolve()


class Recording:
    """The calls of sessions that ran in `directory`/run; what stood there before them stands in `directory`/before."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.calls: tuple[Call, ...] = tuple(tracing.calls_of(directory / "trace"))

    @classmethod
    def make(
        cls, directory: Path, sessions: Sequence[str], *, defect: str = "", fails: tuple[str, str] = ("", "")
    ) -> Recording:
        """Run the sessions (see `powercut.__main__`). `fails`: the call that fails where each session says, and its error.

        Raises AssertionError when the program ends in another way than by itself.
        """
        before, run = directory / "before", directory / "run"
        for place, session in enumerate(sessions):
            (before / str(place)).mkdir(parents=True)
            kind, value, *_ = session.split(":")
            if kind == "migrate":
                old.a_database(before / str(place) / BOOK, int(value))
        shutil.copytree(before, run)
        call, error = fails
        ended = tracing.watch(
            [sys.executable, "-m", "tests.faults.powercut", str(run), defect, call, *sessions],
            directory / "trace",
            environment={**os.environ, "PYTHONPATH": str(ROOT)},
            inject=fuse.injection(call, error) if call else "",
        )
        if ended.returncode != 0:
            raise AssertionError(f"{sessions} {defect}{fails} ended with {ended.returncode}: {ended.stderr.decode()}")
        return cls(directory)

    def sessions(self) -> list[range]:
        """The calls of each session, by their places in `calls`."""
        begins = [
            place for place, call in enumerate(self.calls) if said(call)[:1] and said(call)[0].startswith("SESSION")
        ]
        ends = [place for place, call in enumerate(self.calls) if said(call) == ["END"]]
        return [range(begin, end + 1) for begin, end in zip(begins, ends, strict=True)]

    def anywhere(self, count: int, chance: Random) -> Counter[int]:
        """So many moments in the sessions, at random."""
        places = [place for session in self.sessions() for place in session]
        return Counter(chance.choices(places, k=count))

    def around_operations(self, count: int, chance: Random) -> Counter[int]:
        """So many moments around the commits that move operations: from the promise before one to what the next commit begins with."""
        places: list[int] = []
        for session in self.sessions():
            last = session.start
            for place in session:
                lines = said(self.calls[place])
                if any(line.startswith("OPERATION ") for line in lines):
                    places += range(last, min(place + SOON_AFTER, session.stop))
                last = place if lines else last
        return Counter(chance.choices(places, k=count))

    def after_failures(self, name: str, count: int, chance: Random) -> Counter[int]:
        """So many moments after each failed call of this name: half of them soon after, half until the session's end."""
        moments: Counter[int] = Counter()
        for session in self.sessions():
            failed = self.failure(session, name)
            if failed is not None:
                soon = range(failed, min(failed + SOON, session.stop))
                moments.update(chance.choices(soon, k=count - count // 2))
                moments.update(chance.choices(range(failed, session.stop), k=count // 2))
        return moments

    def failure(self, session: range, name: str) -> int | None:
        """The first call of this name in the session that failed."""
        return next((each for each in session if self.calls[each].name == name and self.calls[each].result < 0), None)

    def judge(self, moments: Counter[int], chance: Random) -> Verdict:
        """Build an image for each of these moments and look at it."""
        return asyncio.run(self._judge(moments, chance))

    async def _judge(self, moments: Counter[int], chance: Random) -> Verdict:
        verdict = Verdict()
        disk: Disk | None = None
        promises = Promises()
        image = self.directory / f"image-{os.getpid()}"
        for place, call in enumerate(self.calls):
            for line in said(call):
                if line.startswith("SESSION "):
                    name = line.partition(" ")[2]
                    disk, promises = Disk(self.directory / "run" / name, self.directory / "before" / name), Promises()
                promises.hear(line)
                verdict.heard[line.partition(" ")[0]] += 1
            if disk is None:
                continue
            disk.apply(call)
            for _ in range(moments[place]):
                shutil.rmtree(image, ignore_errors=True)
                image.mkdir()
                disk.survivor(chance, image)
                found = await promises.broken(image, thoroughly=verdict.images % THOROUGHLY == 0)
                verdict.note(f"after call {place}", found)
                verdict.left += len(promises.posted)
        return verdict

    def judge_ends(self) -> Verdict:
        """Look at what each session has left when it was over."""
        verdict = Verdict()
        for place, session in enumerate(self.sessions()):
            promises = Promises()
            for call in session:
                for line in said(self.calls[call]):
                    promises.hear(line)
            left = self.directory / "run" / str(place)
            verdict.note(f"session {place}", asyncio.run(promises.broken(left, thoroughly=True)))
        return verdict


def said(call: Call) -> list[str]:
    """The lines that this call promised."""
    if call.name != "write" or call.arguments[0] != 1 or call.result < 0:
        return []
    text = call.arguments[1]
    assert isinstance(text, bytes)
    return text.decode().splitlines()
