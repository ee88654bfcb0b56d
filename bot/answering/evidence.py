"""Whether what was found is enough to answer."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.asked import Asked, Want, has, plain_text
from bot.answering.ports import Index
from bot.answering.selection import Selection
from knowledge.search.query import Hit

# Weights of a logistic model fitted on the project's own development questions
# and on questions that citizens ask of a city (none of which the documents
# answer); `python -m bench.abstention` fits and prints them with the errors
# made at each threshold. The decision record on abstention says why these.
_WITH_MEANING = {"covered": 4.9, "said": 4.6, "late": 16.4, "has_kind": 2.8, "intercept": -12.4}
_BY_WORDS = {"covered": 6.0, "said": 6.0, "late": 0.0, "has_kind": 3.0, "intercept": -8.0}
_ENOUGH = 0.35
_NEAR = 0.05
# A question of one or two telling words proves little by having them covered.
_DOUBT = 2.0

# 問3, 第5条, DS-451-4: what a question names by its number must be there.
_NUMBERED = re.compile(
    r"問\s*\d+|第\s*\d+\s*(?:条|項|号|章|表|図)|(?<![A-Za-z])[A-Z]{1,5}(?:-\d+)+[A-Z]?(?![A-Za-z0-9])"
)
# Words of asking, which no document needs to contain.
_ASKING = frozenset(
    "幾ら 誰 いつ 何時 何処 どう 何故 どの どれ 遣る 貰う 見る 時 言う 聞く 分かる 思う 欲しい 頂く".split()
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """`strength` is the probability (0 to 1) that the documents answer.

    `missing` is a wanted thing that no statement has; `numbered` tells whether
    everything that the question names by its number is there.
    """

    strength: float
    missing: Want | None
    numbered: bool

    @property
    def comes_near(self) -> bool:
        """Whether what was found is worth showing without being an answer."""
        return self.strength >= _NEAR

    @property
    def is_enough(self) -> bool:
        """Whether an answer may be given."""
        return self.missing is None and self.numbered and self.strength >= _ENOUGH


def weigh(index: Index, asked: Asked, selection: Selection) -> Evidence:
    """Judge the chosen statements against the question.

    The words of the question that occur nowhere near count against it, each by
    how telling it is: a question about something that the documents never name
    must not be answered with something else.
    """
    cited = " ".join(hit.passage.text for hit in selection.cited)
    missing = next((w for w in asked.wants if asked.insists and not has(w, cited)), None)
    strength = _probability(features(index, asked, selection))
    return Evidence(strength, missing, _names_are_there(asked, selection))


def naming(asked: Asked, hits: Sequence[Hit]) -> Sequence[Hit]:
    """The hits with everything that the question names by its number; all of them where none has it."""
    names = _names(asked)
    return [hit for hit in hits if all(name in _squeezed(_around(hit)) for name in names)] or hits


def features(index: Index, asked: Asked, selection: Selection) -> dict[str, float]:
    """What the judgement rests on, each between 0 and 1."""
    wanted = {w: r for w, r in index.rarities(asked.text).items() if w not in _ASKING}
    total = sum(wanted.values()) + _DOUBT
    said: set[str] = set()
    for scored in selection.chosen:
        said.update(index.rarities(_around(scored.statement.hit)))
    kinds = [asked.is_had_by(s.statement.text) for s in selection.chosen]
    return {
        "covered": sum(rarity for word, rarity in wanted.items() if word in said) / total,
        "said": max(scored.own for scored in selection.chosen),
        "late": max(s.statement.hit.late for s in selection.chosen),
        "has_kind": float(any(kinds) or not asked.wants),
    }


def _probability(seen: dict[str, float]) -> float:
    weights = _WITH_MEANING if seen["late"] else _BY_WORDS
    logit = weights["intercept"] + sum(weights[name] * value for name, value in seen.items())
    return 1 / (1 + math.exp(-logit))


def _around(hit: Hit) -> str:
    passage = hit.passage
    return " ".join((passage.text, passage.question, *passage.path, hit.document.metadata.title))


def _names_are_there(asked: Asked, selection: Selection) -> bool:
    said = _squeezed(" ".join(_around(hit) for hit in selection.cited))
    return all(name in said for name in _names(asked))


def _names(asked: Asked) -> list[str]:
    return [_squeezed(name) for name in _NUMBERED.findall(plain_text(asked.text))]


def _squeezed(text: str) -> str:
    return "".join(plain_text(text).split())
