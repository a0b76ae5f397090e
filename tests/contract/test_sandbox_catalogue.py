"""Writing products, prices and groups. Each test names the traps and unknowns of the contract's README it is about."""

from __future__ import annotations

import itertools
from typing import Any

import httpx
import pytest

from tests.contract import schema
from tests.contract.billing import open_shop
from tests.sandbox_process import SandboxProcess

Json = Any
UNKNOWN = "019eca66-df40-7000-8000-000000000000"
ACCOUNTS = {
    "domesticAccountId": 1010,
    "euAccountId": 1050,
    "abroadAccountId": 1060,
    "domesticWithoutVatAccountId": 1070,
}
_numbers = itertools.count(1)


def good(response: httpx.Response, status: int, method: str, path: str) -> Json:
    """The body of an answer that is what it should be."""
    assert response.status_code == status, response.text
    schema.check_answer(response, method, path)
    return response.json() if response.content else None


def code(response: httpx.Response) -> tuple[int, str | None]:
    return response.status_code, response.json().get("code")


def wrong(response: httpx.Response) -> dict[str, list[str]]:
    assert code(response) == (400, "SHARED_VALIDATION_FAILED"), response.text
    return {entry["property"]: list(entry["constraints"]) for entry in response.json()["details"]["validationErrors"]}


def account(sandbox: SandboxProcess, number: int) -> str:
    return next(str(one["id"]) for one in sandbox.call("GET", "/v1/accounts").json() if one["accountNumber"] == number)


def group_body(sandbox: SandboxProcess, **fields: Json) -> dict[str, Json]:
    accounts = {name: account(sandbox, number) for name, number in ACCOUNTS.items()}
    return {"number": f"G{next(_numbers)}", "name": "Kurser", **accounts, **fields}


def new_group(sandbox: SandboxProcess, **fields: Json) -> dict[str, Json]:
    response = sandbox.call("POST", "/v1/product-groups", group_body(sandbox, **fields))
    return dict(good(response, 201, "POST", "/v1/product-groups"))


def new_product(sandbox: SandboxProcess, group: dict[str, Json] | None = None, **fields: Json) -> dict[str, Json]:
    own = {"number": "300", "name": "Workshop", "productGroupId": (group or new_group(sandbox))["id"]}
    return dict(good(sandbox.call("POST", "/v1/products", {**own, **fields}), 201, "POST", "/v1/products"))


def price_body(product: dict[str, Json], **fields: Json) -> dict[str, Json]:
    """A flat one-time price; None takes a field away."""
    own = {
        "productId": product["id"],
        "billingPeriodType": "ONE_TIME",
        "pricingModel": "FLAT_RATE",
        "unitAmount": "850.00",
    }
    return {name: value for name, value in {**own, **fields}.items() if value is not None}


def new_price(sandbox: SandboxProcess, product: dict[str, Json], **fields: Json) -> dict[str, Json]:
    response = sandbox.call("POST", "/v1/product-prices", price_body(product, **fields))
    return dict(good(response, 201, "POST", "/v1/product-prices"))


def read_price(sandbox: SandboxProcess, price: dict[str, Json]) -> dict[str, Json]:
    path = "/v1/product-prices/{id}"
    return dict(good(sandbox.call("GET", path.replace("{id}", price["id"])), 200, "GET", path))


# --- products ---------------------------------------------------------------------------------


def test_unknown_1_products_are_created_changed_and_deleted(sandbox: SandboxProcess) -> None:
    group = new_group(sandbox)
    product = new_product(sandbox, group, description="Hos kunden")
    assert (product["isActive"], product["productGroupId"]) == (True, group["id"])
    path = "/v1/products/{id}"
    own = path.replace("{id}", product["id"])
    changed = good(sandbox.call("PATCH", own, {"name": "Workshop, hel dag"}), 200, "PATCH", path)
    assert changed == {**product, "name": "Workshop, hel dag", "updatedAt": changed["updatedAt"]}
    assert changed["updatedAt"] > product["updatedAt"]
    assert good(sandbox.call("GET", own), 200, "GET", path) == {**changed, "prices": []}
    assert good(sandbox.call("DELETE", own), 204, "DELETE", path) is None
    assert code(sandbox.call("GET", own)) == (404, None)
    assert code(sandbox.call("DELETE", own)) == (404, None)


