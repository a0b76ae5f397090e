"""The rules for a draft as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.rules.parts import Facts, Finding, error, warning
from ledgerbee_desktop.core.rules.words import WORDS


def whole(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Does it bill anything, and was the same billed a moment ago?"""
    words = WORDS[draft.kind]
    if not any(line.kind is LineKind.PRODUCT for line in draft.lines):
        yield error("lines", words.needs_line)
        return
    twin = next((document for document in facts.recent if _is_twin(draft, document)), None)
    if twin is not None:
        yield warning("lines", words.twin.of(date=twin.date, number=twin.number or "–"))


def _is_twin(draft: Draft, document: Document) -> bool:
    if document.customer_id != draft.customer_id or document.lines is None or document.id == draft.edits:
        return False
    ours = [(line.price_id, line.quantity) for line in draft.lines if line.kind is LineKind.PRODUCT]
    theirs = [(line.price_id, line.quantity) for line in document.lines if line.kind is LineKind.PRODUCT]
    return document.kind is draft.kind and ours == theirs
