"""What a person does to a draft, as small invertible values: the journal and the undo stack are lists of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ledgerbee_desktop.core.drafts import HEADER_FIELDS, Draft, Line


@dataclass(frozen=True, slots=True)
class SetFields:
    """Header fields change from `old` to `new`; both are tuples of (field, value), the same fields in the same order."""

    old: tuple[tuple[str, Any], ...]
    new: tuple[tuple[str, Any], ...]

    def apply(self, draft: Draft) -> Draft:
        """The draft afterwards."""
        return draft.replace(**dict(self.new))

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return SetFields(self.new, self.old)


@dataclass(frozen=True, slots=True)
class InsertLines:
    """`lines` come to stand at `index`."""

    index: int
    lines: tuple[Line, ...]

    def apply(self, draft: Draft) -> Draft:
        """The draft afterwards."""
        return draft.replace(lines=draft.lines[: self.index] + self.lines + draft.lines[self.index :])

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return RemoveLines(self.index, self.lines)


@dataclass(frozen=True, slots=True)
class RemoveLines:
    """`lines`, which stood at `index`, are gone."""

    index: int
    lines: tuple[Line, ...]

    def apply(self, draft: Draft) -> Draft:
        """The draft afterwards."""
        return draft.replace(lines=draft.lines[: self.index] + draft.lines[self.index + len(self.lines) :])

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return InsertLines(self.index, self.lines)


@dataclass(frozen=True, slots=True)
class ReplaceLine:
    """The line at `index` becomes another (a cell was edited, a kind changed)."""

    index: int
    old: Line
    new: Line

    def apply(self, draft: Draft) -> Draft:
        """The draft afterwards."""
        return draft.replace(lines=(*draft.lines[: self.index], self.new, *draft.lines[self.index + 1 :]))

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return ReplaceLine(self.index, self.new, self.old)


@dataclass(frozen=True, slots=True)
class MoveLines:
    """`count` lines that stood at `source` come to stand at `target` (an index after their removal)."""

    source: int
    count: int
    target: int

    def apply(self, draft: Draft) -> Draft:
        """The draft afterwards."""
        moved = draft.lines[self.source : self.source + self.count]
        rest = draft.lines[: self.source] + draft.lines[self.source + self.count :]
        return draft.replace(lines=rest[: self.target] + moved + rest[self.target :])

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return MoveLines(self.target, self.count, self.source)


@dataclass(frozen=True, slots=True)
class Several:
    """Changes that are one step for the person (several rows deleted, a customer chosen and terms filled in)."""

    changes: tuple[Change, ...]

    def apply(self, draft: Draft) -> Draft:
        """The draft afterwards."""
        for change in self.changes:
            draft = change.apply(draft)
        return draft

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Several(tuple(change.inverse() for change in reversed(self.changes)))


Change = SetFields | InsertLines | RemoveLines | ReplaceLine | MoveLines | Several


def set_fields(draft: Draft, **new: Any) -> SetFields | None:
    """The change that gives `draft` the header values `new`; None when it has them already."""
    unknown = set(new) - set(HEADER_FIELDS)
    if unknown:
        raise ValueError(f"no header fields: {sorted(unknown)}")
    changed = {name: value for name, value in new.items() if getattr(draft, name) != value}
    if not changed:
        return None
    return SetFields(tuple((name, getattr(draft, name)) for name in changed), tuple(changed.items()))
