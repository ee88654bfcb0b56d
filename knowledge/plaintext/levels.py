"""The level of a heading, learnt from the order in which styles appear."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.plaintext.units import Unit

# What always stands in this order, however late it first appears.
_FIXED = ("chapter", "section", "article")


@dataclass(slots=True)
class _Open:
    style: str
    last: int


class Levels:
    """The headings that are open at a place of the text."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._closed: dict[str, int] = {}  # at which depth a style was closed by another
        self._fresh = False  # nothing has been said since the last heading

    def clear(self) -> None:
        """A title was met: everything is closed."""
        self._open = []
        self._closed = {}
        self._fresh = False

    def text(self) -> None:
        """Something other than a heading was met."""
        self._fresh = False

    def enter(self, unit: Unit) -> int:
        """Open a heading and return its level, from 1."""
        style = unit.style or "plain"
        if style.startswith("#"):
            self._open = [_Open("#" * depth, 0) for depth in range(1, len(style))]
        else:
            self._close(self._depth(style, unit.first))
        self._open.append(_Open(style, unit.last))
        self._fresh = True
        return len(self._open)

    def _close(self, depth: int) -> None:
        self._closed |= {opened.style: depth for opened in self._open[depth:]}
        self._open = self._open[:depth]

    def _depth(self, style: str, number: int) -> int:
        """How many open headings stay open above a heading of this style."""
        same = [depth for depth, opened in enumerate(self._open) if opened.style == style]
        for depth in same:
            if number and self._open[depth].last + 1 == number:
                return depth
        if same and self._fresh and same[-1] == len(self._open) - 1 and 0 < number <= self._open[-1].last:
            return len(self._open)  # numbering that begins again directly below its own kind: a list inside
        if same:
            return same[-1]
        if style in self._closed and not self._fresh and number != 1:
            # It goes on after an inset; what closed it stands beside it, not above it.
            return min(self._closed[style], len(self._open))
        return self._fixed_depth(style)

    def _fixed_depth(self, style: str) -> int:
        if style not in _FIXED:
            return len(self._open)
        outer = _FIXED[: _FIXED.index(style)]
        return sum(1 for opened in self._open if opened.style in outer)
