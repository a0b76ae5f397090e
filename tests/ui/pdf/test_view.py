"""The viewer as a person meets it: keys, mouse, clipboard, files, printer."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QColor, QDesktopServices, QGuiApplication, QKeySequence, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.ui import a11y, theme
from ledgerbee_desktop.ui.pdf import printing
from ledgerbee_desktop.ui.pdf.files import PrivateCopies
from ledgerbee_desktop.ui.pdf.layout import Place
from ledgerbee_desktop.ui.pdf.qtpdf import QtPdfSource
from ledgerbee_desktop.ui.pdf.view import PdfView
from tests.ui.kit import Aio
from tests.ui.pdf import samples

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> Iterator[PdfView]:
    """Inside a window that has its own Ctrl+F, Ctrl+C and Ctrl+S."""
    window = QMainWindow()
    qtbot.addWidget(window)
    shown = PdfView(copies=PrivateCopies(tmp_path / "opened"))
    window.setCentralWidget(shown)
    for key in ("Ctrl+F", "Ctrl+C", "Ctrl+S", "Ctrl+P", "F3"):
        action = QAction(key, window)
        action.setShortcut(QKeySequence(key))
        window.addAction(action)
    window.resize(700, 640)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield shown
    window.close()


@pytest.fixture
def invoice(view: PdfView, qtbot: QtBot) -> PdfView:
    view.show_pdf(samples.invoice(), "Faktura 2026-0042", "Faktura 2026-0042.pdf")
    view.canvas.setFocus()
    qtbot.waitUntil(view.canvas.hasFocus)
    return view


def on_screen(view: PdfView, needle: str, *, after: bool = False) -> QPoint:
    """Where the first (or, `after`, behind the last) letter of `needle` on page 1 is in the viewport."""
    pdf = view.canvas.pdf
    assert pdf is not None
    text = pdf.page_text(0)
    start = text.text.index(needle)
    box = text.boxes(start, start + len(needle))[0]
    point = QPointF(box.right() - 1 if after else box.left() + 1, box.center().y())
    return (view.canvas._column.point(Place(0, point)) - view.canvas._offset()).toPoint()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def active(kind: type[QDialog]) -> QDialog | None:
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)


def test_shows_the_pdf(invoice: PdfView) -> None:
    assert "Faktura 2026-0042" in invoice.plain_text()
    assert "I alt 12.345,67 kr." in invoice.plain_text()
    assert invoice.toolbar.page_field.text() == "1"
    assert invoice.accessibleName() == "Faktura 2026-0042"
    assert "Faktura 2026-0042" in invoice.canvas.accessibleDescription()
    image = invoice.canvas.viewport().grab().toImage()
    at = on_screen(invoice, "Faktura")
    dark = [image.pixelColor(at.x() + x, at.y() + y).lightness() < 128 for x in range(60) for y in range(-6, 6)]
    assert sum(dark) > 50


@pytest.mark.parametrize("state", ["pages", "empty", "broken", "finding"])
def test_everything_has_a_name(view: PdfView, state: str, qtbot: QtBot) -> None:
    match state:
        case "pages":
            view.show_pdf(samples.invoice(), "t", "n")
        case "broken":
            view.show_pdf(b"no", "t", "n")
        case "finding":
            view.show_pdf(samples.invoice(), "t", "n")
            view.toolbar.commands["find"].trigger()
    assert a11y.unnamed(view) == []


def test_tab_reaches_everything(invoice: PdfView, qtbot: QtBot) -> None:
    seen = set()
    for _ in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.add(a11y.spoken_name(focused))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    commands = ("zoom-out", "zoom-in", "fit-width", "fit-page", "find", "save", "print", "open-external")
    assert {invoice.toolbar.commands[name].text() for name in commands} <= seen
    assert {"Page", "PDF pages"} <= seen


def test_zoom_keys(invoice: PdfView, qtbot: QtBot) -> None:
    canvas = invoice.canvas
    fitted = canvas.zoom
    QTest.keyClick(canvas, Qt.Key.Key_Plus, CTRL)
    assert canvas.zoom > fitted
    assert canvas.fit.name == "NOTHING"
    assert invoice.toolbar.zoom_label.text() == f"{round(canvas.zoom * 100)} %"
    for _ in range(30):
        QTest.keyClick(canvas, Qt.Key.Key_Plus, CTRL)
    assert canvas.zoom == 4.0
    for _ in range(30):
        QTest.keyClick(canvas, Qt.Key.Key_Minus, CTRL)
    assert canvas.zoom == 0.25
    QTest.keyClick(canvas, Qt.Key.Key_0, CTRL)
    assert canvas.zoom == fitted
    QTest.keyClick(canvas, Qt.Key.Key_0, CTRL | SHIFT)
    assert canvas.fit.name == "PAGE"
    assert canvas._column.rect(0).height() <= canvas.viewport().height()
    invoice.window().resize(900, 900)
    assert canvas._column.rect(0).height() == pytest.approx(canvas.viewport().height() - 32, abs=1)


def test_wheel_zooms_around_the_mouse(invoice: PdfView, qtbot: QtBot) -> None:
    canvas = invoice.canvas
    at = on_screen(invoice, "Linje 9:")
    before = canvas._place_at(at)
    for _ in range(4):
        wheel = QWheelEvent(
            QPointF(at),
            QPointF(at),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            CTRL,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(canvas.viewport(), wheel)
    after = canvas._place_at(at)
    assert canvas.zoom > 1.2
    assert (after.point - before.point).manhattanLength() < 3


def test_pages_by_key_and_by_number(invoice: PdfView, qtbot: QtBot) -> None:
    canvas = invoice.canvas
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert canvas.page == 2
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.page == 0
    QTest.keyClick(canvas, Qt.Key.Key_G, CTRL)
    field = invoice.toolbar.page_field
    assert field.hasFocus()
    QTest.keyClicks(field, "2")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert canvas.page == 1
    assert canvas.hasFocus()
    for wrong in ("0", "4", "x", "99999999999", "²"):
        field.setText(wrong)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert (canvas.page, field.text()) == (1, "2")
    while canvas.verticalScrollBar().value() > 0:
        before = canvas.verticalScrollBar().value()
        QTest.keyClick(canvas, Qt.Key.Key_PageUp)
        assert canvas.verticalScrollBar().value() < before
    assert canvas.page == 0


def test_drag_selects_in_reading_order(invoice: PdfView, qtbot: QtBot) -> None:
    port = invoice.canvas.viewport()
    assert not invoice.toolbar.commands["copy"].isEnabled()
    QTest.mousePress(port, LEFT, NONE, on_screen(invoice, "Rødgrød"))
    QTest.mouseMove(port, on_screen(invoice, "Linje 2", after=True))
    QTest.mouseRelease(port, LEFT, NONE, on_screen(invoice, "Linje 2", after=True))
    QTest.keyClick(invoice.canvas, Qt.Key.Key_C, CTRL)
    assert clipboard() == "Rødgrød på Ærø 1.250,50\nLinje 2"
    assert invoice.toolbar.commands["copy"].isEnabled()
    marked = invoice.canvas.viewport().grab().toImage().pixelColor(on_screen(invoice, "Linje 2") - QPoint(0, 6))
    assert marked == theme.theme().tokens.marked
    QTest.mouseClick(port, LEFT, NONE, on_screen(invoice, "Linje 9"))
    assert not invoice.toolbar.commands["copy"].isEnabled()


def test_double_and_triple_click(invoice: PdfView, qtbot: QtBot) -> None:
    port, at = invoice.canvas.viewport(), on_screen(invoice, "2.250,50", after=True)
    QTest.mouseClick(port, LEFT, NONE, at)
    QTest.mouseDClick(port, LEFT, NONE, at)
    invoice.canvas.copy()
    assert clipboard() == "2.250,50"
    QTest.mouseClick(port, LEFT, NONE, at)
    invoice.canvas.copy()
    assert clipboard() == "Linje 2: Rødgrød på Ærø 2.250,50"


def test_keys_select(invoice: PdfView, qtbot: QtBot) -> None:
    canvas = invoice.canvas
    for _ in range(7):
        QTest.keyClick(canvas, Qt.Key.Key_Right, SHIFT)
    canvas.copy()
    assert clipboard() == "Faktura"
    QTest.keyClick(canvas, Qt.Key.Key_Down, SHIFT)
    canvas.copy()
    assert clipboard().startswith("Faktura 2026-0042\nLinje")
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.keyClick(canvas, Qt.Key.Key_A, CTRL)
    QTest.keyClick(canvas, Qt.Key.Key_C, CTRL)
    assert clipboard().count("Faktura 2026-0042") == 3
    assert clipboard().endswith("I alt 12.345,67 kr.")
    assert "\x00" not in clipboard()


def test_find(invoice: PdfView, qtbot: QtBot) -> None:
    QTest.keyClick(invoice.canvas, Qt.Key.Key_F, CTRL)
    field, count = invoice.find_bar.field, invoice.find_bar.count
    assert field.hasFocus()
    QTest.keyClicks(field, "rodgrod PA aero")
    qtbot.waitUntil(lambda: count.text() == "1 of 60")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert count.text() == "2 of 60"
    QTest.keyClick(field, Qt.Key.Key_Return, SHIFT)
    QTest.keyClick(field, Qt.Key.Key_F3, SHIFT)
    assert count.text() == "60 of 60"
    assert invoice.canvas.page == 2
    QTest.keyClick(field, Qt.Key.Key_F3)
    assert count.text() == "1 of 60"
    assert invoice.canvas.page == 0
    image, at = invoice.canvas.viewport().grab().toImage(), on_screen(invoice, "Rødgrød")
    marked = [image.pixelColor(at + QPoint(x, y)) for x in range(40) for y in range(-4, 4)]
    assert marked.count(theme.load_tokens("light").search_current) > 50
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(field, "findes ikke")
    qtbot.waitUntil(lambda: count.text() == "Not found")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not invoice.find_bar.isVisible()
    assert invoice.canvas.hasFocus()


def test_the_search_survives_another_pdf(invoice: PdfView, qtbot: QtBot) -> None:
    QTest.keyClick(invoice.canvas, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(invoice.find_bar.field, "marts")
    qtbot.waitUntil(lambda: invoice.find_bar.count.text() == "Not found")
    invoice.show_pdf(samples.two_lines(), "t", "n")
    qtbot.waitUntil(lambda: invoice.find_bar.count.text() == "1 of 1")


def test_the_window_keeps_its_keys_outside(view: PdfView, qtbot: QtBot) -> None:
    find = next(action for action in view.window().actions() if action.text() == "Ctrl+F")
    view.show_message("nothing")
    with qtbot.waitSignal(find.triggered):
        QTest.keyClick(view.window(), Qt.Key.Key_F, CTRL)


def test_two_hundred_pages(view: PdfView, qtbot: QtBot) -> None:
    view.show_pdf(samples.long(), "long", "long.pdf")
    pdf = view.canvas.pdf
    assert pdf is not None
    bar = view.canvas.verticalScrollBar()
    for step in range(60):
        bar.setValue(bar.maximum() * step // 59)
        view.canvas.viewport().repaint()
    assert view.canvas.page == 199
    assert pdf.images.size <= 192 * 1024 * 1024
    QTest.keyClick(view.canvas, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(view.find_bar.field, "page 77 line 50:")
    qtbot.waitUntil(lambda: view.find_bar.count.text() == "1 of 1", timeout=20_000)
    assert view.canvas.page == 76


def test_idle_work_comes_to_an_end(invoice: PdfView, qtbot: QtBot) -> None:
    canvas, pdf = invoice.canvas, invoice.canvas.pdf
    assert pdf is not None
    qtbot.waitUntil(lambda: pdf.located(0) is not None, timeout=10_000)
    qtbot.waitUntil(lambda: not canvas._locator.isActive() and not canvas._drawer.isActive(), timeout=10_000)
    qtbot.wait(150)
    assert not canvas._locator.isActive()
    assert not canvas._drawer.isActive()


def test_a_view_that_goes_lets_go_of_its_pdf(qtbot: QtBot) -> None:
    view = PdfView()
    view.show_pdf(samples.invoice(), "Faktura", "Faktura.pdf")
    pdf = view.canvas.pdf
    assert pdf is not None
    assert isinstance(pdf._source, QtPdfSource)
    document, search = pdf._source._document, pdf._source._search
    view.deleteLater()
    qtbot.waitUntil(lambda: not isValid(document) and not isValid(search), timeout=2000)


def test_paper_stays_white_in_the_dark(invoice: PdfView, dark: theme.Theme, qtbot: QtBot) -> None:
    corner = invoice.canvas._column.rect(0).topLeft().toPoint()
    qtbot.waitUntil(lambda: invoice.canvas.viewport().grab().toImage().pixelColor(3, 3) == dark.tokens.canvas)
    image = invoice.canvas.viewport().grab().toImage()
    assert image.pixelColor(corner + QPoint(10, 10)) == QColor("white")


@pytest.mark.parametrize(
    "make",
    [lambda: b"rubbish", lambda: samples.invoice()[:400], lambda: samples.invoice(1, "x")],
    ids=["rubbish", "truncated", "password"],
)
def test_a_broken_pdf_is_a_sentence_and_can_be_saved(
    view: PdfView, make: Callable[[], bytes], aio: Aio, qtbot: QtBot, tmp_path: Path
) -> None:
    data = make()
    view.show_pdf(samples.invoice(), "t", "n")
    view.show_pdf(data, "Faktura", "odd/name")
    assert view.plain_text().startswith("This PDF can't be shown: It ")
    assert view.notice.save.isVisible()
    assert not view.toolbar.commands["print"].isEnabled()
    saved = tmp_path / "kept.pdf"
    with qtbot.waitSignal(view.said):
        view.notice.save.click()
        choose_file(qtbot, saved)
    assert saved.read_bytes() == data


def choose_file(qtbot: QtBot, path: Path) -> None:
    qtbot.waitUntil(lambda: active(QFileDialog) is not None)
    dialog = active(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText(str(path))
    dialog.accept()


def test_messages(view: PdfView, qtbot: QtBot) -> None:
    assert view.plain_text() == "No PDF to show"
    view.show_loading()
    assert view.plain_text() == "Fetching the PDF …"
    assert not view.notice.save.isVisible()
    view.show_message("LedgerBee <b>could</b> not be reached")
    assert view.plain_text() == "LedgerBee <b>could</b> not be reached"
    view.show_pdf(samples.invoice(), "t", "n")
    view.clear()
    assert view.plain_text() == "No PDF to show"
    assert not any(view.toolbar.commands[name].isEnabled() for name in ("save", "print", "find", "open-external"))


def test_save_by_key(invoice: PdfView, aio: Aio, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(invoice.said) as said:
        QTest.keyClick(invoice.canvas, Qt.Key.Key_S, CTRL)
        choose_file(qtbot, tmp_path / "faktura.pdf")
    assert (tmp_path / "faktura.pdf").read_bytes() == samples.invoice()
    assert str(tmp_path / "faktura.pdf") in said.args[0]
    with qtbot.waitSignal(invoice.failed) as failed:
        QTest.keyClick(invoice.canvas, Qt.Key.Key_S, CTRL)
        choose_file(qtbot, Path("/proc/nobody-writes-here.pdf"))
    assert "could not be saved" in str(failed.args[0])


class Viewer(QObject):
    """Stands in for the desktop's PDF program: Qt hands file addresses to it."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer() -> Iterator[Viewer]:
    program = Viewer()
    QDesktopServices.setUrlHandler("file", program, "open")  # type: ignore[arg-type]  # the stub is wrong: bytes are refused
    yield program
    QDesktopServices.unsetUrlHandler("file")


