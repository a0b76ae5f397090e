"""The list of product groups; a group is small enough for a sheet, so it has no tab of its own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.core.identifiers import AccountId, ProductGroupId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Account, ProductGroup
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.records import RecordWrite
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.actions import page_action
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.document.steps_row import StepsRow
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.outbox.words import refusal_text
from ledgerbee_desktop.ui.products import asking
from ledgerbee_desktop.ui.products.columns import GROUP_COLUMNS, GROUPS
from ledgerbee_desktop.ui.products.group_form import ACCOUNT_LABELS, change_group, create_group
from ledgerbee_desktop.ui.products.list_page import GROUPS_PLACE
from ledgerbee_desktop.ui.products.steps import group_steps
from ledgerbee_desktop.ui.records.list_page import MARK_COLUMN, ListWords, RecordsPage
from ledgerbee_desktop.ui.records.standing import WRITE_SCOPE, Standing, lacks
from ledgerbee_desktop.ui.text import PlainLabel, explain, set_role, shortened
from ledgerbee_desktop.ui.theme import SPACE

WORDS = ListWords(
    title=QT_TRANSLATE_NOOP("lists", "Product groups"),
    none=QT_TRANSLATE_NOOP("lists", "No product groups"),
    sentence=QT_TRANSLATE_NOOP(
        "lists",
        "LedgerBee has no product group of this company yet. A product needs one: its accounts say where sales are booked.",
    ),
    new=QT_TRANSLATE_NOOP("lists", "New group…"),
    one=QT_TRANSLATE_NOOP("lists", "1 group"),
    many=QT_TRANSLATE_NOOP("lists", "{count} groups"),
)


class GroupsPage(RecordsPage[ProductGroup]):
    """Enter changes the chosen group."""

    icon_name = "product"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._standing = Standing()
        self._awaited: ProductGroupId | None = None
        super().__init__(
            desk,
            GROUPS_PLACE,
            GROUPS,
            parent,
            says=WORDS,
            columns=(*GROUP_COLUMNS, MARK_COLUMN),
            page_kind="product-group",
            sort="number",
        )
        self._new_entry = page_action("entry.new", self)
        self._new_entry.setText(self.new_one.text())
        self._new_entry.triggered.connect(self.new_one.trigger)
        self.steps = StepsRow(
            {"entry.edit": self._change, "entry.delete": self._delete, "entry.take-back": self._take_back}, self
        )
        self.steps.actions_by_id["entry.edit"].setText(self.tr("&Change the group…"))
        self.steps.actions_by_id["entry.delete"].setText(self.tr("De&lete the group…"))
        self.steps.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        self.accounts, self.refusal = PlainLabel("", self, role="muted", wrap=True), PlainLabel("", self, wrap=True)
        set_role(self.refusal, "error")
        for label in (self.accounts, self.refusal):
            label.setContentsMargins(2 * SPACE, SPACE // 2, 2 * SPACE, 0)
            label.hide()
            self.whole.addWidget(label)
        self.whole.addWidget(self.steps)
        self.follower = Loader(self._offer, self)
        for signal in (self.steps.failed, self.follower.failed):
            signal.connect(self.failed)
        for signal in (self.view.chosen, self.model.loaded):
            signal.connect(self.follower.start)

    @override
    def commands(self) -> Mapping[str, QAction]:
        return {**super().commands(), **self.steps.actions_by_id, "entry.new": self._new_entry}

    @property
    @override
    def busy(self) -> bool:
        return super().busy or self.follower.busy

    def current(self) -> ProductGroup | None:
        """The chosen group."""
        row = self.model.value(self.view.current_id() or "")
        return row.record if row is not None else None

    async def _offer(self) -> None:
        await self._choose_awaited()
        rows = await self._book.outbox.rows()
        group = self.current()
        self._standing = Standing.of(group.id, rows) if group is not None else Standing()
        barred = lacks(self._desk.shelf.key, WRITE_SCOPE[Target.PRODUCT_GROUP])
        self._show_accounts(group, {each.id: each for each in await self._book.library.accounts()})
        self.steps.offer(() if group is None else tuple(group_steps(group, self._standing, barred)))
        refusals = [text for operation in self._standing.operations if (text := refusal_text(operation))]
        self.refusal.setText(self.tr("LedgerBee refused it: {0}").format(" ".join(refusals)) if refusals else "")
        self.refusal.setVisible(bool(refusals))

    def _show_accounts(self, group: ProductGroup | None, accounts: Mapping[AccountId, Account]) -> None:
        """On which accounts the sales of the chosen group are booked."""
        booked = []
        for name, label in ACCOUNT_LABELS.items() if group is not None else ():
            account = accounts.get(getattr(group, name) or AccountId(""))
            if account is not None:
                booked.append(f"{explain(label).replace('&', '')}: {account.number} {account.name}")
        self.accounts.setText(" · ".join(booked))
        self.accounts.setVisible(bool(booked))

    @Slot(str)
    @override
    def _open_row(self, row_id: str) -> None:
        self.steps.actions_by_id["entry.edit"].trigger()

    # --- doing -------------------------------------------------------------------------------------

    @override
    async def _make(self) -> None:
        self._awaited = await create_group(self._desk, self.search.text().strip(), self)
        await self._choose_awaited()

    async def _choose_awaited(self) -> None:
        """The group that was made just now, under the id that it has by now."""
        if self._awaited is None:
            return
        real = await self._book.library.real_id(self._awaited)
        if self.model.row_of(real) is not None:
            self._awaited = None
            self.view.choose(real)

    async def _change(self) -> None:
        group = self.current()
        if group is not None:
            await change_group(self._desk, group, self._standing, self)

    async def _delete(self) -> None:
        group = self.current()
        if group is None:
            return
        facts = asking.about_group(group, self._desk.shelf.catalogue.products.values())
        question = self.tr("Delete the group {0}?").format(shortened(f"{group.number} {group.name}"))
        if await asking.sure(self, self.tr("Delete a product group"), question, facts, self.tr("Delete")):
            write = RecordWrite(target=Target.PRODUCT_GROUP, kind=OperationKind.DELETE, record_id=group.id)
            await self._book.outbox.write(write)
            self._book.sync.nudge()

    async def _take_back(self) -> None:
        group = self.current()
        if group is not None:
            await asking.take_back(self._book, self._standing, group.name, self)
