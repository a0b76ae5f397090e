"""Files and directories of which a part is on the disk for certain, and the rest may be.

The model is pessimistic (reliability 2.2): what was written since the last fsync of a file may be there, be missing, or be there in part, in
sectors of 512 bytes and in any order; a name in a directory counts once the directory, or the new file itself, was synced. After an fsync
that failed the system takes the pages for written: no later fsync brings them to the disk, only writing them again does (reliability 2.1).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

SECTOR = 512


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes that are to stand at `at`; `forgotten`: the system no longer knows that they are not on the disk."""

    done: int
    at: int
    data: bytes
    forgotten: bool = False

    def onto(self, content: bytearray) -> None:
        end = self.at + len(self.data)
        if len(content) < end:
            content.extend(bytes(end - len(content)))
        content[self.at : end] = self.data

    def covers(self, other: Write) -> bool:
        return self.at <= other.at and other.at + len(other.data) <= self.at + len(self.data)

    def sectors(self) -> list[Write]:
        """The same in pieces that the disk writes whole or not at all."""
        start, pieces = 0, []
        while start < len(self.data):
            end = start + SECTOR - (self.at + start) % SECTOR
            pieces.append(Write(self.done, self.at + start, self.data[start:end], self.forgotten))
            start = end
        return pieces


@dataclass(frozen=True, slots=True)
class Cut:
    """A new length."""

    done: int
    size: int

    def covers(self, other: Write) -> bool:
        return self.size <= other.at

    def onto(self, content: bytearray) -> None:
        del content[self.size :]
        content.extend(bytes(self.size - len(content)))


class File:
    """A file: what is on the disk for certain, and what may be."""

    def __init__(self, content: bytes = b"") -> None:
        self.durable = bytearray(content)
        self.pending: list[Write | Cut] = []

    def content(self) -> bytearray:
        """What the processes see."""
        content = bytearray(self.durable)
        for each in self.pending:
            each.onto(content)
        return content

    def sync(self, began: int) -> None:
        """What was done before `began` is on the disk."""
        left: list[Write | Cut] = []
        for each in self.pending:
            if each.done >= began or (isinstance(each, Write) and each.forgotten):
                left.append(each)
                continue
            each.onto(self.durable)
            left = [old for old in left if isinstance(old, Cut) or not each.covers(old)]
        self.pending = left

    def fail_to_sync(self, began: int) -> None:
        """What was done before `began` is not certain, and the system forgets that it is not."""
        left: list[Write | Cut] = []
        for each in self.pending:
            if isinstance(each, Write) and each.done < began:
                left += [replace(sector, forgotten=True) for sector in each.sectors()]
            else:
                left.append(each)
        self.pending = left

    def survivor(self, chance: Random) -> bytearray:
        """One content that may be found after a power cut."""
        content = bytearray(self.durable)
        if not self.pending:
            return content
        how = chance.choice(("nothing", "everything", "first", "some", "torn"))
        kept = list(self.pending)
        if how == "nothing":
            kept = []
        elif how == "first":
            kept = kept[: chance.randrange(len(kept) + 1)]
        elif how == "some":
            kept = [each for each in kept if chance.random() < 0.5]
        elif how == "torn":
            share = chance.choice((0.1, 0.5, 0.9))
            kept = [
                piece
                for each in kept
                for piece in (each.sectors() if isinstance(each, Write) else [each])
                if chance.random() < share
            ]
        for each in kept:
            each.onto(content)
        return content


@dataclass(slots=True)
class Naming:
    """A change of names: each new, moved (two names) or gone (None)."""

    done: int
    names: dict[bytes, File | Directory | None]


class Directory:
    """A directory: the names that it has for certain, and the changes that may be on the disk."""

    def __init__(self, names: dict[bytes, File | Directory] | None = None) -> None:
        self.durable = dict(names or {})
        self.live = dict(self.durable)
        self.pending: list[Naming] = []

    def name(self, done: int, names: dict[bytes, File | Directory | None]) -> None:
        self.pending.append(Naming(done, dict(names)))
        _apply(self.live, names)

    def sync(self, began: int) -> None:
        """What was done before `began` is on the disk."""
        for each in self.pending:
            if each.done < began:
                _apply(self.durable, each.names)
        self.pending = [each for each in self.pending if each.done >= began]

    def sync_new(self, file: File) -> None:
        """A new file was synced: so is the name that it was made under."""
        for place, each in enumerate(self.pending):
            if len(each.names) == 1 and file in each.names.values():
                (name,) = each.names
                self.durable[name] = file
                for older in self.pending[: place + 1]:
                    older.names.pop(name, None)

    def survivor(self, chance: Random) -> dict[bytes, File | Directory]:
        """Names that may be found after a power cut."""
        names = dict(self.durable)
        how = chance.choice(("nothing", "everything", "first", "some"))
        kept = list(self.pending)
        if how == "nothing":
            kept = []
        elif how == "first":
            kept = kept[: chance.randrange(len(kept) + 1)]
        elif how == "some":
            kept = [each for each in kept if chance.random() < 0.5]
        for each in kept:
            _apply(names, each.names)
        return names


def _apply(names: dict[bytes, File | Directory], changes: dict[bytes, File | Directory | None]) -> None:
    for name, node in changes.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node
