"""The scrolled column of pages: drawing, scrolling and zooming. Mouse and keys for text are in `text_canvas`."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.pdf.layout import MARGIN, Column, Fit, Place, fitting_zoom, next_zoom
from ledgerbee_desktop.ui.pdf.pages import OpenPdf
from ledgerbee_desktop.ui.pdf.paper import paint_marks, paint_page
from ledgerbee_desktop.ui.pdf.search import Hit
from ledgerbee_desktop.ui.theme import theme

STEP = 48
IDLE_MS = 60
SPOKEN = 4000
PREFETCH_BYTES = 16 * 1024 * 1024


class PageCanvas(QAbstractScrollArea):
    """Shows an `OpenPdf`. Only visible pages are drawn, one at a time, each at the screen's own resolution."""

    zoom_changed = Signal(float)
    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf: OpenPdf | None = None
        self._column = Column([], 1.0, 0.0)
        self._fit = Fit.WIDTH
        self._page = 0
        self._announce_later = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        a11y.name(self, self.tr("PDF pages"))
        self.verticalScrollBar().setSingleStep(STEP)
        self.horizontalScrollBar().setSingleStep(STEP)
        self._drawer = QTimer(self, singleShot=True, interval=0)
        self._drawer.timeout.connect(self._draw_next)
        self._locator = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._locator.timeout.connect(self._locate_next)
        theme().changed.connect(self.viewport().update)

    # -- the document -------------------------------------------------------------------------------------------------

    @property
    def pdf(self) -> OpenPdf | None:
        """What is shown."""
        return self._pdf

    def show_pages(self, pdf: OpenPdf | None, *, stay: bool = False) -> None:
        """Show `pdf` from its first page, None for nothing; what was shown before is closed.

        With `stay` it is a newer version of what was shown: the place on the paper is kept, and nothing flickers.
        """
        place = (self.horizontalScrollBar().value(), self.verticalScrollBar().value()) if stay else (0, 0)
        self._drawer.stop()
        self._locator.stop()
        if self._pdf is not None:
            self._pdf.close()
        self._pdf = pdf
        if pdf is not None:
            pdf.finder.arrived.connect(self._show_hit)
            pdf.finder.changed.connect(self.viewport().update)
        self._page = min(self._page, pdf.page_count - 1) if stay and pdf is not None else 0
        self._lay_out(self._zoom_for_fit())
        self.horizontalScrollBar().setValue(place[0])
        self.verticalScrollBar().setValue(place[1])
        if stay and pdf is not None:
            for page in self._visible_pages():
                pdf.draw(page, self._pixel_scale())
        self._announce_later = stay
        if not stay:
            self._announce()
        self.viewport().update()

    # -- zoom ---------------------------------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """1.0 is 100 %."""
        return self._column.zoom

    @property
    def fit(self) -> Fit:
        """What the zoom follows."""
        return self._fit

    def set_fit(self, fit: Fit) -> None:
        """Follow the window's width or height from now on."""
        self._fit = fit
        self._rezoom(self._zoom_for_fit(), QPointF(self.viewport().width() / 2, 0))

    def set_zoom(self, zoom: float, anchor: QPointF | None = None) -> None:
        """Zoom to `zoom` (1.0 is 100 %) and keep what is under `anchor` (viewport) where it is."""
        self._fit = Fit.NOTHING
        self._rezoom(zoom, anchor or QPointF(self.viewport().rect().center()))

    def zoom_by(self, step: int, anchor: QPointF | None = None) -> None:
        """One usual step in (1) or out (-1)."""
        self.set_zoom(next_zoom(self.zoom, step), anchor)

    def _zoom_for_fit(self) -> float:
        if self._pdf is None or self._fit is Fit.NOTHING:
            return self._column.zoom
        # With the width that is left beside a scroll bar: whether one is needed must not depend on the zoom itself.
        bar = self.verticalScrollBar().sizeHint().width()
        room = QSizeF(self.contentsRect().width() - bar, self.contentsRect().height())
        return fitting_zoom(self._pdf.sizes, self._fit, room, self._page)

    def _rezoom(self, zoom: float, anchor: QPointF) -> None:
        place = self._column.place(anchor + self._offset()) if self._pdf is not None else None
        self._lay_out(zoom)
        if place is not None:
            there = self._column.point(place) - anchor
            self.horizontalScrollBar().setValue(round(there.x()))
            self.verticalScrollBar().setValue(round(there.y()))
        self.viewport().update()

    def _lay_out(self, zoom: float) -> None:
        changed = zoom != self._column.zoom
        room = self.viewport().size()
        self._column = Column(self._pdf.sizes if self._pdf is not None else [], zoom, room.width())
        for bar, whole, part in (
            (self.horizontalScrollBar(), self._column.width, room.width()),
            (self.verticalScrollBar(), self._column.height, room.height()),
        ):
            bar.setRange(0, max(0, round(whole) - part))
            bar.setPageStep(part)
        if changed:
            self.zoom_changed.emit(zoom)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._rezoom(self._zoom_for_fit(), QPointF(event.size().width() / 2, 0))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_by(1 if event.angleDelta().y() > 0 else -1, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    # -- scrolling ----------------------------------------------------------------------------------------------------

    @property
    def page(self) -> int:
        """The page that fills most of the upper half of the view."""
        return self._page

    def go_to_page(self, page: int) -> None:
        """Put the top of `page` at the top of the view; beyond the ends the first or the last one."""
        if self._pdf is not None:
            page = max(0, min(page, self._pdf.page_count - 1))
            self.verticalScrollBar().setValue(round(self._column.rect(page).top() - MARGIN / 2))
            self._set_page(page)

    def bring_into_view(self, page: int, box: QRectF) -> None:
        """Scroll as little as needed to see `box` (page points) with some room around it."""
        target = self._column.box(page, box).adjusted(-40, -60, 40, 60)
        seen = QRectF(self._offset(), QSizeF(self.viewport().size()))
        if target.top() < seen.top() or target.bottom() > seen.bottom():
            self.verticalScrollBar().setValue(round(target.center().y() - seen.height() / 3))
        if target.left() < seen.left() or target.right() > seen.right():
            self.horizontalScrollBar().setValue(round(target.center().x() - seen.width() / 2))

    @Slot(object)
    def _show_hit(self, hit: Hit) -> None:
        if self._pdf is not None and (boxes := self._pdf.page_text(hit.page).boxes(hit.start, hit.end)):
            self.bring_into_view(hit.page, boxes[0])

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self._locator.start(IDLE_MS)
        if self._pdf is not None and dy:
            self._set_page(self._column.page_at(self._offset().y() + self.viewport().height() / 3))

    def _set_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self._announce()

    def _announce(self) -> None:
        self.page_changed.emit(self._page)
        if self._pdf is not None:
            where = self.tr("Page {0} of {1}").format(self._page + 1, self._pdf.page_count)
            a11y.name(self, self.tr("PDF pages"), f"{where}. {self._pdf.text(self._page)[:SPOKEN]}")

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _place_at(self, point: QPoint | QPointF) -> Place:
        """The place on a page under a point of the viewport."""
        return self._column.place(QPointF(point) + self._offset())

    def _visible_pages(self) -> range:
        top = self._offset().y()
        return self._column.visible(top, top + self.viewport().height())

    # -- drawing ------------------------------------------------------------------------------------------------------

    def _pixel_scale(self) -> float:
        return self._column.scale * self.devicePixelRatioF()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.EnabledChange}:
            self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        try:
            painter.fillRect(event.rect(), theme().tokens.canvas)
            if self._pdf is not None:
                self._paint_pages(painter, self._pdf)
                self._ask_for_more(self._pdf)
            if self.hasFocus():
                painter.setPen(theme().tokens.accent)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        finally:
            painter.end()

    def _paint_pages(self, painter: QPainter, pdf: OpenPdf) -> None:
        may_draw = True  # one page may be drawn here, so that a jump shows text at once; the rest follows
        for page in self._visible_pages():
            rect = self._column.rect(page).translated(-self._offset())
            image = pdf.images.nearest(page, self._pixel_scale())
            if image is None and may_draw:
                image, may_draw = pdf.draw(page, self._pixel_scale()), False
            paint_page(painter, pdf, page, rect, image)
            paint_marks(painter, pdf, page, partial(self._on_screen, page))

    def _on_screen(self, page: int, box: QRectF) -> QRectF:
        return self._column.box(page, box).translated(-self._offset())

    def _ask_for_more(self, pdf: OpenPdf) -> None:
        if pdf.missing(self._visible_pages(), self._pixel_scale()):
            self._drawer.start()
        elif not self._locator.isActive():
            self._locator.start(IDLE_MS)

    @Slot()
    def _draw_next(self) -> None:
        if self._pdf is None:
            return
        missing = self._pdf.missing(self._visible_pages(), self._pixel_scale())
        if missing:
            self._pdf.draw(missing[0], self._pixel_scale())
            self.viewport().update()

    @Slot()
    def _locate_next(self) -> None:
        """In idle time: what screen readers say, where the visible text stands, then the neighbouring pages' images."""
        if self._pdf is None:
            return
        if self._announce_later:
            self._announce_later = False
            self._announce()
        seen = self._visible_pages()
        if self._pdf.locate_on(seen):
            self._locator.start(0)
            if all(self._pdf.located(page) is not None for page in seen):
                self.viewport().update()
            return
        beside = [page for page in (seen.stop, seen.start - 1) if 0 <= page < self._pdf.page_count]
        missing = [page for page in self._pdf.missing(beside, self._pixel_scale()) if self._is_light(page)]
        if missing:
            self._pdf.draw(missing[0], self._pixel_scale())
            self._locator.start(0)

    def _is_light(self, page: int) -> bool:
        """Whether drawing the page ahead of time costs little and drives no page in sight out of memory."""
        size = self._column.rect(page).size() * self.devicePixelRatioF()
        return size.width() * size.height() * 4 < PREFETCH_BYTES
