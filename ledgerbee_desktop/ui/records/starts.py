"""What a sheet begins with, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ledgerbee_desktop.core.identifiers import CustomerId, PriceId
from ledgerbee_desktop.core.library import Customer, Price, Product, ProductGroup
from ledgerbee_desktop.core.operations import Operation, OperationKind, Refusal
from ledgerbee_desktop.core.records import RecordId
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.records.standing import Standing

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a sheet begins with.

    `base` is what LedgerBee has (empty for what it does not have); `shown` what the fields begin with. `replaces` is the write of
    the same thing that has not left yet or was refused; `refusal` what LedgerBee said of it.
    """

    record_id: RecordId
    kind: OperationKind
    shown: Values
    base: Values = field(default_factory=dict)
    replaces: Operation | None = None
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What was made, under its temporary id. `page_id` is that of its page; `taken` what a draft takes of it: a product's is its price."""

    page_id: str
    taken: CustomerId | PriceId | None


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
