"""Documents in which a person is named: only their owners can decide what to do about them."""

from __future__ import annotations

from knowledge.generation import Generation


def documents(generation: Generation, names: frozenset[str]) -> list[str]:
    """Where documents of a generation lie whose text has one of these names."""
    return [
        record.location
        for record in generation.documents()
        if any(name in each.text for each in generation.passages_of(record.id) for name in names)
    ]
