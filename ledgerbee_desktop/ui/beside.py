"""What stands beside the tab in front: a document's PDF, an editor's preview, or nothing; each remembered for itself.

And at its other side the navigation, which makes room for both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.ui.document.pdf_panel import PdfPanel
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.navigation import WIDTH, Navigation
from ledgerbee_desktop.ui.page import Page

SHARE = 0.35
NARROWEST = 300
ROOMY = 1400
"""From this width on an editor has room for its preview; below, it comes only when it is asked for."""
EDITOR_ROOM = 980
"""What navigation and an editor need before its preview gets more than the least."""
WORK_ROOM = 800
"""What a page should have beside the navigation with its names; below, the navigation keeps the pictures only."""
KINDS = frozenset(kind.value for kind in DocumentKind)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person wants to see beside documents and beside editors; `preview` is None until they have said so.

    Widths are in pixels; 0: never shown yet.
    """

    pdf: bool = True
    preview: bool | None = None
    pdf_width: int = 0
    preview_width: int = 0


def has_document(page: Page | None) -> bool:
    """Does a document's PDF belong beside this page?"""
    return page is not None and page.key.kind in KINDS


class Beside:
    """The dock at the right of one window. `action` is the switch: it shows, and changes, the wish for the page in front."""

    def __init__(self, window: QMainWindow, navigation: Navigation, panel: PdfPanel, action: QAction) -> None:
        self._window, self._navigation, self._panel, self._action = window, navigation, panel, action
        self._page: Page | None = None
        self.wish = Wish()
        self._beside_editor = False
        self._seen_width = 0
        self.dock = QDockWidget(QCoreApplication.translate("MainWindow", "PDF"), window)
        self.dock.setObjectName("pdf-dock")
        self.dock.setWidget(panel)
        self.dock.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea)
        self.dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.dock.setTitleBarWidget(QWidget())  # the viewer's own toolbar says enough
        self.dock.setMinimumWidth(NARROWEST)
        self._settling = QTimer(window)  # layouts are done in events, which come before timers
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.hide()

    def note_width(self, width: int) -> None:
        """It is this wide, in pixels: what somebody wants, unless the window has become larger or smaller, or it was shown just now."""
        visible = self.dock.isVisibleTo(self._window)
        self._make_room(width if visible else 0)
        is_new, self._seen_width = width != self._seen_width, width
        if self._settling.isActive() or not visible or not is_new:
            return
        if isinstance(self._page, EditorPage):
            self.wish = replace(self.wish, preview_width=width)
        else:
            self.wish = replace(self.wish, pdf_width=width)

    def follow(self, page: Page | None) -> None:
        """This page is in front, or what it shows is another document or draft."""
        self._page = page
        if has_document(page):
            self._action.setChecked(self.wish.pdf)
        elif isinstance(page, EditorPage):
            self._action.setChecked(self._wants_preview())
        self._apply()
        if isinstance(page, EditorPage):
            self._panel.follow_draft(page.editor.session if page.editor is not None else None)
        elif page is not None and has_document(page):
            self._panel.follow(page.document())

    def obey(self) -> None:
        """The person has used the switch."""
        if has_document(self._page):
            self.wish = replace(self.wish, pdf=self._action.isChecked())
        elif isinstance(self._page, EditorPage):
            self.wish = replace(self.wish, preview=self._action.isChecked())
        self._apply()

    def resized(self) -> None:
        """The window has another width: as long as nobody has said otherwise, the preview comes and goes with the room for it."""
        self._settling.start()
        if self.wish.preview is None and isinstance(self._page, EditorPage):
            self._action.setChecked(self._wants_preview())
            self._apply()
        self._make_room(self.dock.width() if self.dock.isVisibleTo(self._window) else 0)

    def _wants_preview(self) -> bool:
        return self._window.width() >= ROOMY if self.wish.preview is None else self.wish.preview

    def _apply(self) -> None:
        self._make_room(self.dock.width() if self.dock.isVisibleTo(self._window) else 0)
        fits = has_document(self._page) or isinstance(self._page, EditorPage)
        visible = fits and self._action.isChecked()
        beside_editor = isinstance(self._page, EditorPage)
        if visible == self.dock.isVisibleTo(self._window) and beside_editor == self._beside_editor:
            return
        self._beside_editor = beside_editor
        self._settling.start()
        width = self._width()
        self._make_room(width if visible else 0)  # before, too: else the window would grow
        self.dock.setVisible(visible)
        if visible:
            self._window.resizeDocks([self.dock], [width], Qt.Orientation.Horizontal)

    def _width(self) -> int:
        share = int(SHARE * self._window.width())
        if isinstance(self._page, EditorPage):
            return self.wish.preview_width or max(NARROWEST, min(share, self._window.width() - EDITOR_ROOM))
        return self.wish.pdf_width or share

    def _make_room(self, beside: int) -> None:
        self._navigation.show_narrow(narrow=self._window.width() - beside - WIDTH < WORK_ROOM)
