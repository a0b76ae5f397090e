"""Operations on the key, the company, VAT codes and document templates."""

from __future__ import annotations

from starlette.responses import Response

from ledgerbee_desktop.sandbox import queries
from ledgerbee_desktop.sandbox.calls import Call, Operation, answer
from ledgerbee_desktop.sandbox.store import reference, settings

TEMPLATE_TYPES = ("invoice-template", "credit-note-template", "quote-template", "order-confirmation-template")
RATE_LIMIT_TIERS = [{"name": "default", "ttl": 60_000, "limit": 6_000}]


def get_api_key(call: Call) -> Response:
    """`GET /v1/api-key`: what the key may do; remembered for 5 s."""
    call.no_query()

    def make() -> object:
        key = settings.load_key(call.conn)
        return {
            "rateLimitTiers": settings.get(call.conn, "rate_limit_tiers") or RATE_LIMIT_TIERS,
            "expiresAt": key.expires_at,
            "ipWhitelist": None,
            "scopes": sorted(key.granted()),
        }

    return answer(call.desk.cache.get("api-key", make))


def get_company(call: Call) -> Response:
    """`GET /v1/company`; remembered for 5 s."""
    call.no_query()
    return answer(call.desk.cache.get("company", lambda: reference.company(call.conn)))


def list_accounts(call: Call) -> Response:
    """`GET /v1/accounts`: the whole chart; remembered for 5 s."""
    call.no_query()
    return answer(call.desk.cache.get("accounts", lambda: reference.accounts(call.conn)))


def list_vat_codes(call: Call) -> Response:
    """`GET /v1/vat-codes`: all, by code; remembered for 5 s."""
    call.no_query()
    return answer(call.desk.cache.get("vat-codes", lambda: reference.vat_codes(call.conn)))


def list_templates(call: Call) -> Response:
    """`GET /v1/document-templates`: one page; `search` looks in the name."""
    found = queries.read(
        call.query,
        {
            **queries.PAGING,
            "search": queries.text,
            "documentType": queries.choice(*TEMPLATE_TYPES),
            "sortBy": queries.choice("name", "documentType", "createdAt"),
            "sortOrder": queries.choice("asc", "desc"),
        },
    )
    page = queries.page_of(found)
    search = found.get("search", "").casefold()
    items = [
        record
        for record in reference.templates(call.conn, found.get("documentType"))
        if search in record["name"].casefold()
    ]
    field = found.get("sortBy", "name")
    items.sort(key=lambda record: record[field].casefold(), reverse=found.get("sortOrder") == "desc")
    return answer(page.envelope(items[page.offset : page.offset + page.limit], len(items)))


OPERATIONS = (
    Operation("GET", "/v1/api-key", None, get_api_key, access="key"),
    Operation("GET", "/v1/company", "company-read", get_company),
    Operation("GET", "/v1/accounts", "accounts-read", list_accounts),
    Operation("GET", "/v1/vat-codes", "vat-codes-read", list_vat_codes),
    Operation("GET", "/v1/document-templates", "document-templates-read", list_templates),
)
