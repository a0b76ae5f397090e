"""Where LedgerBee's complaints about a request belong in our form."""

from __future__ import annotations

import re

_PATHS = {
    "customerId": "customer_id",
    "customerContactId": "contact_id",
    "customerDepartmentId": "department_id",
    "date": "date",
    "dueDate": "due_date",
    "paymentTerms": "payment_terms",
    "validUntil": "valid_until",
    "invoiceNumber": "invoice_number",
    "currency": "currency",
    "reference": "reference",
    "ourReference": "our_reference",
    "description": "description",
    "notes": "notes",
    "lines": "lines",
    "overrideEmail": "to",
    "overrideEanNumber": "to",
    "recipientEmail": "to",
    "deliveryType": "delivery_type",
}
_CELLS = {
    "priceId": "price_id",
    "quantity": "quantity",
    "unitPrice": "unit_price",
    "description": "description",
    "lineType": "kind",
    "recognitionPeriodDays": "recognition_period_days",
}
_LINE_PATH = re.compile(r"lines\.(\d+)(?:\.(\w+))?")


def field_of_problem(path: str) -> str:
    """Our field for a path in LedgerBee's `details.validationErrors[].property`; empty when it has none."""
    if match := _LINE_PATH.fullmatch(path):
        cell = _CELLS.get(match[2] or "priceId", "price_id")
        return f"lines.{int(match[1])}.{cell}"
    return _PATHS.get(path.split(".", maxsplit=1)[0], "")


_RECORD_PATHS = {
    "customerNumber": "number",
    "customerGroupId": "group_id",
    "eanNumber": "ean",
    "productGroupId": "group_id",
    "billingPeriodType": "billing_period",
}
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def record_field(path: str) -> str:
    """Our field of a customer, product, price or product group for the same kind of path: LedgerBee's name in our spelling."""
    name = path.split(".", maxsplit=1)[0]
    return _RECORD_PATHS.get(name) or _CAPITAL.sub("_", name).lower()
