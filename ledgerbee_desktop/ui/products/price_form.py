"""The sheet in which a price is written: a new one of a product, or what LedgerBee lets change of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.core.defaults import DEFAULT_CURRENCY
from ledgerbee_desktop.core.identifiers import PriceId, ProductId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Price, Product
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.records import PriceFields
from ledgerbee_desktop.core.rights import action, cannot
from ledgerbee_desktop.core.rules import Finding
from ledgerbee_desktop.core.rules.parts import warning
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.products import price_words
from ledgerbee_desktop.ui.products.checks import amount_of, count_of, currency_of, price_findings
from ledgerbee_desktop.ui.products.form import WITHOUT_VAT
from ledgerbee_desktop.ui.products.standing import default_price
from ledgerbee_desktop.ui.products.starts import must_be_allowed, start_of_change
from ledgerbee_desktop.ui.records.fields import FieldSpec, Shape
from ledgerbee_desktop.ui.records.sheet import RecordSheet
from ledgerbee_desktop.ui.records.standing import WRITE_SCOPE, Standing
from ledgerbee_desktop.ui.records.starts import Start, Values
from ledgerbee_desktop.ui.text import explain, shortened

LONGEST_PRODUCT = 100
SPECS: tuple[FieldSpec, ...] = (
    FieldSpec(name="nickname", label=QT_TRANSLATE_NOOP("products", "&Nickname"), wide=True),
    FieldSpec(name="unit_amount", label=QT_TRANSLATE_NOOP("products", "&Price")),
    FieldSpec(name="currency", label=QT_TRANSLATE_NOOP("products", "&Currency")),
    FieldSpec(name="billing_period", label=QT_TRANSLATE_NOOP("products", "&Billed"), shape=Shape.CHOICE, pair=1),
    FieldSpec(name="billing_interval", label=QT_TRANSLATE_NOOP("products", "&Interval"), shape=Shape.CHOICE, pair=1),
    FieldSpec(name="billing_interval_count", label=QT_TRANSLATE_NOOP("products", "Every how &many"), pair=1),
)
PERIODS = (
    (price_words.ONE_TIME, QT_TRANSLATE_NOOP("products", "Once, on a document")),
    (price_words.RECURRING, QT_TRANSLATE_NOOP("products", "Again and again (subscriptions)")),
)
INTERVALS = (
    ("MONTH", QT_TRANSLATE_NOOP("products", "Month")),
    ("YEAR", QT_TRANSLATE_NOOP("products", "Year")),
)
"""The values that are assumed (contract README, row 29); others are shown as they come."""
LICENCE = QT_TRANSLATE_NOOP("products", "LedgerBee takes it from companies with the licence “Subscription” only.")
_FIXED = QT_TRANSLATE_NOOP("products", "Only its name and amount can be changed. Make a new price for anything else.")
_IN_TIERS = QT_TRANSLATE_NOOP("products", "Its amount depends on the quantity and cannot be changed from here.")
_CHANGEABLE = frozenset({"nickname", "unit_amount"})


class PriceSheet(RecordSheet):
    """Prices of one amount; those in tiers, and those by usage, are made in LedgerBee itself (contract README, row 29)."""

    target = Target.PRICE

    def __init__(self, desk: Desk, start: Start, product: Product, price: Price | None, parent: QWidget) -> None:
        new, change = self._titles()
        title = new if start.kind is OperationKind.CREATE and start.replaces is None else change
        of = shortened(f"{product.number} {product.name}", LONGEST_PRODUCT)
        super().__init__(desk, start, parent, title=title, says=of, specs=SPECS)
        self._product_id = ProductId(product.id)
        self._in_tiers = price is not None and price.unit_amount is None
        self.form.offer("billing_period", [(value, explain(text)) for value, text in PERIODS])
        self.form.offer(
            "billing_interval", [("", price_words.NOTHING), *((each, explain(text)) for each, text in INTERVALS)]
        )
        if start.kind is OperationKind.UPDATE:
            for name in set(self.form.fields) - _CHANGEABLE:
                self.form.fields[name].fix(explain(_FIXED) if name == "currency" else "")
            if self._in_tiers:
                self.form.fields["unit_amount"].fix(explain(_IN_TIERS))

    def _titles(self) -> tuple[str, str]:
        return (
            QCoreApplication.translate("PriceSheet", "New price"),
            QCoreApplication.translate("PriceSheet", "Change the price"),
        )

    @override
    def check(self, values: Values) -> Sequence[Finding]:
        found = tuple(price_findings(values))
        if self.start.kind is not OperationKind.UPDATE:
            doing = action(Target.PRICE, OperationKind.CREATE, values["billing_period"])
            barred = cannot(self._desk.shelf.key, WRITE_SCOPE[Target.PRICE], doing)
            return found if barred is None else (*found, warning("billing_period", barred))
        can_be_mended = _CHANGEABLE - {"unit_amount"} if self._in_tiers else _CHANGEABLE
        return tuple(finding for finding in found if finding.field in can_be_mended)

    @override
    def hints(self, values: Values) -> Mapping[str, str]:
        if self.start.kind is OperationKind.UPDATE:
            fixed = {"currency": explain(_FIXED)}
            return fixed | {"unit_amount": explain(_IN_TIERS if self._in_tiers else WITHOUT_VAT)}
        recurs = values["billing_period"] != price_words.ONE_TIME
        return {"unit_amount": explain(WITHOUT_VAT), "billing_period": explain(LICENCE) if recurs else ""}

    @override
    def changed_names(self, values: Values) -> frozenset[str]:
        """An amount that is only written differently is no other amount."""
        found = super().changed_names(values) & _CHANGEABLE
        before = self.start.base.get("unit_amount", "")
        if "unit_amount" in found and before and amount_of(before) == amount_of(values["unit_amount"]):
            return found - {"unit_amount"}
        return found

    @override
    def fields(self, values: Values) -> PriceFields:
        recurs = values["billing_period"] != price_words.ONE_TIME
        return PriceFields(
            product_id=self._product_id,
            unit_amount=Decimal(0) if self._in_tiers else amount_of(values["unit_amount"]),
            currency=currency_of(values["currency"]),
            nickname=values["nickname"],
            billing_period=values["billing_period"],
            billing_interval=values["billing_interval"] if recurs else "",
            billing_interval_count=count_of(values["billing_interval_count"]) if recurs else None,
        )


async def create_price(desk: Desk, product: Product, parent: QWidget) -> PriceId | None:
    """Ask for a new price of a product; its temporary id, None when none was saved. Raises HasErrors: the key may not write it."""
    must_be_allowed(desk)
    price_id, usual = PriceId(desk.book.ids.new()), default_price(product)
    currency = usual.currency if usual is not None else DEFAULT_CURRENCY
    shown = {"currency": currency, "billing_period": price_words.ONE_TIME, "billing_interval": ""}
    start = Start(record_id=price_id, kind=OperationKind.CREATE, shown=shown)
    return price_id if await PriceSheet(desk, start, product, None, parent).ask() else None


async def change_price(desk: Desk, product: Product, price: Price, standing: Standing, parent: QWidget) -> bool:
    """Ask what is to be changed of a price; False when nothing was saved. Raises HasErrors: the key may not write it."""
    must_be_allowed(desk)
    return await PriceSheet(desk, start_of_change(desk, price, standing), product, price, parent).ask()
