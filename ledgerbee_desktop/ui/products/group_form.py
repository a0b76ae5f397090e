"""The sheet in which a product group is written: its name, and the accounts on which sales in each VAT zone are booked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.core.identifiers import AccountId, ProductGroupId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Account, ProductGroup
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.records import ProductGroupFields
from ledgerbee_desktop.core.rules import Finding
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.products.checks import ACCOUNTS, group_findings
from ledgerbee_desktop.ui.products.starts import must_be_allowed, start_of_change
from ledgerbee_desktop.ui.records.fields import FieldSpec, Shape
from ledgerbee_desktop.ui.records.sheet import RecordSheet
from ledgerbee_desktop.ui.records.standing import Standing
from ledgerbee_desktop.ui.records.starts import Start, Values
from ledgerbee_desktop.ui.text import explain

ACCOUNT_LABELS = {
    "domestic_account_id": QT_TRANSLATE_NOOP("products", "Sales in Den&mark"),
    "domestic_without_vat_account_id": QT_TRANSLATE_NOOP("products", "Denmark &without VAT"),
    "eu_account_id": QT_TRANSLATE_NOOP("products", "Sales in the &EU"),
    "abroad_account_id": QT_TRANSLATE_NOOP("products", "Sales &abroad"),
}
SPECS: tuple[FieldSpec, ...] = (
    FieldSpec(name="name", label=QT_TRANSLATE_NOOP("products", "&Name"), wide=True),
    FieldSpec(name="number", label=QT_TRANSLATE_NOOP("products", "N&umber"), wide=True),
    FieldSpec(name="description", label=QT_TRANSLATE_NOOP("products", "&Description"), wide=True),
    *(
        FieldSpec(name=name, label=label, shape=Shape.CHOICE, pair=number % 2)
        for number, (name, label) in enumerate(ACCOUNT_LABELS.items())
    ),
)
_NO_ACCOUNTS = QT_TRANSLATE_NOOP(
    "products",
    "The accounts were not read from LedgerBee yet, or this sign-in may not read them (scope accounts-read).",
)


class GroupSheet(RecordSheet):
    """All that LedgerBee takes of a product group. `accounts` are those of the ledger."""

    target = Target.PRODUCT_GROUP

    def __init__(self, desk: Desk, start: Start, accounts: Sequence[Account], parent: QWidget) -> None:
        new, change, says = self._titles()
        title = new if start.kind is OperationKind.CREATE and start.replaces is None else change
        super().__init__(desk, start, parent, title=title, says=says, specs=SPECS)
        self._group_id = ProductGroupId(start.record_id)
        self._has_accounts = bool(accounts)
        offers = [("", ""), *((str(each.id), f"{each.number} {each.name}") for each in accounts)]
        for name in ACCOUNTS:
            self.form.offer(name, offers)

    def _titles(self) -> tuple[str, str, str]:
        return (
            QCoreApplication.translate("GroupSheet", "New product group"),
            QCoreApplication.translate("GroupSheet", "Change the product group"),
            QCoreApplication.translate(
                "GroupSheet",
                "The accounts decide where sales are booked, and with which VAT, by the customer's VAT zone.",
            ),
        )

    @override
    def check(self, values: Values) -> Sequence[Finding]:
        return tuple(group_findings(values, self._group_id, self._desk.shelf.catalogue))

    @override
    def hints(self, values: Values) -> Mapping[str, str]:
        return {} if self._has_accounts else {"domestic_account_id": explain(_NO_ACCOUNTS)}

    @override
    def fields(self, values: Values) -> ProductGroupFields:
        accounts = {name: AccountId(values[name]) for name in ACCOUNTS}
        return ProductGroupFields(
            number=values["number"], name=values["name"], description=values["description"], **accounts
        )


async def create_group(desk: Desk, text: str, parent: QWidget) -> ProductGroupId | None:
    """Ask for a new group; its temporary id, None when none was saved. Raises HasErrors: the key may not write it."""
    must_be_allowed(desk)
    group_id = ProductGroupId(desk.book.ids.new())
    start = Start(record_id=group_id, kind=OperationKind.CREATE, shown={"name": text})
    accounts = await desk.book.library.accounts()
    return group_id if await GroupSheet(desk, start, accounts, parent).ask() else None


async def change_group(desk: Desk, group: ProductGroup, standing: Standing, parent: QWidget) -> bool:
    """Ask what is to be changed of a group; False when nothing was saved. Raises HasErrors: the key may not write it."""
    must_be_allowed(desk)
    accounts = await desk.book.library.accounts()
    return await GroupSheet(desk, start_of_change(desk, group, standing), accounts, parent).ask()
