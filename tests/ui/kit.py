"""Types that the tests of the window share."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

Aio = Callable[[Coroutine[Any, Any, Any]], Any]
"""`aio(coroutine)` runs it on the session's loop and returns its result."""
