"""The search over everything local: documents, drafts, customers, products."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from ledgerbee_desktop.core import codec
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.library import Hit
from ledgerbee_desktop.store import library_rows as rows
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.document_rows import document_of
from ledgerbee_desktop.store.document_words import Found, best_of
from ledgerbee_desktop.store.folding import fold, searchable, words
from ledgerbee_desktop.store.sealed import DRAFT

_AROUND = 30
_CANDIDATES = 200


class SearchShelf:
    """The part of `core.ports.LibraryReader` that finds anything."""

    _database: Database

    async def search(self, text: str, limit: int = 50) -> tuple[Hit, ...]:
        """Everything local that has these words, best first: documents, drafts, customers, products.

        Best is what is called so, then what begins so, then what has it in its title, then the rest; the newest first within each.
        """
        wanted = words(text)
        if not wanted:
            return ()
        return await self._database.read(lambda connection: _search(connection, wanted, limit))


def _search(connection: sqlite3.Connection, wanted: list[str], limit: int) -> tuple[Hit, ...]:
    whole = " ".join(wanted)
    hits = [*_customers(connection, wanted), *_products(connection, wanted), *_drafts(connection, wanted)]
    hits += _documents(connection, wanted)
    return tuple(sorted(hits, key=lambda hit: _distance(hit, whole))[:limit])


def _distance(hit: Hit, whole: str) -> int:
    title = fold(hit.title)
    if title == whole:
        return 0
    if title.startswith(whole):
        return 1
    return 2 if whole in title else 3


def _customers(connection: sqlite3.Connection, wanted: list[str]) -> Iterator[Hit]:
    conditions = " AND ".join("instr(search, ?) > 0" for _ in wanted)
    query = f"SELECT body FROM customer WHERE gone_at IS NULL AND {conditions} ORDER BY archived, sort_name"  # noqa: S608
    for customer in rows.all_decoded(rows.CUSTOMER, rows.bodies(connection, query, *wanted)):
        yield Hit(what="customer", id=customer.id, title=customer.name, place=customer.number)


def _products(connection: sqlite3.Connection, wanted: list[str]) -> Iterator[Hit]:
    query = "SELECT body FROM product WHERE gone_at IS NULL ORDER BY rowid"
    for product in rows.all_decoded(rows.PRODUCT, rows.bodies(connection, query)):
        texts = (product.name, product.number, product.description)
        if _has(texts, wanted):
            yield Hit(what="product", id=product.id, title=product.name, place=_place(texts[1:], wanted))


def _drafts(connection: sqlite3.Connection, wanted: list[str]) -> Iterator[Hit]:
    for row in connection.execute("SELECT * FROM draft WHERE state <> 'handed-over' ORDER BY touched DESC").fetchall():
        if not DRAFT.is_sound(row):
            continue
        draft = codec.draft_from_json(json.loads(row["body"]))
        name = _customer_name(connection, draft.customer_id)
        texts = _texts(draft)
        if _has((name, *texts), wanted):
            yield Hit(what="draft", id=draft.id, title=name, place=_place(texts, wanted))


def _texts(draft: Draft) -> tuple[str, ...]:
    header = (draft.reference, draft.our_reference, draft.description, draft.notes, draft.invoice_number)
    return header + tuple(line.description for line in draft.lines)


def _documents(connection: sqlite3.Connection, wanted: list[str]) -> Iterator[Hit]:
    found = best_of(connection, Found(connection, wanted), " ".join(wanted), _CANDIDATES)
    for number in found:
        document = document_of(
            connection.execute("SELECT * FROM document WHERE number_in_table = ?", (number,)).fetchone()
        )
        if document is None:
            continue
        name = _customer_name(connection, document.customer_id)
        lines = tuple(line.description for line in document.lines or ())
        texts = (name, document.reference, document.our_reference, document.notes, *lines)
        place = _place(texts, wanted) or name
        yield Hit(what=document.kind.value, id=document.id, title=document.number or name, place=place)


def _customer_name(connection: sqlite3.Connection, customer_id: str | None) -> str:
    customer = None if customer_id is None else rows.customer(connection, customer_id)
    return "" if customer is None else customer.name


def _has(texts: tuple[str, ...], wanted: list[str]) -> bool:
    text = searchable(*texts)
    return all(word in text for word in wanted)


def _place(texts: tuple[str, ...], wanted: list[str]) -> str:
    """A short text around the first word that one of the texts has."""
    for text in texts:
        folded = searchable(text)
        word = next((word for word in wanted if word in folded), None)
        if word is not None:
            at = max(fold(text).find(word), 0)
            start, end = max(at - _AROUND, 0), at + len(word) + _AROUND
            return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
    return ""
