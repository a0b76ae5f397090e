"""A person at a company with one customer and one product."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.sandbox_process import SandboxProcess
from tests.ui.kit import Aio
from tests.ui.records.kit import Person, at_work


@pytest.fixture
def person(qtbot: QtBot, aio: Aio, tmp_path: Path, sandbox: SandboxProcess) -> Iterator[Person]:
    """LedgerBee has the customer 100 and a product at 950,00 DKK, in a group each."""
    sandbox.add_customer(name="Hansen & Søn Malerfirma", email="bogholderi@hansen.example", customerNumber="100")
    sandbox.add_product(name="Maling af facade", number="10", prices=[{"unitAmount": "950.00"}])
    with at_work(qtbot, aio, tmp_path / "book", sandbox) as made:
        yield made
