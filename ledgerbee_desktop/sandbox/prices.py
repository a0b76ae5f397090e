"""Operations on product prices. There is no list: a product shows its prices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from ledgerbee_desktop.sandbox import clock, money, records, validation, vat
from ledgerbee_desktop.sandbox.calls import Call, Handler, Operation, answer, no_content
from ledgerbee_desktop.sandbox.errors import ApiError, not_found, refused
from ledgerbee_desktop.sandbox.ids import new_id
from ledgerbee_desktop.sandbox.store import catalogue, settings
from ledgerbee_desktop.sandbox.store.database import transaction
from ledgerbee_desktop.sandbox.validation import Problems

Record = dict[str, Any]
LICENCES = ("Subscription", "MeteredProducts")
"""Names as in `details.licenseKey`; the contract knows the first, the second is made like it."""
_NEEDED: Mapping[str, tuple[str, ...]] = {"ONE_TIME": (), "RECURRING": LICENCES[:1], "USAGE": LICENCES}
_CREATE: dict[str, validation.Check] = {
    "productId": validation.uuid,
    "billingPeriodType": validation.choice("ONE_TIME", "RECURRING", "USAGE"),
    "pricingModel": validation.choice("FLAT_RATE", "PACKAGE", "VOLUME", "GRADUATED"),
    "nickname": validation.text,
    "unitAmount": validation.price,
    "billingInterval": validation.text,
    "billingIntervalCount": validation.whole_number,
    "currency": validation.currency,
    "meterId": validation.uuid,
    "tiers": validation.objects,
}
_REQUIRED = frozenset({"productId", "billingPeriodType", "pricingModel"})
_UPDATE: dict[str, validation.Check] = {"nickname": validation.text, "unitAmount": validation.price}
_SHOWN = ("billingPeriodType", "pricingModel", "nickname", "billingInterval", "billingIntervalCount")


def create_price(call: Call) -> Response:
    """`POST /v1/product-prices`: active, and its product's default if it is the first (contract README, row 29).

    All pricing models are taken; the tiers are not read.
    """
    call.no_query()
    problems = Problems()
    found = validation.fields(validation.body_object(call.body), "", _CREATE, _REQUIRED, problems)
    if not problems:
        _check_model(found, problems)
        _check_period(found, problems)
    problems.raise_any()
    _need_licence(call, found["billingPeriodType"])
    product = catalogue.product(call.conn, found["productId"])
    if product is None or "meterId" in found:  # a company without meters
        raise not_found()
    record = {
        **records.price(new_id(clock.now()), product["id"], (found.get("currency", records.COMPANY_CURRENCY),)),
        **{name: found[name] for name in _SHOWN if name in found},
        **_amount(found),
        "isDefault": not catalogue.prices(call.conn, product["id"]),
        "vatRatesByZone": vat.rates_of(call.conn, product),
    }
    catalogue.add_price(call.conn, record)
    return answer(record, 201)


def _check_model(found: Record, problems: Problems) -> None:
    """An amount or tiers, as the pricing model has it."""
    if found["pricingModel"] == "FLAT_RATE":
        if "unitAmount" not in found:
            problems.add("unitAmount", "isDefined", "should not be null or undefined")
        if "tiers" in found:
            problems.add("tiers", "isEmpty", "must be empty")
        return
    tiers = found.get("tiers", [])
    if found["pricingModel"] == "PACKAGE" and len(tiers) != 1:
        problems.add("tiers", "arraySize", "must contain exactly 1 element")
    elif not tiers:
        problems.add("tiers", "arrayMinSize", "must contain at least 1 element")


def _check_period(found: Record, problems: Problems) -> None:
    """What repeats has an interval; what is metered a meter too."""
    if found["billingPeriodType"] != "ONE_TIME" and "billingInterval" not in found:
        problems.add("billingInterval", "isDefined", "should not be null or undefined")
    if found["billingPeriodType"] == "USAGE" and "meterId" not in found:
        problems.add("meterId", "isDefined", "should not be null or undefined")


def _need_licence(call: Call, billing_period_type: str) -> None:
    """Raises ApiError 403 `LICENSE.REQUIRED` whatever the scopes (contract README, trap 13: the code has a dot)."""
    held = settings.get(call.conn, "licences") or []
    for licence in _NEEDED[billing_period_type]:
        if licence not in held:
            raise ApiError(403, "License required", "LICENSE.REQUIRED", {"licenseKey": licence})


def _amount(found: Record) -> Record:
    return {"unitAmount": money.amount_text(found["unitAmount"])} if "unitAmount" in found else {}


def get_price(call: Call) -> Response:
    """`GET /v1/product-prices/{id}`."""
    return answer(_price(call))


def update_price(call: Call) -> Response:
    """`PATCH /v1/product-prices/{id}`: changes what is sent (contract README, row 26), locked or not."""
    record = _price(call)
    found = validation.body_fields(call.body, _UPDATE)
    changed = {**record, **found, **_amount(found)}
    catalogue.update_price(call.conn, changed)
    return answer(changed)


def delete_price(call: Call) -> Response:
    """`DELETE /v1/product-prices/{id}`: not while it is in use (contract README, row 30)."""
    record = _price(call)
    if record["isLocked"]:
        raise refused("SANDBOX_RESOURCE_IN_USE", "The price is in use")
    catalogue.delete_price(call.conn, record["id"])
    return no_content()


def _setting(status: str) -> Handler:
    """`POST /v1/product-prices/{id}/…`: the price gets `status`, from whichever it has."""

    def handler(call: Call) -> Response:
        record = _price(call)
        call.no_body()
        changed = {**record, "status": status}
        catalogue.update_price(call.conn, changed)
        return answer(changed, 201)

    return handler


def set_default(call: Call) -> Response:
    """`POST /v1/product-prices/{id}/set-default`: the earlier default loses its mark."""
    record = _price(call)
    call.no_body()
    with transaction(call.conn):
        for other in catalogue.prices(call.conn, record["productId"]):
            catalogue.update_price(call.conn, {**other, "isDefault": other["id"] == record["id"]})
    return answer({**record, "isDefault": True}, 201)


def _price(call: Call) -> Record:
    price_id = call.id()
    call.no_query()
    record = catalogue.price(call.conn, price_id)
    if record is None:
        raise not_found()
    return record


_ONE = "/v1/product-prices/{id}"
OPERATIONS = (
    Operation("POST", "/v1/product-prices", "products-write", create_price),
    Operation("GET", _ONE, "products-read", get_price),
    Operation("PATCH", _ONE, "products-write", update_price),
    Operation("DELETE", _ONE, "products-write", delete_price),
    Operation("POST", f"{_ONE}/activate", "products-write", _setting("ACTIVE")),
    Operation("POST", f"{_ONE}/archive", "products-write", _setting("ARCHIVED")),
    Operation("POST", f"{_ONE}/disable", "products-write", _setting("DISABLED")),
    Operation("POST", f"{_ONE}/set-default", "products-write", set_default),
)
