"""A text as lines with places, and as one string to look for dates in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line or passage; `place` is how a person finds it again."""

    text: str
    place: str


class Lines:
    """Lines joined by line breaks; offsets are those of `text`."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = list(lines)
        self.text = "\n".join(line.text for line in self._lines)
        self._starts = [0]
        for line in self._lines[:-1]:
            self._starts.append(self._starts[-1] + len(line.text) + 1)

    def place_at(self, offset: int) -> str:
        """The place of the line at an offset; "" where there are no lines."""
        return self._lines[bisect_right(self._starts, offset) - 1].place if self._lines else ""

    def line_at(self, offset: int) -> tuple[int, int]:
        """Where the printed line at an offset starts and ends."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return start, len(self.text) if end < 0 else end

    def heading_above(self, offset: int) -> str:
        """The line above that says what this one is about (「回答期限」), or ""."""
        start, _ = self.line_at(offset)
        above = self.text[:start].rstrip("\n").rsplit("\n", 1)[-1].strip()
        return above if len(above) <= _LONGEST_HEADING and not above.endswith("。") else ""


_LONGEST_HEADING = 30
