"""`python -m tests.faults.powercut ROOT DEFECT CALL SESSION…`: the process that is watched.

Each session has the directory ROOT/<its place> for itself. It is "migrate:VERSION" (a database of that version lies there), "restore:SEED",
"outbox:SEED:ROUNDS", "work:SEED:ROUNDS" or "starts:SEED:ROUNDS"; with ":NUMBER" after it, the NUMBER-th CALL in it fails (see `fuse`).
DEFECT and CALL may be "".
"""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.faults.powercut import defects, scripts
from tests.faults.powercut.fuse import Fuse
from tests.faults.powercut.session import Session, promise


async def main(root: Path, defect: str, call: str, sessions: list[str]) -> None:
    if defect:
        defects.plant(defect)
    executor = ThreadPoolExecutor(1) if call else None  # else each database has a thread of its own, as in the program
    fuse = None if executor is None else Fuse(call, root / "beside", executor)
    for place, session in enumerate(sessions):
        kind, value, *more = session.split(":")
        if fuse is not None:
            fuse.set(int(more[1]))
        promise("SESSION", place)
        running = Session(root / str(place), int(value), executor)
        match kind:
            case "work":
                await scripts.work(running, int(more[0]))
            case "outbox":
                await scripts.outbox(running, int(more[0]))
            case "starts":
                await scripts.starts(running, int(more[0]))
            case "migrate":
                await scripts.migrate(running)
            case "restore":
                await scripts.restore(running)
            case _:
                raise ValueError(session)
        promise("END")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:]))
