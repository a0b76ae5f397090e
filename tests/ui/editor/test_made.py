"""Drafts made of what is there: credit notes of invoices, templates, copied lines, things that do not exist yet."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
from collections.abc import Coroutine
from decimal import Decimal
from typing import Any, TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind
from ledgerbee_desktop.core.library import DocumentLine
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.editor.columns import Column
from ledgerbee_desktop.ui.editor.copy_sheet import CopySheet
from ledgerbee_desktop.ui.editor.credit_sheet import CreditSheet, ask_for_credit_note
from ledgerbee_desktop.ui.editor.line_picker import PRICE, QUANTITY, TEXT
from ledgerbee_desktop.ui.making import make_new, use_as_template
from ledgerbee_desktop.ui.page import PageKey
from tests.ui.editor.company import CUSTOMERS, PAINTED, PRODUCTS, TODAY, customer_id, document, price_id
from tests.ui.editor.kit import Hands
from tests.ui.keys import CTRL, SHIFT, Key

T = TypeVar("T")

WHITE = dataclasses.replace(
    PAINTED, price_id=price_id(3), description="Vægmaling", quantity=Decimal("2.5"), unit_price=Decimal(350)
)
THANKS = DocumentLine(kind=LineKind.TEXT, description="Tak for opgaven")
INVOICE = document(5, [PAINTED, WHITE, THANKS], dt.date(2026, 9, 1))


def stored(hands: Hands, draft_id: DraftId) -> Draft:
    return hands.aio(hands.desk.book.drafts.open(draft_id)).saved.draft  # type: ignore[no-any-return]


def in_sheet(hands: Hands, work: Coroutine[Any, Any, T], sheet: type[QDialog]) -> tuple[asyncio.Future[T], Any]:
    """`work` begun, and the sheet that it opened, shown."""

    async def begin() -> asyncio.Future[T]:
        return asyncio.ensure_future(work)

    begun = hands.aio(begin())
    hands.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), sheet), timeout=3000)
    return begun, hands.tab.findChild(sheet)


def result(hands: Hands, begun: asyncio.Future[T]) -> T:
    hands.qtbot.waitUntil(begun.done, timeout=3000)
    return begun.result()


def test_a_credit_note_of_chosen_lines_by_keyboard(hands: Hands) -> None:
    begun, sheet = in_sheet(hands, ask_for_credit_note(hands.desk.book, INVOICE, hands.tab), CreditSheet)
    assert a11y.unnamed(sheet) == []
    assert "-6.275,00" in sheet.sum.text()
    hands.press(Key.Key_Space)  # not the painting
    hands.press(Key.Key_Down)
    hands.type("1,5")
    hands.press(Key.Key_Return)  # takes the cell, not the sheet
    hands.qtbot.waitUntil(lambda: "-525,00" in sheet.sum.text())
    hands.press(Key.Key_Down, Key.Key_Space)  # nor the thanks
    assert "-525,00" in sheet.sum.text()
    hands.press(Key.Key_Return)
    draft_id = result(hands, begun)
    assert draft_id is not None
    draft = stored(hands, draft_id)
    assert (draft.kind, draft.invoice_number, draft.customer_id) == (
        DocumentKind.CREDIT_NOTE,
        INVOICE.number,
        customer_id(1),
    )
    assert [(line.price_id, line.quantity, line.unit_price) for line in draft.lines] == [
        (price_id(3), Decimal("1.5"), Decimal(350))
    ]
    assert draft.contact_id == "b0000000-0000-4000-8000-000000000001"  # an invoice does not return its own


def test_no_more_than_was_invoiced_can_be_credited(hands: Hands) -> None:
    begun, sheet = in_sheet(hands, ask_for_credit_note(hands.desk.book, INVOICE, hands.tab), CreditSheet)
    for typed in ("13", "0", "-1", "x"):
        sheet.lines.item(0, QUANTITY).setText(typed)
        assert not sheet.confirm.isEnabled()
        assert "Line 1" in sheet.sum.text()
    sheet.lines.item(0, QUANTITY).setText("11,5")
    assert sheet.confirm.isEnabled()
    sheet.none_button.click()
    assert not sheet.confirm.isEnabled()
    sheet.all_button.click()
    assert sheet.quantities() == {0: Decimal("11.5"), 1: Decimal("2.5"), 2: None}
    sheet.reject()
    assert result(hands, begun) is None
    assert len(hands.aio(hands.desk.book.drafts.all())) == 1  # only the one in the editor


def test_any_document_becomes_a_draft_of_any_kind(hands: Hands) -> None:
    for kind in DocumentKind:
        draft = stored(hands, hands.aio(use_as_template(hands.desk.book, INVOICE, kind)))
        assert (draft.kind, draft.date, draft.invoice_number) == (kind, TODAY, "")
        assert [line.price_id for line in draft.lines] == [price_id(2), price_id(3), None]
        assert draft.lines[0].unit_price is None  # it is today's price
        assert draft.lines[1].unit_price == 350
        assert draft.payment_terms == (14 if kind is DocumentKind.INVOICE else None)


def test_the_draft_itself_is_a_template_through_the_small_menu(hands: Hands) -> None:
    hands.choose_customer("hansen", 1)
    hands.add("10", "2")
    hands.idle()
    with hands.qtbot.waitSignal(hands.tab.open_asked, timeout=3000) as asked:
        assert hands.tab.command("document.template")
        hands.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=3000)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        QTest.keyClick(menu, Key.Key_Q)
    (key,) = asked.args or [None]
    assert isinstance(key, PageKey)
    made = stored(hands, DraftId(key.id))
    assert (made.kind, made.customer_id) == (DocumentKind.QUOTE, customer_id(1))
    assert [line.quantity for line in made.lines] == [2]


def test_a_new_draft_of_each_kind(hands: Hands) -> None:
    for kind in DocumentKind:
        draft = stored(hands, hands.aio(make_new(hands.desk.book, kind, "Jens")))
        assert (draft.kind, draft.our_reference, draft.date) == (kind, "Jens", TODAY)


def test_lines_are_copied_from_an_earlier_document_in_one_step(hands: Hands) -> None:
    hands.aio(hands.desk.store.library.put_documents([INVOICE]))
    hands.choose_customer("hansen", 1)
    hands.add("10", "2")
    before = hands.draft
    hands.go(0, Column.PRODUCT)
    hands.press(Key.Key_C, with_=CTRL | SHIFT)
    hands.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), CopySheet), timeout=3000)
    sheet = hands.tab.findChild(CopySheet)
    assert isinstance(sheet, CopySheet)
    assert a11y.unnamed(sheet) == []
    shown = sheet.lines.item(1, PRICE)
    assert shown is not None
    assert shown.text() == "350,00 → 389,95"
    hands.press(Key.Key_Tab)
    sheet.lines.setCurrentCell(2, TEXT)
    hands.press(Key.Key_Space)
    hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(lambda: len(hands.draft.lines) == 3, timeout=3000)
    assert [(line.price_id, line.unit_price) for line in hands.draft.lines[1:]] == [
        (price_id(2), None),
        (price_id(3), None),
    ]
    hands.press(Key.Key_Z, with_=CTRL)
    assert hands.draft == before


def test_lines_are_copied_with_the_prices_as_they_were(hands: Hands) -> None:
    hands.aio(hands.desk.store.library.put_documents([INVOICE]))
    hands.choose_customer("hansen", 1)
    facts, ids = hands.tab.session.facts, hands.desk.book.ids
    sheet = CopySheet([INVOICE], hands.draft, facts.catalogue, ids, hands.tab)
    sheet.today.setChecked(False)
    shown = sheet.lines.item(1, PRICE)
    assert shown is not None
    assert shown.text() == "350,00"
    assert [line.unit_price for line in sheet.chosen()] == [None, Decimal(350), None]
    sheet.deleteLater()


def test_a_customer_that_does_not_exist_is_asked_for_and_taken_when_it_does(hands: Hands) -> None:
    hands.type("Nyborg")
    hands.press(Key.Key_Down)
    with hands.qtbot.waitSignal(hands.tab.create_asked, timeout=1000) as asked:
        hands.press(Key.Key_Return)
    assert asked.args == ["customer", "Nyborg"]
    new = dataclasses.replace(CUSTOMERS[1], id=customer_id(9), number="3000", name="Nyborg ApS", is_temporary=True)
    hands.tab.created.take(new.id)
    hands.aio(hands.desk.store.library.put_customers([*CUSTOMERS, dataclasses.replace(new, is_temporary=False)]))
    hands.qtbot.waitUntil(lambda: hands.draft.customer_id == new.id, timeout=3000)


def test_enter_on_what_fits_nobody_creates_nothing(hands: Hands) -> None:
    hands.type("Nyborg")
    with hands.qtbot.assertNotEmitted(hands.tab.create_asked):
        hands.press(Key.Key_Return)
    assert "Nyborg" in hands.tab.header.bubble.text
    hands.press(Key.Key_Escape)


def test_a_product_that_does_not_exist_is_asked_for_and_taken_when_it_does(hands: Hands) -> None:
    hands.tab.go_to("lines")
    hands.type("Tapet")
    hands.press(Key.Key_Down)
    with hands.qtbot.waitSignal(hands.tab.create_asked, timeout=1000) as asked:
        hands.press(Key.Key_Return)
    assert asked.args == ["product", "Tapet"]
    assert hands.open_text is None
    hands.tab.created.take(price_id(77))
    base = PRODUCTS[0]
    price = dataclasses.replace(base.prices[0], id=price_id(77))
    hands.aio(
        hands.desk.store.library.put_product(dataclasses.replace(base, updated_at="3", prices=(*base.prices, price)))
    )
    hands.qtbot.waitUntil(lambda: len(hands.draft.lines) == 1, timeout=3000)
    assert hands.draft.lines[0].price_id == price_id(77)
    assert hands.cell == (0, Column.QUANTITY)


def test_what_ledgerbee_does_not_have_yet_is_marked(hands: Hands) -> None:
    hands.choose_customer("hansen", 1)
    hands.add("10", "2")
    facts = hands.tab.session.facts
    customers = {**facts.catalogue.customers, customer_id(1): dataclasses.replace(CUSTOMERS[0], is_temporary=True)}
    prices = {**facts.catalogue.prices}
    prices[price_id(1)] = dataclasses.replace(prices[price_id(1)], is_temporary=True)
    catalogue = dataclasses.replace(facts.catalogue, customers=customers, prices=prices)
    hands.tab.session.set_facts(dataclasses.replace(facts, catalogue=catalogue), ())
    assert hands.tab.header.customer.text() == "1042 · Hansen & Søn Malerfirma ApS · not in LedgerBee yet"
    assert "not in LedgerBee yet" in hands.tab.grid.lines.index(0, Column.PRODUCT).data()
    assert {finding.severity.value for finding in hands.tab.session.findings} == {"warning"}
