"""The sheet in which a customer is written: a new one, or what is to be changed of one."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.core.errors import HasErrors
from ledgerbee_desktop.core.identifiers import CustomerGroupId, CustomerId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Catalogue, Customer
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.records import VAT_ZONES, CustomerFields
from ledgerbee_desktop.core.rules import Finding, Severity
from ledgerbee_desktop.core.rules.customer import HOME, customer_findings
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.sync.record_words import EMAIL_EMPTIED
from ledgerbee_desktop.ui.customers.words import TYPES, country_name, type_named, zone_named
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.records.fields import Choices, FieldSpec, Shape
from ledgerbee_desktop.ui.records.sheet import RecordSheet
from ledgerbee_desktop.ui.records.standing import Standing, may_not_write
from ledgerbee_desktop.ui.records.starts import Made, Start, Values, start_of_change

_PAIRS = QT_TRANSLATE_NOOP("customers", "name: value, a line each")
SPECS: tuple[FieldSpec, ...] = (
    FieldSpec(name="name", label=QT_TRANSLATE_NOOP("customers", "&Name"), wide=True),
    FieldSpec(name="number", label=QT_TRANSLATE_NOOP("customers", "N&umber")),
    FieldSpec(name="customer_type", label=QT_TRANSLATE_NOOP("customers", "&Kind"), shape=Shape.CHOICE),
    FieldSpec(name="group_id", label=QT_TRANSLATE_NOOP("customers", "&Group"), shape=Shape.CHOICE),
    FieldSpec(name="email", label=QT_TRANSLATE_NOOP("customers", "&Email")),
    FieldSpec(name="phone", label=QT_TRANSLATE_NOOP("customers", "&Phone")),
    FieldSpec(name="website", label=QT_TRANSLATE_NOOP("customers", "&Website")),
    FieldSpec(name="external_system_id", label=QT_TRANSLATE_NOOP("customers", "&Id elsewhere")),
    FieldSpec(name="vat_zone", label=QT_TRANSLATE_NOOP("customers", "VAT &zone"), shape=Shape.CHOICE, pair=1),
    FieldSpec(name="vat_number", label=QT_TRANSLATE_NOOP("customers", "&VAT number"), pair=1),
    FieldSpec(name="ean", label=QT_TRANSLATE_NOOP("customers", "EAN nu&mber"), pair=1),
    FieldSpec(name="address", label=QT_TRANSLATE_NOOP("customers", "&Address"), pair=1),
    FieldSpec(name="postal_code", label=QT_TRANSLATE_NOOP("customers", "Postal c&ode"), pair=1),
    FieldSpec(name="city", label=QT_TRANSLATE_NOOP("customers", "Cit&y"), pair=1),
    FieldSpec(name="country_code", label=QT_TRANSLATE_NOOP("customers", "Country (&letters)"), pair=1),
    FieldSpec(
        name="metadata",
        label=QT_TRANSLATE_NOOP("customers", "More &data"),
        shape=Shape.LINES,
        wide=True,
        placeholder=_PAIRS,
    ),
)
_TEXTS = (
    "customer_type",
    "number",
    "name",
    "vat_zone",
    "country_code",
    "email",
    "phone",
    "address",
    "city",
    "postal_code",
    "vat_number",
    "ean",
    "website",
    "external_system_id",
)
_DIGITS = re.compile(r"\d+")
_NUMBER_ONLY = re.compile(r"[A-Z]{0,2}[\d .-]{6,}", re.IGNORECASE)


def values_of(customer: Customer | CustomerFields) -> dict[str, str]:
    """The fields of the form for a customer, or for what was written of one."""
    values = {name: str(getattr(customer, name)) for name in _TEXTS}
    values["group_id"] = customer.group_id or ""
    values["metadata"] = "\n".join(f"{name}: {value}" for name, value in customer.metadata.items())
    return values


def fields_of(values: Values) -> CustomerFields:
    """What the form says, as it is written."""
    texts = {name: values.get(name, "") for name in _TEXTS}
    texts["country_code"] = texts["country_code"].upper()
    return CustomerFields(
        **texts, group_id=CustomerGroupId(values.get("group_id", "")), metadata=_pairs(values.get("metadata", ""))
    )


def _pairs(text: str) -> dict[str, str]:
    lines = (line.partition(":") for line in text.splitlines() if line.strip())
    return {name.strip(): value.strip() for name, _, value in lines}


def next_number(catalogue: Catalogue) -> str:
    """The number after the highest one that is a plain number; empty when there is none."""
    numbers = [int(each.number) for each in catalogue.customers.values() if _DIGITS.fullmatch(each.number)]
    return str(max(numbers) + 1) if numbers else ""


def _usual(catalogue: Catalogue) -> dict[str, str]:
    """The group and kind that most customers have."""
    customers = [each for each in catalogue.customers.values() if each.is_active]
    groups = [each.group_id or "" for each in customers if each.group_id]
    types = [each.customer_type for each in customers if each.customer_type]
    groups += [group.id for group in catalogue.customer_groups[:1]]
    return {
        "group_id": max(groups, key=groups.count) if groups else "",
        "customer_type": max(types, key=types.count) if types else next(iter(TYPES)),
    }


def new_values(text: str, catalogue: Catalogue) -> dict[str, str]:
    """What the form of a new customer begins with. `text` is what was typed in a picker: a name, or a VAT number."""
    is_number = _NUMBER_ONLY.fullmatch(text) is not None
    return {
        "name": "" if is_number else text,
        "vat_number": text.replace(" ", "") if is_number else "",
        "number": next_number(catalogue),
        "vat_zone": VAT_ZONES[0],
        "country_code": HOME,
        **_usual(catalogue),
    }


class CustomerSheet(RecordSheet):
    """All that LedgerBee takes of a customer."""

    target = Target.CUSTOMER

    def __init__(self, desk: Desk, start: Start, parent: QWidget) -> None:
        is_new = start.kind is OperationKind.CREATE
        new, change = self._titles()
        super().__init__(desk, start, parent, title=new if is_new else change, says="", specs=SPECS)
        self._customer_id = CustomerId(start.record_id)

    @override
    def offer_choices(self) -> None:
        catalogue = self._desk.shelf.catalogue
        self.form.offer("vat_zone", [(zone, zone_named(zone)) for zone in VAT_ZONES])
        self.form.offer("group_id", _groups(catalogue))
        self.form.offer("customer_type", _types(catalogue))

    def _titles(self) -> tuple[str, str]:
        return (
            QCoreApplication.translate("CustomerSheet", "New customer"),
            QCoreApplication.translate("CustomerSheet", "Change the customer"),
        )

    @override
    def check(self, values: Values) -> Sequence[Finding]:
        found = customer_findings(fields_of(values), self._customer_id, self._desk.shelf.catalogue)
        if self.start.base.get("email") and not values["email"]:
            return [*found, Finding(Severity.ERROR, "email", EMAIL_EMPTIED)]
        return found

    @override
    def hints(self, values: Values) -> Mapping[str, str]:
        return {"country_code": country_name(values["country_code"].upper())}

    @override
    def fields(self, values: Values) -> CustomerFields:
        return fields_of(values)

    @override
    def changed_names(self, values: Values) -> frozenset[str]:
        """A country in small letters, or data with other spaces, is no change."""
        return super().changed_names(values_of(fields_of(values)))


def _groups(catalogue: Catalogue) -> Choices:
    """Those that LedgerBee lists; where the key may not read them, those that customers are in (contract README, row 27)."""
    named = {group.id: group.name for group in catalogue.customer_groups}
    for customer in catalogue.customers.values():
        if customer.group_id is not None and customer.group_name:
            named.setdefault(customer.group_id, customer.group_name)
    return sorted(named.items(), key=_by_words)


def _types(catalogue: Catalogue) -> Choices:
    """The values that customers have: no others are documented (contract README, row 25); without customers, the likely ones."""
    known = {each.customer_type for each in catalogue.customers.values() if each.customer_type}
    return sorted(((value, type_named(value)) for value in known or set(TYPES)), key=_by_words)


def _by_words(choice: tuple[str, str]) -> str:
    return choice[1].casefold()


def _allow(desk: Desk, kind: OperationKind) -> None:
    barred = may_not_write(desk.shelf.key, Target.CUSTOMER, kind)
    if barred is not None:
        raise HasErrors(barred)


async def create_customer(desk: Desk, text: str, parent: QWidget) -> Made | None:
    """Ask for a new customer; None when none was saved. Raises HasErrors: the key may not write customers."""
    _allow(desk, OperationKind.CREATE)
    record_id = CustomerId(desk.book.ids.new())
    start = Start(record_id=record_id, kind=OperationKind.CREATE, shown=new_values(text, desk.shelf.catalogue))
    saved = await CustomerSheet(desk, start, parent).ask()
    return Made(record_id, record_id) if saved else None


async def change_customer(desk: Desk, customer: Customer, standing: Standing, parent: QWidget) -> bool:
    """Ask what is to be changed; False when nothing was saved. Raises HasErrors: the key may not write customers.

    A create or change that has not left, or was refused, is written anew with what is saved here.
    """
    _allow(desk, OperationKind.CREATE if customer.is_temporary else OperationKind.UPDATE)
    start = start_of_change(desk, customer, standing, values_of)
    if start.replaces is not None and start.shown["external_system_id"] == start.replaces.id:
        start = dataclasses.replace(start, shown={**start.shown, "external_system_id": ""})  # ours, not the person's
    return await CustomerSheet(desk, start, parent).ask()
