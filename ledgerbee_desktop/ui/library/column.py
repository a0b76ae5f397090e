"""What a column of a list shows of a row, and how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ledgerbee_desktop.core.spreadsheet import Cell
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.ui.library.kept_rows import Shown
from ledgerbee_desktop.ui.text import clean_line

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """How one column is headed, shown, aligned and coloured. `id` is also its name in sorting and in the workspace.

    `colour` names a token of the theme for the text; `tone` makes the cell a chip. `width` is the first width in pixels, `least`
    what it can do with where the list is narrow (0: three quarters of `width`); the column with `stretch` takes what is left.
    `cell` is the value for a spreadsheet where that is no text.
    """

    id: str
    title: Message
    show: Callable[[R], str]
    width: int = 120
    least: int = 0
    right: bool = False
    stretch: bool = False
    colour: Callable[[R], str] | None = None
    tone: Callable[[R], object] | None = None
    hint: Callable[[R], str] | None = None
    cell: Callable[[R], Cell] | None = None

    def exported(self, row: R) -> Cell:
        """What a spreadsheet gets."""
        return self.cell(row) if self.cell is not None else self.show(row)

    def painted(self, row: R) -> Shown:
        """What a list gets."""
        colour = self.colour(row) if self.colour is not None else ""
        tone = self.tone(row) if self.tone is not None else None
        return Shown(clean_line(self.show(row)), self.right, colour or "text", None if tone is None else str(tone))
