"""`draft add`, `draft list`, `draft show`, `draft queue`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec

from ledgerbee_desktop.app.headless.out import Exit, as_json, say, say_findings, table
from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.core.defaults import DEFAULT_DUE_DAYS
from ledgerbee_desktop.core.drafts import Draft, SavedDraft
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import CustomerId, DraftId, normal_id
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind, has_field
from ledgerbee_desktop.core.operations import SendRequest
from ledgerbee_desktop.core.rules import Finding, findings, has_errors, send_findings
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.core.totals import estimate

LARGEST_INPUT = 20_000_000

_NOT_JSON = QT_TRANSLATE_NOOP("headless", "The input is not JSON: {why}.")
_NO_OBJECT = QT_TRANSLATE_NOOP("headless", "Give one draft as a JSON object, or a list of them.")
_KIND = QT_TRANSLATE_NOOP("headless", "“kind” must be one of: {kinds}.")
_NO_CUSTOMER = QT_TRANSLATE_NOOP(
    "headless", "The library has no customer with the number {number}. Run “sync --once” first."
)
_TOO_LARGE = QT_TRANSLATE_NOOP("headless", "The input is larger than 20 MB.")
_NO_DRAFT = QT_TRANSLATE_NOOP("headless", "There is no draft {id}.")


class InputRefused(AppError):
    """The input is not what the command takes; nothing was stored."""


async def add(company: OpenCompany, words: Mapping[str, Any]) -> Exit:
    """Store the drafts of a file, all of them or none."""
    bodies = _read(words["file"])
    drafts = [await _draft(company, body) for body in bodies]
    refused = False
    for number, draft in enumerate(drafts):
        found = await _findings(company, draft)
        say_findings(found, f"{number}.{draft.kind}." if len(drafts) > 1 else "")
        refused = refused or has_errors(found)
    if refused:
        return Exit.INPUT_REFUSED
    for draft in drafts:
        await company.book.drafts.create(draft)
    if words["json"]:
        as_json([{"id": draft.id} for draft in drafts])
    else:
        for draft in drafts:
            sys.stdout.write(f"{draft.id}\n")
    return Exit.SETTLED


def _read(name: str) -> list[dict[str, msgspec.Raw]]:
    try:
        file = sys.stdin.buffer if name == "-" else Path(name).open("rb")  # noqa: SIM115 - closed below, unless it is stdin
        with file:
            data = file.read(LARGEST_INPUT + 1)
    except OSError as error:
        raise InputRefused(_NOT_JSON.of(why=error.strerror or str(error))) from error
    if len(data) > LARGEST_INPUT:
        raise InputRefused(_TOO_LARGE)
    try:
        # the fields stay as they were written: a quantity must not pass through binary fractions
        found = msgspec.json.decode(data, type=list[dict[str, msgspec.Raw]] | dict[str, msgspec.Raw])
    except msgspec.ValidationError as error:
        raise InputRefused(_NO_OBJECT) from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputRefused(_NOT_JSON.of(why=error)) from error
    bodies = found if isinstance(found, list) else [found]
    if not bodies:
        raise InputRefused(_NO_OBJECT)
    return bodies


async def _draft(company: OpenCompany, body: dict[str, msgspec.Raw]) -> Draft:
    try:
        kind = DocumentKind(_text(body.pop("kind", None)))
    except ValueError:
        raise InputRefused(_KIND.of(kinds=", ".join(DocumentKind))) from None
    if "customerNumber" in body:
        number = _text(body.pop("customerNumber"))
        catalogue = await company.book.library.catalogue()
        known = [customer.id for customer in catalogue.customers.values() if customer.number == number]
        if not known:
            raise InputRefused(_NO_CUSTOMER.of(number=number))
        body["customerId"] = msgspec.Raw(msgspec.json.encode(known[0]))
    draft = company.bodies.read_create(kind, msgspec.json.encode(body), company.book.ids)
    if (
        not has_field(kind, "due_date")
        or draft.date is None
        or draft.due_date is not None
        or draft.payment_terms is not None
    ):
        return draft
    customer = (await company.book.library.catalogue()).customers.get(draft.customer_id or CustomerId(""))
    terms = customer.payment_terms if customer is not None else None
    return draft.replace(due_date=draft.date + timedelta(days=DEFAULT_DUE_DAYS if terms is None else terms))


def _text(raw: msgspec.Raw | None) -> str:
    value = None if raw is None else msgspec.json.decode(raw)
    return str(value) if isinstance(value, str | int) else ""


async def _findings(company: OpenCompany, draft: Draft) -> tuple[Finding, ...]:
    return findings(draft, await company.facts(draft))


async def list_(company: OpenCompany, words: Mapping[str, Any]) -> Exit:
    """Print the drafts that were not handed over."""
    saved = await company.book.drafts.all()
    catalogue = await company.book.library.catalogue()
    if words["json"]:
        as_json([_summary(each) for each in saved])
        return Exit.SETTLED
    rows = []
    for each in saved:
        customer = catalogue.customers.get(each.draft.customer_id) if each.draft.customer_id else None
        total = estimate(each.draft, catalogue).total
        name = customer.name if customer else ""
        rows.append(
            (each.draft.id, each.state, each.draft.date, name, each.draft.reference, f"{total} {each.draft.currency}")
        )
    if rows:
        table(rows)
    return Exit.SETTLED


def _summary(saved: SavedDraft) -> dict[str, object]:
    draft = saved.draft
    return {
        "id": draft.id,
        "kind": str(draft.kind),
        "state": str(saved.state),
        "date": draft.date,
        "customer_id": draft.customer_id,
        "currency": draft.currency,
        "reference": draft.reference,
        "lines": len(draft.lines),
    }


async def _saved(company: OpenCompany, words: Mapping[str, Any]) -> SavedDraft:
    try:
        return (await company.book.drafts.open(DraftId(words["id"]))).saved
    except KeyError:
        raise InputRefused(_NO_DRAFT.of(id=words["id"])) from None


async def show(company: OpenCompany, words: Mapping[str, Any]) -> Exit:
    """Print a draft as the create body that LedgerBee would get, its findings and its estimate."""
    saved = await _saved(company, words)
    found = await _findings(company, saved.draft)
    say_findings(found)
    totals = estimate(saved.draft, await company.book.library.catalogue())
    summary = _summary(saved) | {"estimate": totals.total if totals.complete else None}
    body = b"null" if has_errors(found) else company.bodies.create(saved.draft)
    if words["json"]:
        as_json(summary | {"body": msgspec.Raw(body)})
    else:
        table([*summary.items(), ("body", body.decode())])
    return Exit.SETTLED


async def queue(company: OpenCompany, words: Mapping[str, Any]) -> Exit:
    """Hand a draft to the outbox; it leaves at the next sync."""
    saved = await _saved(company, words)
    request = None
    if words["send"]:
        request = SendRequest(delivery_type=DeliveryType(words["send"]), to=words["to"])
    elif words["to"]:
        say("error: to: An address needs a channel: add --send Email or --send Sproom.")
        return Exit.INPUT_REFUSED
    facts = await company.facts(saved.draft)
    found = findings(saved.draft, facts) + (send_findings(request, saved.draft, facts) if request else ())
    say_findings(found)
    if has_errors(found):
        return Exit.INPUT_REFUSED
    operations = await company.book.outbox.queue(saved.draft.id, request, undo_seconds=0)
    if words["json"]:
        as_json([{"id": normal_id(operation)} for operation in operations])
    else:
        for operation in operations:
            sys.stdout.write(f"{operation}\n")
    return Exit.SETTLED
