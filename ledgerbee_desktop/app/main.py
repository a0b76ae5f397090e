"""From the command line to the window or a headless command, and the exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ledgerbee_desktop.app import children

LISTING = ("companies",)

if TYPE_CHECKING:
    from ledgerbee_desktop.app.arguments import Options


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the entry point of `ledgerbee-desktop` and `ledgerbee`."""
    words = sys.argv[1:] if arguments is None else arguments
    code = children.run_if_child(words)
    return _program(words) if code is None else code


def _program(words: Sequence[str]) -> int:
    # Imported here: a child process must not pay for the program.
    from ledgerbee_desktop.app.arguments import parse
    from ledgerbee_desktop.app.headless.out import Exit, printable, say
    from ledgerbee_desktop.core.errors import AppError, DataDirectoryInUse
    from ledgerbee_desktop.platform_ import folders

    try:
        options = parse(words)
        folders.keep_files_private()
        directory = folders.prepare(folders.data_directory(options.data_dir))
        return _in_directory(options, directory)
    except DataDirectoryInUse as error:
        say(printable(str(error)))
        return Exit.IN_USE
    except AppError as error:
        say(f"error: {printable(str(error))}")
        return Exit.INPUT_REFUSED


def _in_directory(options: Options, directory: Path) -> int:
    if not options.command:
        gc.disable()  # the window's loop collects; while hundreds of modules load there is nothing to find
    from ledgerbee_desktop.app.company import Companies
    from ledgerbee_desktop.app.logs import Logs
    from ledgerbee_desktop.app.redaction import Redactor
    from ledgerbee_desktop.core.errors import DataDirectoryInUse
    from ledgerbee_desktop.platform_.instance_lock import InstanceLock, ask_for_window

    if (
        options.command == LISTING
    ):  # reads one small file: the window that is open, or another command, is not in the way
        from ledgerbee_desktop.app.headless.run import run

        return run(options, Companies(options, directory, Redactor()))
    lock = InstanceLock(directory, options.what)
    try:
        lock.acquire()
    except DataDirectoryInUse:
        token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
        if not options.command and ask_for_window(directory, token, options.company, demo=options.demo):
            return 0
        raise
    redactor = Redactor()
    logs = Logs(directory, redactor)
    logs.start()
    try:
        companies = Companies(options, directory, redactor)
        if options.command:
            from ledgerbee_desktop.app.headless.run import run

            return run(options, companies)
        from ledgerbee_desktop.app.window import run_window

        return run_window(companies, lock, logs)
    finally:
        logs.close()
        lock.release()
