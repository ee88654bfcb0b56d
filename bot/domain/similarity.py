"""How alike two texts are."""

from __future__ import annotations

import unicodedata


def overlap(one: str, other: str) -> float:
    """The share (0 to 1) of the shorter text's character pairs that the other has too."""
    pairs, others = _pairs(one), _pairs(other)
    if not pairs or not others:
        return float(one == other)
    return len(pairs & others) / min(len(pairs), len(others))


def _pairs(text: str) -> set[str]:
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return {plain[i : i + 2] for i in range(len(plain) - 1)}
