"""The whole program with several companies, as the tests of the window have it."""

from __future__ import annotations

from tests.ui.window.several import place

__all__ = ["place"]
