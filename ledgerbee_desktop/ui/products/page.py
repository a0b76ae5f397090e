"""The tab of a product: what LedgerBee knows of it, its prices, and what can be done with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.core.identifiers import PriceId, ProductId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Catalogue, Price, Product
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.records import PriceAction, RecordWrite
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.document.facts import Facts, FactsCard
from ledgerbee_desktop.ui.document.steps import Step
from ledgerbee_desktop.ui.document.steps_row import Work
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.products import asking, price_words
from ledgerbee_desktop.ui.products.form import change_product
from ledgerbee_desktop.ui.products.price_form import change_price, create_price
from ledgerbee_desktop.ui.products.prices import PricesCard
from ledgerbee_desktop.ui.products.standing import as_listed, group_name, is_archived_price, listed_prices, state
from ledgerbee_desktop.ui.products.steps import product_steps
from ledgerbee_desktop.ui.records.page import RecordPage
from ledgerbee_desktop.ui.records.standing import WRITE_SCOPE, lacks
from ledgerbee_desktop.ui.text import explain, shortened


class ProductPage(RecordPage[Product]):
    """Read from LedgerBee again, with its prices, when it is opened."""

    icon_name = "product"

    def __init__(self, desk: Desk, key: PageKey, parent: QWidget | None = None) -> None:
        self._product_id = ProductId(key.id)
        super().__init__(desk, key, Target.PRODUCT, parent)

    @override
    def works(self) -> Mapping[str, Work]:
        return {
            "entry.new": self._new_price,
            "document.edit": self._change,
            "product.archive": self._archive,
            "product.delete": self._delete,
            "outbox.take-back": self._take_back,
        }

    @override
    def build(self) -> None:
        self.facts = FactsCard()
        self.prices = PricesCard(
            {
                "entry.edit": self._change_price,
                "price.default": self._set_default,
                "price.activate": self._activate_price,
                "price.disable": self._disable_price,
                "price.archive": self._archive_price,
                "entry.delete": self._delete_price,
                "entry.take-back": self._take_price_back,
            },
            self,
        )
        self.prices.failed.connect(self.failed)
        for actions, command, text in (
            (self.steps.actions_by_id, "entry.new", self.tr("&New price…")),
            (self.prices.steps.actions_by_id, "entry.edit", self.tr("&Change the price…")),
            (self.prices.steps.actions_by_id, "entry.delete", self.tr("De&lete the price…")),
        ):
            actions[command].setText(text)
        self.content.addWidget(self.facts)
        self.content.addWidget(self.prices)
        self.content.addStretch(1)

    # --- what the window asks ------------------------------------------------------------------------

    @override
    def commands(self) -> Mapping[str, QAction]:
        return {**super().commands(), **self.prices.steps.actions_by_id}

    @override
    def record_in(self, catalogue: Catalogue) -> Product | None:
        return catalogue.products.get(self._product_id)

    @override
    def name_of(self, record: Product) -> str:
        return f"{record.number} {record.name}".strip()

    @override
    def take_focus(self) -> None:
        if self.record is not None and listed_prices(self.record):
            self._wants_focus = False
            self.prices.view.setFocus()
        else:
            super().take_focus()

    @override
    async def fetch(self) -> None:
        known = (await self._book.library.catalogue()).products.get(self._product_id)
        if known is None or not known.is_temporary:
            await self._book.sync.fetch_product(self._product_id)

    # --- showing -------------------------------------------------------------------------------------

    @override
    def offered(self, record: Product) -> Sequence[Step]:
        return tuple(product_steps(record, self.standing, lacks(self._shelf.key, WRITE_SCOPE[Target.PRODUCT])))

    @override
    async def show_record(self, record: Product) -> None:
        self.facts.show_facts(self._who(record), self._how(record))
        await self._keep_chosen()
        rows = await self._book.outbox.rows()
        self.prices.show_prices(record, rows, lacks(self._shelf.key, WRITE_SCOPE[Target.PRICE]))

    async def _keep_chosen(self) -> None:
        """The chosen price stays the chosen one when LedgerBee gives it another id."""
        wanted = self.prices.awaited or self.prices.view.current_id()
        if wanted is not None:
            real = await self._book.library.real_id(wanted)
            if self.prices.awaited is not None or real != wanted:
                self.prices.choose(PriceId(real))

    def _who(self, product: Product) -> Facts:
        return [
            (self.tr("Number"), product.number),
            (self.tr("Name"), product.name),
            (self.tr("Description"), product.description),
        ]

    def _how(self, product: Product) -> Facts:
        archived = not as_listed(product).is_active
        return [
            (self.tr("Group"), group_name(product, self._shelf.catalogue)),
            (self.tr("State"), self.tr("Archived") if archived else explain(state(product)[0])),
        ]

    # --- the product -----------------------------------------------------------------------------------

    async def _change(self) -> None:
        if self.record is not None:
            await change_product(self._desk, self.record, self.standing, self)

    async def _archive(self) -> None:
        product = self.record
        if product is None:
            return
        facts = await asking.about_product(self._book, product, deletes=False)
        question = self.tr("Archive {0}?").format(shortened(self.name_of(product)))
        if not await asking.sure(self, self.tr("Archive a product"), question, facts, self.tr("Archive")):
            return
        for price in listed_prices(product):
            if not is_archived_price(price) and not price.is_temporary:
                await self._act(price, PriceAction.ARCHIVE)

    async def _delete(self) -> None:
        product = self.record
        if product is None:
            return
        facts = await asking.about_product(self._book, product, deletes=True)
        question = self.tr("Delete {0}?").format(shortened(self.name_of(product)))
        if await asking.sure(self, self.tr("Delete a product"), question, facts, self.tr("Delete")):
            await self._write(RecordWrite(target=Target.PRODUCT, kind=OperationKind.DELETE, record_id=self._product_id))

    async def _take_back(self) -> None:
        if self.record is not None:
            await asking.take_back(self._book, self.standing, self.name_of(self.record), self)

    # --- its prices ------------------------------------------------------------------------------------

    async def _new_price(self) -> None:
        if self.record is None:
            return
        made = await create_price(self._desk, self.record, self)
        if made is not None:
            self.prices.choose(made)

    async def _change_price(self) -> None:
        price = self.prices.current()
        if price is not None and self.record is not None:
            await change_price(self._desk, self.record, price, self.prices.standing(price.id), self)

    async def _set_default(self) -> None:
        await self._act(self.prices.current(), PriceAction.SET_DEFAULT)

    async def _activate_price(self) -> None:
        await self._act(self.prices.current(), PriceAction.ACTIVATE)

    async def _disable_price(self) -> None:
        await self._act(self.prices.current(), PriceAction.DISABLE)

    async def _archive_price(self) -> None:
        price = self.prices.current()
        if price is None:
            return
        facts = await asking.about_price(self._book, price, deletes=False)
        question = self.tr("Archive the price {0}?").format(shortened(price_words.title(price)))
        if await asking.sure(self, self.tr("Archive a price"), question, facts, self.tr("Archive")):
            await self._act(price, PriceAction.ARCHIVE)

    async def _delete_price(self) -> None:
        price = self.prices.current()
        if price is None:
            return
        facts = await asking.about_price(self._book, price, deletes=True)
        question = self.tr("Delete the price {0}?").format(shortened(price_words.title(price)))
        if await asking.sure(self, self.tr("Delete a price"), question, facts, self.tr("Delete")):
            await self._write(RecordWrite(target=Target.PRICE, kind=OperationKind.DELETE, record_id=price.id))

    async def _take_price_back(self) -> None:
        price = self.prices.current()
        if price is not None:
            await asking.take_back(self._book, self.prices.standing(price.id), price_words.title(price), self)

    # --- writing ---------------------------------------------------------------------------------------

    async def _act(self, price: Price | None, action: PriceAction) -> None:
        if price is not None:
            write = RecordWrite(target=Target.PRICE, kind=OperationKind.ACTION, record_id=price.id, action=action)
            await self._write(write)

    async def _write(self, write: RecordWrite) -> None:
        await self._book.outbox.write(write)
        self._book.sync.nudge()
