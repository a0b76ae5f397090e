"""The person of the tests of records."""

from tests.ui.records.conftest import person

__all__ = ["person"]
