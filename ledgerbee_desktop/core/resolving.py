"""What a person decides about a merge: for each clash ours or theirs; and the one change that brings a draft there."""

from __future__ import annotations

from collections.abc import Collection

from ledgerbee_desktop.core.changes import Change, InsertLines, RemoveLines, Several, set_fields
from ledgerbee_desktop.core.clashes import Clash, Merge
from ledgerbee_desktop.core.drafts import HEADER_FIELDS, Draft, Line
from ledgerbee_desktop.core.kinds import LineKind


def resolve(merge: Merge, theirs: Collection[str]) -> Draft:
    """The merged draft with the other side's value in the clashing fields named in `theirs`, and ours in the others."""
    draft, gone = merge.draft, set[int]()
    for clash in merge.clashes:
        taken = clash.field in theirs
        row = _row(clash.field)
        if row is None:
            draft = draft.replace(**{clash.field: clash.theirs if taken else clash.ours})
        elif _is_line(clash):
            if (clash.theirs if taken else clash.ours) is None:
                gone.add(row)
        elif taken:
            cell = clash.field.rpartition(".")[2]
            line = draft.lines[row].replace(**{cell: clash.theirs})
            if cell == "description":  # they emptied it, or not: it is no longer left to the product
                line = line.replace(is_bare=not clash.theirs)
            draft = draft.replace(lines=(*draft.lines[:row], _fit(line), *draft.lines[row + 1 :]))
    return draft.replace(lines=tuple(line for row, line in enumerate(draft.lines) if row not in gone))


def become(before: Draft, after: Draft) -> Change | None:
    """One undo step from `before` to `after` (the same draft): its fields, and its lines where they differ. None when nothing does."""
    steps: list[Change] = []
    header = set_fields(before, **{name: getattr(after, name) for name in HEADER_FIELDS})
    if header is not None:
        steps.append(header)
    first = 0
    while first < min(len(before.lines), len(after.lines)) and before.lines[first] == after.lines[first]:
        first += 1
    if before.lines[first:]:
        steps.append(RemoveLines(first, before.lines[first:]))
    if after.lines[first:]:
        steps.append(InsertLines(first, after.lines[first:]))
    return None if not steps else steps[0] if len(steps) == 1 else Several(tuple(steps))


def _row(field: str) -> int | None:
    parts = field.split(".")
    return int(parts[1]) if len(parts) > 1 and parts[0] == "lines" else None


def _is_line(clash: Clash) -> bool:
    return clash.field.count(".") == 1


def _fit(line: Line) -> Line:
    return line if line.kind is LineKind.PRODUCT else line.of_kind(line.kind)
