"""What the first request needs is imported beside the loop: a window that has just been painted goes on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import asyncio, sys, threading
from importlib.abc import MetaPathFinder
from pathlib import Path

LARGE = {"httpx", "httpcore", "anyio", "h11", "truststore"}
here, elsewhere, looked_for = [], [], []

class Spy(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "sniffio":
            looked_for.append(name)
        if name.partition(".")[0] in LARGE:
            (here if threading.current_thread() is threading.main_thread() else elsewhere).append(name)
        return None

sys.meta_path.insert(0, Spy())
from ledgerbee_desktop.app.arguments import parse
from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.redaction import Redactor
from ledgerbee_desktop.core.errors import NotSent
from ledgerbee_desktop.core.secret import Secret

async def ask():
    companies = Companies(parse(["--api-url", "http://127.0.0.1:9"]), Path(sys.argv[1]), Redactor())
    client = await companies.client_soon(Secret("k" * 40))
    for _ in range(3):
        try:
            await client.company()
        except NotSent:
            pass
    await client.close()

asyncio.run(ask())
assert {"httpx", "httpcore", "anyio._backends._asyncio"} <= set(elsewhere), elsewhere
assert len(looked_for) <= 2, looked_for  # once by anyio, once by us
print(*here)
"""


def test_the_http_library_is_imported_in_a_thread_and_looks_for_nothing_in_vain(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == []
