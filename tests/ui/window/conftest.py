"""Each test gets a company of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.kit import Aio
from tests.ui.window.kit import Office, open_office, put_office_away
from tests.ui.window.tour import VARIANTS, Variant, speaking


@pytest.fixture
def office(qtbot: QtBot, aio: Aio, tmp_path: Path) -> Iterator[Office]:
    """Customers and a product on a real database; windows are made by the test."""
    made: Office = aio(open_office(qtbot, aio, tmp_path))
    yield made
    put_office_away(made)


@pytest.fixture(params=VARIANTS, ids=lambda v: f"{v[0]}-{v[1][0]}")
def variant(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Variant]:
    """A language, spoken as long as the test lasts, and the size of the window."""
    made: Variant = request.param
    with speaking(qapp, made[0]):
        yield made