def test_trap_15_lists_have_no_prices_and_prices_no_list(sandbox: SandboxProcess) -> None:
    product = new_product(sandbox, number="15-A")
    price = new_price(sandbox, product)
    listed = sandbox.call("GET", "/v1/products?search=15-A").json()["data"]
    assert listed == [product]
    assert sandbox.call("GET", f"/v1/products/{product['id']}").json()["prices"] == [price]
    assert sandbox.call("GET", "/v1/product-prices").status_code == 404


def test_unknown_7_an_unknown_group_is_404(sandbox: SandboxProcess) -> None:
    product = new_product(sandbox)
    body = {"number": "1", "name": "x", "productGroupId": UNKNOWN}
    assert code(sandbox.call("POST", "/v1/products", body)) == (404, None)
    assert code(sandbox.call("PATCH", f"/v1/products/{product['id']}", {"productGroupId": UNKNOWN})) == (404, None)


def test_trap_2_product_bodies_are_strict(sandbox: SandboxProcess) -> None:
    product = new_product(sandbox)
    assert set(wrong(sandbox.call("POST", "/v1/products", {}))) == {"number", "name", "productGroupId"}
    own = f"/v1/products/{product['id']}"
    bodies: tuple[dict[str, Json], ...] = ({"isActive": False}, {"prices": []}, {"name": None}, {"number": 300})
    for body in bodies:
        assert set(wrong(sandbox.call("PATCH", own, body))) == set(body)
    assert wrong(sandbox.call("PATCH", own, [])) == {"body": ["isObject"]}


def test_unknown_30_a_product_in_use_stays(sandbox: SandboxProcess) -> None:
    product = new_product(sandbox)
    price, spare = new_price(sandbox, product), new_price(sandbox, product)
    assert not price["isLocked"]
    open_shop(sandbox).create(lines=[{"priceId": price["id"], "quantity": 1}])
    assert read_price(sandbox, price)["isLocked"]
    for path in (f"/v1/products/{product['id']}", f"/v1/product-prices/{price['id']}"):
        assert code(sandbox.call("DELETE", path)) == (400, "SANDBOX_RESOURCE_IN_USE")
    group = f"/v1/product-groups/{product['productGroupId']}"
    assert code(sandbox.call("DELETE", group)) == (400, "SANDBOX_RESOURCE_IN_USE")
    path = "/v1/product-prices/{id}"
    good(sandbox.call("DELETE", path.replace("{id}", spare["id"])), 204, "DELETE", path)
    assert [one["id"] for one in sandbox.call("GET", f"/v1/products/{product['id']}").json()["prices"]] == [price["id"]]


def test_a_deleted_product_takes_its_prices_along(sandbox: SandboxProcess) -> None:
    product = new_product(sandbox)
    price = new_price(sandbox, product)
    assert sandbox.call("DELETE", f"/v1/products/{product['id']}").status_code == 204
    assert code(sandbox.call("GET", f"/v1/product-prices/{price['id']}")) == (404, None)


# --- prices -----------------------------------------------------------------------------------


def test_unknown_29_a_new_price_is_active_and_the_first_one_the_default(sandbox: SandboxProcess) -> None:
    product = new_product(sandbox)
    first = new_price(sandbox, product, nickname="Heldag")
    second = new_price(sandbox, product, unitAmount="7", currency="EUR")
    assert [price["isDefault"] for price in (first, second)] == [True, False]
    assert [price["status"] for price in (first, second)] == ["ACTIVE", "ACTIVE"]
    assert [price["unitAmount"] for price in (first, second)] == ["850.00", "7.00"]
    assert first["vatRatesByZone"] == {"domestic": "25", "eu": "0", "abroad": "0", "domestic_without_vat": "0"}
    assert second["availableCurrencies"] == ["EUR"]


