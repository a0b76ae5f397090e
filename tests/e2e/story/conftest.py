"""The whole program in this process, off screen; one sandbox for a module, each story with a customer of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.contract.billing import Shop
from tests.e2e.story.network import Network
from tests.e2e.story.person import Person
from tests.e2e.story.program import Program
from tests.sandbox_process import SandboxProcess
from tests.ui.conftest import aio, collector, look, session_loop
from tests.ui.kit import Aio

__all__ = ["aio", "collector", "look", "session_loop"]

CUSTOMER = "Hansen & Søn Malerfirma"
NUMBERS = count(101)


@pytest.fixture(scope="module")
def ledgerbee(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxProcess]:
    """A sandbox whose caches never hide what was just written: the settle window here is shorter than they are."""
    with SandboxProcess(tmp_path_factory.mktemp("sandbox")) as sandbox:
        sandbox.set(cache_seconds=0)
        yield sandbox


def a_shop(sandbox: SandboxProcess) -> Shop:
    """A customer and a product with numbers that no other story has."""
    number = f"{next(NUMBERS)}"
    customer = sandbox.add_customer(customerNumber=f"7{number}", name=CUSTOMER, email="bogholderi@hansen.example")
    product = sandbox.add_product(number=f"F{number}", name="Facademaling", prices=[{"unitAmount": "950.00"}])
    return Shop(sandbox, customer, product)


@pytest.fixture
def network(ledgerbee: SandboxProcess) -> Iterator[Network]:
    """What lies between the program and the sandbox."""
    with Network(ledgerbee.port) as network:
        yield network


@pytest.fixture
def program(
    ledgerbee: SandboxProcess, network: Network, qapp: QApplication, qtbot: QtBot, session_loop: Any, tmp_path: Path
) -> Program:
    """The program on a data directory of its own; nothing runs yet."""
    return Program(qapp, qtbot, session_loop, network.url, ledgerbee.key, tmp_path / "data")


@pytest.fixture
def person(aio: Aio, qtbot: QtBot, ledgerbee: SandboxProcess, program: Program) -> Iterator[Person]:
    """Somebody at the keyboard of the running program. The window is closed with Ctrl+Q at the end."""
    ledgerbee.clear_requests()
    shop = a_shop(ledgerbee)
    program.start()
    somebody = Person(qtbot, program, shop, aio)
    somebody.arrive()
    yield somebody
    ledgerbee.clear_faults()
    if QApplication.activeModalWidget() is None:
        program.end()
    else:
        program.interrupt()  # a story that failed
