"""Names for those who do not see the screen, and the audit that finds widgets without one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QTabBar, QWidget

from ledgerbee_desktop.ui.text import clean_line


def name(widget: QWidget, text: str, description: str = "") -> None:
    """Say what `widget` is to a screen reader: a short noun, without its kind ("Customer", not "Customer field")."""
    widget.setAccessibleName(clean_line(text))
    if description:
        widget.setAccessibleDescription(clean_line(description))


def spoken_name(widget: QWidget) -> str:
    """The name that a screen reader gets: the given one, else the buddy label's, else a button's text."""
    given = widget.accessibleName().strip()
    if given or isinstance(widget, QComboBox):  # a combo box without a name reads out its value, which is no name
        return given or _buddy_name(widget)
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def _buddy_name(widget: QWidget) -> str:
    labels = QAccessible.queryAccessibleInterface(widget).relations(QAccessible.RelationFlag.Label)
    return " ".join(label.text(QAccessible.Text.Name) for label, _ in labels).strip()


def _is_part_of_another(widget: QWidget) -> bool:
    """The inner line edit of a spin box, the pop-up list of a combo box, a tab bar's arrows: Qt speaks for them."""
    if widget.objectName().startswith("qt_"):
        return True
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QTabBar) or (isinstance(parent, QComboBox) and widget is not parent):
            return True
        parent = parent.parentWidget()
    return False


def unnamed(root: QWidget) -> list[str]:
    """Every widget under `root` (itself included) that can have the keyboard focus and has no name. Should be empty."""
    widgets = [root, *root.findChildren(QWidget)]
    return [
        f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parentWidget()).__name__}"
        for widget in widgets
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not _is_part_of_another(widget)
        and not spoken_name(widget)
    ]
