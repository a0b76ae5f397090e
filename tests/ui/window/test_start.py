"""What the program says when it cannot open its data, and that it then ends."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from ledgerbee_desktop.app import main, window
made = window.QApplication
def press():
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        print(box.text(), flush=True)
        box.accept()
def application(arguments):
    app = made(arguments)
    app.ticker = QTimer(app, interval=50)
    app.ticker.timeout.connect(press)
    app.ticker.start()
    return app
window.QApplication = application
sys.exit(main.main(["--demo", "--lang", "en", "--data-dir", sys.argv[1]]))
"""


def test_data_of_a_newer_program_is_said_in_a_window(tmp_path: Path) -> None:
    data = tmp_path / "data"
    command = [sys.executable, "-m", "ledgerbee_desktop", "--demo", "--data-dir", str(data), "sync", "--once"]
    subprocess.run(command, check=True, timeout=60)
    (book,) = data.glob("demo/companies/*/book.db")
    connection = sqlite3.connect(book)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(data)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "was written by a newer LedgerBee Desktop" in done.stdout
    assert done.returncode == 2
