"""Drawn pages kept in memory, the last used ones up to a number of bytes."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtGui import QImage

BUDGET = 192 * 1024 * 1024
"""More than all pages that can be in sight at once: two cut off at 4096 × 4096 pixels and a screen full between them."""


class ImageCache:
    """Images by page and scale (pixels per point)."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._images: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._bytes = 0

    @property
    def size(self) -> int:
        """Bytes held now."""
        return self._bytes

    def get(self, page: int, scale: float) -> QImage | None:
        """The page drawn at exactly `scale`."""
        image = self._images.get((page, scale))
        if image is not None:
            self._images.move_to_end((page, scale))
        return image

    def nearest(self, page: int, scale: float) -> QImage | None:
        """The page drawn at whatever scale comes nearest: something to show until it is drawn anew."""
        scales = [known for number, known in self._images if number == page]
        return self.get(page, min(scales, key=lambda known: abs(known - scale))) if scales else None

    def put(self, page: int, scale: float, image: QImage) -> None:
        """Keep `image`; the least recently used ones make room, this one stays in any case."""
        self._drop((page, scale))
        self._images[page, scale] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > self._budget and len(self._images) > 1:
            self._drop(next(iter(self._images)))

    def clear(self) -> None:
        """Forget everything."""
        self._images.clear()
        self._bytes = 0

    def _drop(self, key: tuple[int, float]) -> None:
        image = self._images.pop(key, None)
        if image is not None:
            self._bytes -= image.sizeInBytes()
