"""A megabyte that is kept beside a database and given back when the disk is full, so that what was typed can still be stored."""

from __future__ import annotations

import os
from pathlib import Path

from ledgerbee_desktop.store import disk

FILE_NAME = "spare"
SIZE = 1_048_576


def keep(directory: Path) -> None:
    """Make it, unless it is there. Its bytes are written, and not all alike: a hole, or a compressed file, would give nothing back."""
    path = directory / FILE_NAME
    if path.exists() and path.stat().st_size >= SIZE:
        return
    part = path.with_name(path.name + ".part")
    try:
        disk.make_private_file(part)
        part.write_bytes(os.urandom(SIZE))
        disk.sync_file(part)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)  # half a spare would only take room
        raise


def release(directory: Path) -> bool:
    """Give its room back. False: there was none."""
    try:
        (directory / FILE_NAME).unlink()
        disk.sync_directory(directory)
    except OSError:
        return False
    return True
