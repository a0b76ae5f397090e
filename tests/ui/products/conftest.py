"""A person at a company with a customer and, in one group, a product with three prices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.sandbox_process import SandboxProcess
from tests.ui.kit import Aio
from tests.ui.products.kit import Shopkeeper, furnished
from tests.ui.records.kit import at_work


@pytest.fixture
def person(qtbot: QtBot, aio: Aio, tmp_path: Path, sandbox: SandboxProcess) -> Iterator[Shopkeeper]:
    """LedgerBee has the customer 100, the group 1 and the product 10 with a default, a weekend and a disabled price."""
    product = furnished(sandbox)
    with at_work(qtbot, aio, tmp_path / "book", sandbox) as made:
        keeper = Shopkeeper(made, product)
        made.until(lambda: len(keeper.catalogue.prices) == len(product["prices"]))
        yield keeper
