"""Where pages stand in the column that is scrolled. Plain geometry: no widget, no document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSizeF

MARGIN = 16.0
GAP = 12.0
SCREEN_SCALE = 96 / 72
"""Device-independent pixels per point at 100 %."""
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)


class Fit(Enum):
    """What decides the zoom."""

    NOTHING = 0
    WIDTH = 1
    PAGE = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A point on a page, in PDF points from its top left corner."""

    page: int
    point: QPointF


class Column:
    """Pages below one another at one zoom, centred in `width` device-independent pixels."""

    def __init__(self, sizes: Sequence[QSizeF], zoom: float, width: float) -> None:
        self.zoom = zoom
        self.scale = zoom * SCREEN_SCALE
        self._sizes = sizes
        widest = max((size.width() for size in sizes), default=0.0) * self.scale
        self.width = max(width, widest + 2 * MARGIN)
        self._tops: list[float] = []
        top = MARGIN
        for size in sizes:
            self._tops.append(top)
            top += size.height() * self.scale + GAP
        self.height = top - GAP + MARGIN if sizes else 0.0

    def rect(self, page: int) -> QRectF:
        """Where `page` stands in the column, in device-independent pixels."""
        size = self._sizes[page] * self.scale
        return QRectF((self.width - size.width()) / 2, self._tops[page], size.width(), size.height())

    def page_at(self, y: float) -> int:
        """The page at the height `y`; the gap below a page belongs to it."""
        return max(0, bisect_right(self._tops, y) - 1)

    def visible(self, top: float, bottom: float) -> range:
        """The pages of which something stands between the two heights."""
        if not self._sizes:
            return range(0)
        first = self.page_at(top)
        if self.rect(first).bottom() < top:
            first += 1
        return range(first, self.page_at(bottom) + 1)

    def place(self, point: QPointF) -> Place:
        """Which point of which page is nearest to `point` of the column."""
        page = self.page_at(point.y())
        return Place(page, (point - self.rect(page).topLeft()) / self.scale)

    def point(self, place: Place) -> QPointF:
        """Where `place` stands in the column."""
        return self.rect(place.page).topLeft() + place.point * self.scale

    def box(self, page: int, box: QRectF) -> QRectF:
        """A box of the page (points) in the column (pixels)."""
        corner = self.point(Place(page, box.topLeft()))
        return QRectF(corner, box.size() * self.scale)


def fitting_zoom(sizes: Sequence[QSizeF], fit: Fit, room: QSizeF, page: int) -> float:
    """The zoom at which the widest page fills the width, or `page` fits whole, between 10 % and 400 %."""
    widest = max(size.width() for size in sizes)
    across = (room.width() - 2 * MARGIN) / (widest * SCREEN_SCALE)
    size = sizes[page]
    whole = min(
        (room.width() - 2 * MARGIN) / (size.width() * SCREEN_SCALE),
        (room.height() - 2 * MARGIN) / (size.height() * SCREEN_SCALE),
    )
    return min(4.0, max(0.1, across if fit is Fit.WIDTH else whole))


def next_zoom(zoom: float, step: int) -> float:
    """One step in (`step` > 0) or out of the usual zooms."""
    if step > 0:
        return next((usual for usual in ZOOMS if usual > zoom + 0.005), ZOOMS[-1])
    return next((usual for usual in reversed(ZOOMS) if usual < zoom - 0.005), ZOOMS[0])
