"""The population of the place that a case is about, which its slide or section states once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from knowledge.passages.piece import Piece
from knowledge.structure.population import population_in


def populations(pieces: Iterable[Piece]) -> Mapping[str, int]:
    """Persons by slide or outermost section; none where one states several, as an overview does."""
    stated: dict[str, set[int]] = {}
    for piece in pieces:
        persons = population_in(piece.text)
        if piece.path and persons is not None:
            stated.setdefault(piece.path[0], set()).add(persons)
    return {title: persons.pop() for title, persons in stated.items() if len(persons) == 1}
