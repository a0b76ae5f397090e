"""`backup`, `restore`, `export`, `salvage`."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from ledgerbee_desktop.api.outlines import outline
from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.exporting import export
from ledgerbee_desktop.app.headless.choosing import NO_COMPANY, NoCompany
from ledgerbee_desktop.app.headless.out import Exit, as_json, printable, say
from ledgerbee_desktop.app.keeping import ClosedData
from ledgerbee_desktop.app.known import find
from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.keeping import SavedOperation, SavedWork
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.store import restoring
from ledgerbee_desktop.store import salvage as salvaging

_IS_DATA = QT_TRANSLATE_NOOP("headless", "{file} is in the folder of the data itself. Choose a place outside it.")


class WrongPlace(AppError):
    """A file was to be written where the program keeps its own."""


async def backup(company: OpenCompany, words: Mapping[str, Any]) -> Exit:
    """Write a checked copy of the company's database to a file; a file of that name is replaced once the copy is whole."""
    target = _outside(words["file"], company.book.directory)
    content = await company.store.back_up_to(target)
    facts: dict[str, object] = {"file": str(target), "drafts": content.drafts}
    facts |= {"operations": content.operations, "documents": content.documents}
    if words["json"]:
        as_json(facts)
    else:
        say("Backed up: {drafts} drafts, {operations} open operations, {documents} documents.".format(**facts))
    return Exit.SETTLED


def _outside(path: Path, folder: Path) -> Path:
    """The place that a person named, absolute. Raises WrongPlace."""
    target = path.expanduser().absolute()
    if target.resolve().is_relative_to(folder.resolve()):
        raise WrongPlace(_IS_DATA.of(file=target))
    return target


async def restore(companies: Companies, words: Mapping[str, Any]) -> Exit:
    """Put a backup in the place of the data of its company. Nothing is sent because of it before LedgerBee was asked."""
    source: Path = words["file"].expanduser().absolute()
    found = await asyncio.to_thread(restoring.checked, source, companies.directory)
    data = ClosedData(companies.directory, _owner(companies, found.content.company_id), companies.clock, companies.ids)
    done = await data.restore(source)
    content = found.content
    if words["json"]:
        facts = {
            "company": data.company_id,
            "kept": None if done.kept is None else str(done.kept),
            "sent_since": done.sent_since,
        }
        as_json(facts | {"drafts": content.drafts, "operations": content.operations, "documents": content.documents})
        return Exit.SETTLED
    say(f"Restored: {content.drafts} drafts, {content.operations} open operations, {content.documents} documents.")
    if content.operations:
        say("LedgerBee is asked what became of the open operations before anything is sent.")
    if done.sent_since:
        names = printable(", ".join(done.sent_since))
        say(
            f"warning: These drafts had left since the backup was made, and are held until it is said what became of them: {names}"
        )
        say("Run “sync --once”: it asks LedgerBee, and says how to answer.")
    if done.kept is not None:
        say(f"What was there is kept. To undo this: restore {done.kept}")
    return Exit.SETTLED


def _owner(companies: Companies, of_backup: CompanyId | None) -> CompanyId:
    """Whose data a backup is to replace: the named company's, else that of the backup itself, else that of the only one there is."""
    known = companies.register.companies()
    wanted = companies.options.company
    if wanted and not (of_backup is not None and wanted.strip().casefold() == of_backup):
        return find(wanted, known).id
    if of_backup is not None:
        return of_backup
    if len(known) == 1:
        return known[0].id
    raise NoCompany(NO_COMPANY)


async def export_(company: OpenCompany, words: Mapping[str, Any]) -> Exit:
    """Write everything as files that other programs read. PDFs that could not be read do not stop it: exit code 4 says so."""
    folder = _outside(words["directory"], company.book.directory)
    done = await export(company, folder, words["language"] or os.environ.get("LANG", "")[:2])
    if done.why is not None:
        say(f"warning: {done.missing} PDFs are missing: {done.why}")
    if words["json"]:
        as_json({"folder": str(folder), "documents": done.documents, "pdfs": done.pdfs, "missing_pdfs": done.missing})
    else:
        say(f"Exported {done.documents} documents, {done.pdfs} PDFs.")
    return Exit.SETTLED if done.why is None else Exit.NOT_REACHED


async def salvage(companies: Companies, words: Mapping[str, Any]) -> Exit:
    """Print the unsent drafts of a damaged file. What may have been sent is told, and never among them."""
    source: Path = words["file"].expanduser().absolute()
    found = await asyncio.to_thread(salvaging.salvage, source, companies.directory)
    drafts = [outline(work.draft) for work in found.drafts]
    as_json(
        {
            "drafts": drafts,
            "unclear": [_unclear(work) for work in found.unclear],
            "operations": [_operation(each) for each in found.operations],
            "complete": found.is_complete,
        }
        if words["json"]
        else drafts
    )
    for work in found.unclear:
        say(f"warning: draft {work.draft.id} may have been sent; look in LedgerBee. It is not among the drafts.")
    for each in found.operations:
        if each.may_have_left:
            say(f"warning: {each.kind} {each.target} (operation {each.id}) may have been sent; look in LedgerBee.")
    if not found.is_complete:
        say("warning: Part of the file could not be read.")
    waits = found.unclear or not found.is_complete or any(each.may_have_left for each in found.operations)
    return Exit.WAITS_FOR_PERSON if waits else Exit.SETTLED


def _unclear(work: SavedWork) -> dict[str, object]:
    return {"id": work.draft.id, "state": str(work.state), "body": outline(work.draft)}


def _operation(each: SavedOperation) -> dict[str, object]:
    return {
        "id": each.id,
        "draft_id": each.draft_id,
        "target": each.target,
        "kind": str(each.kind),
        "state": str(each.state),
        "may_have_left": each.may_have_left,
        "payload": msgspec.Raw(each.payload) if each.payload else None,
    }
