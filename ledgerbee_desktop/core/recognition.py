"""The days over which a line's revenue is recognised: LedgerBee takes them and never returns them (contract README, trap 17).

A change replaces all lines, so what was stated from here must be stated again, or it is gone.
"""

from __future__ import annotations

from collections.abc import Sequence

from ledgerbee_desktop.core.drafts import Line
from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.core.merging import aligned


def with_periods(lines: Sequence[Line], stated: Sequence[Line]) -> tuple[Line, ...]:
    """`lines` as LedgerBee returned them, with the periods of those among `stated`, the last that went there from here, that they are."""
    place_of = aligned(stated, lines)
    return tuple(
        line.replace(recognition_period_days=stated[place_of[index]].recognition_period_days)
        if index in place_of and line.kind is LineKind.PRODUCT and line.price_id == stated[place_of[index]].price_id
        else line
        for index, line in enumerate(lines)
    )
