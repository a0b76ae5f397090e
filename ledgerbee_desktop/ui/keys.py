"""Keys that count as one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
"""The large one, and the one beside the digits."""
