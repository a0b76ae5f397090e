"""Rows that carry a checksum: what is written of them, and that the checksum is of the whole row."""

from __future__ import annotations

import sqlite3
from hashlib import blake2b

import pytest

from ledgerbee_desktop.core.errors import Stale, StoreDamaged
from ledgerbee_desktop.store.schema import STEPS
from ledgerbee_desktop.store.sealed import OPERATION, Row, digest
from ledgerbee_desktop.store.structure import made


def stored() -> tuple[sqlite3.Connection, Row, list[str]]:
    """A database with one operation, the operation, and what is executed from now on."""
    connection = made(STEPS)
    connection.row_factory = sqlite3.Row
    row: Row = dict.fromkeys(OPERATION.columns)
    texts = {"id": "operation-1", "target": "invoice", "kind": "create", "state": "queued", "created_at": "2026"}
    numbers = dict.fromkeys(("number", "rev"), 1) | dict.fromkeys(
        ("total_accepted", "attempts", "probes", "clean_scans", "sent_before"), 0
    )
    row |= texts | numbers | {"payload": b"{}", "approved_total": ""}
    OPERATION.insert(connection, row)
    executed: list[str] = []
    connection.set_trace_callback(executed.append)
    return connection, row, executed


def test_only_what_has_changed_is_written() -> None:
    connection, row, executed = stored()
    new = OPERATION.replace(connection, row, {"rev": 2, "state": "inflight", "kind": "create"})
    assert new == {**row, "rev": 2, "state": "inflight"}
    assert OPERATION.opened(connection.execute("SELECT * FROM operation").fetchone()) == new
    (update,) = {each for each in executed if each.startswith("UPDATE operation SET rev")}
    assert update.partition(" WHERE ")[0].startswith("UPDATE operation SET rev = 2, state = 'inflight', checksum = x'")
    assert update.partition(" WHERE ")[0].count(" = ") == 3


def test_a_row_that_somebody_else_has_changed_is_stale() -> None:
    connection, row, _ = stored()
    OPERATION.replace(connection, row, {"rev": 2})
    with pytest.raises(Stale):
        OPERATION.replace(connection, row, {"rev": 3})


def test_a_column_that_the_disk_has_changed_is_found_though_another_was_written() -> None:
    connection, row, _ = stored()
    connection.execute("UPDATE operation SET probes = 7")
    OPERATION.replace(connection, row, {"rev": 2})
    with pytest.raises(StoreDamaged):
        OPERATION.opened(connection.execute("SELECT * FROM operation").fetchone())


def test_the_checksum_is_of_names_types_and_lengths() -> None:
    """Written out: rows on the disks of others are sealed so."""
    spelled = b"s" + (5).to_bytes(8, "big") + b"table" + b"i" + (2).to_bytes(8, "big") + b"12"
    spelled += b"n" + bytes(8) + b"s" + (2).to_bytes(8, "big") + "é".encode() + b"b" + (1).to_bytes(8, "big") + b"x"
    assert digest("table", (12, None, "é", b"x")) == blake2b(spelled, digest_size=16).digest()
