"""The company of the window's tests; and a real LedgerBee for those in which the outbox is at work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.contract.billing import Shop
from tests.sandbox_process import SandboxProcess
from tests.ui.kit import Aio
from tests.ui.outbox.kit import NOT_SOON, SOON, Clerk, a_shop, clerk_at
from tests.ui.window.conftest import language, office

__all__ = ["language", "office"]


@pytest.fixture
def shop(sandbox: SandboxProcess) -> Shop:
    """What can be billed at a LedgerBee that has nothing else."""
    return a_shop(sandbox)


@pytest.fixture
def clerk(qtbot: QtBot, aio: Aio, tmp_path: Path, shop: Shop) -> Iterator[Clerk]:
    """What is doubtful is soon a person's."""
    with clerk_at(qtbot, aio, tmp_path / "book", shop, settle=SOON) as made:
        yield made


@pytest.fixture
def patient(qtbot: QtBot, aio: Aio, tmp_path: Path, shop: Shop) -> Iterator[Clerk]:
    """What is doubtful stays doubtful."""
    with clerk_at(qtbot, aio, tmp_path / "book", shop, settle=NOT_SOON) as made:
        yield made
