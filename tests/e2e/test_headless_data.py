"""Backups, restores, exports, salvage and the doctor without a window: real processes, the real sandbox."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from ledgerbee_desktop.platform_.instance_lock import InstanceLock
from tests.e2e.test_headless import Desk, desk

__all__ = ["desk"]


@pytest.fixture
def there(desk: Desk, tmp_path: Path) -> Desk:
    """A data directory of its own that has pulled once."""
    there = Desk(desk.sandbox, desk.shop, tmp_path / "data")
    assert there.run("sync", "--once").returncode == 0
    return there


def folder_of(there: Desk) -> Path:
    (found,) = there.data.glob("companies/*")
    return found


def added(there: Desk, reference: str) -> str:
    (draft,) = there.json("draft", "add", "-", given=there.body(reference))
    return str(draft["id"])


def references(there: Desk) -> set[str]:
    return {draft["reference"] for draft in there.json("draft", "list")}


def test_a_backup_is_restored_asked_about_and_undone(there: Desk, desk: Desk, tmp_path: Path) -> None:
    there.queued("queued at the backup")
    file = tmp_path / "backup.db"
    said = there.json("backup", str(file))
    assert (said["file"], said["drafts"], said["operations"]) == (str(file), 1, 2)
    assert file.stat().st_mode & 0o077 == 0
    assert there.json("sync", "--once") == []
    added(there, "typed after it")

    restored = there.json("restore", str(file))
    assert (restored["drafts"], restored["operations"], restored["sent_since"]) == (1, 2, [])
    assert {row["state"] for row in there.json("--offline", "outbox", "list")} == {"unknown"}
    assert references(there) == {"queued at the backup"}
    there.run("sync", "--once")
    assert [document["sendCount"] for document in desk.on_ledgerbee("queued at the backup")] == [1]

    assert there.run("restore", restored["kept"]).returncode == 0
    assert references(there) == {"typed after it"}
    there.run("sync", "--once")
    assert len(desk.on_ledgerbee("queued at the backup")) == 1


def test_a_draft_that_left_after_the_backup_is_not_made_twice(there: Desk, desk: Desk, tmp_path: Path) -> None:
    one, two = added(there, "left after the backup"), added(there, "never left")
    file = tmp_path / "backup.db"
    assert there.run("backup", str(file)).returncode == 0
    there.json("draft", "queue", one)
    assert there.json("sync", "--once") == []
    (document,) = desk.on_ledgerbee("left after the backup")

    restored = there.run("restore", str(file))
    assert "held until it is said what became of them: left after the backup" in restored.stderr
    for each in (one, two):
        held = there.run("draft", "queue", each)
        assert (held.returncode, held.stdout) == (2, "")
        assert "LedgerBee is asked before it can be queued" in held.stderr
    asked = there.run("sync", "--once")
    assert asked.returncode == 3
    assert f"draft became {one} nothing" in asked.stderr
    assert str(document["id"]) in asked.stderr
    wrong = there.run("draft", "became", one, one)
    assert wrong.returncode == 2
    assert "no such document" in wrong.stderr
    there.json("draft", "became", one, str(document["id"]))
    again = there.run("draft", "became", one, "nothing")
    assert (again.returncode, "Nobody asks" in again.stderr) == (2, True)
    assert {draft["id"] for draft in there.json("draft", "list")} == {two}
    there.json("draft", "became", two, "nothing")  # what was shown was made for the same customer, of another draft
    there.json("draft", "queue", two)
    assert there.json("sync", "--once") == []
    assert len(desk.on_ledgerbee("left after the backup")) == len(desk.on_ledgerbee("never left")) == 1


def test_a_backup_brings_a_company_to_a_computer_that_has_none(there: Desk, tmp_path: Path) -> None:
    added(there, "on the old computer")
    file = tmp_path / "backup.db"
    assert there.run("backup", str(file)).returncode == 0
    new = Desk(there.sandbox, there.shop, tmp_path / "new computer")
    done = new.run("restore", str(file))
    assert done.returncode == 0, done.stderr
    assert references(new) == {"on the old computer"}


def test_what_is_no_backup_is_refused_and_nothing_changes(there: Desk, tmp_path: Path) -> None:
    added(there, "stays")
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(b"no database at all" * 1000)
    done = there.run("restore", str(wrong))
    assert (done.returncode, done.stdout) == (2, "")
    assert "wrong.db is damaged" in done.stderr
    missing = there.run("restore", str(tmp_path / "missing.db"))
    assert missing.returncode == 2
    assert "no file" in missing.stderr
    inside = there.run("backup", str(folder_of(there) / "book.db"))
    assert inside.returncode == 2
    assert "Choose a place outside" in inside.stderr
    assert references(there) == {"stays"}


def test_damage_is_said_salvaged_and_restored_from_the_newest_good_backup(there: Desk, tmp_path: Path) -> None:
    draft = added(there, "before the damage")
    file = tmp_path / "backup.db"
    assert there.run("backup", str(file)).returncode == 0
    there.queued("queued before the damage")
    book = folder_of(there) / "book.db"
    data = book.read_bytes()
    book.write_bytes(bytes(4096) + data[4096:])

    refused = there.run("draft", "list")
    assert refused.returncode == 2
    assert "damaged" in refused.stderr
    doctor = there.json("doctor", code=3)
    assert doctor["companies"][0]["problems"]
    saved = there.run("salvage", str(book))
    assert saved.returncode == 3
    assert "could not be read" in saved.stderr
    drafts = {each["reference"]: each for each in json.loads(saved.stdout)}
    assert set(drafts) == {"before the damage", "queued before the damage"}
    report = json.loads(there.run("salvage", str(book), "--json").stdout)
    assert {(each["kind"], each["may_have_left"]) for each in report["operations"]} == {
        ("create", False),
        ("send", False),
    }
    assert book.read_bytes() == bytes(4096) + data[4096:]

    assert there.run("restore", str(file)).returncode == 0
    assert {each["id"] for each in there.json("draft", "list")} == {draft}
    there.json("draft", "add", "-", given=drafts["queued before the damage"])
    assert references(there) == set(drafts)
    assert there.json("doctor")["companies"][0]["problems"] == []


def test_an_unfinished_draft_is_salvaged_too(there: Desk) -> None:
    added(there, "half")
    book = folder_of(there) / "book.db"
    connection = sqlite3.connect(book)
    (body,) = connection.execute("SELECT body FROM draft").fetchone()
    connection.close()
    from ledgerbee_desktop.store.sealed import DRAFT

    half = json.loads(body) | {"customer_id": None, "date": None}
    half["lines"][0]["quantity"] = None
    connection = sqlite3.connect(book)
    connection.row_factory = sqlite3.Row
    row = connection.execute("SELECT * FROM draft").fetchone()
    DRAFT.replace(connection, DRAFT.opened(row), {"body": json.dumps(half)})
    connection.commit()
    connection.close()
    (saved,) = json.loads(there.run("salvage", str(book)).stdout)
    assert (saved["kind"], saved["reference"]) == ("invoice", "half")
    assert "customerId" not in saved
    assert "quantity" not in saved["lines"][0]
    assert there.run("draft", "add", "-", given=saved).returncode == 2


def test_everything_is_exported_with_ledgerbees_pdfs_and_no_formulas(there: Desk, tmp_path: Path) -> None:
    there.queued("=HYPERLINK(1)")
    assert there.json("sync", "--once") == []
    added(there, "@SUM(1)")
    folder = tmp_path / "export"
    said = there.json("--lang", "da", "export", str(folder))
    numbered = [each for each in there.json("documents", "list") if each["number"]]
    assert said["pdfs"] == len(numbered) == len(list((folder / "pdf").iterdir()))
    assert said["missing_pdfs"] == 0
    assert all(path.read_bytes().startswith(b"%PDF") for path in (folder / "pdf").iterdir())
    with (folder / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) == said["documents"] == len(json.loads((folder / "documents.json").read_text("utf-8")))
    (row,) = [row for row in rows if "HYPERLINK" in row["Reference"]]
    assert row["Reference"] == "'=HYPERLINK(1)"
    assert "," in row["Total"]
    (draft,) = json.loads((folder / "drafts.json").read_text("utf-8"))
    again = Desk(there.sandbox, there.shop, tmp_path / "again")
    assert again.run("sync", "--once").returncode == 0
    assert len(again.json("draft", "add", "-", given=draft)) == 1
    assert {
        "company.json",
        "customers.json",
        "products.json",
        "outbox.json",
        "lines.csv",
        "customers.csv",
        "prices.csv",
    } <= {path.name for path in folder.iterdir()}
    for path in folder.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path
    taken = there.run("export", str(folder))
    assert taken.returncode == 2
    assert "not empty" in taken.stderr


def test_without_ledgerbee_an_export_says_which_pdfs_are_missing(there: Desk, tmp_path: Path) -> None:
    there.queued("no pdf")
    assert there.json("sync", "--once") == []
    there.sandbox.stop()
    try:
        done = there.run("export", str(tmp_path / "export"), "--json")
    finally:
        there.sandbox.start()
    assert done.returncode == 4
    assert "PDFs are missing" in done.stderr
    assert json.loads(done.stdout)["missing_pdfs"] > 0
    assert (tmp_path / "export" / "documents.csv").exists()


def test_the_doctor_reads_and_changes_nothing(there: Desk) -> None:
    there.queued("waits")
    folder = folder_of(there)
    (folder / "backups").mkdir(mode=0o700)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    facts = there.json("doctor")
    assert facts["sqlite"]["version"] == sqlite3.sqlite_version
    assert facts["sqlite"]["connections"] == 1
    (company,) = facts["companies"]
    assert company["operations"] == {"queued": 2}
    assert (company["problems"], company["backups"], company["newest_good_backup"]) == ([], [], None)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    shutil.copyfile(folder / "book.db", folder / "backups" / "book-20260302T090000Z-v2.db")
    (backup,) = there.json("doctor")["companies"][0]["backups"]
    assert (backup["kind"], backup["taken_at"]) == ("backup", "2026-03-02T09:00:00+00:00")
    said = there.run("doctor")
    assert said.returncode == 0
    assert "2 queued" in said.stdout
    assert sys.version.split()[0] in said.stdout
    assert (facts["network"]["address"], facts["network"]["proxy"]) == (there.sandbox.url, None)
    assert "none, directly" in said.stdout


def test_none_of_it_while_another_program_has_the_data(there: Desk, tmp_path: Path) -> None:
    lock = InstanceLock(there.data, "window")
    lock.acquire()
    try:
        for words in (("backup", "x"), ("restore", "x"), ("export", "x"), ("salvage", "x"), ("doctor",)):
            done = there.run(*words)
            assert done.returncode == 6, words
    finally:
        lock.release()
