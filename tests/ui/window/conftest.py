"""Each test gets a company of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.kit import Aio
from tests.ui.window.kit import Office, open_office, put_office_away


@pytest.fixture
def office(qtbot: QtBot, aio: Aio, tmp_path: Path) -> Iterator[Office]:
    """Customers and a product on a real database; windows are made by the test."""
    made: Office = aio(open_office(qtbot, aio, tmp_path))
    yield made
    put_office_away(made)
