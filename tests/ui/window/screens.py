"""What can be said of a screen without eyes: nothing is cut off, nothing leaves its window, nothing is rich text. And pictures."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)

from ledgerbee_desktop.ui import theme
from ledgerbee_desktop.ui.text import ElidedLabel

PICTURES = "LEDGERBEE_SCREENS"
"""Names a folder in which the pictures of the tour are kept; without it none are made."""
_SLACK = 1
_SHORT = 12


def photograph(widget: QWidget, name: str) -> bool:
    """Keep a picture of `widget` in both appearances, switched while it is open, if somebody asked for pictures."""
    folder = os.environ.get(PICTURES)
    if not folder:
        return False
    look = theme.theme()
    before = look.appearance
    for appearance in (theme.Appearance.LIGHT, theme.Appearance.DARK):
        look.set_appearance(appearance)
        QApplication.sendPostedEvents()
        path = Path(folder) / appearance.value / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        widget.grab().save(str(path))
    look.set_appearance(before)
    return True


def faults(root: QWidget) -> list[str]:
    """Everything that is cut off, out of its place or taken for markup in `root`. Should be empty."""
    shown = [widget for widget in [root, *root.findChildren(QWidget)] if widget.isVisible() and widget.window() is root]
    found = [fault for widget in shown for fault in (*_cut(widget), *_outside(widget, root), *_rich(widget))]
    return sorted(set(found))


def _called(widget: QWidget) -> str:
    parent = widget.parentWidget()
    return f"{type(parent).__name__ if parent else ''}/{type(widget).__name__} {widget.objectName()}"


def _plain(text: str) -> str:
    return re.sub(r"&(?!&)", "", text).replace("&&", "&")


# --- cut -------------------------------------------------------------------------------------------


def _cut(widget: QWidget) -> Iterator[str]:
    need, room, text = 0, 0, ""
    match widget:
        case ElidedLabel():
            return
        case QLabel() if widget.text():
            yield from _cut_label(widget)
            return
        case QCheckBox() | QRadioButton():
            need, room, text = widget.sizeHint().width(), widget.width(), widget.text()
        case QPushButton() | QToolButton() if widget.text() and _shows_text(widget):
            need, room, text = widget.sizeHint().width(), widget.width(), widget.text()
        case QLineEdit() | QComboBox() if widget.height() + _SLACK < widget.minimumSizeHint().height():
            yield f"{_called(widget)}: is {widget.height()} high, needs {widget.minimumSizeHint().height()}"
            return
        case QComboBox() if widget.currentText() and not widget.isEditable():
            text = widget.currentText()
            need = (
                widget.fontMetrics().horizontalAdvance(text) if len(text) <= _SHORT else 0
            )  # others' names may end in "…"
            room = widget.width() - 14 - 22
        case QLineEdit() if widget.placeholderText() and not widget.text():
            need = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
            room, text = widget.width() - 16, widget.placeholderText()
        case QHeaderView():
            yield from _cut_header(widget)
            return
        case _:
            return
    if need > room + _SLACK:
        yield f"{_called(widget)}: “{text[:24]}” needs {need}, has {room}"
    if isinstance(widget, QAbstractButton) and widget.sizeHint().height() > widget.height() + _SLACK:
        yield f"{_called(widget)}: “{text[:24]}” needs {widget.sizeHint().height()} of height, has {widget.height()}"


def _shows_text(button: QAbstractButton) -> bool:
    return not isinstance(button, QToolButton) or button.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly


def _cut_label(label: QLabel) -> Iterator[str]:
    room = label.contentsRect().size()
    text = _plain(label.text()) if label.buddy() is not None else label.text()
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        if need > label.height() + _SLACK:
            yield f"{_called(label)}: “{text[:24]}” needs {need} of height, has {label.height()}"
        return
    metrics = QFontMetrics(label.font())
    wide = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
    if wide > room.width() + _SLACK:
        yield f"{_called(label)}: “{text[:24]}” needs {wide}, has {room.width()}"
    if metrics.height() > room.height() + _SLACK:
        yield f"{_called(label)}: “{text[:24]}” needs {metrics.height()} of height, has {room.height()}"


def _cut_header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if header.orientation() != Qt.Orientation.Horizontal or model is None:
        return
    font = header.font()
    font.setBold(True)
    for section in range(header.count()):
        if header.isSectionHidden(section):
            continue
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        need = QFontMetrics(font).horizontalAdvance(text) + 16  # the padding of the stylesheet
        if text and need > header.sectionSize(section) + _SLACK:
            yield f"{_called(header)}: “{text}” needs {need}, has {header.sectionSize(section)}"


# --- outside ---------------------------------------------------------------------------------------


def _outside(widget: QWidget, root: QWidget) -> Iterator[str]:
    """A widget that reaches beyond its parent, or beyond the window; what scrolls does so up and down only."""
    if isinstance(widget, QScrollArea | QTableView) and (more := widget.horizontalScrollBar().maximum()) > 0:
        yield f"{_called(widget)}: scrolls sideways by {more}"
    if widget is root or _scrolls(widget) or _is_qts_own(widget):
        return
    parent = widget.parentWidget()
    if parent is None:
        return
    room = parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    if not room.contains(widget.geometry()):
        yield f"{_called(widget)}: {_box(widget.geometry())} reaches out of {_box(parent.rect())}"
    there = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
    if not _inside_scroller(widget) and not root.rect().adjusted(-1, -1, 1, 1).contains(there):
        yield f"{_called(widget)}: {_box(there)} reaches out of the window {_box(root.rect())}"


def _box(rect: QRect) -> str:
    return f"({rect.x()}, {rect.y()}, {rect.width()} × {rect.height()})"


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    area = parent.parentWidget() if parent is not None else None
    return isinstance(area, QAbstractScrollArea) and area.viewport() is parent


def _inside_scroller(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if _scrolls(parent):
            return True
        parent = parent.parentWidget()
    return False


def _is_qts_own(widget: QWidget) -> bool:
    """Parts of Qt's tab bars and headers, which lie where they like and draw nothing there."""
    parent = widget.parentWidget()
    return (
        widget.objectName().startswith("qt_")
        or isinstance(parent, QTabBar | QHeaderView | QComboBox)
        or (isinstance(parent, QTableView | QTreeView) and not isinstance(widget, QHeaderView))
    )


# --- rich ------------------------------------------------------------------------------------------


def _rich(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text() and widget.textFormat() != Qt.TextFormat.PlainText:
        yield f"{_called(widget)}: “{widget.text()[:24]}” may be taken for rich text"
    if "<img" in widget.toolTip() or "<script" in widget.toolTip():
        yield f"{_called(widget)}: its tooltip is markup: {widget.toolTip()[:60]}"


def smallest(window: QMainWindow) -> tuple[int, int]:
    """What the window cannot be made smaller than."""
    size = window.minimumSizeHint().expandedTo(window.minimumSize())
    return size.width(), size.height()