def test_unknown_23_the_company_counts_in_kroner(sandbox: SandboxProcess) -> None:
    price = new_price(sandbox, new_product(sandbox))
    assert (price["currency"], price["baseCurrency"], price["availableCurrencies"]) == ("DKK", "DKK", ["DKK"])
    refused = sandbox.call(
        "POST", "/v1/invoices", open_shop(sandbox).body(currency="EUR", lines=[{"priceId": price["id"], "quantity": 1}])
    )
    assert code(refused) == (400, "SANDBOX_CURRENCY_NOT_AVAILABLE")


@pytest.mark.parametrize(
    ("action", "status"), [("archive", "ARCHIVED"), ("disable", "DISABLED"), ("activate", "ACTIVE")]
)
def test_unknown_29_actions_on_a_price(sandbox: SandboxProcess, action: str, status: str) -> None:
    price = new_price(sandbox, new_product(sandbox))
    path = f"/v1/product-prices/{{id}}/{action}"
    for _ in range(2):
        answer = good(sandbox.call("POST", path.replace("{id}", price["id"])), 201, "POST", path)
        assert answer == {**price, "status": status} == read_price(sandbox, price)
    assert wrong(sandbox.call("POST", path.replace("{id}", price["id"]), {"status": "ACTIVE"})) != {}
    assert code(sandbox.call("POST", path.replace("{id}", UNKNOWN))) == (404, None)


def test_unknown_30_a_price_that_is_not_active_bills_nothing(sandbox: SandboxProcess) -> None:
    shop = open_shop(sandbox)
    price = new_price(sandbox, new_product(sandbox))
    body = shop.body(lines=[{"priceId": price["id"], "quantity": 1}])
    for action in ("archive", "disable"):
        sandbox.call("POST", f"/v1/product-prices/{price['id']}/{action}")
        assert code(sandbox.call("POST", "/v1/invoices", body)) == (400, "SANDBOX_PRICE_NOT_ACTIVE")
    sandbox.call("POST", f"/v1/product-prices/{price['id']}/activate")
    assert sandbox.call("POST", "/v1/invoices", body).status_code == 201


def test_the_default_moves(sandbox: SandboxProcess) -> None:
    product = new_product(sandbox)
    prices = [new_price(sandbox, product) for _ in range(3)]
    path = "/v1/product-prices/{id}/set-default"
    answer = good(sandbox.call("POST", path.replace("{id}", prices[2]["id"])), 201, "POST", path)
    assert answer == {**prices[2], "isDefault": True}
    shown = sandbox.call("GET", f"/v1/products/{product['id']}").json()["prices"]
    assert [price["isDefault"] for price in shown] == [False, False, True]


