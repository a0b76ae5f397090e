"""What every page of one window works with."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QAction

from ledgerbee_desktop.core.ports import Book
from ledgerbee_desktop.ui.library.shelf import Shelf
from ledgerbee_desktop.ui.outbox.entries import Entries
from ledgerbee_desktop.ui.preferences.values import Preferences
from ledgerbee_desktop.ui.signals import BookSignals


@dataclass
class Desk:
    """The open company, its signals, its names in memory, its outbox in words; what the person prefers; two commands that lists offer."""

    book: Book
    signals: BookSignals
    shelf: Shelf
    entries: Entries
    new_action: QAction
    refresh_action: QAction
    preferences: Preferences = field(default_factory=Preferences)
