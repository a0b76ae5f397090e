"""PDFs on the person's disk: saved where they want, or lent to the system's viewer."""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.text import clean_line

_NOT_SAVED = QT_TRANSLATE_NOOP("pdf", "The file could not be saved: {why}")
_FORBIDDEN = set('/\\:*?"<>|')
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
MAX_NAME = 120


def safe_name(name: str, fallback: str = "document") -> str:
    """`name` as a file name ending in ".pdf" on every system: no separators, controls, reserved names or trailing dots."""
    kept = "".join("-" if character in _FORBIDDEN else character for character in clean_line(name))
    stem = kept[:-4] if kept.lower().endswith(".pdf") else kept
    stem = stem.strip(" .-")[:MAX_NAME].strip(" .-") or fallback
    if stem.partition(".")[0].lower() in _RESERVED:
        stem = f"_{stem}"
    return f"{stem}.pdf"


def save(path: Path, data: bytes) -> None:
    """Write `data` to `path` whole or not at all. Raises AppError with the system's reason."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly) or file.write(data) != len(data) or not file.commit():
        raise AppError(_NOT_SAVED.of(why=file.errorString()))


class PrivateCopies:
    """Files that other programs may open but other people may not read; gone at exit and at the next start.

    `folder` is made with mode 0700; whatever an earlier run left in it is removed at once. Call `remove` at exit.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.remove()

    def write(self, name: str, data: bytes) -> Path:
        """A copy named after `name`, mode 0600, in a folder that nobody can guess. Raises AppError."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            folder = self._folder / secrets.token_hex(8)
            folder.mkdir(mode=0o700)
            path = folder / safe_name(name)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
        except OSError as error:
            raise AppError(_NOT_SAVED.of(why=error.strerror or str(error))) from error
        return path

    def remove(self) -> None:
        """Delete every copy; one that another program holds open is left for the next start."""
        shutil.rmtree(self._folder, ignore_errors=True)


@cache
def session_copies() -> PrivateCopies:
    """Copies in the system's folder for temporary files, removed when this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="ledgerbee-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return PrivateCopies(folder / "opened")
