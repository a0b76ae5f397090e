"""What the fields are called that a message of the outbox names: as on the forms in which they are typed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui.text import explain

_HEADER: Mapping[str, Message] = {
    "contact_id": QT_TRANSLATE_NOOP("HeaderForm", "Con&tact"),
    "department_id": QT_TRANSLATE_NOOP("HeaderForm", "De&partment"),
    "reference": QT_TRANSLATE_NOOP("HeaderForm", "&Reference"),
    "our_reference": QT_TRANSLATE_NOOP("HeaderForm", "&Our reference"),
    "date": QT_TRANSLATE_NOOP("HeaderForm", "D&ate"),
    "due_date": QT_TRANSLATE_NOOP("HeaderForm", "D&ue date"),
    "valid_until": QT_TRANSLATE_NOOP("HeaderForm", "Va&lid until"),
    "currency": QT_TRANSLATE_NOOP("HeaderForm", "Currenc&y"),
    "notes": QT_TRANSLATE_NOOP("clashes", "Notes"),
}
_CELLS: Mapping[str, Message] = {
    "kind": QT_TRANSLATE_NOOP("clashes", "kind"),
    "price_id": QT_TRANSLATE_NOOP("clashes", "product"),
    "description": QT_TRANSLATE_NOOP("clashes", "description"),
    "quantity": QT_TRANSLATE_NOOP("clashes", "quantity"),
    "unit_price": QT_TRANSLATE_NOOP("clashes", "unit price"),
    "line_type": QT_TRANSLATE_NOOP("clashes", "LedgerBee's line type"),
}
_RECORD: Mapping[str, Message] = {
    "name": QT_TRANSLATE_NOOP("customers", "&Name"),
    "number": QT_TRANSLATE_NOOP("customers", "N&umber"),
    "customer_type": QT_TRANSLATE_NOOP("customers", "&Kind"),
    "group_id": QT_TRANSLATE_NOOP("customers", "&Group"),
    "email": QT_TRANSLATE_NOOP("customers", "&Email"),
    "phone": QT_TRANSLATE_NOOP("customers", "&Phone"),
    "website": QT_TRANSLATE_NOOP("customers", "&Website"),
    "external_system_id": QT_TRANSLATE_NOOP("customers", "&Id elsewhere"),
    "vat_zone": QT_TRANSLATE_NOOP("customers", "VAT &zone"),
    "vat_number": QT_TRANSLATE_NOOP("customers", "&VAT number"),
    "ean": QT_TRANSLATE_NOOP("customers", "EAN nu&mber"),
    "address": QT_TRANSLATE_NOOP("customers", "&Address"),
    "postal_code": QT_TRANSLATE_NOOP("customers", "Postal c&ode"),
    "city": QT_TRANSLATE_NOOP("customers", "Cit&y"),
    "country_code": QT_TRANSLATE_NOOP("customers", "Country (&letters)"),
    "metadata": QT_TRANSLATE_NOOP("customers", "More &data"),
    "description": QT_TRANSLATE_NOOP("products", "&Description"),
    "unit_amount": QT_TRANSLATE_NOOP("products", "&Price"),
    "nickname": QT_TRANSLATE_NOOP("products", "Price's n&ickname"),
}
_LINES = QT_TRANSLATE_NOOP("lists", "Lines")


def named(fields: str) -> str:
    """Field names as the outbox keeps them ("reference, lines.0.quantity") in words, each once; one that is unknown as it is."""
    return ", ".join(dict.fromkeys(_named(field) for field in fields.split(", ")))


def _named(field: str) -> str:
    first, *rest = field.split(".")
    if first == "lines" and len(rest) == 2 and rest[0].isdecimal():
        line = QCoreApplication.translate("clashes", "Line {0}").format(int(rest[0]) + 1)
        cell = _CELLS.get(rest[1])
        return f"{line}, {rest[1] if cell is None else explain(cell)}"
    if field == "lines":
        return explain(_LINES)
    known = _HEADER.get(field) or _RECORD.get(field)
    return field if known is None else explain(known).replace("&", "")
