"""What a document's state is called where people look at it."""

from __future__ import annotations

CONVERTED = "converted"
EXPIRED = "expired"


def display_status(
    status: str, valid_until: str | None, order_confirmation_id: str | None, invoice_id: str | None, today: str
) -> str:
    """`displayStatus`: the stored status, unless the document was converted, or was sent and its offer is over.

    An offer holds up to and including its last day (contract README, unknown 32). Only quotes have a last day. Days are
    `YYYY-MM-DD`, `today` by the Danish calendar.
    """
    if order_confirmation_id is not None or invoice_id is not None:
        return CONVERTED
    if status == "sent" and valid_until is not None and valid_until < today:
        return EXPIRED
    return status
