"""Where Enter, Tab and the arrows lead in the line grid: over the cells that a row has, past those it has not."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from ledgerbee_desktop.ui.editor.columns import WALK, Column
from ledgerbee_desktop.ui.editor.line_model import LineModel


def next_cell(lines: LineModel, row: int, column: int, *, forward: bool) -> tuple[int, int] | None:
    """The next cell in reading order that can be typed in; None: there is none in this direction."""
    cells = [(r, int(c)) for r in range(lines.rowCount()) for c in WALK if lines.is_enterable(r, c)]
    if forward:
        return next((cell for cell in cells if cell > (row, column)), None)
    return next((cell for cell in reversed(cells) if cell < (row, column)), None)


def above_or_below(lines: LineModel, row: int, step: int, wanted: int) -> QModelIndex:
    """The cell `step` rows away in the column `wanted`, or the nearest one that the row has."""
    target = max(0, min(row + step, lines.rowCount() - 1))
    column = wanted
    if column in WALK and not lines.is_enterable(target, column):
        usable = [int(c) for c in WALK if lines.is_enterable(target, c)]
        column = min(usable, key=lambda c: abs(c - wanted), default=int(Column.KIND))
    return lines.index(target, column)


def beside(lines: LineModel, index: QModelIndex, step: int) -> QModelIndex:
    """The next cell to the right (1) or left (-1) that the row has, its kind marker included; `index` at the end."""
    columns = [int(Column.KIND), *(int(c) for c in WALK if lines.is_enterable(index.row(), c))]
    further = [c for c in columns if (c - index.column()) * step > 0]
    if not further:
        return index
    return lines.index(index.row(), further[0] if step > 0 else further[-1])


def at_the_end(lines: LineModel, row: int, *, last: bool, of_all: bool) -> QModelIndex:
    """The first or last cell of a row that can be typed in; `of_all`: the first one of the first or last row."""
    if of_all:
        row = lines.rowCount() - 1 if last else 0
    usable = [int(c) for c in WALK if lines.is_enterable(row, c)] or [int(Column.KIND)]
    return lines.index(row, usable[-1] if last and not of_all else usable[0])


def moved(
    lines: LineModel, index: QModelIndex, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
) -> QModelIndex | None:
    """Where Left, Right, Home and End lead; None for other ways of moving."""
    actions = QAbstractItemView.CursorAction
    match action:
        case actions.MoveLeft | actions.MoveRight:
            return beside(lines, index, 1 if action == actions.MoveRight else -1)
        case actions.MoveHome | actions.MoveEnd:
            whole = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            return at_the_end(lines, index.row(), last=action == actions.MoveEnd, of_all=whole)
        case _:
            return None


def moves(event: QKeyEvent) -> bool:
    """Is this key with Ctrl or Alt the grid's all the same: a way through it, or a character typed with AltGr?"""
    by_word = {Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_A}
    is_altgr = bool(event.text()) and event.text().isprintable() and not event.text().isspace()
    return is_altgr or (event.key() in by_word and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))


def leads_away(event: QKeyEvent) -> bool:
    """Does this key lead to the first or last row of all?"""
    ends = {Qt.Key.Key_Home, Qt.Key.Key_End}
    return event.key() in ends and event.modifiers() == Qt.KeyboardModifier.ControlModifier
