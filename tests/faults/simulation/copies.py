"""Copies of the company's folder, made by something that is not the program, and put back: the hazard of reliability 1.6."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

BOOK = "book.db"
KEPT = 3


class Copies:
    """Made and put back while the program is not running. `place` is what the program takes for its computer and path."""

    def __init__(self, directory: Path, random: Random) -> None:
        self._directory = directory
        self._random = random
        self.place = "here"
        self.kept: list[dict[str, bytes]] = []

    def make(self) -> None:
        """Keep the folder as it is now."""
        files = {each.name: each.read_bytes() for each in sorted(self._directory.iterdir()) if each.is_file()}
        if BOOK in files:
            self.kept = [*self.kept[1 - KEPT :], files]

    def put_back(self) -> None:
        """Put one back: the database alone, in its place, or the whole folder, on another computer."""
        files = self._random.choice(self.kept)
        if self._random.random() < 0.5:
            for each in self._directory.glob(f"{BOOK}*"):
                each.unlink()
            (self._directory / BOOK).write_bytes(files[BOOK])
            return
        self.place = f"{self.place}, moved"
        for each in self._directory.iterdir():
            shutil.rmtree(each) if each.is_dir() else each.unlink()
        for name, content in files.items():
            (self._directory / name).write_bytes(content)
