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
    """Keys of the open tabs from left to right, the one in front, Qt's own note on geometry; what is wanted beside them."""

    tabs: tuple[PageKey, ...] = ()
    current: PageKey | None = None
    geometry: str = ""
    beside: Wish = field(default_factory=Wish)

    @classmethod
    async def load(cls, workspace: Workspace) -> WindowState:
        """What was stored last; what cannot be understood is left out."""
        value = await workspace.get(NAME)
        if not isinstance(value, Mapping):
            return cls()
        tabs, preview = value.get("tabs"), value.get("preview")
        keys = tuple(key for item in (tabs if isinstance(tabs, list) else ()) if (key := PageKey.from_json(item)))
        return cls(
            keys,
            PageKey.from_json(value.get("current")),
            str(value.get("geometry", "")),
            Wish(
                value.get("pdf") is not False,
                preview if isinstance(preview, bool) else None,
                _pixels(value.get("pdf_width")),
                _pixels(value.get("preview_width")),
            ),
        )

    async def store(self, workspace: Workspace) -> None:
        """Keep it."""
        value = {
            "tabs": [key.to_json() for key in self.tabs],
            "current": self.current.to_json() if self.current is not None else None,
            "geometry": self.geometry,
            "pdf_width": self.beside.pdf_width,
            "preview_width": self.beside.preview_width,
            "pdf": self.beside.pdf,
            "preview": self.beside.preview,
        }
        await workspace.set(NAME, value)

    def apply_to(self, window: QMainWindow) -> None:
        """Put size and place back."""
        window.restoreGeometry(_decoded(self.geometry))


def _pixels(value: object) -> int:
    return value if isinstance(value, int) else 0


def encoded(data: QByteArray) -> str:
    """Qt's bytes as text."""
    return data.toBase64().toStdString()


def _decoded(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "ignore"))
