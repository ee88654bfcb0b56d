"""How much of one document's wording stands in another."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.passage import Passage
from knowledge.text import fold

_LENGTH = 4  # characters of a shingle


def shared_wording(part: Iterable[Passage], whole: Iterable[Passage]) -> float:
    """The share (0 to 1) of the shingles of `part` that occur in `whole`; 0 where there are none."""
    wanted, present = _shingles(part), _shingles(whole)
    return len(wanted & present) / len(wanted) if wanted else 0.0


def _shingles(passages: Iterable[Passage]) -> set[str]:
    found: set[str] = set()
    for passage in passages:
        text = "".join(fold(f"{passage.question}{passage.text}").split())
        found.update(text[at : at + _LENGTH] for at in range(len(text) - _LENGTH + 1))
    return found
