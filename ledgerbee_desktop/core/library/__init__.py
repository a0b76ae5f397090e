"""What LedgerBee holds, as this program keeps it: the entities of the library.

Amounts and prices are Decimals in units of the currency (not minor units). Statuses, types and zones are open sets:
LedgerBee may add values, so they stay text (contract: "take enums in responses as open").
"""

from __future__ import annotations

from ledgerbee_desktop.core.library.catalogue import Catalogue
from ledgerbee_desktop.core.library.company import Company, KeyInfo, RateLimitTier
from ledgerbee_desktop.core.library.customers import Contact, Customer, CustomerGroup, Department
from ledgerbee_desktop.core.library.documents import (
    ChainLink,
    Delivery,
    DeliveryStatus,
    Document,
    DocumentLine,
    Hit,
    LinkKind,
    PdfFile,
    Template,
)
from ledgerbee_desktop.core.library.images import Image, Moment
from ledgerbee_desktop.core.library.products import Account, Price, Product, ProductGroup, VatCode

__all__ = [
    "Account",
    "Catalogue",
    "ChainLink",
    "Company",
    "Contact",
    "Customer",
    "CustomerGroup",
    "Delivery",
    "DeliveryStatus",
    "Department",
    "Document",
    "DocumentLine",
    "Hit",
    "Image",
    "KeyInfo",
    "LinkKind",
    "Moment",
    "PdfFile",
    "Price",
    "Product",
    "ProductGroup",
    "RateLimitTier",
    "Template",
    "VatCode",
]
