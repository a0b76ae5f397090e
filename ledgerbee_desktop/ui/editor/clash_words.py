"""What a clash, or what the other side changed, is called, and its values in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from ledgerbee_desktop.core.clashes import Merge
from ledgerbee_desktop.core.drafts import Line
from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.core.merging import UNKNOWN
from ledgerbee_desktop.core.rules import Facts
from ledgerbee_desktop.ui import formats


class ClashWords:
    """`names` are the header form's; facts resolve customers, people and products."""

    def __init__(self, merge: Merge, names: Mapping[str, str], facts: Facts) -> None:
        self._merge, self._names, self._facts = merge, names, facts

    def field(self, field: str) -> str:
        """ "Notes", "Line 3, quantity", "Line 3"."""
        parts = field.split(".")
        if parts[0] != "lines":
            return QCoreApplication.translate("clashes", "Notes") if field == "notes" else self._names.get(field, field)
        line = QCoreApplication.translate("clashes", "Line {0}").format(int(parts[1]) + 1)
        if len(parts) < 3:
            return line
        cells = {
            "kind": QCoreApplication.translate("clashes", "kind"),
            "price_id": QCoreApplication.translate("clashes", "product"),
            "description": QCoreApplication.translate("clashes", "description"),
            "quantity": QCoreApplication.translate("clashes", "quantity"),
            "unit_price": QCoreApplication.translate("clashes", "unit price"),
            "line_type": QCoreApplication.translate("clashes", "LedgerBee's line type"),
        }
        return f"{line}, {cells.get(parts[2], parts[2])}"

    def taken(self, field: str) -> str:
        """What came from the other side: its field and the value that stands there now."""
        if field.startswith(UNKNOWN):
            place = field.removeprefix(UNKNOWN)
            value = dict(self._merge.base.unknown).get(place, QCoreApplication.translate("clashes", "nothing"))
            return QCoreApplication.translate("clashes", "Unknown here, {0}: {1}").format(place, value)
        parts = field.split(".")
        if parts[0] != "lines":
            return f"{self.field(field)}: {self.value(field, getattr(self._merge.draft, field))}"
        row, lines = int(parts[1]), self._merge.draft.lines
        if len(parts) == 3 and row < len(lines):
            return f"{self.field(field)}: {self.value(field, getattr(lines[row], parts[2]))}"
        if row < len(lines) and any(line.id == lines[row].id for line in self._merge.theirs.lines):
            return f"{self.field(field)}: {self.value(field, lines[row])}"
        return QCoreApplication.translate("clashes", "A line was deleted.")

    def value(self, field: str, value: object) -> str:
        """A value for the eye."""
        nothing = QCoreApplication.translate("clashes", "nothing")
        match value:
            case None | "":
                return QCoreApplication.translate("clashes", "deleted") if field.count(".") == 1 else nothing
            case Line():
                return self._line(value)
            case LineKind():
                return value.value
            case dt.date():
                return formats.date(value)
            case Decimal():
                if field.endswith("quantity"):
                    return formats.quantity(value)
                return formats.amount(value, self._merge.draft.currency)
            case str():
                return self._named(field, value)
            case _:
                return str(value)

    def _line(self, line: Line) -> str:
        product = self._facts.catalogue.product_of(line.price_id) if line.price_id else None
        text = line.description or (product.name if product is not None else "")
        if line.kind is LineKind.SEPARATOR:
            text = QCoreApplication.translate("clashes", "separator line")
        return text if line.quantity is None else f"{formats.quantity(line.quantity)} × {text}"

    def _named(self, field: str, value: str) -> str:
        facts = self._facts
        name: str | None = value
        if field == "customer_id":
            name = next((c.name for c in facts.catalogue.customers.values() if c.id == value), None)
        elif field == "contact_id":
            name = next((c.name or c.email for c in facts.contacts if c.id == value), None)
        elif field == "department_id":
            name = next((d.name for d in facts.departments if d.id == value), None)
        elif field.endswith("price_id"):
            product = next((facts.catalogue.product_of(p) for p in facts.catalogue.prices if p == value), None)
            name = product.name if product is not None else None
        return "…" if name is None else name
