"""The company of the window's tests."""

from tests.ui.window.conftest import office

__all__ = ["office"]
