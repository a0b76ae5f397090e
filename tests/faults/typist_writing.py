"""The typist at a draft: header, lines, customers and products that do not exist yet, and into the outbox with it."""

from __future__ import annotations

import random

from PySide6.QtCore import Qt

from ledgerbee_desktop.app.hands import CTRL, SHIFT
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind
from ledgerbee_desktop.core.library import Catalogue, Customer
from ledgerbee_desktop.ui.customers.form import CustomerSheet
from ledgerbee_desktop.ui.editor.customer_field import CREATE as CREATE_CUSTOMER
from ledgerbee_desktop.ui.editor.product_cell import CREATE as CREATE_PRODUCT
from ledgerbee_desktop.ui.editor.tab import EditorTab
from ledgerbee_desktop.ui.kind_menu import KINDS
from ledgerbee_desktop.ui.products.form import ProductSheet
from tests.faults.typist_keys import Keyboard, promise

Key = Qt.Key
NEW_CUSTOMER, NEW_PRODUCT, THINKS_BETTER = 0.25, 0.2, 0.4
"""How often a person needs what does not exist yet, and takes back what waits offline."""
WRITTEN = {DocumentKind.INVOICE: 4, DocumentKind.QUOTE: 3, DocumentKind.ORDER_CONFIRMATION: 2}
"""How often which kind is begun; a credit note begins with its invoice, an order confirmation also with its quote."""


