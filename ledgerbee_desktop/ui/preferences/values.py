"""The preferences as a value, and where they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ledgerbee_desktop.core.ports import Workspace
from ledgerbee_desktop.ui.theme import Appearance

NAME = "preferences"
LANGUAGES = ("", "da", "en")
LONGEST_UNDO = 60


@dataclass(frozen=True, slots=True)
class Preferences:
    """`language` is "da", "en" or empty for the system's; `undo_seconds` (0 to 60) is how long a send can be taken back.

    `our_reference` is what a new invoice begins with.
    """

    language: str = ""
    appearance: Appearance = Appearance.SYSTEM
    undo_seconds: int = 8
    our_reference: str = ""

    @classmethod
    async def load(cls, workspace: Workspace) -> Preferences:
        """What was chosen last; defaults for what was not, or cannot be understood."""
        value = await workspace.get(NAME)
        if not isinstance(value, Mapping):
            return cls()
        language, appearance, undo = value.get("language"), value.get("appearance"), value.get("undo_seconds")
        reference = value.get("our_reference")
        return cls(
            language if isinstance(language, str) and language in LANGUAGES else "",
            Appearance(appearance) if appearance in set(Appearance) else Appearance.SYSTEM,
            undo if isinstance(undo, int) and 0 <= undo <= LONGEST_UNDO else 8,
            reference if isinstance(reference, str) else "",
        )

    async def store(self, workspace: Workspace) -> None:
        """Keep them."""
        value = {"language": self.language, "appearance": self.appearance.value, "undo_seconds": self.undo_seconds}
        value["our_reference"] = self.our_reference
        await workspace.set(NAME, value)
