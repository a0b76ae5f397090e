"""The disk of a process, call by call: what may be on it after a power cut."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.faults.powercut.nodes import Cut, Directory, File, Write
from tests.faults.powercut.tracing import AT, FOREIGN, Call


@dataclass
class Disk:
    """Everything under the directory `root`, which stood as `before` (a copy of it) when the trace began."""

    root: Path
    before: Path
    top: Directory = field(init=False)

    def __post_init__(self) -> None:
        self.top = _read(self.before)
        self._open: dict[int, File | Directory] = {}
        self._offsets: dict[int, int] = {}
        self._homes: dict[int, Directory] = {}

    def apply(self, call: Call) -> None:
        """Let a call happen. Raises NotImplementedError when it does something to a watched file that is not modelled."""
        if call.name in FOREIGN or call.name in AT:
            self._refuse(call)
        elif call.result >= 0:
            getattr(self, f"_{call.name}")(call)
        elif call.name in {"fsync", "fdatasync"}:
            node = self._node(call)
            if isinstance(node, File):
                node.fail_to_sync(call.began)

    def survivor(self, chance: Random, target: Path) -> None:
        """Write to the empty directory `target` what may be found after a power cut at this moment."""
        _write(self.top, chance, os.fsencode(target))

    # --- calls ------------------------------------------------------------------------------------------

    def _refuse(self, call: Call) -> None:
        descriptors = call.arguments[4:5] if call.name == "mmap" else call.arguments[:2]
        if any(each in self._open for each in descriptors if isinstance(each, int)) or any(
            self._inside(each) is not None for each in call.arguments if isinstance(each, bytes)
        ):
            raise NotImplementedError(f"{call.name}{call.arguments}"[:200])

    def _openat(self, call: Call) -> None:
        path, flags = call.arguments[1], str(call.arguments[2])
        assert isinstance(path, bytes)
        self._open.pop(call.result, None)
        place = self._inside(path)
        if place is None:
            return
        home, name = place
        node = home.live.get(name) if name else home
        if node is None:
            node = File()
            home.name(call.place, {name: node})
            self._homes[id(node)] = home
        elif "O_TRUNC" in flags and isinstance(node, File):
            node.pending.append(Cut(call.place, 0))
        if not name.endswith(b"-shm"):  # shared memory: SQLite makes it anew when nobody has the database open
            self._open[call.result] = node
            self._offsets[call.result] = 0  # nothing is opened to append, and nothing seeks

    def _close(self, call: Call) -> None:
        self._open.pop(_number(call, 0), None)

    def _mkdir(self, call: Call) -> None:
        place = self._inside(_path(call, 0))
        if place is not None:
            place[0].name(call.place, {place[1]: Directory()})

    def _pwrite64(self, call: Call) -> None:
        node, data = self._node(call), call.arguments[1]
        if isinstance(node, File) and isinstance(data, bytes):
            node.pending.append(Write(call.place, _number(call, 3), data[: call.result]))

    def _write(self, call: Call) -> None:
        node, data = self._node(call), call.arguments[1]
        if isinstance(node, File) and isinstance(data, bytes):
            descriptor = _number(call, 0)
            node.pending.append(Write(call.place, self._offsets[descriptor], data[: call.result]))
            self._offsets[descriptor] += call.result

    def _sendfile(self, call: Call) -> None:
        node, source = self._node(call), self._open.get(_number(call, 1))
        if node is None and source is None:
            return
        offset = re.match(r"\[(\d+)\]", str(call.arguments[2]))
        if not isinstance(node, File) or not isinstance(source, File) or offset is None:
            raise NotImplementedError(f"sendfile{call.arguments}")
        data = bytes(source.content()[int(offset[1]) :][: call.result])
        descriptor = _number(call, 0)
        node.pending.append(Write(call.place, self._offsets[descriptor], data))
        self._offsets[descriptor] += call.result

    def _ftruncate(self, call: Call) -> None:
        node = self._node(call)
        if isinstance(node, File):
            node.pending.append(Cut(call.place, _number(call, 1)))

    def _fsync(self, call: Call) -> None:
        node = self._node(call)
        if node is not None:
            node.sync(call.began)
        if isinstance(node, File) and id(node) in self._homes:
            self._homes.pop(id(node)).sync_new(node)

    _fdatasync = _fsync

    def _rename(self, call: Call) -> None:
        old, new = self._inside(_path(call, 0)), self._inside(_path(call, 1))
        if old is None and new is None:
            return
        if old is None or new is None or old[0] is not new[0]:
            raise NotImplementedError("a rename from one directory to another")
        old[0].name(call.place, {old[1]: None, new[1]: old[0].live[old[1]]})

    def _unlink(self, call: Call) -> None:
        place = self._inside(_path(call, 0))
        if place is not None:
            place[0].name(call.place, {place[1]: None})

    # --- names ------------------------------------------------------------------------------------------

    def _node(self, call: Call) -> File | Directory | None:
        return self._open.get(_number(call, 0))

    def _inside(self, path: bytes) -> tuple[Directory, bytes] | None:
        """The directory that holds `path`, and its name there ("" for `root` itself); None outside of `root`."""
        root = os.fsencode(self.root)
        if path == root:
            return self.top, b""
        if not path.startswith(root + b"/"):
            return None
        node: File | Directory = self.top
        *parents, name = path[len(root) + 1 :].split(b"/")
        for each in parents:
            assert isinstance(node, Directory)
            node = node.live[each]
        assert isinstance(node, Directory)
        found = node.live.get(name)
        return (found, b"") if isinstance(found, Directory) else (node, name)


def _number(call: Call, place: int) -> int:
    number = call.arguments[place]
    assert isinstance(number, int), call
    return number


def _path(call: Call, place: int) -> bytes:
    path = call.arguments[place]
    assert isinstance(path, bytes), call
    return path


def _read(directory: Path) -> Directory:
    return Directory(
        {
            os.fsencode(each.name): _read(each) if each.is_dir() else File(each.read_bytes())
            for each in directory.iterdir()
        }
    )


def _write(directory: Directory, chance: Random, target: bytes) -> None:
    for name, node in directory.survivor(chance).items():
        path = target + b"/" + name
        if isinstance(node, Directory):
            os.mkdir(path)  # noqa: PTH102 - thousands of times, and names are bytes here
            _write(node, chance, path)
        else:
            descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
            os.write(descriptor, node.survivor(chance))
            os.close(descriptor)
