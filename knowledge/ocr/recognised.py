"""What character recognition gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.pdf.frame import Box


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """A piece of a line that was read: box in dots of the picture, confidence 0 to 1."""

    text: str
    box: Box
    confidence: float

    @property
    def is_upright(self) -> bool:
        """A column of letters set vertically."""
        return len(self.text) > 1 and self.box.height > 1.5 * self.box.width


Recognise = Callable[[Any], Sequence[RecognisedLine]]
"""Reads a PIL image; pieces in any order."""


def confidence(lines: Iterable[RecognisedLine]) -> float:
    """The mean over all letters; 0 without any."""
    weighted = [(line.confidence, len(line.text)) for line in lines]
    letters = sum(count for _, count in weighted)
    return sum(value * count for value, count in weighted) / letters if letters else 0.0
