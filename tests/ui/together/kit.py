"""What several of these stories do."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from ledgerbee_desktop.ui.library.filtered_page import FilteredPage
from tests.e2e.story.person import CTRL, Key, Person

PLACES = {
    "invoices": Key.Key_3,
    "credit-notes": Key.Key_4,
    "quotes": Key.Key_5,
    "order-confirmations": Key.Key_6,
}


def reference_of(person: Person) -> str:
    """A reference that no other story of the module uses."""
    return f"Facade {person.shop.product['number']}"


def list_of(person: Person, path: str, rows: int) -> FilteredPage:
    """The list of a kind in front, once it has this many rows."""
    person.press(PLACES[path], with_=CTRL)

    def is_there() -> bool:
        page = person.window.tabs.current()
        return isinstance(page, FilteredPage) and not page.busy and page.model.rowCount() == rows

    person.until(is_there, f"the list of {path} has {rows} rows")
    page = person.window.tabs.current()
    assert isinstance(page, FilteredPage)
    return page


def refresh(person: Person) -> None:
    """F5, and wait until everything was read; one that is still under way would swallow the key."""
    can_be_refreshed = person.window.actions_table["file.refresh"].isEnabled
    person.until(can_be_refreshed, "an earlier refresh has ended")
    person.press(Key.Key_F5)
    person.until(can_be_refreshed, "the refresh has ended")


def open_by_reference(person: Person, path: str, reference: str, heading: str, status: str) -> None:
    """Find a document of a kind by its reference, in the list, and open it."""
    person.press(PLACES[path], with_=CTRL)
    person.until(lambda: isinstance(person.window.tabs.current(), FilteredPage), "the list is in front")
    person.press(Key.Key_F, with_=CTRL)
    person.press(Key.Key_A, with_=CTRL)
    person.type(reference)
    page = person.window.tabs.current()
    assert isinstance(page, FilteredPage)
    person.until(lambda: not page.busy and page.model.rowCount() == 1, f"{reference} is found")
    person.press(Key.Key_Return, Key.Key_Return)
    person.until(lambda: person.shows(heading, status), f"{heading}, {status} is in front")
    person.until(lambda: (document := person.page().document()) is not None and document.lines, "its lines are here")


def cells(page: FilteredPage, column: str) -> list[Any]:
    """A column as it is shown."""
    number = [each.id for each in page.model.columns].index(column)
    return [
        page.model.data(page.model.index(row, number), Qt.ItemDataRole.DisplayRole)
        for row in range(page.model.rowCount())
    ]
