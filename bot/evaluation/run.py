"""Asking every question of a set, the way a person would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from bot.answering.service import Answering
from bot.domain.answer import Answer
from bot.domain.principal import Principal
from bot.domain.question import Question
from bot.evaluation.question_set import Case
from bot.evaluation.score import Judged, judge

_ASKER = Principal("evaluation", "evaluation")


def run(
    answering: Answering,
    cases: list[Case],
    *,
    now: Callable[[], dt.datetime],
    stopwatch: Callable[[], float],
) -> Iterator[Judged]:
    """Ask and judge each case in a conversation of its own, after its context."""
    for number, case in enumerate(cases):
        if case.context:
            _ask(answering, case.context, case, f"{number}c", number, now())
        started = stopwatch()
        answer = _ask(answering, case.q, case, str(number), number, now())
        yield judge(case, answer, stopwatch() - started)


def _ask(answering: Answering, text: str, case: Case, key: str, number: int, at: dt.datetime) -> Answer:
    return answering.ask(Question(f"evaluation:{key}", _ASKER, str(number), text, at, case.as_of))
