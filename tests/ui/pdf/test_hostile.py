"""Damaged PDFs of every kind: a sentence or pages, never a crash. In a process of its own, because a crash would take all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.pdf import samples

ROUNDS = 160

PROGRAM = """
import random, sys
from pathlib import Path
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from ledgerbee_desktop.ui import theme
from ledgerbee_desktop.ui.pdf.view import PdfView

app = QApplication(sys.argv)
theme.install(app)
view = PdfView()
view.resize(500, 400)
view.show()
originals = [path.read_bytes() for path in sorted(Path(sys.argv[1]).iterdir())]
seeds = random.Random(20261121)
shown = 0
for number in range(int(sys.argv[2])):
    data = bytearray(seeds.choice(originals))
    match number % 5:
        case 0:
            for _ in range(seeds.randint(1, 40)):
                data[seeds.randrange(len(data))] = seeds.randrange(256)
        case 1:
            del data[seeds.randrange(40, len(data)):]
        case 2:
            at, size = seeds.randrange(len(data)), seeds.randint(1, 500)
            data[at:at] = bytes(seeds.randrange(256) for _ in range(size))
        case 3:
            at = seeds.randrange(len(data))
            del data[at:at + seeds.randint(1, 2000)]
        case 4:
            digits = [i for i, byte in enumerate(data) if 48 <= byte <= 57]
            for i in seeds.sample(digits, min(60, len(digits))):
                data[i] = seeds.choice(b"0123456789-")
    print(number, flush=True)
    view.show_pdf(bytes(data), "hostile", "hostile.pdf")
    pdf = view.canvas.pdf
    if pdf is None:
        assert view.plain_text().startswith("This PDF can't be shown"), view.plain_text()
    else:
        shown += 1
        view.grab()
        view.canvas.select_all()
        view.canvas.copy()
        pdf.page_text(0)
        pdf.finder.start("e", 0)
        for _ in range(5):
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        view.canvas.go_to_page(pdf.page_count - 1)
        view.grab()
print("shown", shown, flush=True)
"""


@pytest.mark.timeout(240)
def test_mutated_pdfs_crash_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "originals"
    folder.mkdir()
    for number, data in enumerate(
        (samples.invoice(), samples.two_lines(), samples.rotated(), samples.long(5), samples.boxed(1e8, 50))
    ):
        (folder / f"{number}.pdf").write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", PROGRAM, str(folder), str(ROUNDS)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert done.returncode == 0, f"after {lines[-1:]}: {done.stderr[-3000:]}"
    assert lines[ROUNDS - 1] == str(ROUNDS - 1)
    shown = int(lines[-1].removeprefix("shown "))
    assert ROUNDS // 5 < shown < ROUNDS  # both ways were taken


def test_leaving_with_an_open_pdf_is_clean(tmp_path: Path) -> None:
    (tmp_path / "0.pdf").write_bytes(samples.invoice())
    program = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ledgerbee_desktop.ui import icons, theme
from ledgerbee_desktop.ui.pdf.view import PdfView
app = QApplication(sys.argv)
theme.install(app)
view = PdfView()
view.show_pdf(Path(sys.argv[1]).read_bytes(), "t", "n")
view.show()
view.grab()
app.setWindowIcon(icons.application_icon())
if sys.argv[2] == "close":
    view.close()
"""
    for how in ("close", "leave"):
        done = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "0.pdf"), how],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert (done.returncode, done.stderr.replace("This plugin does not support propagateSizeHints()\n", "")) == (
            0,
            "",
        )
