"""Fault orders: what is to go wrong with which of the next requests."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import Any

NAMES = (
    "reset-on-accept-headers",
    "drop-before",
    "reset-before",
    "drop-after-commit",
    "reset-after-commit",
    "late-commit",
    "delay",
    "hang-after-commit",
    "status",
    "status-after-commit",
    "cut-body",
    "wrong-body",
    "wrong-shape",
    "broken-gzip",
    "slow-body",
    "rate-limit",
)


class BadOrder(ValueError):
    """The order cannot be carried out; the argument says why."""


@dataclass
class FaultOrder:
    """Applies to the next `times` requests that match, after `skip` that are let pass; `times` None is for ever.

    `method` "*" is any; `path` is a regular expression for the whole path. `seconds` is the pause of `delay`, of
    `late-commit`, before each byte of `slow-body`, and the wait of `rate-limit`. `status`, `body`, `content_type` and
    `headers` shape the answer of `status…` (without a body: the error envelope) and of `wrong-body`. `form` of
    `rate-limit` is `envelope` or `oauth`.
    """

    fault: str
    method: str = "*"
    path: str = ".*"
    times: int | None = 1
    skip: int = 0
    seconds: float = 1.0
    status: int = 503
    body: str | None = None
    content_type: str | None = None
    headers: dict[str, str] | None = None
    form: str = "envelope"

    def matches(self, method: str, path: str) -> bool:
        """Whether this request is meant."""
        return self.method in {"*", method} and re.fullmatch(self.path, path) is not None


_TYPES: Mapping[str, tuple[type, ...]] = {
    "fault": (str,),
    "method": (str,),
    "path": (str,),
    "times": (int, type(None)),
    "skip": (int,),
    "seconds": (int, float, Decimal),
    "status": (int,),
    "body": (str, type(None)),
    "content_type": (str, type(None)),
    "headers": (dict, type(None)),
    "form": (str,),
}


def read_order(value: object) -> FaultOrder:
    """The order in a JSON object. Raises BadOrder."""
    if not isinstance(value, dict) or "fault" not in value:
        raise BadOrder("an order is an object with a fault")
    known = {field.name for field in fields(FaultOrder)}
    given: dict[str, Any] = {}
    for name, member in value.items():
        if name not in known or not isinstance(member, _TYPES[name]):
            raise BadOrder(f"{name} is unknown or of the wrong type")
        given[name] = float(member) if isinstance(member, Decimal) else member
    order = FaultOrder(**given)
    if order.fault not in NAMES:
        raise BadOrder(f"unknown fault {order.fault}")
    if order.seconds < 0:
        raise BadOrder("seconds cannot be negative")
    if not 200 <= order.status <= 599 or order.form not in {"envelope", "oauth"}:
        raise BadOrder("status is 200 to 599, form envelope or oauth")
    try:
        re.compile(order.path)
    except re.error as error:
        raise BadOrder(f"path: {error}") from error
    return order


class FaultBook:
    """The orders that are still to be carried out; the oldest that matches comes first."""

    def __init__(self) -> None:
        self._orders: list[FaultOrder] = []

    def add(self, order: FaultOrder) -> None:
        """Put an order behind the others."""
        self._orders.append(order)

    def take(self, method: str, path: str) -> FaultOrder | None:
        """The order for this request, used up by one; None if nothing is to go wrong."""
        for order in self._orders:
            if not order.matches(method, path):
                continue
            if order.skip > 0:
                order.skip -= 1
                continue
            if order.times is not None:
                order.times -= 1
                if order.times <= 0:
                    self._orders.remove(order)
            return order
        return None

    def clear(self) -> None:
        """Forget all orders."""
        self._orders.clear()

    def entries(self) -> list[dict[str, object]]:
        """The orders left, as JSON values."""
        return [asdict(order) for order in self._orders]
