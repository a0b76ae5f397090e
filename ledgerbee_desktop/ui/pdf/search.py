"""Finding text on pages, whatever its case, accents and line breaks."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "œ": "oe", "ı": "i"})
_LEFT_OUT = {"\u00ad", "\u200b", "\u200c", "\u200d", "\ufeff"}


def fold(text: str) -> str:
    """`text` as it is compared: lower case, "å" as "a", "ø" as "o", "æ" as "ae", every white space one space."""
    return _folded(text)[0].strip()


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character.casefold()).translate(_LETTERS)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the index in `text` that it came from."""
    letters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        if character in _LEFT_OUT:
            continue
        if character.isspace():
            if letters and letters[-1] != " ":
                letters.append(" ")
                origins.append(index)
            continue
        for letter in _plain(character):
            letters.append(letter)
            origins.append(index)
    return "".join(letters), origins


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the text was found: characters `start` to `end` (not included) of `page`."""

    page: int
    start: int
    end: int


class PageIndex:
    """One page's text, ready to be searched again and again."""

    def __init__(self, page: int, text: str) -> None:
        self._page = page
        self._letters, self._origins = _folded(text)

    def find(self, folded_needle: str) -> list[Hit]:
        """Every place of `folded_needle` (see `fold`), in reading order, not overlapping. Nothing for an empty one."""
        hits: list[Hit] = []
        at = self._letters.find(folded_needle) if folded_needle else -1
        while at >= 0:
            last = at + len(folded_needle) - 1
            hits.append(Hit(self._page, self._origins[at], self._origins[last] + 1))
            at = self._letters.find(folded_needle, last + 1)
        return hits
