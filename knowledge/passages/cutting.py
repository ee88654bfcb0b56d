"""Blocks longer than a passage, cut where a sentence, a row or a clause ends."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.document import BlockKind
from knowledge.passages.piece import LONGEST, TARGET, Part
from knowledge.text import sentences

_CLAUSE = re.compile(r"(?<=[、；;，])|(?<=\n)")


def cut(part: Part) -> list[Part]:
    """The part itself, or parts of at most `LONGEST` characters that give it back."""
    if len(part.text) <= LONGEST:
        return [part]
    whole = part.text.split("\n") if part.block.kind is BlockKind.TABLE_ROW else sentences(part.text)
    units = (unit for sentence in whole for unit in _short_enough(sentence))
    return [Part(part.block, text.strip(), part.end) for text in _packed(units) if text.strip()]


def _short_enough(sentence: str) -> Iterable[str]:
    if len(sentence) <= LONGEST:
        return [sentence]
    clauses = (clause for clause in _CLAUSE.split(sentence) if clause)
    return [clause[at : at + LONGEST] for clause in clauses for at in range(0, len(clause), LONGEST)]


def _packed(units: Iterable[str]) -> list[str]:
    packed = [""]
    for unit in units:
        if packed[-1] and len(packed[-1]) + len(unit) > TARGET:
            packed.append("")
        packed[-1] += unit
    return packed
