"""Runs one headless command from start to exit code."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Final

from ledgerbee_desktop.app.arguments import Options
from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.headless import data, doctor, drafts, known, missing, outbox, returned
from ledgerbee_desktop.app.headless.choosing import chosen_company
from ledgerbee_desktop.app.headless.out import Exit, printable, say
from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.core.errors import AppError, KeyProblem, NotSent, Unreachable

Work = Callable[[OpenCompany, Mapping[str, Any]], Awaitable[Exit]]

COMMANDS: Final[Mapping[tuple[str, ...], Work]] = {
    ("sync",): outbox.sync,
    ("draft", "add"): drafts.add,
    ("draft", "list"): drafts.list_,
    ("draft", "show"): drafts.show,
    ("draft", "queue"): drafts.queue,
    ("draft", "became"): returned.became,
    ("outbox", "list"): outbox.list_,
    ("outbox", "show"): outbox.show,
    ("outbox", "decide"): outbox.decide,
    ("documents", "list"): outbox.documents,
    ("missing", "list"): missing.list_,
    ("missing", "decide"): missing.decide,
    ("backup",): data.backup,
    ("export",): data.export_,
}
NEED_LEDGERBEE: Final = {("sync",), ("outbox", "decide"), ("missing", "decide"), ("draft", "became"), ("export",)}

WITHOUT_OPENING: Final[Mapping[tuple[str, ...], Callable[[Companies, Mapping[str, Any]], Awaitable[Exit]]]] = {
    ("restore",): data.restore,
    ("salvage",): data.salvage,
    ("doctor",): doctor.doctor,
}
"""What works on data that may not open."""


def run(options: Options, companies: Companies) -> Exit:
    """Carry out the command of `options`; every AppError becomes a sentence on standard error and an exit code."""
    try:
        return asyncio.run(_run(options, companies))
    except BrokenPipeError:  # `… | head`: the reader has seen enough
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for the flush at exit
        return Exit.SETTLED
    except KeyProblem as error:
        return _refuse(error, Exit.KEY_REFUSED)
    except (NotSent, Unreachable) as error:
        return _refuse(error, Exit.NOT_REACHED)
    except AppError as error:
        return _refuse(error, Exit.INPUT_REFUSED)


def _refuse(error: AppError, code: Exit) -> Exit:
    say(f"error: {printable(str(error))}")
    return code


async def _run(options: Options, companies: Companies) -> Exit:
    if options.command == ("companies",):
        return known.list_(companies, options.words)
    if options.command in WITHOUT_OPENING:
        return await WITHOUT_OPENING[options.command](companies, options.words)
    async with chosen_company(companies, network=options.command in NEED_LEDGERBEE) as company:
        problem = company.found_at_start()
        if problem is not None:
            say(f"warning: {printable(str(problem))}")
        return await COMMANDS[options.command](company, {**options.words, "language": options.language})
