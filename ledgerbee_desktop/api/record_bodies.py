"""Bodies of the writes of customers, products, prices and product groups: made, frozen, and read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from decimal import Decimal
from typing import Any, Final

import msgspec
from msgspec import UNSET

from ledgerbee_desktop.api.strict import camel, price, price_text, some_id, strict, wrong
from ledgerbee_desktop.api.wire import record_requests as wire
from ledgerbee_desktop.api.wire.requests import Body
from ledgerbee_desktop.core.identifiers import (
    CustomerId,
    PriceId,
    ProductGroupId,
    ProductId,
    normal_id,
)
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.records import (
    CustomerFields,
    PriceAction,
    PriceFields,
    ProductFields,
    ProductGroupFields,
    RecordFields,
    RecordId,
    RecordWrite,
)

FLAT_RATE: Final = "FLAT_RATE"
TEXT_IDS: Final = frozenset({"external_system_id"})  # an id of somebody else, in any form
_EMPTY: Final = {"unit_amount": Decimal(0)}


@dataclass(frozen=True, slots=True)
class _Record:
    """How a record is written: `names` are the wire names of the fields that are called otherwise there."""

    of: type[RecordFields]
    create: type[Body]
    update: type[Body]
    new_id: Callable[[str], RecordId]
    names: Mapping[str, str]


RECORDS: Final[Mapping[Target, _Record]] = {
    Target.CUSTOMER: _Record(
        CustomerFields,
        wire.CreateCustomerIn,
        wire.UpdateCustomerIn,
        CustomerId,
        {"number": "customer_number", "group_id": "customer_group_id", "ean": "ean_number"},
    ),
    Target.PRODUCT: _Record(
        ProductFields,
        wire.CreateProductIn,
        wire.UpdateProductIn,
        ProductId,
        {"group_id": "product_group_id"},
    ),
    Target.PRICE: _Record(
        PriceFields,
        wire.CreateProductPriceIn,
        wire.UpdateProductPriceIn,
        PriceId,
        {"billing_period": "billing_period_type"},
    ),
    Target.PRODUCT_GROUP: _Record(
        ProductGroupFields, wire.CreateProductGroupIn, wire.UpdateProductGroupIn, ProductGroupId, {}
    ),
}


def record(write: RecordWrite) -> bytes:
    """The body of `write`.

    A create states every field that is not empty, an update what `changed` names, an emptied text as "". A DELETE has none (`b""`).
    An ACTION has none on the wire either; what is frozen for the outbox is `{"action": …}`, so that it can be read back.

    Raises:
        ValueError: no such write exists, `changed` names a field that cannot be changed or an e-mail address that was emptied
            (an empty one is none to LedgerBee), or a price has three decimals.
    """
    if write.kind is OperationKind.DELETE and write.target is not Target.CUSTOMER:
        return b""
    if write.kind is OperationKind.ACTION and write.target is Target.PRICE and write.action is not None:
        return msgspec.json.encode(wire.PriceActionIn(action=write.action.value))
    known = RECORDS[write.target]
    if write.kind not in {OperationKind.CREATE, OperationKind.UPDATE} or not isinstance(write.fields, known.of):
        raise ValueError(f"no write {write.kind} of a {write.target} with these fields")
    stated = _stated(write, known)
    if write.kind is OperationKind.UPDATE:
        unchangeable = set(stated) - set(known.update.__struct_fields__)
        if unchangeable:
            raise ValueError(f"a change of {', '.join(sorted(unchangeable))} is not possible")
        if stated.get("email") == "":
            raise ValueError("an e-mail address cannot be emptied")
        return msgspec.json.encode(known.update(**stated))
    if write.target is Target.PRICE:
        stated["pricing_model"] = FLAT_RATE
    return msgspec.json.encode(known.create(**stated))


def _stated(write: RecordWrite, known: _Record) -> dict[str, Any]:
    stated: dict[str, Any] = {}
    updates = write.kind is OperationKind.UPDATE
    for name, is_required in _fields(known.of).items():
        value = getattr(write.fields, name)
        if name in write.changed if updates else value or is_required:
            stated[known.names.get(name, name)] = _sent(name, value)
    return stated


def _fields(of: type[RecordFields]) -> dict[str, bool]:
    """The names of the fields, and whether each must be given."""
    return {each.name: each.default is MISSING and each.default_factory is MISSING for each in fields(of)}


def _sent(name: str, value: Any) -> Any:
    if isinstance(value, Decimal):
        return price_text(value)
    if name.endswith("_id") and name not in TEXT_IDS:
        return normal_id(value)
    return dict(value) if isinstance(value, Mapping) else value


def read_record(target: Target, kind: OperationKind, record_id: str, body: bytes) -> RecordWrite:
    """The write that a frozen body states; `changed` names what an update states, the other fields of it are empty.

    Raises:
        InvalidBody: the body is none of `target`; names the field. ValueError: a document is no record.
    """
    known = RECORDS[target]
    made_id = known.new_id(record_id)
    match kind:
        case OperationKind.DELETE:
            return RecordWrite(target=target, kind=kind, record_id=made_id)
        case OperationKind.ACTION:
            return RecordWrite(target=target, kind=kind, record_id=made_id, action=read_action(body))
        case OperationKind.CREATE | OperationKind.UPDATE:
            found = strict(body, known.create if kind is OperationKind.CREATE else known.update)
            given = _given(found, known)
            empty = {name: _EMPTY.get(name, "") for name, is_required in _fields(known.of).items() if is_required}
            changed = frozenset(given) if kind is OperationKind.UPDATE else frozenset[str]()
            stated = known.of(**{**empty, **given})
            return RecordWrite(target=target, kind=kind, record_id=made_id, fields=stated, changed=changed)
        case _:
            raise ValueError(f"a {target} is not written by {kind}")


def read_action(body: bytes) -> PriceAction:
    """The action that a frozen body states. Raises InvalidBody when it is none."""
    try:
        return PriceAction(strict(body, wire.PriceActionIn).action)
    except ValueError as error:
        raise wrong("action", "an action that prices have") from error


def _given(found: Body, known: _Record) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for name in _fields(known.of):
        wire_name = known.names.get(name, name)
        value = getattr(found, wire_name, UNSET)
        if value is not UNSET:
            given[name] = _read(name, value, camel(wire_name))
    if getattr(found, "pricing_model", FLAT_RATE) != FLAT_RATE:
        raise wrong("pricingModel", "only FLAT_RATE is written here")
    return given


def _read(name: str, value: Any, path: str) -> Any:
    if name in _EMPTY:
        return price(value, path)
    return some_id(value, path) if name.endswith("_id") and name not in TEXT_IDS else value
