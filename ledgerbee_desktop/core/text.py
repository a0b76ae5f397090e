"""Sentences for people, made where no translator can be: below the window; and texts of others, made fit to be seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_STRIP: dict[int, str | None] = dict.fromkeys((*_CONTROLS, *_BIDI, *range(0xD800, 0xE000)))
_STRIP |= {ord("\n"): "\n", ord("\t"): "\t", 0x2028: "\n", 0x2029: "\n"}


def clean(text: str) -> str:
    """`text` fit for display: without C0/C1 controls, NUL, bidi controls (U+202A–202E, U+2066–2069) and surrogates.

    Line breaks and tabs stay. For the screen and for paper only; what is stored and sent is never changed by this.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_STRIP)


def clean_line(text: str) -> str:
    """As `clean`, on one line: every run of white space is one space."""
    return " ".join(clean(text).split())


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
