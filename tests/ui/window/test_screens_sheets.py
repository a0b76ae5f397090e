"""Every sheet, dialog and menu over the window, in both languages and sizes."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox

from ledgerbee_desktop.core.derive import editing
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from ledgerbee_desktop.core.merging import line_ids, merge
from ledgerbee_desktop.ui.document.convert_sheet import ConvertSheet
from ledgerbee_desktop.ui.editor.copy_sheet import CopySheet
from ledgerbee_desktop.ui.editor.credit_sheet import CreditSheet
from ledgerbee_desktop.ui.editor.merge_view import MergeSheet
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.keys_dialog import KeysDialog
from ledgerbee_desktop.ui.kind_menu import KindMenu
from ledgerbee_desktop.ui.library.batch_sheet import BatchSheet
from ledgerbee_desktop.ui.library.filtered_page import FilteredPage
from ledgerbee_desktop.ui.library.range_sheet import CustomerSheet, RangeSheet
from ledgerbee_desktop.ui.library.views import NameSheet
from ledgerbee_desktop.ui.outbox.page import OutboxPage
from ledgerbee_desktop.ui.outbox.question import Question
from ledgerbee_desktop.ui.outbox.report import BatchPage
from ledgerbee_desktop.ui.outbox.which import WhichOne
from ledgerbee_desktop.ui.preferences.dialog import PreferencesDialog
from ledgerbee_desktop.ui.send_sheet import SendSheet
from tests.ui.window.furnished import CHAIN, HOSTILE, HOSTILE_NAME, fill_outbox, furnish, send_batch
from tests.ui.window.kit import TODAY, Office, customer_id, make_document
from tests.ui.window.tour import Tour


def test_sheets_over_lists_and_documents(office: Office, language: str) -> None:
    furnish(office)
    tour = Tour(office, language)
    _over_lists(tour)
    for kind in DocumentKind:
        document = make_document(
            900 + len(kind.value), kind=kind, status="sent", display_status="sent", customer_id=customer_id(HOSTILE)
        )
        office.documents([document])
        tour.open(kind.value, document.id)
        _ways(tour, f"send-{kind.value}-again")
        if TRAITS[kind].converts_to:
            convert = tour.sheet(f"convert-{kind.value}", "document.convert", ConvertSheet)
            convert.adjusted.setChecked(True)
            tour.stop(f"convert-{kind.value}-adjusted", convert)
            tour.close(convert)
    tour.open("invoice", CHAIN[DocumentKind.INVOICE])
    tour.close(tour.sheet("credit", "document.credit", CreditSheet))
    tour.window.actions_table["document.template"].trigger()
    _kinds(tour, "kinds-template")
    assert tour.report() == ""


def _over_lists(tour: Tour) -> None:
    page = tour.open("invoices")
    assert isinstance(page, FilteredPage)
    page.view.selectAll()
    tour.close(tour.sheet("batch", "document.send", BatchSheet))
    page.bar.customer.click()
    tour.close(tour.opened("filter-customer", CustomerSheet))
    page.bar.amount.click()
    tour.close(tour.opened("filter-amount", RangeSheet))
    page.views._save.trigger()
    tour.close(tour.opened("view-name", NameSheet))
    tour.open("drafts")
    tour.close(tour.sheet("draft-delete", "draft.delete", QMessageBox))


def _ways(tour: Tour, name: str) -> None:
    """The send sheet with each of its ways marked."""
    sheet = tour.sheet(f"{name}-0", "document.send", SendSheet)
    for number, way in enumerate(sheet._ways[1:], start=1):
        sheet.choose(way.delivery)
        tour.stop(f"{name}-{number}", sheet)
    tour.close(sheet)


def _kinds(tour: Tour, name: str) -> None:
    tour.office.until(lambda: tour.window.findChild(KindMenu) is not None)
    menu = tour.window.findChild(KindMenu)
    assert isinstance(menu, KindMenu)
    tour.menu(name, menu)


def test_sheets_over_editors(office: Office, language: str) -> None:
    drafts = furnish(office)
    tour = Tour(office, language)
    for kind, draft in drafts.items():
        tour.open("draft", draft.id)
        _ways(tour, f"send-{kind.value}")
    tour.open("draft", drafts[DocumentKind.INVOICE].id)
    tour.close(tour.sheet("copy-lines", "line.copy-from", CopySheet))
    _merge(tour)
    tour.window.actions_table["file.new"].trigger()
    _kinds(tour, "kinds-new")
    tour.close(tour.sheet("keys", "help.keys", KeysDialog))
    tour.close(tour.sheet("about", "help.about", QMessageBox))
    tour.close(tour.sheet("preferences", "file.preferences", PreferencesDialog))
    assert tour.report() == ""


def _merge(tour: Tour) -> None:
    """A quote that was changed on both sides: its dates, its reference, one line."""
    office = tour.office
    lines = make_document(0).lines
    assert lines is not None
    line = dataclasses.replace(lines[0], id="11111111-0000-4000-8000-000000000001")
    base = make_document(
        950,
        kind=DocumentKind.QUOTE,
        status="draft",
        display_status="draft",
        customer_id=customer_id(HOSTILE),
        due_date=None,
        valid_until=TODAY,
        lines=(line,),
    )
    office.documents([base])
    mine: Draft = editing(base, DraftId(office.book.ids.new()), line_ids(base, office.book.ids))
    changed = mine.lines[0].replace(quantity=Decimal(7), description=HOSTILE_NAME)
    mine = mine.replace(reference="<b>Min</b> reference", notes=HOSTILE_NAME[:200], lines=(changed,))
    office.aio(office.store.drafts.create(mine, base))
    theirs = dataclasses.replace(
        base,
        updated_at="later",
        reference="<i>Deres</i> العربية",
        our_reference="Mette",
        lines=(dataclasses.replace(line, quantity=Decimal(9), description="Deres tekst"),),
    )
    page = tour.open("draft", mine.id)
    assert isinstance(page, EditorPage)
    assert page.editor is not None
    found = merge(base, mine, theirs, office.book.ids)
    sheet = MergeSheet(found, page.editor.header.names, page.editor.session.facts, page.editor)
    QTimer.singleShot(0, sheet.open)
    tour.close(tour.opened("merge", MergeSheet))
    sheet.deleteLater()


def test_the_outbox_in_every_state(office: Office, language: str) -> None:
    furnish(office)
    fill_outbox(office)
    tour = Tour(office, language)
    page = tour.open("outbox")
    assert isinstance(page, OutboxPage)
    for row in range(page.model.rowCount()):
        page.view.selectRow(row)
        office.rest(tour.window)
        entry = page.current()
        assert entry is not None
        tour.stop(f"outbox-{row}-{entry.operation.state.value}")
        for command, kind in (("outbox.happened", WhichOne), ("outbox.discard", Question)):
            if tour.window.actions_table[command].isEnabled() and entry.document is None:
                tour.close(tour.sheet(f"{command}-{row}", command, kind))
    assert page.model.rowCount() == 8
    assert tour.report() == ""


def test_the_result_of_sending_several(office: Office, language: str) -> None:
    furnish(office)
    batch = send_batch(office)
    tour = Tour(office, language)
    page = tour.open("batch", batch)
    assert isinstance(page, BatchPage)
    tour.stop("batch-report")
    tour.window.banner.say(HOSTILE_NAME, "error")
    tour.stop("banner")
    assert tour.report() == ""
