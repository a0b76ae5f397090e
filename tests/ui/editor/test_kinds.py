"""Each kind's editor has exactly its fields, its words, its signs, and its ways of being sent."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QGridLayout
from pytestqt.qtbot import QtBot

from ledgerbee_desktop.core.defaults import new_draft
from ledgerbee_desktop.core.drafts import HEADER_FIELDS, Draft, Line
from ledgerbee_desktop.core.identifiers import LineId, TemplateId
from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType, DocumentKind, has_field
from ledgerbee_desktop.core.library import Template
from ledgerbee_desktop.core.operations import SendRequest
from ledgerbee_desktop.core.totals import estimate
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.editor.columns import Column
from ledgerbee_desktop.ui.editor.header_layout import LAYOUT
from ledgerbee_desktop.ui.editor.invoice_field import InvoiceField
from ledgerbee_desktop.ui.send_sheet import SendSheet
from ledgerbee_desktop.ui.text import PlainLabel
from tests.ui.editor.company import TODAY, customer_id, document, price_id
from tests.ui.editor.kit import Desk, put_away, show
from tests.ui.keys import CTRL, Key
from tests.ui.kit import Aio

KINDS = list(DocumentKind)
ELSEWHERE = {"notes", "typed"}


def draft_of(desk: Desk, kind: DocumentKind) -> Draft:
    lines = (Line(id=LineId("l"), price_id=price_id(1), quantity=Decimal(2)),)
    return new_draft(desk.book.ids, TODAY, kind).replace(customer_id=customer_id(1), lines=lines)


def texts(widget: object) -> list[str]:
    assert hasattr(widget, "findChildren")
    return [label.text() for label in widget.findChildren(PlainLabel)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_has_exactly_the_fields_of_the_kind(qtbot: QtBot, aio: Aio, desk: Desk, kind: DocumentKind) -> None:
    hands = show(qtbot, aio, desk, draft=draft_of(desk, kind))
    expected = {name for name in HEADER_FIELDS if has_field(kind, name)} - ELSEWHERE
    assert set(hands.tab.header.fields) == set(hands.tab.header.names) == expected
    assert a11y.unnamed(hands.tab) == []
    assert hands.tab.title() == "Hansen & Søn Malerfirma ApS"
    name = kind.value.replace("-", " ").capitalize()
    assert f"{name} to Hansen & Søn Malerfirma ApS" in texts(hands.tab.title_bar)
    put_away(hands)


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_has_no_gaps(qtbot: QtBot, aio: Aio, desk: Desk, kind: DocumentKind) -> None:
    hands = show(qtbot, aio, desk, draft=draft_of(desk, kind))
    grid = hands.tab.header.layout()
    assert isinstance(grid, QGridLayout)
    for row in range(grid.rowCount()):
        for column in range(6):
            assert grid.itemAtPosition(row, column) is not None, (row, column)
    put_away(hands)


@pytest.mark.parametrize("kind", KINDS)
def test_enter_walks_the_form_in_order_and_into_the_lines(
    qtbot: QtBot, aio: Aio, desk: Desk, kind: DocumentKind
) -> None:
    hands = show(qtbot, aio, desk, draft=draft_of(desk, kind))
    hands.tab.header.focus("customer_id")
    walked = []
    for _ in LAYOUT[kind]:
        walked.append(hands.focus().objectName())
        hands.press(Key.Key_Return)
    assert walked == [place.field for place in LAYOUT[kind]]
    assert hands.focus() is hands.tab.grid
    put_away(hands)


def test_a_credit_note_is_shown_negative_and_typed_positive(qtbot: QtBot, aio: Aio, desk: Desk) -> None:
    hands = show(qtbot, aio, desk, draft=draft_of(desk, DocumentKind.CREDIT_NOTE))
    lines = hands.tab.grid.lines
    assert lines.index(0, Column.QUANTITY).data() == "2"
    assert lines.index(0, Column.PRICE).data() == "950,00"
    assert lines.index(0, Column.TOTAL).data() == "-1.900,00"
    assert "-2.375,00\u00a0DKK" in texts(hands.tab.board.totals)
    assert estimate(hands.draft, hands.tab.session.catalogue).total == Decimal("2375.00")
    put_away(hands)


def test_a_quotes_last_day_is_typed_and_follows_its_date(qtbot: QtBot, aio: Aio, desk: Desk) -> None:
    hands = show(qtbot, aio, desk, draft=draft_of(desk, DocumentKind.QUOTE))
    hands.tab.header.focus("date")
    hands.type("+1")
    hands.press(Key.Key_Return)
    assert hands.draft.valid_until == TODAY + dt.timedelta(days=31)
    hands.tab.header.focus("valid_until")
    hands.type("+14")
    hands.press(Key.Key_Return)
    assert hands.draft.valid_until == TODAY + dt.timedelta(days=15)
    hands.tab.header.focus("date")
    hands.type("30-11")
    hands.press(Key.Key_Return)
    assert hands.draft.valid_until == TODAY + dt.timedelta(days=15)
    hands.tab.header.focus("valid_until")
    hands.type("1-11")
    hands.press(Key.Key_Return)
    problem = hands.tab.session.problem("valid_until")
    assert problem is not None
    hands.tab.header.focus("valid_until")
    hands.press(Key.Key_Delete, Key.Key_Return)
    assert hands.draft.valid_until is None
    assert hands.tab.session.problem("valid_until") is None
    hands.idle()
    assert hands.stored().draft.valid_until is None
    put_away(hands)


@pytest.mark.parametrize("kind", KINDS)
def test_the_sheet_has_the_channels_of_the_kind(qtbot: QtBot, aio: Aio, desk: Desk, kind: DocumentKind) -> None:
    templates = [
        Template(id=TemplateId(f"b2000000-0000-4000-8000-00000000000{n}"), name=traits.template_type, document_type=traits.template_type)
        for n, traits in enumerate(TRAITS.values(), start=2)
    ]  # fmt: skip
    aio(desk.store.library.put_templates(templates))
    hands = show(qtbot, aio, desk, draft=draft_of(desk, kind))
    sheet = SendSheet(hands.draft, hands.tab.session.facts, hands.tab)
    ways = [way.delivery for way in sheet._ways]
    assert ways == [None, *TRAITS[kind].channels]
    assert ways[1] is DeliveryType.EMAIL
    assert sheet.store.isHidden() is not TRAITS[kind].overrides_recipient
    assert [sheet.template.itemText(n) for n in range(1, sheet.template.count())] == [TRAITS[kind].template_type]
    assert sheet.windowTitle() == f"Send the {kind.value.replace('-', ' ')}"
    assert a11y.unnamed(sheet) == []
    warned = any("used at once" in text for text in texts(sheet))
    assert warned is TRAITS[kind].is_numbered_on_create
    sheet.choose(DeliveryType.EMAIL)
    sheet.to.setText("jens@hansenmaler.dk")
    sheet.store.setChecked(True)
    stored = TRAITS[kind].overrides_recipient
    expected = SendRequest(delivery_type=DeliveryType.EMAIL, to="jens@hansenmaler.dk", store_on_customer=stored)
    assert sheet.request() == expected
    sheet.deleteLater()
    put_away(hands)


def test_the_sheet_names_the_invoice_that_becomes_credited(qtbot: QtBot, aio: Aio, desk: Desk) -> None:
    draft = draft_of(desk, DocumentKind.CREDIT_NOTE).replace(invoice_number="1001")
    hands = show(qtbot, aio, desk, draft=draft)
    sheet = SendSheet(hands.draft, hands.tab.session.facts, hands.tab)
    assert any("invoice 1001 becomes credited" in text for text in texts(sheet))
    sheet.deleteLater()
    put_away(hands)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_sent_is_sent_again_in_its_own_words(qtbot: QtBot, aio: Aio, desk: Desk, kind: DocumentKind) -> None:
    hands = show(qtbot, aio, desk)
    sent = dataclasses.replace(document(7, [], TODAY), kind=kind, status="sent")
    sheet = SendSheet(sent, hands.tab.session.facts, hands.tab)
    assert sheet.way is TRAITS[kind].channels[0]
    assert sheet.confirm.text() == "Send again"
    assert any("once more" in text for text in texts(sheet))
    sheet.deleteLater()
    put_away(hands)


@pytest.mark.parametrize("kind", KINDS)
def test_long_danish_labels_are_not_cut(qtbot: QtBot, aio: Aio, desk: Desk, kind: DocumentKind) -> None:
    hands = show(qtbot, aio, desk, draft=draft_of(desk, kind))
    longest = ("Kontaktperson", "Vores reference", "Krediterer faktura")
    for place in LAYOUT[kind]:
        hands.tab.header._labels[place.field].setText(longest[place.pair])
    hands.tab.resize(804, 560)  # what the window leaves of 1024 × 700
    hands.qtbot.waitUntil(lambda: hands.tab.width() == 804)
    QApplication.sendPostedEvents()
    for label in hands.tab.header._labels.values():
        assert label.width() >= label.sizeHint().width()
    assert all(field.width() >= 60 for field in hands.tab.header.fields.values())
    put_away(hands)


def test_the_credited_invoice_is_typed_or_taken_from_the_list(qtbot: QtBot, aio: Aio, desk: Desk) -> None:
    other = dataclasses.replace(document(2, [], dt.date(2026, 9, 9)), customer_id=customer_id(2))
    aio(desk.store.library.put_documents([document(3, [], dt.date(2026, 9, 9)), other]))
    hands = show(qtbot, aio, desk, draft=draft_of(desk, DocumentKind.CREDIT_NOTE))
    field = hands.tab.header.fields["invoice_number"]
    assert isinstance(field, InvoiceField)
    hands.tab.header.focus("invoice_number")
    hands.type("1001")
    hands.press(Key.Key_Return)
    assert hands.draft.invoice_number == "1001"
    hands.qtbot.waitUntil(lambda: hands.tab.session.problem("lines.0.price_id") is not None, timeout=3000)
    hands.tab.header.focus("invoice_number")
    hands.press(Key.Key_F4)
    assert [choice.value for choice in field.list.choices] == ["1003", "1001"]  # not the other customer's
    hands.press(Key.Key_Return)
    assert hands.draft.invoice_number == "1003"
    assert field.text() == "1003"
    hands.press(Key.Key_Z, with_=CTRL)
    assert hands.draft.invoice_number == "1001"
    hands.tab.header.focus("invoice_number")
    hands.type("9999")
    hands.qtbot.waitUntil(lambda: hands.tab.session.problem("invoice_number") is not None, timeout=3000)
    problem = str(hands.tab.session.problem("invoice_number"))
    assert "9999" in problem
    put_away(hands)
