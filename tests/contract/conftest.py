"""Running sandboxes for the contract tests. Shared by the tests of a module: each test brings its own customer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.contract.our_client import Ours, our_client
from tests.sandbox_process import SandboxProcess

TODAY = date(2026, 6, 15)


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxProcess]:
    """An empty company with control hooks and without remembered answers; must end without a word on standard error."""
    with SandboxProcess(tmp_path_factory.mktemp("sandbox")) as process:
        process.set(cache_seconds=0)
        yield process
        assert process.stop() == 0
    assert process.errors() == ""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxProcess]:
    """The demo company; tests that change it must not mind each other."""
    with SandboxProcess(tmp_path_factory.mktemp("demo"), empty=False, today=TODAY) as process:
        yield process
    assert process.errors() == ""


@pytest.fixture
def ours(sandbox: SandboxProcess) -> Iterator[Ours]:
    """Our client at the sandbox, with a customer and a product of its own; what it throws at the sandbox is taken back."""
    with our_client(sandbox) as found:
        yield found
    sandbox.clear_faults()
    sandbox.set_key(scopes=None)
    sandbox.set(cache_seconds=0, send_finishes="at-once", converted_invoice="draft")
