"""Colours, font and spacing: Fusion in light and dark from one table of tokens, changed live with the system.

Widgets take colours from `theme().tokens` when they paint (never keep a QColor) and repaint on `theme().changed`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ledgerbee_desktop.platform_.resources import resource
from ledgerbee_desktop.ui.stylesheet import stylesheet

POINT_SIZE = 10.5
SPACE = 8
"""The unit of all distances, in device-independent pixels: gaps are multiples or halves of it."""


_PICTURES = {
    "picture_check": ("check", "on_accent"),
    "picture_partly": ("partly", "on_accent"),
    "picture_up": ("previous", "muted"),
    "picture_down": ("next", "muted"),
}
"""Name in the stylesheet → icon, colour token."""


class Appearance(StrEnum):
    """What the person chose in the preferences."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme; the file resources/theme/tokens.json has the same names.

    `text`, `muted`, `accent`, `error`, `warning`, `ok` and `estimate` are for text and icons and have a contrast of at least
    4.5:1 on `window`, `base`, `alternate`, `raised`, `hover` and their own `…_soft` ground; `on_accent` on `accent`, `on_selection` on `selection`.
    `border_strong` (3:1) outlines what can be operated; `border` and `grid_line` are decoration. `canvas` lies behind pages.
    `search_hit`, `search_current` and `marked` (selected text) are multiplied onto white paper, in both schemes.
    """

    window: QColor
    base: QColor
    alternate: QColor
    raised: QColor
    text: QColor
    muted: QColor
    disabled: QColor
    border: QColor
    border_strong: QColor
    grid_line: QColor
    hover: QColor
    pressed: QColor
    accent: QColor
    on_accent: QColor
    accent_hover: QColor
    selection: QColor
    on_selection: QColor
    error: QColor
    error_soft: QColor
    warning: QColor
    warning_soft: QColor
    ok: QColor
    ok_soft: QColor
    info_soft: QColor
    estimate: QColor
    search_hit: QColor
    search_current: QColor
    marked: QColor
    canvas: QColor
    shadow: QColor
    scroll_handle: QColor


@cache
def load_tokens(scheme: str) -> Tokens:
    """The tokens of "light" or "dark"."""
    table = json.loads(resource("theme/tokens.json").read_text(encoding="utf-8"))[scheme]
    return Tokens(**{field.name: QColor(table[field.name]) for field in fields(Tokens)})


class Theme(QObject):
    """The look of the whole program. One per QApplication, made by `install`."""

    changed = Signal()
    """After palette and stylesheet were replaced: repaint, fetch icons anew."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._appearance = Appearance.SYSTEM
        self._dark: bool | None = None
        self._pictures = QTemporaryDir()  # a stylesheet takes pictures from files only
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(_font())
        app.styleHints().colorSchemeChanged.connect(self._refresh)
        self._refresh()

    @property
    def dark(self) -> bool:
        """Whether the dark scheme is shown now."""
        return bool(self._dark)

    @property
    def tokens(self) -> Tokens:
        """The colours to paint with now."""
        return load_tokens("dark" if self._dark else "light")

    @property
    def appearance(self) -> Appearance:
        """What was chosen; `dark` says what came of it."""
        return self._appearance

    def set_appearance(self, appearance: Appearance) -> None:
        """Follow the system, or stay light or dark whatever the system does; takes effect at once."""
        self._appearance = appearance
        schemes = {Appearance.LIGHT: Qt.ColorScheme.Light, Appearance.DARK: Qt.ColorScheme.Dark}
        self._app.styleHints().setColorScheme(schemes.get(appearance, Qt.ColorScheme.Unknown))  # title bars too
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        system = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = {Appearance.LIGHT: False, Appearance.DARK: True}.get(self._appearance, system)
        if dark == self._dark:
            return
        self._dark = dark
        self._app.setPalette(_palette(self.tokens))
        colours = {field.name: getattr(self.tokens, field.name).name() for field in fields(Tokens)}
        self._app.setStyleSheet(stylesheet(colours | self._draw_pictures()))
        self.changed.emit()

    def _draw_pictures(self) -> dict[str, str]:
        """The small pictures of the stylesheet in the colours of now; a new name each time defeats Qt's cache."""
        paths = {}
        for name, (icon, colour) in _PICTURES.items():
            path = Path(self._pictures.filePath(f"{name}-{'dark' if self._dark else 'light'}.svg"))
            drawing = resource(f"icons/{icon}.svg").read_text(encoding="utf-8")
            path.write_text(drawing.replace("currentColor", getattr(self.tokens, colour).name()), encoding="utf-8")
            paths[name] = f"url({path.as_posix()})"
        return paths


def _font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(max(POINT_SIZE, font.pointSizeF()))
    return font


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(tokens.window)
    for name, colour in {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.base,
        role.AlternateBase: tokens.alternate,
        role.Text: tokens.text,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.error,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.on_selection,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.estimate,
        role.Light: tokens.raised,
        role.Midlight: tokens.hover,
        role.Mid: tokens.border,
        role.Dark: tokens.border_strong,
        role.Shadow: tokens.shadow,
    }.items():
        palette.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, tokens.disabled)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, tokens.hover)
    return palette


def install(app: QApplication) -> Theme:
    """Give `app` its look; a second call returns the same theme. Before the first window."""
    return app.findChild(Theme) or Theme(app)


def theme() -> Theme:
    """The installed theme. Raises RuntimeError before `install`."""
    app = QApplication.instance()
    found = app.findChild(Theme) if app is not None else None
    if found is None:
        raise RuntimeError("ui.theme.install(app) was not called")
    return found
