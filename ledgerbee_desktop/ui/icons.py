"""Line icons from resources/icons, drawn in the theme's colours and drawn again when those change."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ledgerbee_desktop.platform_.resources import resource
from ledgerbee_desktop.ui.theme import theme

_SIZES = (16, 20, 24, 32, 40, 48)
"""Of buttons and menus in physical pixels: at 16, 20 and 24 on common screens and on screens twice as dense."""
_MARK_SIZES = (16, 32, 48, 64, 128, 256)
"""Of the program's own mark, for title bars, docks and switchers."""


class _TakesIcon(Protocol):
    def setIcon(self, icon: QIcon, /) -> None: ...


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


def _pixmap(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


@cache
def _drawn(name: str, normal: str, disabled: str, sizes: tuple[int, ...] = _SIZES) -> QIcon:
    icon = QIcon()
    for colour, mode in ((normal, QIcon.Mode.Normal), (disabled, QIcon.Mode.Disabled)):
        renderer = _renderer(name, colour)
        for size in sizes:
            icon.addPixmap(_pixmap(renderer, size), mode)
    return icon


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """The icon `name` in the theme's text colour (or `colour`) as it is now. For delegates and painting.

    Raises FileNotFoundError for a name that was never drawn. For buttons and actions use `set_icon`, which follows the theme.
    """
    tokens = theme().tokens
    return _drawn(name, (colour or tokens.text).name(), tokens.disabled.name())


def pixmap(name: str, size: int, colour: QColor | None = None, ratio: float = 1.0) -> QPixmap:
    """The icon `name` as a picture of `size` device-independent pixels for a screen with `ratio` pixels each."""
    return _picture(name, size, (colour or theme().tokens.text).name(), ratio)


@cache
def _picture(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    drawn = _pixmap(_renderer(name, colour), max(1, round(size * ratio)))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def application_icon() -> QIcon:
    """The program's own mark; it has its own colours in every theme."""
    return _drawn("ledgerbee", "", "", _MARK_SIZES)


class _Wearer(QObject):
    """Lives as a child of the action or button whose icon it redraws, so both go together."""

    def __init__(self, target: QObject) -> None:
        super().__init__(target)
        self._name = self._colour = ""
        theme().changed.connect(self._redraw)

    def wear(self, name: str, colour: str) -> None:
        self._name, self._colour = name, colour
        self._redraw()

    @Slot()
    def _redraw(self) -> None:
        target: _TakesIcon = self.parent()  # type: ignore[assignment]  # what set_icon promised
        target.setIcon(icon(self._name, getattr(theme().tokens, self._colour)))


def set_icon(target: QObject, name: str, colour: str = "text") -> None:
    """Give an action or a button the icon `name` in the theme's token `colour`, now and after every change of scheme."""
    wearer = target.findChild(_Wearer, options=Qt.FindChildOption.FindDirectChildrenOnly) or _Wearer(target)
    wearer.wear(name, colour)
