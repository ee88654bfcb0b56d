"""The golden questions: what a new generation must answer at least as well as the old one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.answering.ports import IndexHolder
from bot.domain.answer import Answer
from bot.domain.scope import visible_to
from bot.evaluation.question_set import Case, load
from bot.evaluation.score import judge
from bot.index.report import GoldenScore
from knowledge.generation import Generation

SHIPPED = Path(__file__).parents[1] / "data" / "golden.jsonl"
"""Questions on the starter pack."""


class Replier(Protocol):
    """What answers a text from an index; nothing is logged."""

    def reply(self, text: str, *, scopes: frozenset[str], as_of: dt.date, before: str = "") -> Answer:
        """Answer one text."""


@dataclass(frozen=True, slots=True)
class Held:
    """One generation, whatever is served."""

    generation: str
    opened: Generation

    def current(self) -> Generation:
        """This generation."""
        return self.opened


@dataclass(frozen=True, slots=True)
class GoldenQuestions:
    """Question sets: the shipped one (while the starter pack is indexed) and the administrator's own.

    `replier` makes the answerer that people meet, on another index.
    """

    files: Sequence[Path]
    replier: Callable[[IndexHolder], Replier]

    def score(self, after: Generation, before: Generation | None, *, today: dt.date) -> GoldenScore | None:
        """Ask both generations everything; None where there are no questions.

        Raises `Invalid` naming a line that cannot be used.
        """
        cases = [case for path in self.files if path.exists() for case in load(path)]
        if not cases:
            return None
        now = self._passed(after, cases, today)
        if before is None:
            return GoldenScore(len(cases), sum(now))
        then = self._passed(before, cases, today)
        lost = tuple(case.q for case, is_, was in zip(cases, now, then, strict=True) if was and not is_)
        return GoldenScore(len(cases), sum(now), sum(then), lost)

    def _passed(self, generation: Generation, cases: Iterable[Case], today: dt.date) -> list[bool]:
        replier = self.replier(Held("golden", generation))
        return [_passes(replier, case, today) for case in cases]


def _passes(replier: Replier, case: Case, today: dt.date) -> bool:
    scopes = visible_to(None)
    answer = replier.reply(case.q, scopes=scopes, as_of=case.as_of or today, before=case.context)
    return judge(case, answer, 0.0).passed
