"""How good a ranking is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import fmean

_DEPTH = 10


def measures(runs: Mapping[str, Sequence[str]], grades: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """Means over all judged questions; a question without an answer counts as nought.

    `runs` maps questions to ranked document ids. nDCG has exponential gain
    (2^grade − 1); a document is relevant from grade 1.
    """
    rows = [_of_question(runs.get(question, ()), judged) for question, judged in grades.items()]
    return {name: round(fmean(row[name] for row in rows), 4) for name in rows[0]}


def _of_question(ranking: Sequence[str], judged: Mapping[str, int]) -> dict[str, float]:
    gained = [judged.get(document, 0) for document in ranking[:_DEPTH]]
    first = next((place for place, grade in enumerate(gained, 1) if grade), 0)
    ideal = sorted(judged.values(), reverse=True)[:_DEPTH]
    return {
        "ndcg10": _gain(gained) / _gain(ideal),
        "mrr10": 1 / first if first else 0.0,
        "hit1": float(first == 1),
        "hit10": float(first > 0),
        "recall10": sum(grade > 0 for grade in gained) / len(judged),
    }


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))
