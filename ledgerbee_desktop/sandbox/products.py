"""Operations on products with their prices, and on product groups."""

from __future__ import annotations

from starlette.responses import Response

from ledgerbee_desktop.sandbox import queries
from ledgerbee_desktop.sandbox.calls import Call, Operation, answer
from ledgerbee_desktop.sandbox.errors import not_found
from ledgerbee_desktop.sandbox.store import catalogue


def list_products(call: Call) -> Response:
    """`GET /v1/products`: one page without prices (contract README, trap 15)."""
    found = queries.read(call.query, {**queries.PAGING, "search": queries.text})
    page = queries.page_of(found)
    return answer(page.envelope(*catalogue.products(call.conn, found.get("search", ""), page.limit, page.offset)))


def get_product(call: Call) -> Response:
    """`GET /v1/products/{id}`: the product with its prices."""
    product_id = call.id()
    call.no_query()
    record = catalogue.product(call.conn, product_id)
    if record is None:
        raise not_found()
    return answer({**record, "prices": catalogue.prices(call.conn, product_id)})


def list_groups(call: Call) -> Response:
    """`GET /v1/product-groups`: one page; `search` is the beginning of name or number."""
    found = queries.read(
        call.query,
        {
            **queries.PAGING,
            "search": queries.text,
            "sortBy": queries.choice("number", "name", "createdAt"),
            "sortOrder": queries.choice("asc", "desc"),
        },
    )
    page = queries.page_of(found)
    descending = found.get("sortOrder") == "desc"
    items, total = catalogue.groups(
        call.conn,
        found.get("search", ""),
        sort=found.get("sortBy", "number"),
        descending=descending,
        limit=page.limit,
        offset=page.offset,
    )
    return answer(page.envelope(items, total))


def get_group(call: Call) -> Response:
    """`GET /v1/product-groups/{id}`."""
    group_id = call.id()
    call.no_query()
    record = catalogue.group(call.conn, group_id)
    if record is None:
        raise not_found()
    return answer(record)


OPERATIONS = (
    Operation("GET", "/v1/products", "products-read", list_products),
    Operation("GET", "/v1/products/{id}", "products-read", get_product),
    Operation("GET", "/v1/product-groups", "products-read", list_groups),
    Operation("GET", "/v1/product-groups/{id}", "products-read", get_group),
)
