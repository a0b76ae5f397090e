"""What the main window knows of a tab, whatever is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.library import Document

SMALLEST = QSize(480, 320)


@dataclass(frozen=True, slots=True)
class PageKey:
    """What a tab shows: `kind` is "drafts", "outbox", "invoices", "draft" or a document kind; `id` where one is needed.

    A window has at most one tab per key; the keys are what comes back at the next start.
    """

    kind: str
    id: str = ""

    def to_json(self) -> list[str]:
        """For the workspace."""
        return [self.kind, self.id]

    @classmethod
    def from_json(cls, value: object) -> PageKey | None:
        """The key in a workspace value; None when it is not one."""
        match value:
            case [str(kind), str(identifier)]:
                return cls(kind, identifier)
            case _:
                return None


class Page(QWidget):
    """A tab. Its commands are QAction objects without keys; the window's own, with the keys, drive those of the current page."""

    title_changed = Signal(str)
    failed = Signal(AppError)
    """Something that the person should know went wrong; the window shows it as a banner."""
    document_changed = Signal()
    """`document()` is another one, or newer."""
    open_asked = Signal(object)
    """A `PageKey` that the person wants to see."""
    close_asked = Signal()
    commands_changed = Signal()
    """`commands()` offers others than before."""

    icon_name = "document"
    smallest = SMALLEST
    """What the page can be made as small as."""

    def __init__(self, key: PageKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setObjectName(f"page-{key.kind}")

    @override
    def minimumSizeHint(self) -> QSize:
        """One wide page among the tabs must not make the whole window wider than the screen."""
        return self.smallest

    def title(self) -> str:
        """The text of the tab."""
        raise NotImplementedError

    def commands(self) -> Mapping[str, QAction]:
        """The commands of the table (`ui.actions`) that this page carries out, by id."""
        return {}

    def document(self) -> Document | None:
        """The document whose PDF belongs beside this page; None: there is none (yet)."""
        return None

    @property
    def is_in_front(self) -> bool:
        """Is it the tab that the person sees? What has just been read takes the keyboard only there: Qt gives it to a hidden page, too."""
        return not self.isHidden()

    def take_focus(self) -> None:
        """Put the keyboard where the work is. The window calls this each time that the page comes to the front."""
        self.setFocus()

    def read_again(self) -> None:
        """Read what this page shows and the lists, which were refreshed just now, do not tell."""

    async def settle(self) -> None:
        """Bring everything to the disk before the page is closed or left."""
