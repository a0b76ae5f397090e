"""The whole program with its real engine and a sandbox, as the stories of tests/e2e have it."""

from __future__ import annotations

import pytest

from tests.e2e.story.conftest import network, person, program
from tests.sandbox_process import SandboxProcess

__all__ = ["network", "person", "program"]


@pytest.fixture
def ledgerbee(sandbox: SandboxProcess) -> SandboxProcess:
    """The server of all tests of the window."""
    return sandbox
