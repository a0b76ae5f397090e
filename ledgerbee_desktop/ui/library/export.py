"""What a list shows as a CSV file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.core.spreadsheet import Cell, csv_file
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.library.column import Column
from ledgerbee_desktop.ui.library.list_view import ListView
from ledgerbee_desktop.ui.library.rows import RowsModel
from ledgerbee_desktop.ui.pdf.files import save
from ledgerbee_desktop.ui.text import clean_line, explain


async def table_of(model: RowsModel[Any], view: ListView, extra: Sequence[Column[Any]]) -> list[Sequence[Cell]]:
    """What is shown, headings first: the columns that are to be seen and `extra`, every row that matches."""
    columns = [*(column for column in model.columns if view.shows_column(column.id)), *extra]
    rows = await model.everything()
    return [
        [explain(column.title) for column in columns],
        *([column.exported(row) for column in columns] for row in rows),
    ]


async def export(rows: Sequence[Sequence[Cell]], title: str, today: dt.date, parent: QWidget) -> None:
    """Ask for a file and write the rows into it. Raises DiskProblem."""
    name = QCoreApplication.translate("FilteredPage", "{0} {1}.csv").format(clean_line(title), today.isoformat())
    path = await dialogs.save_file(
        parent,
        QCoreApplication.translate("FilteredPage", "Export what is shown"),
        name,
        QCoreApplication.translate("FilteredPage", "Table (*.csv)"),
    )
    if path is not None:
        save(path, csv_file(rows, formats.language()))
