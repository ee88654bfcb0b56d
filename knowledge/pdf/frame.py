"""Page coordinates: from PDF user space to what a reader sees."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import degrees
from typing import Any

import pypdfium2.raw as pdfium

_SAMPLE = 200  # letters looked at to tell the direction of a page


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points; the origin is the page's upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        return self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack

    def union(self, other: Box) -> Box:
        return Box(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page, turned (clockwise degrees) so that its text stands upright."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: Any, text: Any) -> Frame:
        """The frame of a pypdfium2 page and its text page.

        The direction of the text decides, since pages are also scanned or
        printed sideways; the page's own rotation where there is no text.
        """
        left, bottom, right, top = page.get_cropbox()
        rotation = _direction(text)
        return cls(left, bottom, right, top, page.get_rotation() if rotation is None else rotation)

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.rotation in (90, 270) else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.rotation in (90, 270) else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of PDF user space as (from the left, from the top)."""
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Two opposite corners in PDF user space as a box."""
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return Box(min(a, c), min(b, d), max(a, c), max(b, d))


def _direction(text: Any) -> int | None:
    """By how many degrees clockwise most letters have to be turned to stand upright."""
    angles: Counter[int] = Counter()
    count = text.count_chars()
    for index in range(0, count, max(1, count // _SAMPLE)):
        if pdfium.FPDFText_GetUnicode(text.raw, index) > 32:
            clockwise = degrees(pdfium.FPDFText_GetCharAngle(text.raw, index))
            angles[round(-clockwise / 90) * 90 % 360] += 1
    return angles.most_common(1)[0][0] if angles else None
