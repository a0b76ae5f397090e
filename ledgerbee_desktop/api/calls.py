"""What every group of operations is made of: reads, pages and writes of one credential, and the paths."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, TypeVar

from ledgerbee_desktop.api.reads import JSON, MALFORMED, Reader
from ledgerbee_desktop.api.wire import documents
from ledgerbee_desktop.api.wire.decode import Malformed, decode
from ledgerbee_desktop.api.writes import Writer
from ledgerbee_desktop.core.errors import MalformedAnswer
from ledgerbee_desktop.core.identifiers import normal_id
from ledgerbee_desktop.core.ports import Page, Written

S = TypeVar("S")
V = TypeVar("V")

PAGE_SIZE: Final = 100


class Calls:
    """The base of the groups of operations."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer
        self._server_date: dt.datetime | None = None

    @property
    def server_date(self) -> dt.datetime | None:
        """The Date header of the newest answer that was LedgerBee's own, UTC; None before the first."""
        return self._server_date

    def _seen(self, date: dt.datetime | None) -> None:
        self._server_date = date or self._server_date

    async def _read(self, path: str, query: Mapping[str, str], kind: type[S], build: Callable[[S], V]) -> V:
        answer = await self._reader.read(path, query, JSON, self._seen)
        try:
            return decode(answer.body, kind, build)
        except Malformed as error:
            raise MalformedAnswer(MALFORMED, answer.evidence) from error

    async def _all(self, path: str, query: Mapping[str, str], kind: type[S], build: Callable[[S], V]) -> tuple[V, ...]:
        return await self._read(path, query, list[kind], partial(_each, build))  # type: ignore[valid-type]

    async def _page(self, path: str, query: Mapping[str, str], kind: type[S], build: Callable[[S], V]) -> Page[V]:
        whole = documents.PageOut[kind]  # type: ignore[valid-type]
        return await self._read(path, query, whole, partial(documents.page, build=build))

    async def _write(
        self, method: str, path: str, body: bytes, kind: type[Any] | None, build: Callable[[Any], V]
    ) -> Written[V]:
        return await self._writer.write(method, path, body, kind=kind, build=build, seen=self._seen)


def item(path: str, some_id: str) -> str:
    """The path of one thing. Raises ValueError when the id is no UUID."""
    return f"{path}/{normal_id(some_id)}"


def paging(page: int, **filters: str) -> dict[str, str]:
    """The query of one page of 100, with the filters that are not empty."""
    return {"page": str(page), "limit": str(PAGE_SIZE), **given(**filters)}


def given(**filters: str) -> dict[str, str]:
    """The filters that are not empty; LedgerBee is never sent an unknown or empty one (contract README, row 13)."""
    return {name: value for name, value in filters.items() if value}


def _each(build: Callable[[S], V], out: list[S]) -> tuple[V, ...]:
    return tuple(build(each) for each in out)
