"""The chain quote → order confirmation → invoice → credit note as a row of buttons, to be walked with the keyboard too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.library import ChainLink, LinkKind
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.flow import FlowLayout
from ledgerbee_desktop.ui.library import words
from ledgerbee_desktop.ui.library.empty import empty_layout
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.text import PlainLabel, clean_line, explain, set_role

_DRAFT = QT_TRANSLATE_NOOP("chain", "{kind}, draft here")
_UNREAD = QT_TRANSLATE_NOOP("chain", "{kind}, not read yet")
_WITH_STATUS = QT_TRANSLATE_NOOP("chain", "{name} · {status}")
_ARROW = {LinkKind.CONVERTED: "→", LinkKind.CREDITED: "↩"}
_LINK = {
    LinkKind.CONVERTED: QT_TRANSLATE_NOOP("chain", "converted to {name}"),
    LinkKind.CREDITED: QT_TRANSLATE_NOOP("chain", "credited by {name}"),
}


def link_name(link: ChainLink) -> str:
    """A member of the chain in words."""
    kind = explain(words.KIND[link.kind])
    if link.document is not None:
        status = words.status(link.document)[0]
        if not link.document.number and link.document.status == "draft":
            return words.document_name(link.document)
        return explain(_WITH_STATUS.of(name=words.document_name(link.document), status=status))
    return explain((_DRAFT if link.document_id is None else _UNREAD).of(kind=kind))


def key_of(link: ChainLink) -> PageKey | None:
    """The page of a member; None while there is nothing to open."""
    if link.document_id is not None:
        return PageKey(link.kind.value, link.document_id)
    return PageKey("draft", link.draft_id) if link.draft_id is not None else None


class _LinkButton(QPushButton):
    """Left and Right go to the neighbours."""

    def __init__(self, link: ChainLink, parent: QWidget) -> None:
        super().__init__(parent)
        self.link = link
        name = link_name(link)
        self.setText(clean_line(name).replace("&", "&&"))
        self.setAutoDefault(False)
        said = explain(_LINK[link.link].of(name=name)) if link.link is not None else name
        a11y.name(self, said)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self.focusPreviousChild()
            case Qt.Key.Key_Right:
                self.focusNextChild()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)


class ChainRow(QWidget):
    """Hidden for a document that stands alone. `asked` carries the `PageKey` of a member."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: tuple[ChainLink, ...] = ()
        self._here: DocumentId | None = None
        self._flow = FlowLayout(self)
        self.hide()

    def show_chain(self, links: Sequence[ChainLink], here: DocumentId) -> None:
        """Show the members; `here` is the one that the page shows."""
        if (tuple(links), here) == (self._links, self._here):
            return
        self._links, self._here = tuple(links), here
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        empty_layout(self._flow)
        for link in self._links:
            self._add(link)
        self.setVisible(len(self._links) > 1)
        self._flow.invalidate()
        self.updateGeometry()
        if had_focus and self.buttons():
            self.buttons()[0].setFocus()

    def _add(self, link: ChainLink) -> None:
        member = QWidget(self)
        row = QHBoxLayout(member)
        row.setContentsMargins(0, 0, 0, 0)
        if link.link is not None:
            row.addWidget(PlainLabel(_ARROW[link.link], member, role="muted"))
        button = _LinkButton(link, member)
        is_here = link.document_id is not None and link.document_id == self._here
        button.setEnabled(not is_here and key_of(link) is not None)
        set_role(button, "" if is_here else "flat")
        button.clicked.connect(self._tell)
        row.addWidget(button)
        self._flow.addWidget(member)

    def buttons(self) -> list[QPushButton]:
        """The buttons, first member first."""
        found = [self._flow.itemAt(number) for number in range(self._flow.count())]
        members = [item.widget() for item in found if item is not None]
        return [b for member in members if member is not None for b in member.findChildren(_LinkButton)]

    def neighbour(self, step: int) -> PageKey | None:
        """The page `step` members away from here; None at the ends."""
        places = [n for n, link in enumerate(self._links) if link.document_id == self._here]
        wanted = places[0] + step if places else -1
        return key_of(self._links[wanted]) if 0 <= wanted < len(self._links) else None

    @Slot()
    def _tell(self) -> None:
        button = self.sender()
        key = key_of(button.link) if isinstance(button, _LinkButton) else None
        if key is not None:
            self.asked.emit(key)