class Writer:
    """Writes drafts of the kinds that it is given."""

    def __init__(self, keyboard: Keyboard, chance: random.Random, kinds: frozenset[DocumentKind]) -> None:
        self._keyboard, self._chance = keyboard, chance
        self._kinds = {kind: often for kind, often in WRITTEN.items() if kind in kinds}

    async def write_draft(self, reference: str, catalogue: Catalogue) -> None:
        """A whole document of one of the kinds, from an empty tab into the outbox."""
        offline = self._chance.random() < 0.5
        if offline:
            await self._keyboard.press(Key.Key_O, modifiers=CTRL | SHIFT)
        editor = await self._begin(self._chance.choices(list(self._kinds), list(self._kinds.values()))[0])
        if self._chance.random() < NEW_CUSTOMER:
            await self._new_customer(editor, f"Kunde_{reference}")
        else:
            known = [each for each in catalogue.customers.values() if each.email and not each.is_temporary]
            await self._customer(editor, self._chance.choice(known))
        await self._keyboard.go_to(editor.header.reference)
        await self._keyboard.type(editor, reference)
        await self.to_the_lines(editor)
        await self._lines(editor, reference, [each.number for each in catalogue.products.values() if each.prices])
        await self.queue(editor)
        if offline and self._chance.random() < THINKS_BETTER:
            await self._think_better_of_it(editor)
        if offline:
            await self._keyboard.press(Key.Key_O, modifiers=CTRL | SHIFT)

    async def _begin(self, kind: DocumentKind) -> EditorTab:
        before = set(self._keyboard.window.tabs.pages())
        if kind is DocumentKind.INVOICE:
            await self._keyboard.press(Key.Key_N, modifiers=CTRL)
        else:
            await self._keyboard.press(Key.Key_N, modifiers=CTRL | SHIFT)
            await self._keyboard.press(*[Key.Key_Down] * list(KINDS).index(kind), Key.Key_Return)
        editor = await self._keyboard.editor(before)
        await self._keyboard.until(lambda: editor.session.draft.kind is kind, f"it is a new {kind}")
        return editor

    # --- the header -------------------------------------------------------------------------------------

    async def _customer(self, editor: EditorTab, customer: Customer) -> None:
        await self._keyboard.write(customer.number)
        await self._keyboard.press(Key.Key_Return)
        await self._keyboard.until(lambda: editor.session.draft.customer_id == customer.id, "the customer is taken")

    async def _new_customer(self, editor: EditorTab, name: str) -> None:
        """Made from the picker and used at once, under an id that LedgerBee does not know."""
        keyboard, field = self._keyboard, editor.header.customer
        await keyboard.write(name)
        marked = await keyboard.mark(field.list)
        assert marked.value is CREATE_CUSTOMER
        await keyboard.press(Key.Key_Return)
        sheet = await keyboard.sheet(CustomerSheet)
        assert isinstance(sheet, CustomerSheet)
        await keyboard.tab_to(sheet.form.fields["email"].input)
        await keyboard.write("regning@kunde.example")
        await keyboard.press(Key.Key_Return, modifiers=CTRL)
        await keyboard.until(lambda: sheet.made, "the customer is saved")
        promise("MADE", "customer", name)
        await keyboard.until(lambda: _customer_name(editor) == name, "the new customer is taken")

    # --- the lines --------------------------------------------------------------------------------------

    async def to_the_lines(self, editor: EditorTab) -> None:
        """Out of the form, the way Tab goes."""
        while not editor.grid.is_busy:
            await self._keyboard.press(Key.Key_Tab)

    async def _lines(self, editor: EditorTab, reference: str, products: list[str]) -> None:
        """A product, a product at a price of its own, a text, a separator, a product."""
        keyboard = self._keyboard
        first, second, third = self._chance.sample(products, 3)
        await self._product(editor, first)
        await keyboard.write(second)
        await keyboard.press(Key.Key_Return)
        await keyboard.write("2*3")
        await keyboard.press(Key.Key_Return)
        await keyboard.write("400-10%")
        await keyboard.press(Key.Key_Return)
        await self.text_line(editor, f"Udført_som_aftalt_{reference}")
        await keyboard.press(Key.Key_S, modifiers=CTRL | SHIFT)
        if self._chance.random() < NEW_PRODUCT:
            await self._new_product(editor, f"Vare_{reference}")
        else:
            await self._product(editor, third)

    async def text_line(self, editor: EditorTab, text: str) -> None:
        """A line of text, promised when half of it is typed and again at its end."""
        await self._keyboard.press(Key.Key_T, modifiers=CTRL | SHIFT)
        await self._keyboard.type(editor, text[:14])
        await self._keyboard.type(editor, text[14:], Key.Key_Return, whole=text)

    async def _product(self, editor: EditorTab, number: str) -> None:
        await self._keyboard.write(number)
        await self._keyboard.press(Key.Key_Return)
        await self._quantity(editor)

    async def _quantity(self, editor: EditorTab) -> None:
        quantity = f"{self._chance.randint(1, 99)},{self._chance.randint(11, 99)}"
        await self._keyboard.type(editor, quantity, Key.Key_Return)
        await self._keyboard.press(Key.Key_Return)

    async def _new_product(self, editor: EditorTab, name: str) -> None:
        """Made from the line with its first price: two operations, the second of which names what the first makes."""
        keyboard = self._keyboard
        await keyboard.write(name)
        marked = await keyboard.mark(editor.grid.product_cell.list)
        assert marked.value == CREATE_PRODUCT
        await keyboard.press(Key.Key_Return)
        sheet = await keyboard.sheet(ProductSheet)
        assert isinstance(sheet, ProductSheet)
        await keyboard.tab_to(sheet.form.fields["unit_amount"].input)
        await keyboard.write(f"{self._chance.randint(1, 999)},{self._chance.randint(11, 99)}")
        await keyboard.press(Key.Key_Return, modifiers=CTRL)
        await keyboard.until(lambda: sheet.made, "the product is saved")
        promise("MADE", "product", name)
        await keyboard.until(lambda: name in _product_names(editor), "the new product is on the line")
        await keyboard.until(lambda: editor.grid.is_busy, "the line has the keyboard")
        await self._quantity(editor)

    # --- into the outbox --------------------------------------------------------------------------------

    async def queue(self, editor: EditorTab) -> None:
        """Into the outbox, in one of the ways that the kind has; promised once the outbox has it."""
        keyboard, queued = self._keyboard, list[str]()
        draft = editor.session.draft
        way = self._way(draft.kind)
        editor.queue_asked.connect(queued.append)
        await keyboard.press(Key.Key_Return, modifiers=CTRL | SHIFT)
        await keyboard.choose_way(way)
        await keyboard.until(lambda: queued, "the draft is in the outbox")
        sending = str(way or "-")
        if draft.edits is None:
            promise("QUEUED", queued[0], str(draft.kind), draft.reference, sending)
        else:
            promise("CHANGED", queued[0], draft.edits, sending)

    def _way(self, kind: DocumentKind) -> DeliveryType | None:
        """Quotes and order confirmations stay LedgerBee drafts more often: those can be changed and sent later."""
        booked = kind in {DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE}
        ways = (DeliveryType.EMAIL, DeliveryType.MANUAL, None)
        return self._chance.choices(ways, (8, 1, 1) if booked else (4, 2, 4))[0]

    async def _think_better_of_it(self, editor: EditorTab) -> None:
        promise("TAKEN", editor.session.draft.id)
        await self._keyboard.go_to(editor.notes)
        words = f"Tak_for_ordren_{self._chance.randint(100, 999)}"
        await self._keyboard.type(editor, words)
        await self.queue(editor)


def _customer_name(editor: EditorTab) -> str:
    draft = editor.session.draft
    customer = editor.session.catalogue.customers.get(draft.customer_id) if draft.customer_id is not None else None
    return customer.name if customer is not None else ""


def _product_names(editor: EditorTab) -> set[str]:
    catalogue = editor.session.catalogue
    found = [catalogue.product_of(line.price_id) for line in editor.session.draft.lines if line.price_id is not None]
    return {product.name for product in found if product is not None}
