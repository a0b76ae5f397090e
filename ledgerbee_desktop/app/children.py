"""The one way in which child processes start: it also works in a frozen program, where there is no `python -m`."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

FLAG: Final = "--child"
CHILDREN: Final = {"sandbox": "ledgerbee_desktop.sandbox.__main__"}
_SECRETS: Final = ("LEDGERBEE_API_KEY",)


def start(name: str, arguments: Sequence[str], log: Path) -> subprocess.Popen[bytes]:
    """Start the child `name`; what it prints goes to `log`. It gets no key through its environment.

    It lives in a session of its own, so that Ctrl-C in a terminal ends the program first and the program ends the child.
    Its standard input is a pipe that nobody writes to: it closes when this program ends, however it ends.
    """
    command = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ledgerbee_desktop"]
    environment = {name: value for name, value in os.environ.items() if name not in _SECRETS}
    with log.open("wb") as output:
        return subprocess.Popen(  # noqa: S603 - our own program
            [*command, FLAG, name, *arguments],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            start_new_session=True,
        )


def run_if_child(arguments: Sequence[str]) -> int | None:
    """Be the child that the command line asks for and return its exit code; None when it asks for none.

    Called before anything else is imported: a child must not pay for the window.
    """
    if len(arguments) < 2 or arguments[0] != FLAG:
        return None
    module = importlib.import_module(CHILDREN[arguments[1]])
    code: int = module.main(list(arguments[2:]))
    return code
