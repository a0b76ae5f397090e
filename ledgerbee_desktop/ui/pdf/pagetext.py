"""Lines and places of the text on one page: what lies under the mouse, what a selection covers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from ledgerbee_desktop.ui.pdf.source import Characters


@dataclass(frozen=True, slots=True)
class _Line:
    """The characters `start` to `end` (not included) and the box around them."""

    start: int
    end: int
    box: QRectF

    @property
    def upright(self) -> bool:
        """Whether it reads from left to right on the screen, not up or down."""
        return self.box.width() >= self.box.height() or self.end - self.start <= 2


class PageText:
    """Questions about a page's text. Positions are carets: 0 stands before the first character, len(text) after the last."""

    def __init__(self, characters: Characters) -> None:
        self.text = characters.text
        self._boxes = _with_blanks(characters)
        self._lines = self._find_lines()

    def _find_lines(self) -> list[_Line]:
        lines: list[_Line] = []
        start: int | None = None
        box = QRectF()
        for index, place in enumerate(self._boxes):
            if place is None or (start is not None and not _continues(box, place)):
                if start is not None:
                    lines.append(_Line(start, index, box))
                start, box = (None, QRectF()) if place is None else (index, QRectF(place))
            else:
                start = index if start is None else start
                box = QRectF(place) if box.isNull() else box.united(place)
        if start is not None:
            lines.append(_Line(start, len(self._boxes), box))
        return lines

    def caret_at(self, point: QPointF) -> int:
        """The caret nearest to `point` (page points)."""
        if not self._lines:
            return 0
        line = min(self._lines, key=lambda candidate: _distance(candidate.box, point))
        for index in range(line.start, line.end):
            box = self._boxes[index]
            if box is not None and _before(point, box, upright=line.upright):
                return index
        return line.end

    def hits_text(self, point: QPointF) -> bool:
        """Whether `point` is on or beside text, so that a text cursor belongs there."""
        return any(line.box.adjusted(-4, -3, 4, 3).contains(point) for line in self._lines)

    def word_at(self, caret: int) -> tuple[int, int]:
        """Start and end of the word around `caret`; numbers keep their points and commas."""
        start = end = min(caret, len(self.text))
        while start > 0 and not self.text[start - 1].isspace():
            start -= 1
        while end < len(self.text) and not self.text[end].isspace():
            end += 1
        return start, end

    def line_at(self, caret: int) -> tuple[int, int]:
        """Start and end of the line of text around `caret`, without its line break."""
        start = self.text.rfind("\n", 0, caret) + 1
        end = self.text.find("\n", caret)
        return start, len(self.text) if end < 0 else end

    def caret_beside(self, caret: int, lines: int) -> int:
        """The caret `lines` lines further down (negative: up), as far as possible below the same place."""
        here = next((n for n, line in enumerate(self._lines) if caret <= line.end), len(self._lines) - 1)
        there = here + lines
        if not self._lines or there < 0:
            return 0
        if there >= len(self._lines):
            return len(self.text)
        box = self._boxes[min(caret, self._lines[here].end - 1)]
        x = box.left() if box is not None else self._lines[here].box.left()
        return self.caret_at(QPointF(x, self._lines[there].box.center().y()))

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """One box per line for the characters from `start` to `end`, as high as the line."""
        found: list[QRectF] = []
        for line in self._lines:
            first, last = max(start, line.start), min(end, line.end)
            covered = QRectF()
            for place in self._boxes[first:last]:
                if place is not None:
                    covered = QRectF(place) if covered.isNull() else _union(covered, place)
            if covered.isNull():
                continue
            if line.upright:
                found.append(QRectF(covered.left(), line.box.top() - 1, covered.width(), line.box.height() + 2))
            else:
                found.append(QRectF(line.box.left() - 1, covered.top(), line.box.width() + 2, covered.height()))
        return found


def _with_blanks(characters: Characters) -> list[QRectF | None]:
    """The boxes, with those of spaces (which have none) put between their neighbours of the same line."""
    boxes = list(characters.boxes)
    for index, character in enumerate(characters.text):
        if boxes[index] is None and character == " " and 0 < index < len(boxes) - 1:
            left, right = boxes[index - 1], characters.boxes[index + 1]
            if left is not None and right is not None and left.right() <= right.left() and _continues(left, right):
                boxes[index] = QRectF(left.right(), left.top(), right.left() - left.right(), left.height())
            elif left is not None and right is not None and left.bottom() <= right.top() and _above(left, right):
                boxes[index] = QRectF(left.left(), left.bottom(), left.width(), right.top() - left.bottom())
    return boxes


def _continues(line: QRectF, place: QRectF) -> bool:
    """Whether `place` stands beside `line` (or, in turned text, above or below it): their shadows overlap."""
    if line.isNull():
        return True
    beside = min(line.bottom(), place.bottom()) - max(line.top(), place.top()) > -2
    return beside or _above(line, place)


def _above(one: QRectF, other: QRectF) -> bool:
    overlap = min(one.right(), other.right()) - max(one.left(), other.left())
    near = max(one.top(), other.top()) - min(one.bottom(), other.bottom()) < 2 * max(one.width(), other.width(), 1)
    return overlap > 0 and near and one.width() < 2 * one.height() + other.width()


def _union(one: QRectF, other: QRectF) -> QRectF:
    """As `QRectF.united`, which forgets boxes without height: a space has none."""
    left, top = min(one.left(), other.left()), min(one.top(), other.top())
    right, bottom = max(one.right(), other.right()), max(one.bottom(), other.bottom())
    return QRectF(left, top, right - left, bottom - top)


def _distance(box: QRectF, point: QPointF) -> float:
    dx = max(box.left() - point.x(), 0.0, point.x() - box.right())
    dy = max(box.top() - point.y(), 0.0, point.y() - box.bottom())
    return dx + 3 * dy  # beside a line is nearer than above it


def _before(point: QPointF, box: QRectF, *, upright: bool) -> bool:
    return point.x() < box.center().x() if upright else point.y() < box.center().y()
