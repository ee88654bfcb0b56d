"""Places of a size: cases from a town of thirty thousand help another more than those of a big city."""

from __future__ import annotations

import re

from knowledge.search.query import Query
from knowledge.structure.population import population_in

_OWN = re.compile(
    r"(?:うち|当[市町村区]|同じ|同規模|同程度|似た).{0,8}(?:規模|人口|くらい|ぐらい|大きさ)|規模が?(?:近|似|同)"
)


def wanted(query: Query) -> int | None:
    """The population that the question names, or the asker's where it asks for places like one's own."""
    named = population_in(query.text, bounds=True)
    if named is None and _OWN.search(query.text):
        return query.population
    return named
