"""`sync --once` says when LedgerBee suddenly lists much less, removes nothing, and ends as something that waits for a person."""

from __future__ import annotations

from pathlib import Path

from tests.contract.billing import open_shop
from tests.e2e.test_headless import Desk
from tests.sandbox_process import SandboxProcess


def test_much_that_vanished_waits_for_a_person(tmp_path: Path) -> None:
    with SandboxProcess(tmp_path / "sandbox") as sandbox:
        sandbox.set(cache_seconds=0)
        desk = Desk(sandbox, open_shop(sandbox), tmp_path / "data")
        ids = [desk.shop.create(reference=str(each))["id"] for each in range(10)]
        assert desk.run("sync", "--once").returncode == 0
        for each in ids[:8]:
            sandbox.delete(f"invoices/{each}")
        done = desk.run("sync", "--once")  # the passes that prove the first pull complete
        assert "no longer lists 8 of 10 invoices" in done.stderr
        assert done.returncode == 3
        assert len(desk.json("documents", "list", "--kind", "invoice")) == 10
        assert desk.run("sync", "--once").returncode == 3, "until somebody has decided"
