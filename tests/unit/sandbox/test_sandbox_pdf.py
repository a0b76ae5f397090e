"""The PDF: every particular of a Danish invoice is in its text, whatever was typed into it."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledgerbee_desktop.sandbox import clock
from ledgerbee_desktop.sandbox.control_records import put_customer
from ledgerbee_desktop.sandbox.demo.build import found_company
from ledgerbee_desktop.sandbox.ids import new_id
from ledgerbee_desktop.sandbox.pdf import danish, fonts
from ledgerbee_desktop.sandbox.pdf.paper import render
from ledgerbee_desktop.sandbox.store import documents
from ledgerbee_desktop.sandbox.store.database import open_database
from ledgerbee_desktop.sandbox.store.documents import Document, Line


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    with closing(open_database(tmp_path_factory.mktemp("pdf") / "x.db")) as opened:
        found_company(opened, 1, date(2026, 6, 15), empty=True)
        yield opened


def product(
    description: str, total: str = "950.00", rate: str = "25", vat: str = "237.50", quantity: str = "1"
) -> Line:
    return Line(
        id=new_id(clock.now()),
        price_id=new_id(clock.now()),
        line_type="product",
        description=description,
        quantity=quantity,
        unit_price="950.00",
        total_price=total,
        vat_rate=rate,
        vat_amount=vat,
    )


def text_line(description: str, kind: str = "text") -> Line:
    return Line(id=new_id(clock.now()), price_id=None, line_type=kind, description=description)


def invoice(conn: sqlite3.Connection, *lines: Line, customer: str | None = None, **changes: str | None) -> Document:
    """A stored invoice over 1.187,50 DKK with these lines."""
    stamp = clock.stamp(clock.now())
    document = Document(
        id=new_id(clock.now()),
        kind="invoice",
        number=None,
        status="sent",
        customer_id=customer or put_customer(conn, {"name": "Ærø Færge & Søn A/S", "eanNumber": "5798004653012"})["id"],
        department_id=None,
        contact_id=None,
        date="2026-06-05",
        due_date="2026-06-19",
        payment_terms=None,
        currency="DKK",
        reference="PO-12345",
        our_reference="Mette Holm",
        description=None,
        notes="Tak for samarbejdet!",
        template_id=None,
        subtotal="950.00",
        vat="237.50",
        amount="1187.50",
        send_count=1,
        created_at=stamp,
        updated_at=stamp,
    )
    document = replace(document, **changes)  # type: ignore[arg-type]
    documents.add(conn, document, lines or [product("Malersvend")])
    return document


def pages(conn: sqlite3.Connection, document: Document, *, watermark: bool = False) -> list[str]:
    """The text of each page, in one row each."""
    content = render(conn, document, watermark=watermark)
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def test_all_particulars(conn: sqlite3.Connection) -> None:
    document = invoice(conn, number="1042")
    (page,) = pages(conn, document)
    for wanted in (
        "FAKTURA", "1042", "Fjordby Maler & Tømrer ApS", "Havnegade 12", "5300 Kerteminde", "CVR-nr. 34128766",
        "Ærø Færge & Søn A/S", "Prøvevej 1", "5000 Odense C", "CVR-nr. 13585628", "EAN 5798004653012",
        "05.06.2026", "19.06.2026", "Netto 14 dage", "PO-12345", "Mette Holm", "Tak for samarbejdet!",
        "Malersvend 1 950,00 25 % 950,00", "Beløb uden moms 950,00", "Moms 25 % af 950,00 237,50", "I alt DKK 1.187,50",
        "fakturanummer 1042", "Side 1 af 1",
    ):  # fmt: skip
        assert wanted in page


def test_department_decides_the_ean_and_contact_is_named(conn: sqlite3.Connection) -> None:
    customer = put_customer(
        conn,
        {
            "eanNumber": "5798004653012",
            "contacts": [{"name": "Åse Toft"}],
            "departments": [{"name": "Børn og Skole", "eanNumber": "5798000987654"}],
        },
    )
    department, contact = customer["departments"][0]["id"], customer["contacts"][0]["id"]
    (page,) = pages(conn, invoice(conn, customer=customer["id"], department_id=department, contact_id=contact))
    assert "Børn og Skole Att. Åse Toft" in page
    assert "EAN 5798000987654" in page
    assert "5798004653012" not in page


def test_each_rate_has_its_row(conn: sqlite3.Connection) -> None:
    lines = [
        product("A"),
        product("B", total="1050.50", vat="262.63"),
        product("Gebyr", total="96.00", rate="0", vat="0.00"),
    ]
    (page,) = pages(conn, invoice(conn, *lines, subtotal="2096.50", vat="500.13", amount="2596.63"))
    assert "Moms 25 % af 2.000,50 500,13" in page
    assert "Moms 0 % af 96,00 0,00" in page
    assert "Moms i alt 500,13" in page


@pytest.mark.parametrize(("zone", "words"), [("eu", "reverse charge"), ("abroad", "fritaget for dansk moms")])
def test_why_there_is_no_vat(conn: sqlite3.Connection, zone: str, words: str) -> None:
    customer = put_customer(conn, {"vatZone": zone, "countryCode": "DE", "vatNumber": "DE811569869"})
    (page,) = pages(conn, invoice(conn, customer=customer["id"], currency="EUR"))
    assert words in page
    assert "Tyskland Moms-nr. DE811569869" in page
    assert "I alt EUR" in page


def test_draft_has_no_number(conn: sqlite3.Connection) -> None:
    (page,) = pages(conn, invoice(conn))
    assert "Fakturanummer Kladde" in page
    assert "KLADDE" not in page
    assert "fakturanummer Kladde" not in page


def test_watermark_is_on_every_page(conn: sqlite3.Connection) -> None:
    document = invoice(conn, *[product(f"Linje {place}") for place in range(80)], number="1043")
    assert all("KLADDE" in page for page in pages(conn, document, watermark=True))
    assert not any("KLADDE" in page for page in pages(conn, document))


def test_three_hundred_lines_on_many_pages(conn: sqlite3.Connection) -> None:
    lines = [product(f"Linje nummer {place:03d}.") for place in range(300)]
    found = pages(conn, invoice(conn, *lines, number="1044"))
    assert len(found) > 5
    for place, page in enumerate(found, 1):
        assert f"Side {place} af {len(found)}" in page
        assert "Beskrivelse Antal Enhedspris Moms Beløb" in page
        assert place == 1 or "Faktura 1044, fortsat" in page
    whole = " ".join(found)
    positions = [whole.index(f"Linje nummer {place:03d}.") for place in range(300)]
    assert positions == sorted(positions)


def test_text_and_separator_lines(conn: sqlite3.Connection) -> None:
    lines = [
        text_line("Første etage"),
        product("A"),
        text_line("", "separator"),
        text_line("Skel", "separator"),
        product("B"),
    ]
    (page,) = pages(conn, invoice(conn, *lines))
    assert page.index("Første etage") < page.index("A 1 950,00") < page.index("Skel") < page.index("B 1 950,00")


def test_markup_is_text(conn: sqlite3.Connection) -> None:
    (page,) = pages(conn, invoice(conn, product("<b>fed</b> &amp; <img src=x>"), notes="<para>%PDF) Tj"))
    assert "<b>fed</b> &amp; <img src=x>" in page
    assert "<para>%PDF) Tj" in page


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=400), st.text(max_size=200))
def test_any_text_can_be_printed(conn: sqlite3.Connection, description: str, notes: str) -> None:
    clean = description.encode("utf-8", "replace").decode(), notes.encode("utf-8", "replace").decode()
    found = pages(conn, invoice(conn, product(clean[0]), notes=clean[1]))
    assert "I alt DKK 1.187,50" in found[-1]


def test_very_long_texts_go_over_pages(conn: sqlite3.Connection) -> None:
    found = pages(conn, invoice(conn, product("skrue " * 4000), product("x" * 8000), notes="n" * 8000))
    assert len(found) > 4
    assert "".join(found).count("skrue") == 4000


def test_same_invoice_same_bytes(conn: sqlite3.Connection) -> None:
    document = invoice(conn, number="1045")
    assert render(conn, document, watermark=False) == render(conn, document, watermark=False)


def test_fonts_are_embedded_and_have_the_danish_letters(conn: sqlite3.Connection, tmp_path: Path) -> None:
    fonts.register()
    assert fonts.drawable("æøåÆØÅ€éü½²×–“”") == "æøåÆØÅ€éü½²×–“”"
    assert fonts.drawable("a\r\nb\tc\x00\u202e日") == "a\nb    c?"
    path = tmp_path / "x.pdf"
    path.write_bytes(render(conn, invoice(conn), watermark=False))
    used = pypdf.PdfReader(path).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    files = [used[name]["/FontDescriptor"] for name in used if "/FontDescriptor" in used[name]]
    assert files
    assert all("/FontFile2" in descriptor for descriptor in files)


@given(st.text(max_size=200), st.integers(30, 400))
def test_wrapped_rows_fit(text: str, room: int) -> None:
    fonts.register()
    rows = fonts.wrap(text, fonts.REGULAR, 9, room)
    assert rows
    assert all(fonts.width(row, fonts.REGULAR, 9) <= room for row in rows)
    kept = "".join(fonts.drawable(text).split())
    assert "".join("".join(rows).split()) == kept


@pytest.mark.parametrize(
    ("text", "shown"),
    [("0", "0,00"), ("1234.5", "1.234,50"), ("-1234567.89", "-1.234.567,89"), ("999", "999,00"), ("0.125", "0,125")],
)
def test_danish_amounts(text: str, shown: str) -> None:
    assert danish.amount(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"), [("7.50", "7,5"), ("1200", "1.200"), ("0.000001", "0,000001"), ("1E+3", "1.000")]
)
def test_danish_numbers(text: str, shown: str) -> None:
    assert danish.number(text) == shown
