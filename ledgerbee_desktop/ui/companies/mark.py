"""The colour of a company, so that a window is not taken for another's: at the edge of its window and in the lists."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.ui.theme import theme

WIDTH: Final = 4
_HUES: Final = (190, 30, 310, 130, 260, 60)
"""Far from each other and from the accent's; further companies begin again. The name is always there too."""
_SATURATION: Final = 150
_LIGHTNESS: Final = {False: 95, True: 150}


def colour_of(number: int) -> QColor:
    """The colour of the company that was added as the `number`-th, counted from 0, on the ground that is shown now."""
    return QColor.fromHsl(_HUES[number % len(_HUES)], _SATURATION, _LIGHTNESS[theme().dark])


def swatch(number: int, size: int) -> QIcon:
    """A bar of that colour, as an icon."""
    picture = QPixmap(QSize(size, size))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.fillRect(size - WIDTH, 1, WIDTH, size - 2, colour_of(number))
    painter.end()
    return QIcon(picture)


class CompanyMark(QWidget):
    """A stripe along the left edge of `parent`; hidden until there is another company to be told from."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.number, self._edge_of = 0, parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        parent.installEventFilter(self)
        theme().changed.connect(self._repaint)

    def show_number(self, number: int | None) -> None:
        """Show the colour of a company; None: there is only one."""
        self.number = number or 0
        self.setVisible(number is not None)
        self._fit()
        self.update()

    def _fit(self) -> None:
        self.setGeometry(0, 0, WIDTH, self._edge_of.height())
        self.raise_()

    @Slot()
    def _repaint(self) -> None:
        self.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour_of(self.number))
        painter.end()
