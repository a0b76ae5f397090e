"""Each test gets a company of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ledgerbee_desktop.ui import theme
from tests.ui.kit import Aio
from tests.ui.window.kit import Office, open_office, put_office_away
from tests.ui.window.tour import LANGUAGES, speaking


@pytest.fixture
def office(qtbot: QtBot, aio: Aio, tmp_path: Path) -> Iterator[Office]:
    """Customers and a product on a real database; windows are made by the test."""
    made: Office = aio(open_office(qtbot, aio, tmp_path))
    yield made
    put_office_away(made)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication, look: theme.Theme) -> Iterator[str]:
    """A language, spoken as long as the test lasts; Danish is in the dark."""
    made: str = request.param
    look.set_appearance(theme.Appearance.DARK if made == "da" else theme.Appearance.LIGHT)
    with speaking(qapp, made):
        yield made
    look.set_appearance(theme.Appearance.LIGHT)
