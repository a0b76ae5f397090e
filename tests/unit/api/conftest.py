"""One sandbox for all tests of client credentials, put back in order after each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sandbox_process import SandboxProcess


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxProcess]:
    with SandboxProcess(tmp_path_factory.mktemp("sandbox")) as sandbox:
        sandbox.set(cache_seconds=0)
        yield sandbox
        assert sandbox.errors() == ""


@pytest.fixture
def sandbox(running: SandboxProcess) -> Iterator[SandboxProcess]:
    running.set_client(requests_per_minute=1000)
    running.clear_requests()
    yield running
    running.clear_faults()
    running.set_client(scopes=None, revoked=False, blocked_address=False, token_seconds=3600)
