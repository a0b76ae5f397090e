"""The register of companies, and which of them a person means."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from ledgerbee_desktop.app.known import FILE, Known, NoSuchCompany, Register, find
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.library import Company

PAINTERS = Known(CompanyId("019ec000-0000-7000-8000-000000000001"), "Fjordby Maler & Tømrer ApS", "34128766")
BOOKS = Known(CompanyId("019ec000-0000-7000-8000-000000000002"), "Skovlund Regnskab I/S", "27419836")
MORE_BOOKS = Known(CompanyId("019ec000-0000-7000-8000-000000000003"), "Skovlund Regnskab & Revision ApS", "")
ALL = (PAINTERS, BOOKS, MORE_BOOKS)


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        (PAINTERS.id, PAINTERS),
        (PAINTERS.id.upper(), PAINTERS),
        ("34128766", PAINTERS),
        ("fjordby", PAINTERS),
        (" TØMRER ", PAINTERS),
        ("skovlund regnskab i/s", BOOKS),
        ("Revision", MORE_BOOKS),
    ],
)
def test_a_company_is_found_as_people_call_it(wanted: str, meant: Known) -> None:
    assert find(wanted, ALL) is meant


def test_a_whole_name_goes_before_a_part_of_another() -> None:
    short = Known(CompanyId("019ec000-0000-7000-8000-000000000004"), "Skovlund", "")
    assert find("skovlund", (*ALL, short)) is short


@pytest.mark.parametrize("wanted", ["Skovlund", "ApS"])
def test_words_that_fit_several_are_refused_with_their_names(wanted: str) -> None:
    with pytest.raises(NoSuchCompany) as refused:
        find(wanted, ALL)
    assert MORE_BOOKS.name in str(refused.value)
    assert MORE_BOOKS.id in str(refused.value)


@pytest.mark.parametrize("wanted", ["", "  ", "Maler ApS", "341", "019ec000"])
def test_words_that_fit_none_are_refused_with_what_there_is(wanted: str) -> None:
    with pytest.raises(NoSuchCompany, match=r"Fjordby.*Skovlund") as refused:
        find(wanted, ALL)
    assert "CVR 27419836" in str(refused.value)
    with pytest.raises(NoSuchCompany, match="nor any other"):
        find("x", ())


def with_databases(folder: Path, *companies: Known) -> Register:
    for each in companies:
        database = folder / "companies" / each.id / "book.db"
        database.parent.mkdir(parents=True)
        database.touch()
    return Register(folder)


async def fill(register: Register) -> None:
    for each in ALL:
        await register.note(Company(id=each.id, name=each.name, cvr=each.cvr))
    await register.note_windows([BOOKS.id, PAINTERS.id])


def test_names_and_windows_outlive_the_program(tmp_path: Path) -> None:
    asyncio.run(fill(with_databases(tmp_path, *ALL)))
    again = Register(tmp_path)
    assert again.companies() == (PAINTERS, MORE_BOOKS, BOOKS)
    assert again.windows() == (BOOKS.id, PAINTERS.id)
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_the_databases_are_what_is_true(tmp_path: Path) -> None:
    """A name without a database is none that could be opened; a database without a name is one."""
    register = with_databases(tmp_path, BOOKS)
    assert register.companies() == (Known(BOOKS.id),)
    asyncio.run(fill(register))
    assert register.companies() == (BOOKS,)
    assert Register(tmp_path).windows() == (BOOKS.id,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{spoilt",
        "[]",
        '{"companies": [], "windows": 7}',
        f'{{"companies": {{"{BOOKS.id}": 1}}, "windows": [1, null]}}',
    ],
)
def test_a_spoilt_file_counts_as_empty_and_is_written_anew(text: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    register = with_databases(tmp_path, BOOKS)
    assert (register.companies(), register.windows()) == ((Known(BOOKS.id),), ())
    asyncio.run(fill(register))
    assert json.loads((tmp_path / FILE).read_text("utf-8"))["companies"][BOOKS.id]["name"] == BOOKS.name


def test_a_disk_that_refuses_costs_the_memory_only(tmp_path: Path) -> None:
    register = with_databases(tmp_path, BOOKS)
    (tmp_path / f"{FILE}.part").mkdir()
    asyncio.run(fill(register))
    assert register.windows() == (BOOKS.id,)
    assert not (tmp_path / FILE).exists()
