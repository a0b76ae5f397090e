"""Changing quotes and order confirmations, and converting them: looked at before and after, never twice, never over others' work."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ledgerbee_desktop.core.drafts import Caret
from ledgerbee_desktop.core.errors import AppError, HasErrors, Stale
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.operations import Actor, Decision, State, Waiting, WaitReason
from ledgerbee_desktop.core.resolving import become, resolve
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import words
from tests.unit.sync.office import EMAIL, MANUAL, Office, a_draft, at_work

QUOTE, ORDER, INVOICE = DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION, DocumentKind.INVOICE


@pytest.mark.parametrize("kind", [QUOTE, ORDER])
def test_a_change_replaces_the_whole_document(tmp_path: Path, kind: DocumentKind) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(kind)
        draft_id = await office.engine.start_editing(kind, document_id)
        assert await office.engine.start_editing(kind, document_id) == draft_id
        await office.change(draft_id, reference="PO 9", notes="Ring først")
        update, send = await office.engine.outbox.queue(draft_id, MANUAL, undo_seconds=0)
        await office.settle()
        assert (await office.get(update)).state is State.DONE
        assert (await office.get(send)).state is State.DONE
        there = office.at_ledgerbee(document_id)
        assert (there.reference, there.notes, there.status) == ("PO 9", "Ring først", "sent")
        assert there.lines is not None
        assert len(there.lines) == 1

    at_work(tmp_path, work)


def test_what_others_changed_is_held_and_merged(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(QUOTE)
        draft_id = await office.engine.start_editing(QUOTE, document_id)
        await office.change(draft_id, reference="PO 9")
        office.model.change(document_id, notes="skrevet i LedgerBee")
        (update,) = await office.engine.outbox.queue(draft_id, None, undo_seconds=0)
        await office.settle()
        (row,) = await office.engine.outbox.rows()
        assert row.waiting is not None
        assert row.waiting.reason is WaitReason.PERSON_UNKNOWN
        assert "changed in LedgerBee meanwhile (notes)" in str(row.operation.error)
        assert office.at_ledgerbee(document_id).reference == ""
        await office.engine.outbox.take_back_draft(draft_id)
        merge = await office.engine.merge(draft_id)
        assert merge is not None
        assert (merge.taken, merge.clashes) == (("notes",), ())
        opened = await office.book.drafts.open(draft_id)
        journal = Journal(opened.saved.draft, opened.changes, opened.position)
        step = become(journal.draft, resolve(merge, ()))
        assert step is not None
        journal.apply(step)
        await office.book.drafts.rebase(journal.standing(), merge.base, Caret())
        office.bases[draft_id] = merge.base
        assert await office.engine.merge(draft_id) is None
        (update,) = await office.engine.outbox.queue(draft_id, None, undo_seconds=0)
        await office.settle()
        assert (await office.get(update)).state is State.DONE
        there = office.at_ledgerbee(document_id)
        assert (there.reference, there.notes) == ("PO 9", "skrevet i LedgerBee")

    at_work(tmp_path, work)


@pytest.mark.parametrize("late", [0.0, 30.0])
def test_a_change_without_an_answer_is_found_out(tmp_path: Path, late: float) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(QUOTE)
        draft_id = await office.engine.start_editing(QUOTE, document_id)
        await office.change(draft_id, reference="PO 9")
        office.client.plan = [late]
        (update,) = await office.engine.outbox.queue(draft_id, None, undo_seconds=0)
        await office.settle()
        assert (await office.get(update)).state is State.DONE
        assert office.model.posts[draft_id] == 1

    at_work(tmp_path, work)


def test_a_change_that_never_arrived_may_be_repeated(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(QUOTE)
        draft_id = await office.engine.start_editing(QUOTE, document_id)
        await office.change(draft_id, reference="PO 9")
        office.client.plan = [None]
        (update,) = await office.engine.outbox.queue(draft_id, None, undo_seconds=0)
        await office.settle()
        operation = await office.get(update)
        assert operation.state is State.NOT_FOUND
        assert "still as it was before" in str(operation.error)
        await office.engine.outbox.decide(update, Decision.AGAIN)
        await office.settle()
        assert office.at_ledgerbee(document_id).reference == "PO 9"
        assert office.model.posts[draft_id] == 2

    at_work(tmp_path, work)


async def more_of_it(office: Office, draft_id: DraftId) -> None:
    """The quantity of the first line is written anew."""
    opened = await office.book.drafts.open(draft_id)
    journal = Journal(opened.saved.draft, opened.changes, opened.position)
    first, *others = journal.draft.lines
    step = become(journal.draft, journal.draft.replace(lines=(first.replace(quantity=Decimal(77)), *others)))
    assert step is not None
    journal.apply(step)
    await office.book.drafts.record(journal.standing(), Caret())
    await office.change(draft_id, reference="PO 9")


def test_a_send_waits_for_a_change_of_its_document(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(QUOTE)
        draft_id = await office.engine.start_editing(QUOTE, document_id)
        await office.change(draft_id, reference="PO 9")
        office.client.plan = [None]
        (update,) = await office.engine.outbox.queue(draft_id, None, undo_seconds=0)
        send = await office.engine.outbox.send(QUOTE, document_id, MANUAL, undo_seconds=0)
        await office.settle()
        assert (await office.get(update)).state is State.NOT_FOUND
        row = next(each for each in await office.engine.outbox.rows() if each.operation.id == send)
        assert row.waiting == Waiting(WaitReason.OPERATION, operation_id=update)
        assert office.at_ledgerbee(document_id).status == "draft"
        await office.engine.outbox.decide(update, Decision.AGAIN)
        await office.settle()
        assert (await office.get(send)).state is State.DONE
        there = office.at_ledgerbee(document_id)
        assert (there.status, there.reference) == ("sent", "PO 9")

    at_work(tmp_path, work)


def test_a_send_after_a_change_asks_about_a_total_that_nobody_saw(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(QUOTE)
        draft_id = await office.engine.start_editing(QUOTE, document_id)
        await more_of_it(office, draft_id)
        (update,) = await office.engine.outbox.queue(draft_id, None, undo_seconds=0)
        send = await office.engine.outbox.send(QUOTE, document_id, MANUAL, undo_seconds=0)
        await office.settle()
        assert (await office.get(update)).state is State.DONE
        row = next(each for each in await office.engine.outbox.rows() if each.operation.id == send)
        assert row.waiting == Waiting(WaitReason.PERSON_TOTAL)
        assert office.at_ledgerbee(document_id).status == "draft"
        await office.engine.outbox.decide(send, Decision.ACCEPT)
        await office.settle()
        assert office.at_ledgerbee(document_id).status == "sent"

    at_work(tmp_path, work)


def test_a_send_does_not_wait_for_a_change_that_was_refused(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(QUOTE)
        draft_id = await office.engine.start_editing(QUOTE, document_id)
        await office.change(draft_id, reference="PO 9")
        (update,) = await office.engine.outbox.queue(draft_id, None, undo_seconds=0)
        operation, attempt = await office.book.outbox.begin(await office.get(update), office.clock.now(), None)
        no = Message("test", "no")
        await office.book.outbox.move(operation, State.REFUSED, Actor.WORKER, no, attempt=attempt)
        send = await office.engine.outbox.send(QUOTE, document_id, MANUAL, undo_seconds=0)
        await office.settle()
        assert (await office.get(send)).state is State.DONE
        assert office.at_ledgerbee(document_id).reference == ""

    at_work(tmp_path, work)


def test_neither_what_it_was_nor_what_it_was_to_be_is_a_question(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(QUOTE)
        draft_id = await office.engine.start_editing(QUOTE, document_id)
        await office.change(draft_id, reference="PO 9")
        office.client.plan = [None]
        (update,) = await office.engine.outbox.queue(draft_id, None, undo_seconds=0)
        office.clock_call(30.0, lambda: office.model.change(document_id, notes="imens"))
        await office.settle()
        operation = await office.get(update)
        assert operation.state is State.AMBIGUOUS
        await office.engine.outbox.decide(update, Decision.AGAIN)
        await office.settle()
        held = await office.get(update)
        assert (held.state, held.error is not None) == (State.QUEUED, True)  # the gate holds it: it must be merged
        assert office.at_ledgerbee(document_id).notes == "imens"

    at_work(tmp_path, work)


def test_an_emptied_field_is_no_proof_by_itself(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        (create,) = await office.hand_over(a_draft(QUOTE, office.ids.new(), reference="PO 1"))
        document_id = (await office.get(create)).document_id
        assert document_id is not None
        draft_id = await office.engine.start_editing(QUOTE, document_id)
        await office.change(draft_id, reference="")
        office.client.plan = [None]
        (update,) = await office.engine.outbox.queue(draft_id, None, undo_seconds=0)
        await office.settle()
        assert (await office.get(update)).state is State.NOT_FOUND

    at_work(tmp_path, work)


def test_what_cannot_be_changed_says_so(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        invoice = await office.made(INVOICE)
        with pytest.raises(AppError, match="cannot change a draft of this kind"):
            await office.engine.start_editing(INVOICE, invoice)
        quote = await office.made(QUOTE, EMAIL)
        with pytest.raises(AppError, match="status sent"):
            await office.engine.start_editing(QUOTE, quote)
        other = await office.made(QUOTE)
        draft_id = await office.engine.start_editing(QUOTE, other)
        await office.change(draft_id, reference="PO 9")
        office.model.change(other, status="sent")
        (update,) = await office.engine.outbox.queue(draft_id, None, undo_seconds=0)
        await office.settle()
        assert "no longer be changed" in str((await office.get(update)).error)
        with pytest.raises(AppError, match="no draft any more"):
            await office.engine.merge(draft_id)

    at_work(tmp_path, work)


def test_days_of_recognition_survive_changes_although_ledgerbee_never_returns_them(tmp_path: Path) -> None:
    """What a change leaves out is gone (traps 3 and 17), so what was stated last is stated again; after a change to something else, too."""

    async def days(office: Office, draft_id: DraftId) -> list[int | None]:
        saved = (await office.book.drafts.open(draft_id)).saved
        return [line.recognition_period_days for line in saved.draft.lines]

    async def work(office: Office) -> None:
        draft = a_draft(QUOTE, office.ids.new())
        lines = tuple(line.replace(recognition_period_days=365) for line in draft.lines)
        (create,) = await office.hand_over(draft.replace(lines=lines))
        document_id = (await office.get(create)).document_id
        assert document_id is not None
        expected = 365
        for reference in ("PO 9", "PO 10", "PO 11"):
            draft_id = await office.engine.start_editing(QUOTE, document_id)
            assert await days(office, draft_id) == [expected]
            if reference == "PO 10":
                opened = await office.book.drafts.open(draft_id)
                journal = Journal(opened.saved.draft, opened.changes, opened.position)
                shorter = tuple(line.replace(recognition_period_days=30) for line in journal.draft.lines)
                step = become(journal.draft, journal.draft.replace(lines=shorter))
                assert step is not None
                journal.apply(step)
                await office.book.drafts.record(journal.standing(), Caret())
                expected = 30
            await office.change(draft_id, reference=reference)
            (update,) = await office.engine.outbox.queue(draft_id, None, undo_seconds=0)
            await office.settle()
            operation = await office.get(update)
            assert operation.state is State.DONE
            assert f'"recognitionPeriodDays":{expected}'.encode() in operation.payload
        first = (await office.engine.outbox.images(document_id))[0].document
        assert await days(office, await office.engine.restore(first)) == [30]

    at_work(tmp_path, work)


def test_editing_begins_offline_on_the_library_s_copy(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        quote = await office.made(QUOTE)
        office.engine.set_offline(offline=True)
        draft_id = await office.engine.start_editing(QUOTE, quote)
        assert (await office.book.drafts.open(draft_id)).saved.draft.edits == quote
        with pytest.raises(AppError, match="offline"):
            await office.engine.merge(draft_id)

    at_work(tmp_path, work)


# --- Conversions: unknowns 2, 3, 4 and 5 ------------------------------------------------------------


@pytest.mark.parametrize(("source", "target"), [(QUOTE, ORDER), (QUOTE, INVOICE), (ORDER, INVOICE)])
def test_a_conversion_leads_to_the_new_document(tmp_path: Path, source: DocumentKind, target: DocumentKind) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(source, EMAIL)
        convert = await office.engine.outbox.convert(source, document_id, target)
        with pytest.raises(Stale):
            await office.engine.outbox.convert(source, document_id, target)
        await office.settle()
        operation = await office.get(convert)
        assert operation.state is State.DONE
        assert operation.result_id is not None
        made = office.at_ledgerbee(operation.result_id)
        assert (made.kind, made.status) == (target, "draft")
        (kept,) = await office.book.library.documents([made.id])
        assert kept.lines is not None
        said = [str(event.what) for event in await office.engine.outbox.events(convert)]
        assert "it can be sent" in said[-1]
        with pytest.raises(HasErrors, match="converted already"):
            await office.engine.outbox.convert(source, document_id, target)

    at_work(tmp_path, work)


def test_a_new_invoice_that_is_booked_already_is_said(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(ORDER, EMAIL)
        office.model.books_conversions = True
        convert = await office.engine.outbox.convert(ORDER, document_id, INVOICE)
        await office.settle()
        said = [str(event.what) for event in await office.engine.outbox.events(convert)]
        assert "LedgerBee has booked the new document: number 1" in said[-1]

    at_work(tmp_path, work)


def test_a_missing_link_is_no_failure(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(QUOTE, EMAIL)
        office.model.links_conversions = False
        office.client.plan = [0.0]
        convert = await office.engine.outbox.convert(QUOTE, document_id, ORDER)
        await office.settle()
        operation = await office.get(convert)
        assert (operation.state, operation.result_id) == (State.DONE, None)

    at_work(tmp_path, work)


@pytest.mark.parametrize("late", [0.0, 60.0])
def test_a_conversion_without_an_answer_is_found_out(tmp_path: Path, late: float) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(QUOTE, EMAIL)
        office.client.plan = [late]
        convert = await office.engine.outbox.convert(QUOTE, document_id, INVOICE)
        await office.settle()
        operation = await office.get(convert)
        assert operation.state is State.DONE
        assert operation.result_id is not None
        assert office.model.documents[document_id].conversions == 1

    at_work(tmp_path, work)


def test_a_conversion_that_never_arrived_is_asked_about_and_repeated_once(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(QUOTE, EMAIL)
        office.client.plan = [None]
        convert = await office.engine.outbox.convert(QUOTE, document_id, INVOICE)
        await office.settle()
        assert (await office.get(convert)).state is State.NOT_FOUND
        with pytest.raises(AppError, match="not converted"):
            await office.engine.outbox.decide(convert, Decision.HAPPENED)
        await office.engine.outbox.decide(convert, Decision.AGAIN)
        await office.settle()
        assert (await office.get(convert)).state is State.DONE
        assert office.model.documents[document_id].conversions == 1

    at_work(tmp_path, work)


def test_a_conversion_into_another_kind_by_others_is_a_question(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(QUOTE, EMAIL)
        office.client.plan = [None]
        convert = await office.engine.outbox.convert(QUOTE, document_id, INVOICE)
        office.clock_call(20.0, lambda: office.model.convert(document_id, ORDER, ours=False))
        await office.settle()
        operation = await office.get(convert)
        assert (operation.state, operation.error) == (State.AMBIGUOUS, words.CONVERTED_OTHERWISE)

    at_work(tmp_path, work)


def test_what_cannot_be_converted_is_not_queued(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        draft = await office.made(QUOTE)
        with pytest.raises(HasErrors, match="only what was sent"):
            await office.engine.outbox.convert(QUOTE, draft, ORDER)
        order = await office.made(ORDER, EMAIL)
        with pytest.raises(HasErrors):
            await office.engine.outbox.convert(ORDER, order, ORDER)
        rejected = await office.made(QUOTE, EMAIL)
        office.model.change(rejected, status="rejected", display_status="rejected")
        await office.engine.fetch_document(QUOTE, rejected)
        with pytest.raises(HasErrors, match="rejected"):
            await office.engine.outbox.convert(QUOTE, rejected, ORDER)
        other = a_draft(INVOICE, office.ids.new(), customer_id=office.other_customer)
        sent = await office.made(QUOTE, EMAIL)
        with pytest.raises(HasErrors, match="same customer"):
            await office.engine.outbox.convert(QUOTE, sent, INVOICE, other)
        adjusted = a_draft(INVOICE, office.ids.new(), reference="tilpasset")
        convert = await office.engine.outbox.convert(QUOTE, sent, INVOICE, adjusted)
        assert b"tilpasset" in (await office.get(convert)).payload

    at_work(tmp_path, work)
