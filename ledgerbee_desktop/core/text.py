"""Sentences for people, made where no translator can be: below the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with named holes, and the catalogue context under which the window finds its translation.

    `str()` is the English sentence, which the headless commands and the log show; the window translates
    `template` first and fills in `params` afterwards.
    """

    context: str
    template: str
    params: Mapping[str, object] = field(default_factory=dict)

    def of(self, **params: object) -> Message:
        """The same sentence with its holes filled."""
        return replace(self, params={**self.params, **params})

    def __str__(self) -> str:
        return self.template.format(**self.params)


def QT_TRANSLATE_NOOP(context: str, text: str) -> Message:  # noqa: N802 - lupdate looks for exactly this name
    """Mark `text` for the translation catalogue and make it a `Message`."""
    return Message(context, text)
