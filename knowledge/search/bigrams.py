"""Character pairs, which survive typing slips and unknown names."""

from __future__ import annotations

import re

from knowledge.search.normalise import normalise

_RUN = re.compile(r"\w+")


def bigrams(text: str) -> list[str]:
    """Pairs of neighbouring characters inside each run of letters and digits."""
    pairs: list[str] = []
    for run in _RUN.findall(normalise(text)):
        pairs += [run] if len(run) == 1 else [run[i : i + 2] for i in range(len(run) - 1)]
    return pairs