def test_unknown_26_patch_of_a_price_changes_only_what_is_sent(sandbox: SandboxProcess) -> None:
    price = new_price(sandbox, new_product(sandbox), nickname="Heldag")
    path = "/v1/product-prices/{id}"
    own = path.replace("{id}", price["id"].upper())
    assert good(sandbox.call("PATCH", own, {"unitAmount": "0"}), 200, "PATCH", path) == {**price, "unitAmount": "0.00"}
    changed = sandbox.call("PATCH", own, {"nickname": ""}).json()
    assert changed == {**price, "unitAmount": "0.00", "nickname": ""}
    for body in ({"currency": "EUR"}, {"status": "ACTIVE"}, {"unitAmount": "-1"}, {"unitAmount": 1}):
        assert set(wrong(sandbox.call("PATCH", own, body))) == set(body)
    assert read_price(sandbox, price) == changed


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"unitAmount": None}, "unitAmount"),
        ({"tiers": [{}]}, "tiers"),
        ({"pricingModel": "VOLUME", "unitAmount": None}, "tiers"),
        ({"pricingModel": "GRADUATED", "tiers": []}, "tiers"),
        ({"pricingModel": "PACKAGE", "tiers": [{}, {}]}, "tiers"),
        ({"pricingModel": "VOLUME", "tiers": [17]}, "tiers.0"),
        ({"pricingModel": "flat_rate"}, "pricingModel"),
        ({"billingPeriodType": "RECURRING"}, "billingInterval"),
        ({"billingPeriodType": "USAGE", "billingInterval": "MONTH"}, "meterId"),
        ({"unitAmount": "1.005"}, "unitAmount"),
        ({"currency": "kr"}, "currency"),
        ({"isDefault": True}, "isDefault"),
    ],
)
def test_trap_8_a_price_body_by_its_model(sandbox: SandboxProcess, fields: dict[str, Json], named: str) -> None:
    """Also unknown 29: the rules of the contract for each pricing model and billing period."""
    response = sandbox.call("POST", "/v1/product-prices", price_body({"id": UNKNOWN}, **fields))
    assert list(wrong(response)) == [named]


@pytest.mark.parametrize("model", ["PACKAGE", "VOLUME", "GRADUATED"])
def test_unknown_29_tiers_are_taken_unread(sandbox: SandboxProcess, model: str) -> None:
    product = new_product(sandbox)
    price = new_price(sandbox, product, pricingModel=model, unitAmount=None, tiers=[{"upTo": None, "x": [1]}])
    assert (price["pricingModel"], price["unitAmount"]) == (model, None)
    assert sandbox.call("GET", f"/v1/products/{product['id']}").json()["prices"] == [price]


def test_trap_13_a_licence_that_is_missing_has_a_dot_in_its_code(sandbox: SandboxProcess) -> None:
    product = new_product(sandbox)
    recurring = price_body(product, billingPeriodType="RECURRING", billingInterval="MONTH", billingIntervalCount=1)
    usage = price_body(product, billingPeriodType="USAGE", billingInterval="MONTH", meterId=UNKNOWN)
    response = sandbox.call("POST", "/v1/product-prices", recurring)
    schema.check_answer(response, "POST", "/v1/product-prices")
    assert code(response) == (403, "LICENSE.REQUIRED")
    assert response.json()["details"] == {"licenseKey": "Subscription"}
    sandbox.set_licences("Subscription")
    try:
        price = good(sandbox.call("POST", "/v1/product-prices", recurring), 201, "POST", "/v1/product-prices")
        assert (price["billingInterval"], price["billingIntervalCount"]) == ("MONTH", 1)
        metered = sandbox.call("POST", "/v1/product-prices", usage)
        assert (code(metered), metered.json()["details"]) == (
            (403, "LICENSE.REQUIRED"),
            {"licenseKey": "MeteredProducts"},
        )
        sandbox.set_licences("Subscription", "MeteredProducts")
        assert code(sandbox.call("POST", "/v1/product-prices", usage)) == (404, None)
    finally:
        sandbox.set_licences()


def test_unknown_7_a_price_of_an_unknown_product_is_404(sandbox: SandboxProcess) -> None:
    assert code(sandbox.call("POST", "/v1/product-prices", price_body({"id": UNKNOWN}))) == (404, None)


def test_all_pricing_models_of_the_demo_can_be_read(demo: SandboxProcess) -> None:
    """Unknown 29: one price in tiers without an amount, agreements by the month, everything else flat and one-time."""
    found: set[tuple[str, str, bool]] = set()
    pages = [demo.call("GET", f"/v1/products?limit=100&page={page}").json()["data"] for page in (1, 2)]
    for product in itertools.chain(*pages):
        for price in demo.call("GET", f"/v1/products/{product['id']}").json()["prices"]:
            assert read_price(demo, price) == price
            found.add((price["pricingModel"], price["billingPeriodType"], price["unitAmount"] is None))
    assert found == {
        ("FLAT_RATE", "ONE_TIME", False),
        ("VOLUME", "ONE_TIME", True),
        ("FLAT_RATE", "RECURRING", False),
    }


