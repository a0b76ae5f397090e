"""What the window remembers between two starts: tabs, place and size, what stands beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from ledgerbee_desktop.core.ports import Workspace
from ledgerbee_desktop.ui.beside import Wish
from ledgerbee_desktop.ui.page import PageKey

NAME = "window"


@dataclass(frozen=True, slots=True)
class WindowState:
    """Keys of the open tabs from left to right, the one in front, Qt's own note on geometry; what is wanted beside them, and how wide
    (pixels; 0: never shown yet)."""

    tabs: tuple[PageKey, ...] = ()
    current: PageKey | None = None
    geometry: str = ""
    pdf_width: int = 0
    beside: Wish = field(default_factory=Wish)

    @classmethod
    async def load(cls, workspace: Workspace) -> WindowState:
        """What was stored last; what cannot be understood is left out."""
        value = await workspace.get(NAME)
        if not isinstance(value, Mapping):
            return cls()
        tabs, width, preview = value.get("tabs"), value.get("pdf_width"), value.get("preview")
        keys = tuple(key for item in (tabs if isinstance(tabs, list) else ()) if (key := PageKey.from_json(item)))
        return cls(
            keys,
            PageKey.from_json(value.get("current")),
            str(value.get("geometry", "")),
            width if isinstance(width, int) else 0,
            Wish(value.get("pdf") is not False, preview if isinstance(preview, bool) else None),
        )

    async def store(self, workspace: Workspace) -> None:
        """Keep it."""
        value = {
            "tabs": [key.to_json() for key in self.tabs],
            "current": self.current.to_json() if self.current is not None else None,
            "geometry": self.geometry,
            "pdf_width": self.pdf_width,
            "pdf": self.beside.pdf,
            "preview": self.beside.preview,
        }
        await workspace.set(NAME, value)

    def apply_to(self, window: QMainWindow) -> None:
        """Put size and place back."""
        window.restoreGeometry(_decoded(self.geometry))


def encoded(data: QByteArray) -> str:
    """Qt's bytes as text."""
    return data.toBase64().toStdString()


def _decoded(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "ignore"))
