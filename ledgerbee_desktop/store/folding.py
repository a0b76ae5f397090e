"""How names and texts are made comparable for searching and sorting."""

from __future__ import annotations

import unicodedata

# What Danes type when they have no æ, ø or å, in both habits: without the stroke, and in two letters.
_SHORT = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "ð": "d", "þ": "th", "ł": "l"})
_LONG = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
# In a Danish list æ, ø and å stand after z, in this order; ä and ö stand with æ and ø.
_LAST = str.maketrans({"æ": "{a", "ä": "{b", "ø": "{c", "ö": "{d", "å": "{e"})


def fold(text: str) -> str:
    """The text as it is looked for: composed (NFC), no case."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def searchable(*texts: str) -> str:
    """What a search looks into: each word once, folded, and as somebody without æ, ø, å and accents would write it."""
    folded = fold("\n".join(text for text in texts if text))
    variants = dict.fromkeys(
        (folded, _without_accents(folded.translate(_SHORT)), _without_accents(folded.translate(_LONG)))
    )
    return "\n".join(dict.fromkeys(word for variant in variants for word in variant.split()))


def words(text: str) -> list[str]:
    """The parts of a search text, each of which must be found."""
    return fold(text).split()


def sort_key(name: str) -> str:
    """A text whose order by code points is the Danish order of names."""
    return _without_accents(fold(name).translate(_LAST))
