"""What a sheet begins with when something that exists is to be changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ledgerbee_desktop.core.library import Customer, Price, Product, ProductGroup
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.records.sheet import Start
from ledgerbee_desktop.ui.records.standing import Standing


def start_of_change(
    desk: Desk,
    record: Customer | Product | Price | ProductGroup,
    standing: Standing,
    values_of: Callable[[Any], dict[str, str]],
) -> Start:
    """A create or change that has not left, or was refused, is written anew: the sheet begins with what it states.

    `values_of` gives the fields of the form for the record, and for what was written of it.
    """
    kind = OperationKind.CREATE if record.is_temporary else OperationKind.UPDATE
    base = values_of(record)
    shown, old = dict(base), standing.open_write(kind)
    if old is not None:
        stated = desk.entries.record_write(old)
        whole = values_of(stated.fields)
        shown |= whole if kind is OperationKind.CREATE else {name: whole[name] for name in stated.changed}
    return Start(
        record_id=record.id,
        kind=kind,
        shown=shown,
        base=base if kind is OperationKind.UPDATE else {},
        replaces=old,
        refusal=old.refusal if old is not None else None,
    )
