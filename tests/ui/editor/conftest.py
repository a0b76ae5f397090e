"""Each test gets a company of its own and an editor on a new invoice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.editor.kit import Desk, Hands, open_desk, put_away, show
from tests.ui.kit import Aio


@pytest.fixture
def desk(aio: Aio, tmp_path: Path) -> Iterator[Desk]:
    """A company on a real database."""
    made: Desk = aio(open_desk(tmp_path))
    yield made
    aio(made.store.close())


@pytest.fixture
def hands(qtbot: QtBot, aio: Aio, desk: Desk) -> Iterator[Hands]:
    """An editor on a new invoice, the keyboard in the customer field."""
    made = show(qtbot, aio, desk)
    yield made
    put_away(made)
