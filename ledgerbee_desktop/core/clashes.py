"""What comes out of a three-way merge (`core.merging`), as values that every layer can hold."""

from __future__ import annotations

from dataclasses import dataclass

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.library import Document


@dataclass(frozen=True, slots=True)
class Clash:
    """Both sides changed `field` (`notes`, or a cell of the merged draft such as `lines.3.quantity`, or `lines.3` where one side
    deleted the line) in different ways. A deleted line is None."""

    field: str
    base: object
    ours: object
    theirs: object


@dataclass(frozen=True, slots=True)
class Merge:
    """The merged draft, the document that it now sets out from, what the other side changed, and the clashes.

    `theirs` is the other side's whole version as a draft, for showing side by side and for taking it instead.
    """

    draft: Draft
    base: Document
    theirs: Draft
    taken: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()