def test_open_in_the_systems_viewer(invoice: PdfView, viewer: Viewer, aio: Aio, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(invoice._opening.done):
        invoice.toolbar.commands["open-external"].trigger()
    (path,) = viewer.opened
    assert path.name == "Faktura 2026-0042.pdf"
    assert path.read_bytes() == samples.invoice()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.is_relative_to(tmp_path / "opened")


def print_to(path: Path, prepare: Callable[[QPrinter], None]) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    prepare(printer)
    return printer


def test_printed_pages(aio: Aio, tmp_path: Path) -> None:
    source = QtPdfSource(samples.invoice())
    out = tmp_path / "out.pdf"
    printer = print_to(out, lambda p: p.setFromTo(2, 3))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    pages = printing.chosen_pages(printer, source.page_count, 0)
    assert pages == [1, 2]
    aio(printing.print_pages(source, printer, pages))
    source.close()
    printed = QtPdfSource(out.read_bytes())
    original = QtPdfSource(samples.invoice())
    assert printed.page_count == 2
    assert printed.page_size_points(0).width() == pytest.approx(595, abs=2)
    for ours, theirs in ((0, 1), (1, 2)):
        one, other = printed.image(ours, 0.5), original.image(theirs, 0.5)
        dark = [sum(i.pixelColor(x, y).lightness() < 200 for x in range(297) for y in range(420)) for i in (one, other)]
        assert dark[0] == pytest.approx(dark[1], rel=0.35)
        assert dark[1] > 300
    printed.close()
    original.close()


def test_printing_a_turned_page_turns_the_sheet(aio: Aio, tmp_path: Path) -> None:
    source = QtPdfSource(samples.rotated())
    out = tmp_path / "out.pdf"
    aio(printing.print_pages(source, print_to(out, lambda p: None), [0]))
    source.close()
    box = PdfReader(out).pages[0].mediabox
    assert box.width > box.height


def test_page_choice() -> None:
    printer = QPrinter()
    assert printing.chosen_pages(printer, 3, 1) == [0, 1, 2]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert printing.chosen_pages(printer, 3, 1) == [1]
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printing.chosen_pages(printer, 3, 1) == [2, 1, 0]


def test_print_dialog_does_not_block(invoice: PdfView, aio: Aio, qtbot: QtBot) -> None:
    QTest.keyClick(invoice.canvas, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: active(QPrintDialog) is not None)
    assert invoice._printing.busy
    invoice.show_pdf(samples.two_lines(), "other", "other")  # the print has its own copy
    dialog = active(QPrintDialog)
    assert dialog is not None
    with qtbot.waitSignal(invoice._printing.done):
        dialog.reject()


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")  # Qt says it as well
def test_a_printer_that_refuses(aio: Aio, tmp_path: Path) -> None:
    source = QtPdfSource(samples.invoice())
    with pytest.raises(AppError, match="did not take"):
        aio(printing.print_pages(source, print_to(tmp_path / "no" / "such" / "out.pdf", lambda p: None), [0]))
    source.close()


def test_printing_can_be_stopped(aio: Aio, tmp_path: Path) -> None:
    source = QtPdfSource(samples.long())

    async def stopped() -> None:
        task = asyncio.ensure_future(
            printing.print_pages(source, print_to(tmp_path / "out.pdf", lambda p: None), list(range(200)))
        )
        await asyncio.sleep(0.2)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    aio(stopped())
    source.close()
