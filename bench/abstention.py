"""Fits the weights by which answering decides whether to answer or to abstain.

`python -m bench.abstention HOME=SET.jsonl …`: each HOME holds a served index,
each SET the development questions for it. Questions that citizens ask of a
city and questions on an encyclopaedia (BENCH_DATA, default ../shared/bench)
serve as questions that the documents do not answer. Prints the weights for
`bot/answering/evidence.py` and the errors at each threshold.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.answering import evidence, selection
from bot.answering.asked import read
from bot.app import App
from bot.evaluation.question_set import load as load_cases
from bot.settings import load
from knowledge.search.query import Query

_OUTSIDE = ("localgovfaq_even", "jsquad_valid")
_PER_SET = 150
_FEATURES = ("covered", "said", "late", "has_kind")

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """One question: what was seen, and whether the documents answer it."""

    question: str
    answerable: bool
    outside: bool
    seen: dict[str, float]


def samples(home: Path, cases: Path) -> Iterator[Sample]:
    """Questions of a set with a known status, then questions from outside."""
    app = App(load({"MADOGUCHI_HOME": str(home)}))
    index = app.served.current()

    def seen(text: str, before: str) -> dict[str, float]:
        hits = index.search(Query(text, limit=12, context=before))
        asked = read(text, before)
        return evidence.features(index, asked, selection.select(index, asked, hits))

    for case in load_cases(cases):
        if case.expected_status in ("answered", "abstained") and any(c.isalpha() for c in case.q):
            answerable = case.expected_status == "answered"
            yield Sample(case.q, answerable, False, seen(case.q, case.context))
    for text in _outside():
        yield Sample(text, False, True, seen(text, ""))
    app.close()


def _outside() -> list[str]:
    data = Path(os.environ.get("BENCH_DATA", "../shared/bench"))
    chosen: list[str] = []
    for name in _OUTSIDE:
        lines = (data / name / "queries.jsonl").read_text(encoding="utf-8").splitlines()
        texts = [json.loads(line)["text"] for line in lines]
        chosen.extend(random.Random(1).sample(texts, _PER_SET))  # noqa: S311 - a sample, no secret
    return chosen


def fit(seen: Table, answerable: Table, weight: Table) -> Table:
    """Logistic regression by Newton's method with a small ridge; the last weight is the intercept."""
    table = np.c_[seen, np.ones(len(seen))]
    weights = np.zeros(table.shape[1])
    ridge = np.diag([1e-4] * seen.shape[1] + [0.0])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ ((chance - answerable) * weight) / weight.sum() + ridge @ weights
        curve = (table.T * (chance * (1 - chance) * weight)) @ table / weight.sum() + ridge
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    found = [s for pair in sys.argv[1:] for s in samples(*map(Path, pair.split("=", 1)))]
    seen = np.array([[s.seen[name] for name in _FEATURES] for s in found])
    answerable = np.array([float(s.answerable) for s in found])
    # A question nobody would ask here counts less than a near miss.
    weight = np.array([0.3 if s.outside else 1.0 if s.answerable else 2.0 for s in found])
    weights = fit(seen, answerable, weight)
    chance = 1 / (1 + np.exp(-(np.c_[seen, np.ones(len(seen))] @ weights)))
    print(dict(zip((*_FEATURES, "intercept"), np.round(weights, 2).tolist(), strict=True)))
    outside = np.array([s.outside for s in found])
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6):
        kept = (chance >= threshold)[answerable == 1].mean()
        near = (chance >= threshold)[(answerable == 0) & ~outside].mean()
        far = (chance >= threshold)[outside].mean()
        shares = f"{kept:.3f} of the answerable, {near:.3f} of near misses, {far:.3f} of the rest"
        print(f"{threshold}: answers {shares}")
    for s, c in sorted(zip(found, chance, strict=True), key=lambda pair: pair[1]):
        if (c >= 0.4) != s.answerable:
            print(f"{c:.2f} {s.answerable} {s.question} {s.seen}")


if __name__ == "__main__":
    main()
