"""The only place where text becomes visible as a label or a tooltip: always plain, always clean.

Customer names, descriptions and server messages are written by others. Qt guesses rich text in labels, message boxes
and tooltips, loads `<img src=…>` from disk and obeys bidirectional controls, so none of them meets such text directly.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.text import Message, clean, clean_line

__all__ = [
    "ElidedLabel",
    "PlainLabel",
    "clean",
    "clean_line",
    "explain",
    "set_role",
    "set_tooltip",
    "shortened",
    "tooltip",
]

LONGEST_NAME = 60
_TO_THE_RIGHT = "\u200e"


class _HasToolTip(Protocol):
    def setToolTip(self, text: str, /) -> None: ...


def tooltip(text: str) -> str:
    """`text` for a `ToolTipRole`: shown literally, wrapped, never taken for markup. Empty stays empty."""
    if not text:
        return ""
    # Escaped alone would be guessed plain ("&amp;" on the screen), so the markup is made certain.
    return f"<qt>{html.escape(clean(text)).replace(chr(10), '<br>')}</qt>"


def set_tooltip(target: _HasToolTip, text: str) -> None:
    """Give a widget or an action a tooltip that shows `text` literally."""
    target.setToolTip(tooltip(text))


def _shown(value: object, locale: QLocale) -> object:
    match value:
        case Message() | AppError():
            return explain(value)
        case str():
            return clean(value)
        case Decimal() if value.is_finite():
            return format(value, "f").replace(".", locale.decimalPoint())
        case datetime():
            moment = QDateTime.fromSecsSinceEpoch(int(value.timestamp()))
            return locale.toString(moment, QLocale.FormatType.ShortFormat)
        case date():
            day = QDate(value.year, value.month, value.day)
            return locale.toString(day, QLocale.FormatType.ShortFormat)
        case _:
            return value


def explain(what: Message | AppError) -> str:
    """The sentence in the person's language, with dates and decimals written their way.

    A translation with wrong holes falls back to the English sentence: a message must never hide behind a typo.
    """
    message = what.message if isinstance(what, AppError) else what
    translated = QCoreApplication.translate(message.context, message.template)
    params: Mapping[str, object] = message.params
    locale = QLocale()
    shown = {key: _shown(value, locale) for key, value in params.items()}
    for template, values in ((translated, shown), (translated, params), (message.template, params)):
        try:
            return template.format(**values)
        except (KeyError, IndexError, ValueError, TypeError, AttributeError):
            continue
    return clean(message.template)


def shortened(name: str, longest: int = LONGEST_NAME) -> str:
    """A name on one line that leaves room for what stands behind it; longer ones end in "…".

    A name that is written from the right is closed, so that a number behind it stays behind it.
    """
    line = clean_line(name)
    short = line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
    return f"{short}{_TO_THE_RIGHT}" if any(unicodedata.bidirectional(c) in {"R", "AL"} for c in short) else short


class PlainLabel(QLabel):
    """A label that shows its text literally. `role` is one of the looks in `set_role`."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: str = "", wrap: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self.setWordWrap(wrap)
        if role:
            set_role(self, role)
        self.setText(text)

    @override
    def setText(self, text: str, /) -> None:
        """Show `text`, cleaned for display."""
        super().setText(clean(text))


class ElidedLabel(PlainLabel):
    """One line that ends in "…" when the room is short; the whole text is then the tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: str = "") -> None:
        super().__init__(text, parent, role=role)
        self.setMinimumWidth(24)

    @override
    def setText(self, text: str, /) -> None:
        super().setText(clean_line(text))
        self.setAccessibleName(clean_line(text))
        self._update_tooltip()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tooltip()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        line = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.style().drawItemText(
            painter, room, int(self.alignment()), self.palette(), self.isEnabled(), line, self.foregroundRole()
        )

    def _update_tooltip(self) -> None:
        short = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        set_tooltip(self, self.text() if short else "")


def set_role(widget: QWidget, role: str) -> None:
    """Give `widget` a look from the theme's stylesheet and apply it at once.

    Labels: title, heading, muted, small, error, warning, ok, estimate, strong, number. Frames: card, banner-info, banner-warning,
    banner-error, banner-ok. Push buttons: primary, danger, flat.
    """
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
