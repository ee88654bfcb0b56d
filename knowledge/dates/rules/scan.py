"""All rules over one text."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.dates.expression import Expression
from knowledge.dates.rules import days, relative, spans, years

_RULES = (*spans.RULES, *years.RULES, *days.RULES, *relative.RULES)


def scan(text: str) -> Iterator[Expression]:
    """The expressions of a matching text in their order; where two overlap, the first, then the longest."""
    matches = [(match, rule) for rule in _RULES for match in rule.pattern.finditer(text)]
    matches.sort(key=lambda found: (found[0].start(), -found[0].end()))
    reached = 0
    for match, rule in matches:
        if match.start() >= reached and (expressions := rule.read(match)):
            reached = match.end()
            yield from expressions
