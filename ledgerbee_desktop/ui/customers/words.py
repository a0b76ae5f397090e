"""What a customer's values are called. Zones and types that are not known are shown as they came."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Catalogue, Customer
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui.text import explain

ZONES: Mapping[str, Message] = {
    "domestic": QT_TRANSLATE_NOOP("customers", "Denmark"),
    "eu": QT_TRANSLATE_NOOP("customers", "Rest of the EU"),
    "abroad": QT_TRANSLATE_NOOP("customers", "Outside the EU"),
    "domestic_without_vat": QT_TRANSLATE_NOOP("customers", "Denmark, without VAT"),
}
TYPES: Mapping[str, Message] = {
    "company": QT_TRANSLATE_NOOP("customers", "Company"),
    "person": QT_TRANSLATE_NOOP("customers", "Person"),
}

NEW_DOCUMENT: Mapping[str, DocumentKind] = {
    "customer.invoice": DocumentKind.INVOICE,
    "customer.quote": DocumentKind.QUOTE,
    "customer.order-confirmation": DocumentKind.ORDER_CONFIRMATION,
    "customer.credit-note": DocumentKind.CREDIT_NOTE,
}
"""The commands that begin a document for a customer."""


def zone_named(zone: str) -> str:
    """A VAT zone in words."""
    return explain(ZONES[zone]) if zone in ZONES else zone


def type_named(customer_type: str) -> str:
    """What kind of customer it is, in words."""
    known = TYPES.get(customer_type.casefold())
    return explain(known) if known is not None else customer_type


def group_name(customer: Customer, catalogue: Catalogue) -> str:
    """The name of a customer's group; one made here has only its id."""
    if customer.group_name:
        return customer.group_name
    return next((group.name for group in catalogue.customer_groups if group.id == customer.group_id), "")


def country_name(code: str) -> str:
    """The country of a two-letter code, in the person's language where Qt knows it; empty for a code that is none."""
    territory = QLocale.codeToTerritory(code) if len(code) == 2 else QLocale.Country.AnyTerritory
    if territory == QLocale.Country.AnyTerritory:
        return ""
    locale = QLocale()
    return locale.nativeTerritoryName() if locale.territory() == territory else QLocale.territoryToString(territory)
