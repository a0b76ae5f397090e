"""Everything below the window must live without Qt: importing it here fails the test that caused it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest
from hypothesis import HealthCheck, settings

FORBIDDEN = {"PySide6", "shiboken6", "qasync"}


# How long one example takes says how busy the machine is (a measurement of coverage, a second run beside this one), not whether it is right.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


class _NoQt(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in FORBIDDEN:
            raise ImportError(f"{fullname} must not be imported below the window")
        return None


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    parser.addoption("--no-qt", action="store_true", help="fail every import of Qt (make test runs tests/unit so)")
    if not pluginmanager.hasplugin("pytest-qt"):  # `-p no:pytest-qt`: its settings in pyproject.toml would be unknown
        parser.addini("qt_log_level_fail", "")
        parser.addini("qt_log_ignore", "", type="linelist")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--no-qt"):
        loaded = FORBIDDEN & set(sys.modules)
        if loaded:
            raise pytest.UsageError(f"already imported: {loaded}; add -p no:pytest-qt")
        sys.meta_path.insert(0, _NoQt())
