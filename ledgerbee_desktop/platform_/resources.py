"""Finds the files that ship with the program: icons, colours, translations, demo data."""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def _candidates() -> list[Path]:
    frozen = getattr(sys, "_MEIPASS", None)  # PyInstaller's unpacked tree
    inside = [Path(frozen) / "ledgerbee_desktop" / "_resources", Path(frozen) / "resources"] if frozen else []
    return [*inside, PACKAGE / "_resources", PACKAGE.parent / "resources"]


def resource(path: str = "") -> Path:
    """The shipped file or folder `path` ("icons/add.svg"), wherever this program is installed.

    Looked for in the frozen bundle, then in the installed package, then in the source tree.
    Raises ValueError for a path that leaves the folder and FileNotFoundError when it was not shipped.
    """
    wanted = Path(path)
    if wanted.is_absolute() or ".." in wanted.parts:
        raise ValueError(f"not a resource path: {path}")
    for root in _candidates():
        if (root / wanted).exists():
            return root / wanted
    raise FileNotFoundError(f"resource {path!r} is missing from {[str(root) for root in _candidates()]}")
