"""Three-way merge of a quote or order confirmation that both a person here and somebody in LedgerBee have changed.

The base is the document as it was when the editing began. A field or line that one side left alone is the other side's; where both
changed the same in different ways it is a clash: the merged draft has ours there, and both values are told, so that nothing is lost.
So are prices and currencies of the other side, whoever left them alone: money is never merged unasked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from ledgerbee_desktop.core.clashes import Clash, Merge
from ledgerbee_desktop.core.derive import editing
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import LineId
from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.ports.machine import Ids

HEADER = (
    "customer_id",
    "contact_id",
    "department_id",
    "date",
    "valid_until",
    "currency",
    "reference",
    "our_reference",
    "notes",
)
CELLS = ("kind", "price_id", "description", "quantity", "unit_price", "line_type")
MONEY = frozenset({"currency", "unit_price"})
"""Never taken over unasked (reliability 3): where the other side changed one of these, the person chooses, even if they left it alone."""
AMOUNTS = MONEY | {"quantity", "price_id", "kind"}
"""The same for cells of a line that both sides changed: a line's amount is what one of them meant, or what the person chooses."""
UNKNOWN = "unknown."
"""Before the place of something taken over for which there is no field here: it only becomes part of what the draft sets out from."""


@dataclass
class _Result:
    own: list[Line] = field(default_factory=list)
    """Ours that the base does not have; some of them may have been theirs before."""
    lines: list[Line] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)


def line_ids(document: Document, ids: Ids) -> tuple[LineId, ...]:
    """Local ids for a document's lines: LedgerBee's own where there are any, by which a merge finds the lines again."""
    return tuple(LineId(line.id or ids.new()) for line in document.lines or ())


def merge(base: Document, ours: Draft, theirs: Document, ids: Ids) -> Merge:
    """Merge our changed copy of `base` with what LedgerBee has now. Both documents with their lines.

    Raises:
        ValueError: lines were not read.
    """
    before = editing(base, ours.id, line_ids(base, ids))
    other = editing(theirs, ours.id, line_ids(theirs, ids))
    result = _Result()
    header = _header(before, ours, other, result)
    _lines(before.lines, ours.lines, other.lines, result)
    draft = ours.replace(**header, lines=tuple(result.lines), edits=theirs.id)
    taken = (*result.taken, *(UNKNOWN + name for name in unknown_changes(base, theirs)))
    return Merge(draft, theirs, other, taken, tuple(result.clashes))


def unknown_changes(base: Document, now: Document) -> tuple[str, ...]:
    """The places at which LedgerBee says something else by now that this program has no field for."""
    before, after = dict(base.unknown), dict(now.unknown)
    return tuple(name for name in {**before, **after} if before.get(name) != after.get(name))


def _header(base: Draft, ours: Draft, theirs: Draft, result: _Result) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in HEADER:
        old, mine, yours = (getattr(draft, name) for draft in (base, ours, theirs))
        values[name] = mine
        if yours in (old, mine):
            continue
        if mine == old and name not in MONEY:
            values[name] = yours
            result.taken.append(name)
        else:
            result.clashes.append(Clash(name, old, mine, yours))
    return values


def _lines(base: Sequence[Line], ours: Sequence[Line], theirs: Sequence[Line], result: _Result) -> None:
    mine, yours = aligned(base, ours), aligned(base, theirs)
    result.own = [line for index, line in enumerate(ours) if index not in mine]
    my_place = {place: index for index, place in mine.items()}
    your_place = {place: index for index, place in yours.items()}
    moved = [place for place in sorted(my_place) if place in your_place]
    ours_reordered = _order(moved, my_place) != moved
    leading, other = (ours, theirs) if ours_reordered or _order(moved, your_place) == moved else (theirs, ours)
    lead_of, other_of = (mine, yours) if leading is ours else (yours, mine)
    waiting = _inserted_after(other, other_of)
    _insert(waiting.pop(None, ()), result, taken=other is theirs)
    done: set[int] = set()
    for index, line in enumerate(leading):
        place = lead_of.get(index)
        if place is None:
            _insert((line,), result, taken=leading is theirs)
            continue
        done.add(place)
        _merge_line(base[place], _at(ours, my_place.get(place)), _at(theirs, your_place.get(place)), result)
        _insert(waiting.pop(place, ()), result, taken=other is theirs)
    for place in range(len(base)):  # deleted on the leading side
        if place not in done:
            _merge_line(base[place], _at(ours, my_place.get(place)), _at(theirs, your_place.get(place)), result)
            _insert(waiting.pop(place, ()), result, taken=other is theirs)


