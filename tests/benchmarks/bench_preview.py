"""Medians of the local preview: content to PDF, the longest pause between two keys, and until the window shows it.

`python tests/benchmarks/bench_preview.py`. The floor of a drawing is one empty page from the same painter.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from ledgerbee_desktop.preview.content import Subject
from ledgerbee_desktop.preview.drawing import draw, drawing
from ledgerbee_desktop.ui import theme
from ledgerbee_desktop.ui.pdf.view import PdfView
from tests.ui.preview.samples import full_draft, line, subject

ROUNDS = 15
LINES = (1, 20, 300)
KEY_TO_PAPER_MS = 150


def a_subject(lines: int) -> Subject:
    """Every third description takes two rows, as descriptions do."""
    long = "Maling af facade mod gården, inkl. afdækning, grunder og to gange dækmaling, "
    made = (line(n, description=f"{'' if n % 3 else long}linje {n}", unit_price=Decimal(n + 1)) for n in range(lines))
    return subject(full_draft(lines=tuple(made)))


def milliseconds(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times) * 1000


def floor() -> None:
    """One empty page."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.end()


def longest_step(of: Subject) -> float:
    """The median over the rounds of the longest time in which no key can be heard."""
    longest = []
    for _ in range(ROUNDS):
        work, worst = drawing(of), 0.0
        while True:
            start = perf_counter()
            ended = next(work, floor) is floor
            worst = max(worst, perf_counter() - start)
            if ended:
                break
        longest.append(worst)
    return median(longest) * 1000


def main() -> None:
    app = QApplication(sys.argv)
    theme.install(app)
    view = PdfView()
    view.resize(520, 760)
    view.show()
    bare = milliseconds(floor)
    print(f"medians of {ROUNDS}; an empty page {bare:.2f} ms; allowed from key to paper {KEY_TO_PAPER_MS} ms")
    print(f"{'lines':>6} {'draw':>11} {'ratio':>7} {'longest step':>14} {'show':>11}")
    for lines in LINES:
        of = a_subject(lines)
        whole, pdf = milliseconds(lambda: draw(of)), draw(of)  # noqa: B023  # called at once
        view.show_pdf(pdf, "preview", "preview.pdf")
        shown = milliseconds(lambda: view.show_pdf(pdf, "preview", "preview.pdf", stay=True))  # noqa: B023
        print(f"{lines:6} {whole:8.2f} ms {whole / bare:7.1f} {longest_step(of):11.2f} ms {shown:8.2f} ms")
    view.close()


if __name__ == "__main__":
    main()
