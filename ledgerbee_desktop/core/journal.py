"""The journal of one open draft: its changes, where undo stands, and what of that the disk does not have yet."""

from __future__ import annotations

from dataclasses import dataclass

from ledgerbee_desktop.core.changes import Change, SetFields
from ledgerbee_desktop.core.drafts import Draft


@dataclass(frozen=True, slots=True)
class JournalWrite:
    """What the store has to do to catch up, in one transaction: keep the first `keep` changes, drop the others,
    append `appended`, set the undo position to `position` and the snapshot to `draft`."""

    draft: Draft
    keep: int
    appended: tuple[Change, ...]
    position: int


class Journal:
    """Undo and redo over a whole draft. Lives in memory while the draft is open; the store holds the same lists."""

    def __init__(self, draft: Draft, changes: tuple[Change, ...] = (), position: int | None = None) -> None:
        self._draft = draft
        self._changes = list(changes)
        self._position = len(changes) if position is None else position
        self._kept = len(changes)
        self._dirty = False

    @property
    def draft(self) -> Draft:
        """The draft as it stands now."""
        return self._draft

    @property
    def can_undo(self) -> bool:
        """Is there a change to take back?"""
        return self._position > 0

    @property
    def can_redo(self) -> bool:
        """Is there a change that was taken back?"""
        return self._position < len(self._changes)

    def apply(self, change: Change, *, merge: bool = False) -> Draft:
        """Carry out `change`; what had been taken back can no longer be redone.

        `merge` makes it one undo step with the change before when both set the same header fields: the letters of a word typed
        into a field are one step, not one each.
        """
        del self._changes[self._position :]
        last = self._changes[-1] if self._changes else None
        if merge and isinstance(change, SetFields) and isinstance(last, SetFields) and _same_fields(last, change):
            self._changes[-1] = SetFields(last.old, change.new)
        else:
            self._changes.append(change)
        self._position = len(self._changes)
        self._kept = min(self._kept, self._position - 1)
        return self._become(change.apply(self._draft))

    def undo(self) -> Draft | None:
        """Take the last change back; None when there is none."""
        if not self.can_undo:
            return None
        self._position -= 1
        return self._become(self._changes[self._position].inverse().apply(self._draft))

    def redo(self) -> Draft | None:
        """Carry out again what was taken back last; None when nothing was."""
        if not self.can_redo:
            return None
        self._position += 1
        return self._become(self._changes[self._position - 1].apply(self._draft))

    def pending(self) -> JournalWrite | None:
        """What the disk lacks; None when it has everything."""
        return self.standing() if self._dirty else None

    def standing(self) -> JournalWrite:
        """The same, even when the disk lacks nothing: for a write that brings something else along."""
        return JournalWrite(self._draft, self._kept, tuple(self._changes[self._kept :]), self._position)

    def written(self, write: JournalWrite) -> None:
        """The store has committed `write`. Changes made meanwhile stay pending."""
        if write.draft is self._draft:
            self._dirty = False
        if self._kept < write.keep:  # meanwhile a change was made further back: what follows it on the disk is obsolete
            return
        stored = write.keep
        for ours, theirs in zip(self._changes[write.keep :], write.appended, strict=False):
            if ours is not theirs:
                break
            stored += 1
        self._kept = max(self._kept, stored)  # of two writes that overlap the second brings some changes once more

    def _become(self, draft: Draft) -> Draft:
        self._draft = draft
        self._dirty = True
        return draft


def _same_fields(one: SetFields, other: SetFields) -> bool:
    return [name for name, _ in one.new] == [name for name, _ in other.new]
