"""Judging one answer, and adding up many."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.answer import Answer
from bot.evaluation.question_set import Case
from bot.texts import answers


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer against its case; the lists hold what is missing or must not be there."""

    case: Case
    status: str
    text: str
    missing: tuple[str, ...]
    forbidden: tuple[str, ...]
    uncited: tuple[str, ...]
    seconds: float

    @property
    def right_status(self) -> bool:
        """Whether the status is the expected one, where one is expected."""
        return self.case.expected_status in (None, self.status)

    @property
    def passed(self) -> bool:
        """Everything is as it should be."""
        return self.right_status and not (self.missing or self.forbidden or self.uncited)


def judge(case: Case, answer: Answer, seconds: float) -> Judged:
    """Compare after NFKC and without white space; citations count as part of the text."""
    text = answers.text_of(answer)
    plain = _plain(text)
    cited = [_plain(f"{c.issuer}{c.document}{c.place}{c.quote}") for c in answer.citations]
    return Judged(
        case=case,
        status=answer.status.value,
        text=text,
        missing=tuple(_named(wanted) for wanted in case.must_include if not _occurs(wanted, plain)),
        forbidden=tuple(unwanted for unwanted in case.must_not_include if _plain(unwanted) in plain),
        uncited=tuple(w for w in case.must_cite if not any(_plain(w) in source for source in cited)),
        seconds=seconds,
    )


def summary(judged: Sequence[Judged]) -> dict[str, Any]:
    """Counts and shares over all cases; seconds at the median and the 95th percentile."""
    seconds = sorted(j.seconds for j in judged) or [0.0]
    return {
        "questions": len(judged),
        "passed": sum(j.passed for j in judged),
        "score": _share([j.passed for j in judged]),
        "facts_included": _share([not j.missing for j in judged if j.case.must_include]),
        "cited_right": _share([not j.uncited for j in judged if j.case.must_cite]),
        "status_right": _share([j.right_status for j in judged if j.case.expected_status]),
        "forbidden_statements": sum(bool(j.forbidden) for j in judged),
        "seconds_p50": round(seconds[len(seconds) // 2], 4),
        "seconds_p95": round(seconds[min(len(seconds) - 1, int(len(seconds) * 0.95))], 4),
    }


def _share(values: Sequence[bool]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def _occurs(wanted: str | list[str], plain: str) -> bool:
    return any(_plain(w) in plain for w in ([wanted] if isinstance(wanted, str) else wanted))


def _named(wanted: str | list[str]) -> str:
    return wanted if isinstance(wanted, str) else " / ".join(wanted)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
