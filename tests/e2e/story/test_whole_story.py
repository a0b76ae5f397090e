"""A person's whole selling in the real window, with the keyboard only, in one script (issue 3)."""

from __future__ import annotations

import pytest

from tests.e2e.story.network import Network
from tests.e2e.story.person import Person
from tests.e2e.story.script import Story


@pytest.mark.timeout(120)
def test_from_the_quote_to_the_credit_note_for_one_line(person: Person, network: Network) -> None:
    person.pictures = True
    Story(person, network).play()
