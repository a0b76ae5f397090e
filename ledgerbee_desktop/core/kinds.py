"""The words of the contract that are closed sets on our side."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    """The four documents; the value is the last part of the path below `/v1` in the singular."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit-note"
    QUOTE = "quote"
    ORDER_CONFIRMATION = "order-confirmation"


class LineKind(StrEnum):
    """The three kinds of lines; a product line is the only one that has a price, a quantity or amounts."""

    PRODUCT = "product"
    TEXT = "text"
    SEPARATOR = "separator"


class DeliveryType(StrEnum):
    """How a send delivers. `MANUAL` books and numbers too; it only skips the delivery (contract README, trap 9)."""

    EMAIL = "Email"
    SPROOM = "Sproom"
    MANUAL = "Manual"
