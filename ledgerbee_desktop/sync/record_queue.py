"""Queueing writes of customers, products, prices and product groups: checked, frozen, and shown in the library at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ledgerbee_desktop.core.errors import HasErrors
from ledgerbee_desktop.core.identifiers import CustomerId, OperationId, PriceId, ProductGroupId, ProductId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Catalogue, Customer, Price, Product, ProductGroup
from ledgerbee_desktop.core.money import decimals
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.ports import NewOperation
from ledgerbee_desktop.core.records import (
    CustomerFields,
    PriceFields,
    ProductFields,
    ProductGroupFields,
    RecordFields,
    RecordWrite,
)
from ledgerbee_desktop.core.rights import cannot
from ledgerbee_desktop.core.rules.customer import customer_findings
from ledgerbee_desktop.core.rules.parts import Severity
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import record_words
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.queueing import Queueing
from ledgerbee_desktop.sync.record_reads import Record

WRITE_SCOPE = {
    Target.CUSTOMER: "customers-write",
    Target.PRODUCT: "products-write",
    Target.PRICE: "products-write",
    Target.PRODUCT_GROUP: "products-write",
}
"""The scope that a write of a record needs (openapi.yaml; `customers-write` is an assumed name)."""
ONE_TIME = "ONE_TIME"


class RecordQueue:
    """Makes operations on records; nothing is stored here."""

    def __init__(self, parts: Parts, queueing: Queueing) -> None:
        self._parts = parts
        self._queueing = queueing

    async def of(self, write: RecordWrite) -> NewOperation:
        """The operation of a write. Raises HasErrors."""
        operation_id = OperationId(self._parts.ids.new())
        fields = write.fields
        if (
            write.kind is OperationKind.CREATE and isinstance(fields, CustomerFields) and not fields.external_system_id
        ):  # by it, the customer is found again when LedgerBee's answer does not come
            fields = dataclasses.replace(fields, external_system_id=operation_id)
            write = dataclasses.replace(write, fields=fields)
        catalogue = await self._parts.library.catalogue()
        barred = cannot(await self._parts.library.key_info(), WRITE_SCOPE[write.target])
        if barred is not None:
            raise HasErrors(barred)
        problem = problem_of(write, catalogue)
        if problem is not None:
            raise HasErrors(problem)
        return NewOperation(
            id=operation_id,
            draft_id=None,
            target=write.target,
            kind=write.kind,
            payload=self._parts.bodies.record(write),
            customer_id=CustomerId(write.record_id) if write.target is Target.CUSTOMER else None,
            record_id=write.record_id,
            after=await self._queueing.maker_of(_names(write)),
            record=shown(write, catalogue) if write.kind is OperationKind.CREATE else None,
        )


def _names(write: RecordWrite) -> frozenset[str]:
    """The records beside itself that a write names."""
    match write.fields:
        case PriceFields() as fields:
            return frozenset({str(fields.product_id)})
        case ProductFields() as fields:
            return frozenset({str(fields.group_id)})
        case _:
            return frozenset()


def problem_of(write: RecordWrite, catalogue: Catalogue) -> Message | None:
    """Why LedgerBee would refuse a write, or could not be asked again about it; None when nothing is known against it."""
    fields = write.content if write.kind in {OperationKind.CREATE, OperationKind.UPDATE} else write.fields
    if write.kind is OperationKind.UPDATE and not write.changed:
        return record_words.NOTHING_CHANGED
    match fields:
        case CustomerFields():
            return _customer(write, fields, catalogue)
        case ProductFields() | ProductGroupFields():
            return _name_and_number(write, fields, catalogue)
        case PriceFields():
            return _price(fields)
        case _:
            return None


def _name_and_number(
    write: RecordWrite, fields: ProductFields | ProductGroupFields, catalogue: Catalogue
) -> Message | None:
    if not fields.name.strip():
        return record_words.NAME_NEEDED
    if not fields.number.strip():
        return record_words.NUMBER_NEEDED
    others: tuple[Product | ProductGroup, ...] = catalogue.product_groups
    if isinstance(fields, ProductFields):
        others = tuple(catalogue.products.values())
    twin = next((each for each in others if each.number == fields.number and each.id != write.record_id), None)
    return None if twin is None else record_words.NUMBER_TAKEN.of(number=fields.number, name=twin.name)


def _customer(write: RecordWrite, fields: CustomerFields, catalogue: Catalogue) -> Message | None:
    """The first error of the rules in what is written; an emptied e-mail address is none that LedgerBee takes."""
    creating = write.kind is OperationKind.CREATE
    if not creating and "email" in write.changed and not fields.email:
        return record_words.EMAIL_EMPTIED
    for finding in customer_findings(fields, CustomerId(write.record_id), catalogue):
        if finding.severity is Severity.ERROR and (creating or finding.field in write.changed):
            return finding.message
    return None


def _price(fields: PriceFields) -> Message | None:
    if fields.unit_amount < 0 or decimals(fields.unit_amount) > 2:
        return record_words.AMOUNT_WRONG
    if fields.billing_period != ONE_TIME and not fields.billing_interval:
        return record_words.INTERVAL_NEEDED
    return None


def shown(write: RecordWrite, catalogue: Catalogue) -> Record:
    """What the library shows of a create until LedgerBee has it. A price: with the VAT that it will get from its product's group, as
    far as that is known, and as the default if it is the first (contract README, row 29)."""
    match write.content:
        case CustomerFields() as fields:
            return Customer(id=CustomerId(write.record_id), is_temporary=True, **_values(fields))
        case ProductFields() as fields:
            return Product(id=ProductId(write.record_id), is_temporary=True, prices_known=True, **_values(fields))
        case PriceFields() as fields:
            product = catalogue.products.get(fields.product_id)
            others = () if product is None else tuple(each for each in product.prices if each.id != write.record_id)
            return Price(
                id=PriceId(write.record_id),
                is_temporary=True,
                available_currencies=(fields.currency,),
                is_default=not others,
                vat_rates=_rates(product, catalogue),
                **_values(fields),
            )
        case fields:
            return ProductGroup(id=ProductGroupId(write.record_id), is_temporary=True, **_values(fields))


def _rates(product: Product | None, catalogue: Catalogue) -> Mapping[str, Decimal]:
    """The VAT of a product's prices: it follows from the accounts of the group, so all prices of a group have the same."""
    if product is None:
        return {}
    siblings = (each for each in catalogue.products.values() if each.group_id == product.group_id)
    prices = (price for each in (product, *siblings) for price in each.prices)
    return next((price.vat_rates for price in prices if price.vat_rates), {})


def _values(fields: RecordFields) -> dict[str, Any]:
    return {each.name: getattr(fields, each.name) for each in dataclasses.fields(fields)}
