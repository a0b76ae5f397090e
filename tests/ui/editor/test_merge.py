"""A quote of LedgerBee that is changed here and there at the same time."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from ledgerbee_desktop.core.clashes import Merge
from ledgerbee_desktop.core.derive import editing
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.merging import line_ids, merge
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.sync.engine import Engine
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.editor.columns import Column
from ledgerbee_desktop.ui.editor.merge_view import MergeSheet
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.send_sheet import SendSheet
from ledgerbee_desktop.ui.text import PlainLabel
from tests.ui.editor.company import PAINTED, TODAY, document
from tests.ui.editor.kit import Desk, Hands, put_away, show
from tests.ui.keys import CTRL, SHIFT, Key
from tests.ui.kit import Aio

LINES = (
    dataclasses.replace(PAINTED, id="11111111-0000-4000-8000-000000000001"),
    dataclasses.replace(PAINTED, id="11111111-0000-4000-8000-000000000002", description="Døre", quantity=Decimal(4)),
)
QUOTE = dataclasses.replace(
    document(40, LINES, dt.date(2026, 11, 18)),
    kind=DocumentKind.QUOTE,
    status="draft",
    display_status="draft",
    number="",
    due_date=None,
    valid_until=dt.date(2026, 12, 18),
)


class NearLedgerBee:
    """The engine, except that LedgerBee's side of a document is at hand: the library's copy is what it would answer."""

    def __init__(self, engine: Engine, desk: Desk) -> None:
        self._engine, self._desk = engine, desk

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    async def merge(self, draft_id: DraftId) -> Merge | None:
        store = self._desk.store
        draft = (await store.drafts.open(draft_id)).saved.draft
        base = await store.drafts.base(draft_id)
        assert base is not None
        assert draft.edits is not None
        (theirs,) = await store.library.documents([draft.edits])
        return None if theirs.updated_at == base.updated_at else merge(base, draft, theirs, self._desk.book.ids)


@pytest.fixture
def quote(qtbot: QtBot, aio: Aio, desk: Desk) -> Iterator[Hands]:
    """An editor that changes the quote."""
    engine = desk.book.sync
    assert isinstance(engine, Engine)
    desk.book = dataclasses.replace(desk.book, sync=NearLedgerBee(engine, desk))
    aio(desk.store.library.put_documents([QUOTE]))
    draft = editing(QUOTE, DraftId(desk.book.ids.new()), line_ids(QUOTE, desk.book.ids))
    aio(desk.book.drafts.create(draft, QUOTE))
    made = show(qtbot, aio, desk, draft_id=draft.id)
    yield made
    put_away(made)


def theirs(hands: Hands, **changes: Any) -> Document:
    changed = dataclasses.replace(QUOTE, updated_at="2026-11-21T08:00:00Z", **changes)
    hands.aio(hands.desk.store.library.put_documents([changed]))
    hands.qtbot.waitUntil(lambda: "Somebody changed it" in hands.tab.strip.text(), timeout=3000)
    return changed


def compare(hands: Hands) -> MergeSheet:
    hands.press(Key.Key_G, with_=CTRL | SHIFT)
    hands.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), MergeSheet), timeout=3000)
    sheet = hands.tab.findChild(MergeSheet)
    assert isinstance(sheet, MergeSheet)
    assert a11y.unnamed(sheet) == []
    return sheet


def settle(hands: Hands) -> None:
    hands.qtbot.waitUntil(lambda: hands.tab.findChild(MergeSheet) is None, timeout=3000)
    hands.qtbot.waitUntil(lambda: "replaces the draft" in hands.tab.strip.text(), timeout=3000)
    hands.idle()


def notes_and_quantities(hands: Hands) -> tuple[str, ...]:
    return hands.draft.notes, *(str(line.quantity) for line in hands.draft.lines)


def write_mine(hands: Hands) -> None:
    hands.tab.notes.setFocus()
    hands.type("Mit")
    hands.go(0, Column.QUANTITY)
    hands.type("5")
    hands.press(Key.Key_Return)
    hands.idle()


LEDGERBEES = (dataclasses.replace(LINES[0], quantity=Decimal(6)), dataclasses.replace(LINES[1], quantity=Decimal(7)))


def test_it_says_what_it_changes_and_offers_nothing_to_compare(quote: Hands) -> None:
    quote.qtbot.waitUntil(lambda: "replaces the draft" in quote.tab.strip.text(), timeout=3000)
    assert quote.tab.strip.button.isHidden()
    assert not quote.tab.commands()["draft.compare"].isEnabled()
    assert a11y.unnamed(quote.tab) == []


def test_a_change_that_touches_nothing_is_not_told(quote: Hands) -> None:
    quote.aio(quote.desk.store.library.put_documents([dataclasses.replace(QUOTE, updated_at="later")]))
    quote.qtbot.wait(100)
    quote.qtbot.waitUntil(lambda: "replaces the draft" in quote.tab.strip.text(), timeout=3000)


def test_what_clashes_is_chosen_by_arrow_and_one_undo_brings_mine_back(quote: Hands) -> None:
    write_mine(quote)
    mine = quote.draft
    theirs(quote, notes="Deres", lines=LEDGERBEES, reference="PO 9")
    sheet = compare(quote)
    assert [sheet.taken.item(row).text() for row in range(sheet.taken.count())] == [
        "Reference: PO 9",
        "Line 2, quantity: 7",
    ]
    assert sheet.table.rowCount() == 2
    quote.press(Key.Key_Down, Key.Key_Right, Key.Key_Return)
    settle(quote)
    assert notes_and_quantities(quote) == ("Mit", "6", "7")
    assert quote.draft.reference == "PO 9"
    assert quote.stored().draft == quote.draft
    base = quote.aio(quote.desk.store.drafts.base(quote.draft_id))
    assert base.updated_at == "2026-11-21T08:00:00Z"
    quote.press(Key.Key_Z, with_=CTRL)
    assert quote.draft == mine
    quote.idle()
    assert quote.stored().draft == mine


def test_mine_is_kept(quote: Hands) -> None:
    write_mine(quote)
    theirs(quote, notes="Deres", lines=LEDGERBEES)
    compare(quote).mine.click()
    settle(quote)
    assert notes_and_quantities(quote) == ("Mit", "5", "7")


def test_theirs_is_taken(quote: Hands) -> None:
    write_mine(quote)
    theirs(quote, notes="Deres", lines=LEDGERBEES)
    compare(quote).theirs.click()
    settle(quote)
    assert notes_and_quantities(quote) == ("Deres", "6", "7")


def test_both_are_kept(quote: Hands) -> None:
    write_mine(quote)
    theirs(quote, notes="Deres", lines=LEDGERBEES)
    sheet = compare(quote)
    with quote.qtbot.waitSignal(quote.tab.open_asked, timeout=3000) as asked:
        sheet.both.click()
    settle(quote)
    assert notes_and_quantities(quote) == ("Deres", "6", "7")
    (key,) = asked.args or [None]
    assert isinstance(key, PageKey)
    kept = quote.aio(quote.desk.book.drafts.open(DraftId(key.id))).saved.draft
    assert (kept.edits, kept.notes, kept.date) == (None, "Mit", TODAY)
    assert [line.quantity for line in kept.lines] == [5, 4]


def test_escape_decides_nothing(quote: Hands) -> None:
    write_mine(quote)
    mine = quote.draft
    theirs(quote, notes="Deres")
    compare(quote)
    quote.press(Key.Key_Escape)
    quote.qtbot.waitUntil(lambda: quote.tab.findChild(MergeSheet) is None, timeout=3000)
    assert quote.draft == mine
    assert "Somebody changed it" in quote.tab.strip.text()


def test_what_was_sent_meanwhile_can_no_longer_be_changed_and_says_so(quote: Hands) -> None:
    changed = dataclasses.replace(QUOTE, updated_at="later", status="sent", display_status="sent", number="1042")
    quote.aio(quote.desk.store.library.put_documents([changed]))
    quote.qtbot.waitUntil(lambda: "cannot be changed any more" in quote.tab.strip.text(), timeout=3000)
    assert not quote.tab.commands()["draft.compare"].isEnabled()


def test_it_says_that_it_is_saved_to_ledgerbee(quote: Hands) -> None:
    assert quote.tab.title_bar.button.text() == "Save to LedgerBee…"
    shown = [label.text() for label in quote.tab.title_bar.findChildren(PlainLabel)]
    assert "Changes the quote to Hansen & Søn Malerfirma ApS, a draft in LedgerBee" in shown
    sheet = SendSheet(quote.draft, quote.tab.session.facts, quote.tab)
    assert sheet.findChildren(QRadioButton)[0].text() == "&Save to LedgerBee"
    assert sheet.confirm.text() == "Queue the change"
    sheet.deleteLater()


def test_a_queued_change_is_taken_back_by_typing(quote: Hands) -> None:
    write_mine(quote)
    with quote.qtbot.waitSignal(quote.tab.queue_asked, timeout=3000):
        quote.press(Key.Key_Return, with_=CTRL | SHIFT)
        quote.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), SendSheet), timeout=3000)
        quote.press(Key.Key_Return)
    (operation,) = quote.aio(quote.desk.store.outbox.all(open_only=True))
    assert (operation.kind, operation.document_id) == (OperationKind.UPDATE, QUOTE.id)
    quote.qtbot.waitUntil(lambda: "outbox" in quote.tab.notice.text(), timeout=3000)
    quote.go(1, Column.QUANTITY)
    quote.type("8")
    quote.press(Key.Key_Return)
    quote.idle()
    assert "Taken back" in quote.tab.notice.text()
    assert quote.aio(quote.desk.store.outbox.all(open_only=True)) == ()


def test_what_the_program_does_not_know_is_named_before_it_can_be_lost(qtbot: QtBot, aio: Aio, desk: Desk) -> None:
    stranger = dataclasses.replace(QUOTE, unknown=(("discountPercent", "10"), ("lines.0.discount", '"2.5"')))
    aio(desk.store.library.put_documents([stranger]))
    draft = editing(stranger, DraftId(desk.book.ids.new()), line_ids(stranger, desk.book.ids))
    aio(desk.book.drafts.create(draft, stranger))
    made = show(qtbot, aio, desk, draft_id=draft.id)
    qtbot.waitUntil(lambda: "discountPercent, lines.0.discount" in made.tab.strip.text(), timeout=3000)
    assert "does not know" in made.tab.strip.text()
    assert "how many days" in made.tab.strip.text()
    put_away(made)


def test_that_days_of_recognition_set_elsewhere_are_lost_is_said_before_the_change(quote: Hands) -> None:
    """LedgerBee never returns them (contract README, trap 17)."""
    quote.qtbot.waitUntil(
        lambda: "how many days a line's revenue is recognised" in quote.tab.strip.text(), timeout=3000
    )


def test_a_change_of_what_the_program_does_not_know_is_shown_and_taken_over(quote: Hands) -> None:
    theirs(quote, unknown=(("discountPercent", "25"),))
    sheet = compare(quote)
    assert [sheet.taken.item(row).text() for row in range(sheet.taken.count())] == ["Unknown here, discountPercent: 25"]
    quote.press(Key.Key_Return)
    settle(quote)
    assert "discountPercent" in quote.tab.strip.text()


def test_a_price_of_the_other_side_is_asked_about_even_where_it_was_left_alone(quote: Hands) -> None:
    first, second = QUOTE.lines or ()
    theirs(quote, lines=(first, dataclasses.replace(second, unit_price=Decimal(999))))
    sheet = compare(quote)
    assert sheet.taken.count() == 0
    assert sheet.table.rowCount() == 1
    quote.press(Key.Key_Right)
    quote.press(Key.Key_Return)
    settle(quote)
    assert quote.draft.lines[1].unit_price == Decimal(999)
