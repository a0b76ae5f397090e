"""`doctor`: how everything that is stored here stands. It reads copies and changes nothing."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Mapping
from typing import Any

from ledgerbee_desktop import __version__
from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.headless.network import in_words, network_facts
from ledgerbee_desktop.app.headless.out import Exit, as_json, printable, table
from ledgerbee_desktop.app.keeping import ClosedData
from ledgerbee_desktop.app.known import Known, find
from ledgerbee_desktop.core.keeping import CheckedCopy, Content, Copy, CopyKind, Room
from ledgerbee_desktop.store import spare, sqlite_gate

Facts = dict[str, Any]


async def doctor(companies: Companies, words: Mapping[str, Any]) -> Exit:
    """Print what was found; 3 when something of it needs a person."""
    known = companies.register.companies()
    if companies.options.company:
        known = (find(companies.options.company, known),)
    free = shutil.disk_usage(companies.directory).free
    found = [await _company(companies, each, free) for each in known]
    facts: Facts = {
        "version": __version__,
        "python": platform.python_version(),
        "sqlite": {"version": sqlite_gate.VERSION, "wal_reset_bug": sqlite_gate.may_lose_a_log(), "connections": 1},
        "folder": str(companies.directory),
        "free_bytes": free,
        "network": network_facts(companies.options.api_url),
        "companies": found,
    }
    if words["json"]:
        as_json(facts)
    else:
        _print(facts)
    return Exit.WAITS_FOR_PERSON if any(each["problems"] for each in found) else Exit.SETTLED


async def _company(companies: Companies, known: Known, free: int) -> Facts:
    data = ClosedData(companies.directory, known.id, companies.clock, companies.ids)
    book = (await data.check(data.file)) if data.file.exists() else None
    copies = await data.copies()
    newest = await data.newest_good()
    size = 0 if book is None else book.copy.size
    content = Content(problems=("the database is missing",)) if book is None else book.content
    problems = [printable(each) for each in content.problems]
    if Room(free=free, used=size).is_short:
        problems.append("the disk is nearly full")
    if newest is None and any(each.kind is not CopyKind.BEFORE_RESTORE for each in copies):
        problems.append("none of the backups is good")
    return {
        "id": known.id,
        "name": known.name or None,
        "folder": str(data.folder),
        "size_bytes": size,
        "schema": content.version,
        "drafts": content.drafts,
        "operations": dict(content.states),
        "documents": content.documents,
        "spare": (data.folder / spare.FILE_NAME).exists(),
        "backups": [_copy(each) for each in copies],
        "newest_good_backup": None if newest is None else _checked(newest),
        "problems": problems,
    }


def _copy(copy: Copy) -> Facts:
    return {
        "file": str(copy.path),
        "kind": str(copy.kind),
        "taken_at": copy.taken_at.isoformat(timespec="seconds"),
        "size_bytes": copy.size,
    }


def _checked(found: CheckedCopy) -> Facts:
    content = found.content
    counts = {"drafts": content.drafts, "operations": content.operations, "documents": content.documents}
    return _copy(found.copy) | counts


def _print(facts: Facts) -> None:
    sqlite = facts["sqlite"]
    bug = "has the WAL-reset bug; harmless here: one connection" if sqlite["wal_reset_bug"] else "no known bug"
    table(
        [
            ("LedgerBee Desktop", facts["version"]),
            ("Python", facts["python"]),
            ("SQLite", f"{sqlite['version']} ({bug})"),
            ("folder", facts["folder"]),
            ("free", _megabytes(facts["free_bytes"])),
            *in_words(facts["network"]),
        ]
    )
    for company in facts["companies"]:
        newest = company["newest_good_backup"]
        states = ", ".join(f"{number} {state}" for state, number in company["operations"].items())
        sys.stdout.write("\n")
        table(
            [
                ("company", company["name"] or company["id"]),
                ("folder", company["folder"]),
                ("database", f"{_megabytes(company['size_bytes'])}, version {company['schema']}"),
                ("check", "; ".join(company["problems"]) or "all is well"),
                ("drafts", company["drafts"]),
                ("open operations", states or "none"),
                ("documents", company["documents"]),
                ("backups", len(company["backups"])),
                ("newest good backup", "none" if newest is None else f"{newest['taken_at']} {newest['file']}"),
            ]
        )


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