def _order(places: Sequence[int], index_of: Mapping[int, int]) -> list[int]:
    return sorted(places, key=lambda place: index_of[place])


def _at(lines: Sequence[Line], index: int | None) -> Line | None:
    return None if index is None else lines[index]


def _inserted_after(lines: Sequence[Line], place_of: Mapping[int, int]) -> dict[int | None, tuple[Line, ...]]:
    """The lines that the base does not have, by the base line that they stand behind (None: before all)."""
    found: dict[int | None, tuple[Line, ...]] = {}
    behind: int | None = None
    for index, line in enumerate(lines):
        if index in place_of:
            behind = place_of[index]
        else:
            found[behind] = (*found.get(behind, ()), line)
    return found


def _insert(lines: Sequence[Line], result: _Result, *, taken: bool) -> None:
    for line in lines:
        twin = taken and any(_content(line) == _content(each) and each.id == line.id for each in result.own)
        if twin:
            continue
        if taken:
            result.taken.append(f"lines.{len(result.lines)}")
        result.lines.append(line)


def _merge_line(base: Line, ours: Line | None, theirs: Line | None, result: _Result) -> None:
    if ours is None and theirs is None:
        return
    where = f"lines.{len(result.lines)}"
    if ours is None or theirs is None:
        left = ours or theirs
        if left is None or _content(left) == _content(base):
            if theirs is None:
                result.taken.append(where)
            return
        result.lines.append(left)
        result.clashes.append(Clash(where, base, ours, theirs))
        return
    cells: dict[str, Any] = {}
    is_untouched = _content(ours) == _content(base)
    asked = MONEY if is_untouched else AMOUNTS
    names: tuple[str, ...] = CELLS
    if is_untouched and base.kind is LineKind.PRODUCT and theirs.kind is not LineKind.PRODUCT:
        # Its amount goes with its kind: that is the one question. The rest is ours or cannot be.
        asked, names = AMOUNTS, ("kind", "description") if theirs.kind is LineKind.TEXT else ("kind",)
    for name in names:
        old, mine, yours = (getattr(line, name) for line in (base, ours, theirs))
        if yours in (old, mine):
            continue
        if mine == old and name not in asked:
            cells[name] = yours
            result.taken.append(f"{where}.{name}")
        else:
            result.clashes.append(Clash(f"{where}.{name}", old, mine, yours))
    merged = ours.replace(**cells, is_bare=(theirs if "description" in cells else ours).is_bare)
    result.lines.append(merged if merged.kind is LineKind.PRODUCT else merged.of_kind(merged.kind))


def _content(line: Line) -> tuple[object, ...]:
    return tuple(getattr(line, name) for name in CELLS)


def aligned(base: Sequence[Line], other: Sequence[Line]) -> dict[int, int]:
    """Which line of `base` each line of `other` is: index in `other` → index in `base`; new lines are left out.

    By id first (local ids are LedgerBee's line ids), then by equal content in the same order, then, in the gaps between, the same
    price or the same kind of text in the same order.
    """
    place_of = {line.id: place for place, line in enumerate(base)}
    found = {index: place_of[line.id] for index, line in enumerate(other) if line.id in place_of}
    rest_base = [place for place in range(len(base)) if place not in set(found.values())]
    rest_other = [index for index in range(len(other)) if index not in found]
    for key in (_content, _likeness):
        matcher = SequenceMatcher(
            None, [key(base[place]) for place in rest_base], [key(other[index]) for index in rest_other], autojunk=False
        )
        for start_base, start_other, size in matcher.get_matching_blocks():
            for step in range(size):
                found[rest_other[start_other + step]] = rest_base[start_base + step]
        rest_base = [place for place in rest_base if place not in set(found.values())]
        rest_other = [index for index in rest_other if index not in found]
    return found


def _likeness(line: Line) -> tuple[object, ...]:
    return (line.kind, line.price_id)
