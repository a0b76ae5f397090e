"""The sheet in which a product is written: a new one, at once with its first price, or what is to be changed of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.core.defaults import DEFAULT_CURRENCY
from ledgerbee_desktop.core.identifiers import PriceId, ProductGroupId, ProductId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Catalogue, Product
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.records import PriceFields, ProductFields, RecordWrite
from ledgerbee_desktop.core.rules import Finding
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.products.checks import amount_of, currency_of, next_number, product_findings
from ledgerbee_desktop.ui.products.starts import must_be_allowed, start_of_change
from ledgerbee_desktop.ui.records.fields import FieldSpec, Shape
from ledgerbee_desktop.ui.records.sheet import RecordSheet
from ledgerbee_desktop.ui.records.standing import Standing
from ledgerbee_desktop.ui.records.starts import Made, Start, Values
from ledgerbee_desktop.ui.text import explain

SPECS: tuple[FieldSpec, ...] = (
    FieldSpec(name="name", label=QT_TRANSLATE_NOOP("products", "&Name"), wide=True),
    FieldSpec(name="number", label=QT_TRANSLATE_NOOP("products", "N&umber")),
    FieldSpec(name="group_id", label=QT_TRANSLATE_NOOP("products", "&Group"), shape=Shape.CHOICE, pair=1),
    FieldSpec(name="description", label=QT_TRANSLATE_NOOP("products", "&Description"), shape=Shape.LINES, wide=True),
)
FIRST_PRICE: tuple[FieldSpec, ...] = (
    FieldSpec(name="unit_amount", label=QT_TRANSLATE_NOOP("products", "&Price")),
    FieldSpec(name="currency", label=QT_TRANSLATE_NOOP("products", "&Currency"), pair=1),
    FieldSpec(name="nickname", label=QT_TRANSLATE_NOOP("products", "Price's n&ickname"), wide=True),
)
WITHOUT_VAT = QT_TRANSLATE_NOOP("products", "Without VAT, for one unit.")


class ProductSheet(RecordSheet):
    """All that LedgerBee takes of a product. A new one takes its first price along: `price_id` is its temporary id."""

    target = Target.PRODUCT

    def __init__(self, desk: Desk, start: Start, catalogue: Catalogue, parent: QWidget) -> None:
        self.is_new = start.kind is OperationKind.CREATE and start.replaces is None
        specs = (*SPECS, *FIRST_PRICE) if self.is_new else SPECS
        new, change, says = self._titles()
        super().__init__(
            desk, start, parent, title=new if self.is_new else change, says=says if self.is_new else "", specs=specs
        )
        self._product_id = ProductId(start.record_id)
        self.price_id: PriceId | None = None
        self.form.offer("group_id", _groups(catalogue))

    def _titles(self) -> tuple[str, str, str]:
        return (
            QCoreApplication.translate("ProductSheet", "New product"),
            QCoreApplication.translate("ProductSheet", "Change the product"),
            QCoreApplication.translate(
                "ProductSheet", "It can be used at once, without a network too; LedgerBee gets it with its price."
            ),
        )

    @override
    def check(self, values: Values) -> Sequence[Finding]:
        return tuple(product_findings(values, self._product_id, self._desk.shelf.catalogue))

    @override
    def hints(self, values: Values) -> Mapping[str, str]:
        return {"unit_amount": explain(WITHOUT_VAT)}

    @override
    def fields(self, values: Values) -> ProductFields:
        return ProductFields(
            number=values["number"],
            name=values["name"],
            group_id=ProductGroupId(values["group_id"]),
            description=values["description"],
        )

    @override
    def followers(self, values: Values) -> Sequence[RecordWrite]:
        if not values.get("unit_amount"):
            return ()
        self.price_id = PriceId(self._book.ids.new())
        fields = PriceFields(
            product_id=self._product_id,
            unit_amount=amount_of(values["unit_amount"]),
            currency=currency_of(values["currency"]),
            nickname=values["nickname"],
        )
        return (RecordWrite(target=Target.PRICE, kind=OperationKind.CREATE, record_id=self.price_id, fields=fields),)


def _groups(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Nothing is chosen for the person where there is a choice: the group decides where sales are booked."""
    found = [(str(group.id), f"{group.number} {group.name}".strip()) for group in catalogue.product_groups]
    return found if len(found) == 1 else [("", ""), *found]


def new_values(text: str, catalogue: Catalogue) -> dict[str, str]:
    """What the form of a new product begins with. `text` is what was typed in a picker: a name, or a number."""
    is_number = bool(text) and text.isascii() and text.isdigit()
    groups = catalogue.product_groups
    return {
        "name": "" if is_number else text,
        "number": text if is_number else next_number(catalogue),
        "group_id": groups[0].id if len(groups) == 1 else "",
        "currency": DEFAULT_CURRENCY,
    }


async def create_product(desk: Desk, text: str, parent: QWidget) -> Made | None:
    """Ask for a new product; None when none was saved. Raises HasErrors: the key may not write products."""
    must_be_allowed(desk)
    record_id = ProductId(desk.book.ids.new())
    catalogue = await desk.book.library.catalogue()  # what was made a moment ago is in it already
    start = Start(record_id=record_id, kind=OperationKind.CREATE, shown=new_values(text, catalogue))
    sheet = ProductSheet(desk, start, catalogue, parent)
    saved = await sheet.ask()
    return Made(record_id, sheet.price_id) if saved else None


async def change_product(desk: Desk, product: Product, standing: Standing, parent: QWidget) -> bool:
    """Ask what is to be changed; False when nothing was saved. Raises HasErrors: the key may not write products."""
    must_be_allowed(desk)
    catalogue = await desk.book.library.catalogue()
    return await ProductSheet(desk, start_of_change(desk, product, standing), catalogue, parent).ask()