# --- groups and accounts ----------------------------------------------------------------------


def test_groups_are_created_changed_and_deleted(sandbox: SandboxProcess) -> None:
    group = new_group(sandbox)
    assert (group["domesticAccountNumber"], group["description"]) == (1010, None)
    path = "/v1/product-groups/{id}"
    own = path.replace("{id}", group["id"])
    changed = good(sandbox.call("PATCH", own, {"description": "Timer"}), 200, "PATCH", path)
    assert changed == {**group, "description": "Timer", "updatedAt": changed["updatedAt"]}
    assert good(sandbox.call("GET", own), 200, "GET", path) == changed
    assert good(sandbox.call("DELETE", own), 204, "DELETE", path) is None
    assert code(sandbox.call("GET", own)) == (404, None)


def test_unknown_7_a_group_number_in_use_is_400(sandbox: SandboxProcess) -> None:
    taken, other = new_group(sandbox)["number"], new_group(sandbox)
    own = f"/v1/product-groups/{other['id']}"
    for response in (
        sandbox.call("POST", "/v1/product-groups", group_body(sandbox, number=taken)),
        sandbox.call("PATCH", own, {"number": taken}),
    ):
        assert code(response) == (400, "SANDBOX_PRODUCT_GROUP_NUMBER_ALREADY_EXISTS")
    assert sandbox.call("PATCH", own, {"number": other["number"]}).status_code == 200


def test_unknown_14_groups_are_found_by_the_beginning(sandbox: SandboxProcess) -> None:
    new_group(sandbox, number="ÆBLE-1", name="Kernefrugt")
    for search, total in (("æb", 1), ("KERNE", 1), ("frugt", 0), ("BLE", 0)):
        page = sandbox.call("GET", f"/v1/product-groups?search={search}")
        assert good(page, 200, "GET", "/v1/product-groups")["total"] == total
    assert wrong(sandbox.call("GET", "/v1/product-groups?sortBy=colour")) == {"sortBy": ["isEnum"]}


def test_accounts_of_a_group(sandbox: SandboxProcess) -> None:
    """Unknown ones are 404 (unknown 7); those without VAT for sales are refused where the contract wants it."""
    assert code(sandbox.call("POST", "/v1/product-groups", group_body(sandbox, euAccountId=UNKNOWN))) == (404, None)
    bank = account(sandbox, 5820)
    for name in ACCOUNTS:
        response = sandbox.call("POST", "/v1/product-groups", group_body(sandbox, **{name: bank}))
        assert code(response)[0] == (201 if name == "domesticWithoutVatAccountId" else 400)
        assert response.json().get("code") is None
    purchases = group_body(sandbox, domesticAccountId=account(sandbox, 1310))
    assert code(sandbox.call("POST", "/v1/product-groups", purchases)) == (400, None)


def test_the_vat_of_a_price_follows_from_the_accounts(sandbox: SandboxProcess) -> None:
    group = new_group(sandbox)
    product = new_product(sandbox, group)
    price = new_price(sandbox, product)
    without = {"domesticAccountId": account(sandbox, 1080)}
    assert sandbox.call("PATCH", f"/v1/product-groups/{group['id']}", without).json()["domesticAccountNumber"] == 1080
    assert read_price(sandbox, price)["vatRatesByZone"]["domestic"] == "0"
    other = new_group(sandbox)
    sandbox.call("PATCH", f"/v1/products/{product['id']}", {"productGroupId": other["id"]})
    assert read_price(sandbox, price)["vatRatesByZone"]["domestic"] == "25"


