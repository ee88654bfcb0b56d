"""Which duty of an organisation a draft may be about, and the dates that it gives it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.similarity import overlap
from bot.enquiry.correction import Limit, Limits, limits_of, main_deadline
from bot.storage.duties import DateRow
from bot.texts import drafts as texts
from jobs.deadline import Issuer
from jobs.duty import Duty
from jobs.occurrence import Occurrence
from knowledge.calendars.fiscal_year import fiscal_year_of
from knowledge.enquiry import DraftDuty
from knowledge.text import fold

# What every enquiry says of itself, and no duty is known by.
_OF_LETTERS = re.compile(
    r"[(\[【〔][^)\]】〕]*[)\]】〕]|に?(?:つい|関し?)て|に(?:係る|関する)|の?(?:お願い|依頼|照会|通知|提出|回答|報告|調査|実施)"
    r"|(?:令和|平成)[0-9元]+年度?"
)
_SHORTEST = 5  # characters that are left
_LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A round of a duty that may be given dates; `likeness` (0 to 1) of its title with the draft's.

    `due_on` is the day that it has now.
    """

    duty: Duty
    cycle: str
    due_on: dt.date | None
    likeness: float

    @property
    def is_likely(self) -> bool:
        """Whether it is worth naming first."""
        return self.likeness >= _LIKELY


def candidates(draft: DraftDuty, occurrences: Iterable[Occurrence], *, today: dt.date) -> list[Candidate]:
    """One round of each duty, the likeliest duty first.

    It is the round of the fiscal year of the draft's day (else of `today`), or
    one that lies ahead and would be moved; else a new one.
    """
    main = main_deadline(draft)
    day = (main.day if main else None) or today
    rounds: dict[str, list[Occurrence]] = {}
    for each in occurrences:
        rounds.setdefault(each.duty.id, []).append(each)
    found = [_candidate(draft, each, day, today) for each in rounds.values()]
    return sorted(found, key=lambda each: (-each.likeness * each.is_likely, each.duty.id))


def rows(candidate: Candidate, draft: DraftDuty, *, organisation: str, by: str, on: dt.date) -> list[DateRow]:
    """The dates to enter for the organisation, the prefecture's and the national one each for itself."""
    limits = limits_of(draft)
    return [
        DateRow(
            duty=candidate.duty.id, cycle=candidate.cycle, area=organisation, issuer=issuer.value,
            due_on=limit.day, until=limit.until, firm=candidate.duty.has_firm_dates,
            wording=_wording(draft, limit), entered_on=on, entered_by=by,
        )
        for issuer, limit in _issued(limits)
    ]  # fmt: skip


def _candidate(draft: DraftDuty, rounds: list[Occurrence], day: dt.date, today: dt.date) -> Candidate:
    year = fiscal_year_of(day)
    dated = [(each.last_day, each.cycle) for each in rounds if each.last_day]
    fitting = [each for each in dated if each[0] in year] or [each for each in dated if each[0] >= today]
    due_on, cycle = min(fitting, key=lambda each: abs((each[0] - day).days), default=(None, str(year.year)))
    duty = rounds[0].duty
    return Candidate(duty, cycle, due_on, _likeness(draft.title, duty.title))


def _likeness(one: str, other: str) -> float:
    first, second = (_OF_LETTERS.sub("", fold(each)).strip() for each in (one, other))
    return overlap(first, second) if min(len(first), len(second)) >= _SHORTEST else 0.0


def _issued(limits: Limits) -> list[tuple[Issuer, Limit]]:
    both = ((Issuer.PREFECTURE, limits.prefecture), (Issuer.NATIONAL, limits.national))
    return [(issuer, limit) for issuer, limit in both if limit]


def _wording(draft: DraftDuty, limit: Limit) -> str:
    stated = (each.wording for each in draft.deadlines if (each.day, each.until) == (limit.day, limit.until))
    return next(stated, texts.entered_day(limit.day))
