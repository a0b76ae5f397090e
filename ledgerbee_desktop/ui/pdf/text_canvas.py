"""Selecting and copying text on the pages, with the mouse and without it."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from ledgerbee_desktop.ui import icons
from ledgerbee_desktop.ui.pdf.canvas import STEP, PageCanvas
from ledgerbee_desktop.ui.pdf.layout import GAP
from ledgerbee_desktop.ui.pdf.pages import NOTHING, OpenPdf
from ledgerbee_desktop.ui.pdf.selection import Caret, Selection

SCROLL_MS = 30
_DIRECTIONS = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


class TextCanvas(PageCanvas):
    """A `PageCanvas` whose text can be selected (drag, double and triple click, Shift+arrows, Ctrl+A) and copied (Ctrl+C)."""

    selection_changed = Signal(bool)
    """Whether something is selected now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport().setMouseTracking(True)
        self._dragging = False
        self._clicks = 0
        self._since_click = QElapsedTimer()
        self._click_at = QPoint()
        self._auto_scroll = QTimer(self, interval=SCROLL_MS)
        self._auto_scroll.timeout.connect(self._scroll_while_dragging)

    @override
    def show_pages(self, pdf: OpenPdf | None, *, stay: bool = False) -> None:
        self._dragging = False
        self._auto_scroll.stop()
        super().show_pages(pdf, stay=stay)
        self.selection_changed.emit(False)  # noqa: FBT003

    # -- what can be done ---------------------------------------------------------------------------------------------

    @Slot()
    def copy(self) -> None:
        """Put the selected text on the clipboard, in reading order; nothing happens when none is selected."""
        if self.pdf is not None and (text := self.pdf.selected_text()):
            QGuiApplication.clipboard().setText(text)

    @Slot()
    def select_all(self) -> None:
        """Select the text of all pages."""
        if self.pdf is not None:
            self.pdf.select_all()
            self._selected()

    def _select(self, selection: Selection) -> None:
        if self.pdf is not None and selection != self.pdf.selection:
            self.pdf.selection = selection
            self._selected()

    def _selected(self) -> None:
        self.viewport().update()
        if self.pdf is not None:
            self.selection_changed.emit(not self.pdf.selection.empty)

    # -- mouse --------------------------------------------------------------------------------------------------------

    def _caret_at(self, point: QPoint | QPointF) -> Caret:
        place = self._place_at(point)
        text = self.pdf.page_text(place.page) if self.pdf is not None else None
        return Caret(place.page, text.caret_at(place.point) if text is not None else 0)

    def _count_clicks(self, point: QPoint) -> int:
        """1 for a click, 2 for the second one at the same place in time, 3 for the third."""
        hints = QGuiApplication.styleHints()
        quick = self._since_click.isValid() and self._since_click.elapsed() < hints.mouseDoubleClickInterval()
        same = (point - self._click_at).manhattanLength() <= hints.startDragDistance()
        self._clicks = self._clicks % 3 + 1 if quick and same else 1
        self._since_click.start()
        self._click_at = point
        return self._clicks

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.pdf is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        caret = self._caret_at(event.position())
        text = self.pdf.page_text(caret.page)
        clicks = self._count_clicks(event.position().toPoint())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._select(Selection(self.pdf.selection.anchor, caret))
        elif clicks == 1:
            self._select(Selection(caret, caret))
        else:
            start, end = text.word_at(caret.index) if clicks == 2 else text.line_at(caret.index)
            self._select(Selection(Caret(caret.page, start), Caret(caret.page, end)))
        self._dragging = clicks == 1
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.pdf is None:
            return
        if self._dragging:
            self._drag_to(event.position())
            outside = not self.viewport().rect().contains(event.position().toPoint())
            if outside != self._auto_scroll.isActive():
                self._auto_scroll.start() if outside else self._auto_scroll.stop()
            return
        place = self._place_at(event.position())
        text = self.pdf.located(place.page)
        over = text is not None and text.hits_text(place.point)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor if over else Qt.CursorShape.ArrowCursor)

    def _drag_to(self, point: QPoint | QPointF) -> None:
        if self.pdf is not None:
            self._select(Selection(self.pdf.selection.anchor, self._caret_at(point)))

    @Slot()
    def _scroll_while_dragging(self) -> None:
        point = self.viewport().mapFromGlobal(self.cursor().pos())
        for bar, at, room in (
            (self.verticalScrollBar(), point.y(), self.viewport().height()),
            (self.horizontalScrollBar(), point.x(), self.viewport().width()),
        ):
            beyond = min(at, 0) + max(at - room, 0)
            bar.setValue(bar.value() + max(-STEP, min(beyond, STEP)))
        self._drag_to(point)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        self._auto_scroll.stop()
        super().mouseReleaseEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.pdf is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy"), self.copy)
        copy.setEnabled(not self.pdf.selection.empty)
        icons.set_icon(copy, "copy")
        menu.addAction(self.tr("Select all"), self.select_all)
        menu.popup(event.globalPos())

    # -- keys ---------------------------------------------------------------------------------------------------------

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.pdf is None:
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.modifiers() == Qt.KeyboardModifier.ShiftModifier and event.key() in _DIRECTIONS:
            self._extend(_DIRECTIONS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and not self.pdf.selection.empty:
            self._select(NOTHING)
        elif not self._scroll_by_key(event):
            super().keyPressEvent(event)

    def _extend(self, direction: str) -> None:
        if self.pdf is None:
            return
        if self.pdf.selection.empty and self.pdf.selection.caret.page != self.page:
            self.pdf.selection = Selection(Caret(self.page, 0), Caret(self.page, 0))
        caret = self.pdf.extend(direction)
        self._selected()
        boxes = self.pdf.page_text(caret.page).boxes(max(0, caret.index - 1), caret.index + 1)
        if boxes:
            self.bring_into_view(caret.page, boxes[-1])

    def _scroll_by_key(self, event: QKeyEvent) -> bool:
        """Home, End, Space as in every viewer; arrows and Page keys are the scroll area's own."""
        bar = self.verticalScrollBar()
        page = max(STEP, bar.pageStep() - STEP)
        targets = {
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Space: bar.value() + (-page if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else page),
            Qt.Key.Key_PageDown: bar.value() + page + round(GAP),
            Qt.Key.Key_PageUp: bar.value() - page - round(GAP),
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        bar.setValue(target)
        return True
