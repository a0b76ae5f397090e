"""The installed program on a virtual screen, started, ended and read as a person does it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from signal import SIGKILL
from typing import Any

from tests.e2e.display import Display
from tests.sandbox_process import SandboxProcess

PROGRAM = "LedgerBee Desktop"
"""What every title of its window ends with."""
INSTALLED = (str(Path(sys.executable).parent / "ledgerbee-desktop"),)
PICTURES = Path(__file__).parents[2] / "build" / "e2e"
SETTLE = "2"


def until(look: Callable[[], Any], seconds: float, what: str) -> Any:
    """Wait until `look()` gives something true, and return that."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, f"waited in vain until {what}"
        time.sleep(0.05)
    return found


@contextmanager
def program(
    display: Display, sandbox: SandboxProcess, data: Path, command: Sequence[str] = INSTALLED
) -> Iterator[subprocess.Popen[bytes]]:
    """The program in Danish, its window in front. Quitting with Ctrl+Q must end it with exit code 0, unless the test has killed it."""
    environment = display.environment | {
        "LEDGERBEE_API_KEY": sandbox.key,
        "LEDGERBEE_API_URL": sandbox.url,
        "HOME": str(data.parent),
        "QT_FORCE_STDERR_LOGGING": "1",
    }
    words = ["--data-dir", str(data), "--lang", "da", "--settle", SETTLE]
    with log_of(data).open("ab") as log:
        process = subprocess.Popen([*command, *words], env=environment, stdout=log, stderr=log)
        try:
            display.wait_for_window(PROGRAM)
            yield process
            if process.poll() is None:
                display.press("ctrl+q")
            assert process.wait(20) in {0, -SIGKILL}
        finally:
            process.kill()
            process.wait()
            print(log_of(data).read_text(encoding="utf-8", errors="replace"))


def log_of(data: Path) -> Path:
    """What the program with this data directory wrote to its standard output and error."""
    return data.parent / "program.log"


def kill(process: subprocess.Popen[bytes]) -> None:
    """As `kill -9` does."""
    process.kill()
    assert process.wait(10) == -SIGKILL


def let_sends_leave_at_once(display: Display) -> None:
    """No time to undo, in the preferences: a test has nothing to take back."""
    display.press("ctrl+comma")
    display.wait_for_front("Indstillinger")
    display.press("alt+f", "ctrl+a")
    display.write("0")
    display.press("Return")
    display.wait_for_front(PROGRAM)
