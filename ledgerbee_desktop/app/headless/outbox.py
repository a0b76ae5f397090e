"""`outbox list`, `outbox show`, `outbox decide`, `sync --once`, `documents list`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from ledgerbee_desktop.app.headless.missing import warn
from ledgerbee_desktop.app.headless.out import Exit, as_json, say, table
from ledgerbee_desktop.app.headless.returned import ask
from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import DocumentId, OperationId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.operations import Attempt, Decision, OperationKind, State, Waiting, WaitReason
from ledgerbee_desktop.core.ports import Connection, DocumentFilter, OutboxRow
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

_NO_OPERATION = QT_TRANSLATE_NOOP("headless", "There is no operation {id}.")
FOR_A_PERSON = frozenset({WaitReason.PERSON_TOTAL, WaitReason.PERSON_UNKNOWN})


class NoSuchOperation(AppError):
    """An id that the outbox does not have."""


def waiting_row(waiting: Waiting | None) -> dict[str, object] | None:
    """Why an operation waits, as the commands print it."""
    if waiting is None:
        return None
    found: dict[str, object] = {"reason": str(waiting.reason)}
    if waiting.until is not None:
        found["until"] = waiting.until.isoformat(timespec="milliseconds")
    if waiting.operation_id is not None:
        found["operation_id"] = waiting.operation_id
    return found


def json_row(row: OutboxRow) -> dict[str, object]:
    """An operation as the commands print it. `document_kind` is null where a record is written; `target` says what in any case."""
    operation = row.operation
    error = operation.refusal.text if operation.refusal else None
    return {
        "id": operation.id,
        "draft_id": operation.draft_id,
        "target": str(operation.target),
        "document_kind": str(operation.document_kind) if operation.target.is_document else None,
        "kind": str(operation.kind),
        "state": str(operation.state),
        "attempts": operation.attempts,
        "document_id": operation.document_id,
        "record_id": operation.record_id,
        "waits_for": waiting_row(row.waiting),
        "error": str(operation.error) if operation.error else error,
    }


def _print_rows(rows: tuple[OutboxRow, ...], *, json_wanted: bool) -> None:
    if json_wanted:
        as_json([json_row(row) for row in rows])
    elif rows:
        table(
            (x["id"], x["target"], x["kind"], x["state"], row.waiting.reason if row.waiting else "", x["error"])
            for x, row in ((json_row(row), row) for row in rows)
        )


async def list_(company: OpenCompany, words: Mapping[str, Any]) -> Exit:
    """Print the operations."""
    _print_rows(await company.book.outbox.rows(open_only=not words["all"]), json_wanted=words["json"])
    return Exit.SETTLED


async def _find(company: OpenCompany, words: Mapping[str, Any]) -> OutboxRow:
    try:
        return await company.book.outbox.row(OperationId(words["id"]))
    except KeyError:
        raise NoSuchOperation(_NO_OPERATION.of(id=words["id"])) from None


def attempt_row(attempt: Attempt) -> dict[str, object]:
    """One try of an operation with its evidence, as the commands print it."""
    evidence = attempt.evidence
    return {
        "number": attempt.number,
        "started_at": attempt.started_at.isoformat(timespec="milliseconds"),
        "ended_at": attempt.ended_at.isoformat(timespec="milliseconds") if attempt.ended_at else None,
        "outcome": attempt.outcome,
        "request_begun": evidence.wrote,
        "status": evidence.status,
        "server_date": evidence.server_date.isoformat() if evidence.server_date else None,
        "failure": evidence.failure or None,
    }


async def show(company: OpenCompany, words: Mapping[str, Any]) -> Exit:
    """Print one operation with attempts, evidence and history."""
    row = await _find(company, words)
    attempts = [attempt_row(each) for each in await company.book.outbox.attempts(row.operation.id)]
    events = [(each.at, str(each.what)) for each in await company.book.outbox.events(row.operation.id)]
    if words["json"]:
        history = [{"at": at.isoformat(timespec="milliseconds"), "what": what} for at, what in events]
        payload = msgspec.Raw(row.operation.payload) if row.operation.payload else None
        as_json(json_row(row) | {"payload": payload, "attempts": attempts, "events": history})
        return Exit.SETTLED
    table(json_row(row).items())
    for attempt in attempts:
        table([("attempt", *(f"{name} {value}" for name, value in attempt.items() if value is not None))])
    table([(at.isoformat(sep=" ", timespec="seconds"), what) for at, what in events])
    return Exit.SETTLED


async def decide(company: OpenCompany, words: Mapping[str, Any]) -> Exit:
    """Carry out a person's decision. Needs LedgerBee for "again", "look" and "happened"."""
    row = await _find(company, words)
    decision = Decision(words["decision"])
    document = DocumentId(words["document"]) if words["document"] else None
    makes_document = row.operation.kind is OperationKind.CREATE and row.operation.target.is_document
    if decision is Decision.HAPPENED and document is None and makes_document:
        say("error: document: Name the document that it became: outbox decide ID happened DOCUMENT-ID.")
        return Exit.INPUT_REFUSED
    await company.book.outbox.decide(OperationId(row.operation.id), decision, document)
    if words["json"]:
        as_json(json_row(await _find(company, words)))
    return Exit.SETTLED


async def sync(company: OpenCompany, words: Mapping[str, Any]) -> Exit:
    """Pull, then work the outbox until nothing can move."""
    connection = await company.run_until_settled()
    rows = await company.book.outbox.rows()
    _print_rows(rows, json_wanted=words["json"])
    problem, vanished = company.book.sync.status.problem, company.book.sync.status.vanished
    warn(vanished)
    asks = await ask(company)
    if connection in {Connection.UNREACHABLE, Connection.OFFLINE, Connection.UNTRIED}:
        say(f"error: {problem or 'LedgerBee was not reached.'}")
        return Exit.NOT_REACHED
    if connection in {Connection.KEY, Connection.NO_KEY}:
        say(f"error: {problem or 'LedgerBee refuses the key.'}")
        return Exit.KEY_REFUSED
    if vanished or asks or any(_waits_for_a_person(row) for row in rows):
        return Exit.WAITS_FOR_PERSON
    return Exit.SETTLED


def _waits_for_a_person(row: OutboxRow) -> bool:
    return row.operation.state is State.REFUSED or (row.waiting is not None and row.waiting.reason in FOR_A_PERSON)


async def documents(company: OpenCompany, words: Mapping[str, Any]) -> Exit:
    """Print the documents of the library, of one kind or kind by kind, the newest first."""
    library = company.book.library
    kinds = [DocumentKind(words["kind"])] if words["kind"] else list(DocumentKind)
    ids = [each for kind in kinds for each in await library.document_ids(DocumentFilter(kind=kind))]
    found = await library.documents(ids)
    rows = [
        {
            "id": each.id,
            "kind": str(each.kind),
            "number": each.number or None,
            "status": each.status,
            "display_status": each.display_status or each.status,
            "date": each.date,
            "customer_id": each.customer_id,
            "currency": each.currency,
            "amount": each.amount,
            "reference": each.reference or None,
            "draft_id": await library.draft_of(each.id),
        }
        for each in found
    ]
    if words["json"]:
        as_json(rows)
    elif rows:
        table(
            (x["number"], x["display_status"], x["date"], x["amount"], x["currency"], x["reference"], x["id"])
            for x in rows
        )
    return Exit.SETTLED