def test_the_chart_of_accounts(sandbox: SandboxProcess) -> None:
    response = sandbox.call("GET", "/v1/accounts")
    chart = good(response, 200, "GET", "/v1/accounts")
    assert chart == sorted(chart, key=lambda one: (one["publicAccountId"], one["accountNumber"]))
    by_id = {one["id"]: one for one in chart}
    for vat_code in sandbox.call("GET", "/v1/vat-codes").json():
        booked = by_id.get(vat_code["accountToBookId"])
        assert (vat_code["accountToBookNumber"], vat_code["accountToBookName"]) == (
            (None, None) if booked is None else (booked["accountNumber"], booked["name"])
        )
    for group in sandbox.call("GET", "/v1/customer-groups").json():
        assert by_id[group["accountId"]]["controlAccountType"] == "ACCOUNTS_RECEIVABLE"


def test_writing_needs_its_scope(sandbox: SandboxProcess) -> None:
    sandbox.set_key(scopes=["products-read"])
    try:
        for method, path in (
            ("POST", "/v1/products"),
            ("PATCH", f"/v1/products/{UNKNOWN}"),
            ("DELETE", f"/v1/products/{UNKNOWN}"),
            ("POST", "/v1/product-prices"),
            ("POST", f"/v1/product-prices/{UNKNOWN}/archive"),
            ("DELETE", f"/v1/product-groups/{UNKNOWN}"),
        ):
            response = sandbox.call(method, path, {})
            assert code(response) == (403, "INSUFFICIENT_PERMISSIONS")
            assert response.json()["details"] == {"requiredScopes": ["products-write"]}
        assert sandbox.call("GET", "/v1/accounts").json()["details"] == {"requiredScopes": ["accounts-read"]}
        assert sandbox.call("GET", "/v1/products").status_code == 200
    finally:
        sandbox.set_key(scopes=None)


def test_a_missing_body_is_400(sandbox: SandboxProcess) -> None:
    product = new_product(sandbox)
    for method, path in (
        ("POST", "/v1/products"),
        ("PATCH", f"/v1/products/{product['id']}"),
        ("POST", "/v1/invoices"),
    ):
        assert wrong(sandbox.call(method, path)) != {}


def test_a_page_far_beyond_the_end_is_empty(sandbox: SandboxProcess) -> None:
    for path in ("/v1/products", "/v1/product-groups", "/v1/invoices"):
        page = good(sandbox.call("GET", f"{path}?page={10**30}&limit=100"), 200, "GET", path)
        assert (page["data"], page["page"]) == ([], 10**30)


def test_a_blank_ean_is_none(sandbox: SandboxProcess) -> None:
    shop = open_shop(sandbox)
    path = f"/v1/invoices/{shop.create()['id']}/send"
    for blank in ("", " "):
        response = sandbox.call("POST", path, {"deliveryType": "Sproom", "overrideEanNumber": blank})
        assert code(response) == (400, "SANDBOX_NO_RECIPIENT")


def test_colleague_deletes_products_and_prices_whatever_names_them(sandbox: SandboxProcess) -> None:
    product = sandbox.add_product(name="Stige", prices=[{}, {}])
    one, two = (price["id"] for price in product["prices"])
    shop = open_shop(sandbox)
    invoice = shop.create(lines=[{"priceId": one, "quantity": 1}])
    sandbox.delete(f"prices/{one}")
    assert sandbox.call("GET", f"/v1/product-prices/{one}").status_code == 404
    found = sandbox.call("GET", f"/v1/products/{product['id']}").json()
    assert [price["id"] for price in found["prices"]] == [two]
    sandbox.delete(f"products/{product['id']}")
    for path in (f"/v1/products/{product['id']}", f"/v1/product-prices/{two}"):
        assert sandbox.call("GET", path).status_code == 404
    assert sandbox.call("GET", f"/v1/invoices/{invoice['id']}").json()["lines"][0]["priceId"] == one
    for path in (f"products/{product['id']}", f"prices/{two}"):
        with pytest.raises(ValueError, match="no such"):
            sandbox.delete(path)
