"""What is meant by the short words of the field.

`abbreviations.csv` has one pair a line. What is meant is added beside what is
written, in questions and in passages alike, so either finds the other.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources

from knowledge.search.normalise import normalise


def meant(text: str) -> list[str]:
    """The long forms of what the text abbreviates and does not itself spell out.

    `text` is normalised (see normalise.py), and so are the long forms.
    """
    pattern, pairs = _pairs()
    found = (pairs[short] for short in dict.fromkeys(pattern.findall(text)))
    return [long for long in dict.fromkeys(found) if long not in text]


@cache
def _pairs() -> tuple[re.Pattern[str], dict[str, str]]:
    file = resources.files("knowledge.search") / "abbreviations.csv"
    rows = csv.DictReader(file.read_text("utf-8").splitlines())
    pairs = {normalise(row["written"]): normalise(row["meant"]) for row in rows}
    longest_first = sorted(pairs, key=len, reverse=True)
    return re.compile("|".join(map(_bounded, longest_first))), pairs


def _bounded(short: str) -> str:
    """Letters stand alone; characters may touch others, except inside a longer katakana word."""
    before = r"(?<![a-z0-9])" if short[0].isascii() else r"(?<![ァ-ヶー])" if "ァ" <= short[0] <= "ヶ" else ""
    after = r"(?![a-z0-9])" if short[-1].isascii() else r"(?![ァ-ヶー])" if "ァ" <= short[-1] <= "ー" else ""
    return before + re.escape(short) + after
