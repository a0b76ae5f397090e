"""The whole program with its real engine and a sandbox, as the stories of tests/e2e have it."""

from __future__ import annotations

from tests.e2e.story.conftest import ledgerbee, network, person, program

__all__ = ["ledgerbee", "network", "person", "program"]
