"""Where the program keeps its files, and that nobody else can read them."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import platformdirs

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

NAME: Final = "ledgerbee-desktop"
VARIABLE: Final = "LEDGERBEE_DATA_DIR"
PRIVATE: Final = 0o700
OTHERS: Final = 0o077

# File systems of other computers. Locks and the order of writes are not dependable on them, and the database needs both.
NETWORK: Final = frozenset(
    (
        "nfs",
        "nfs3",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "ceph",
        "lustre",
        "davfs",
        "fuse.davfs",
        "fuse.davfs2",
        "fuse.sshfs",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.ceph",
        "fuse.gvfsd-fuse",
        "fuse.s3fs",
    )
)
_MOUNTINFO: Final = Path("/proc/self/mountinfo")
_DRIVE_REMOTE: Final = 4  # GetDriveTypeW


class UnsafeFolder(AppError):
    """The data directory cannot be used: it is another computer's, another user's, or holds other things."""


ON_NETWORK = QT_TRANSLATE_NOOP(
    "errors",
    "{path} is on a network drive ({kind}). Drafts are only safe on a disk of this computer; choose another folder.",
)
NOT_OURS = QT_TRANSLATE_NOOP("errors", "{path} belongs to another user. Choose another folder.")
HOLDS_OTHER = QT_TRANSLATE_NOOP(
    "errors",
    "{path} holds other files and other users can read it. Choose an empty folder, or one that only you can read.",
)
NO_FOLDER = QT_TRANSLATE_NOOP("errors", "{path} is a file, not a folder.")
NOT_WRITABLE = QT_TRANSLATE_NOOP("errors", "The folder {path} cannot be made or written: {reason}.")


def data_directory(chosen: Path | None = None, environment: Mapping[str, str] | None = None) -> Path:
    """The data directory, absolute: `chosen` (--data-dir), else LEDGERBEE_DATA_DIR, else where the system keeps such things.

    Nothing is made; `prepare` does that.
    """
    named = (os.environ if environment is None else environment).get(VARIABLE, "")
    if chosen is None:
        chosen = Path(named) if named else platformdirs.user_data_path(NAME, appauthor=False, roaming=False)
    return chosen.expanduser().absolute()


def keep_files_private() -> None:
    """From here on this process makes files that only their owner can read. Called before the first file is opened."""
    os.umask(OTHERS)


def prepare(directory: Path) -> Path:
    """Make `directory` with mode 0700, or check the one that is there, and return it without symbolic links.

    Raises:
        UnsafeFolder: it is on a network drive, another user's, a file, not writable, or others can read it and it
            holds things already (its mode is then left alone: it may be a folder such as /tmp).
    """
    directory = directory.resolve()
    if kind := network_kind(directory):
        raise UnsafeFolder(ON_NETWORK.of(path=directory, kind=kind))
    try:
        directory.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        if os.name == "posix":
            _make_private(directory)
    except FileExistsError:
        raise UnsafeFolder(NO_FOLDER.of(path=directory)) from None
    except OSError as error:
        raise UnsafeFolder(NOT_WRITABLE.of(path=directory, reason=error.strerror or type(error).__name__)) from error
    if not os.access(directory, os.R_OK | os.W_OK | os.X_OK):
        raise UnsafeFolder(NOT_WRITABLE.of(path=directory, reason=os.strerror(13)))
    return directory


def _make_private(directory: Path) -> None:
    found = directory.stat()
    if found.st_uid != os.geteuid():
        raise UnsafeFolder(NOT_OURS.of(path=directory))
    if stat.S_IMODE(found.st_mode) & OTHERS:
        if any(directory.iterdir()):
            raise UnsafeFolder(HOLDS_OTHER.of(path=directory))
        directory.chmod(PRIVATE)


def network_kind(path: Path) -> str | None:
    """The kind of network drive that `path` is on ("nfs4"), or None: a local disk, or the system does not tell."""
    if sys.platform == "win32":
        return _windows_kind(path)
    try:
        table = _MOUNTINFO.read_text("utf-8", errors="surrogateescape")
    except OSError:
        return None  # only Linux has this table
    kind = filesystem_of(path.resolve(), table)
    return kind if kind in NETWORK else None


def filesystem_of(path: Path, mountinfo: str) -> str:
    """The file system type of the mount that holds `path`, by the text of /proc/self/mountinfo (see proc(5))."""
    best, kind = "", ""
    for row in mountinfo.splitlines():
        left, separator, right = row.partition(" - ")
        if not separator:
            continue
        mount = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), left.split(" ")[4])
        if path.is_relative_to(mount) and len(mount) >= len(best):  # the last of equals covers the earlier ones
            best, kind = mount, right.split(" ")[0]
    return kind


def _windows_kind(path: Path) -> str | None:
    if path.drive.startswith("\\\\"):
        return "UNC"
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - the attribute exists on Windows only, and so says mypy
    remote = kernel.GetDriveTypeW(f"{path.drive}\\") == _DRIVE_REMOTE
    return "network drive" if remote else None
