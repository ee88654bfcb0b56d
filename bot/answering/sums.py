"""Questions for a sum, answered by rules and code; everything else goes on to another answerer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from bot.domain.answer import Answer, Citation, Mode, Status
from bot.storage.questions import Row
from bot.texts import sums as texts
from knowledge.calendars.fiscal_year import FiscalYear
from knowledge.dates import Standing
from knowledge.measures import (
    Claim,
    Claimant,
    Estimate,
    Figures,
    Measure,
    Rule,
    Rules,
    State,
    Stated,
    estimate,
    figures,
)


class Answerer(Protocol):
    """Answers what is no question for a sum."""

    def answer(self, asked: Row, context: Row | None) -> Answer:
        """Answer one logged question."""

    @property
    def generation(self) -> str:
        """The id of the generation that answers now."""


class SumsAnswerer:
    """Computes what the rules of the measures can compute."""

    def __init__(self, rules: Rules, other: Answerer) -> None:
        self._rules = rules
        self._other = other

    @property
    def generation(self) -> str:
        """The id of the generation that answers everything else."""
        return self._other.generation

    def answer(self, asked: Row, context: Row | None) -> Answer:
        """Compute, or hand on; raises `Unavailable` where the other answerer cannot."""
        claimant = claimant_of(asked.organisation)
        read = figures(asked.text, self._rules, claimant, as_of=asked.as_of)
        if read is None:
            return self._other.answer(asked, context)
        made = answer_of(read, self._rules, organisation=asked.organisation or "", as_of=asked.as_of)
        return replace(made, question_id=asked.id)


def claimant_of(organisation: str | None) -> Claimant:
    """The code of a prefecture has three zeros where municipalities have their number."""
    is_prefecture = bool(organisation) and str(organisation)[2:5] == "000"
    return Claimant.PREFECTURE if is_prefecture else Claimant.MUNICIPALITY


def answer_of(read: Figures, rules: Rules, *, organisation: str, as_of: dt.date) -> Answer:
    """The estimate of some figures as an answer, with its trace and the places of its rules."""
    measure = rules.measure(read.claim.measure)
    made = estimate(measure, read.claim)
    if made.state is State.COMPUTED:
        conclusion, shown, year = texts.computed(measure, made, read.claim.year), made, read.claim.year
    else:
        conclusion, shown, year = _not_computed(read, measure, made)
    notes = (*_trace(shown), *_remarks(read, rules, shown, organisation))
    return Answer(
        status=Status.ANSWERED if shown.state is State.COMPUTED else Status.ABSTAINED,
        conclusion=conclusion,
        next_step=texts.NEXT_FIGURES if made.state is State.MISSING else texts.NEXT_SURE,
        banner=texts.banner(rules.source, measure),
        notes=notes,
        citations=tuple(_citations(rules, measure, shown, year, read.claim, organisation, as_of)),
        validity=_standing(year, as_of),
        mode=Mode.COMPUTED,
    )


def _not_computed(read: Figures, measure: Measure, made: Estimate) -> tuple[str, Estimate, int]:
    """Why there is no sum; where no year was named, with what the last year's rules would give."""
    claim = read.claim
    if made.state is State.MISSING:
        return "".join(texts.missing(each) for each in made.missing), made, claim.year
    if made.state is State.NOT_THEIRS:
        return texts.not_theirs(measure, claim.claimant), made, claim.year
    if made.state is State.BEFORE:
        return texts.before(measure, claim.year), made, claim.year
    said, last = texts.ended(measure, claim.year), measure.years.last
    if read.year_said:
        return said, made, claim.year
    reference = estimate(measure, replace(claim, year=last))
    if reference.state is State.COMPUTED:
        return said + texts.reference(reference, last), reference, last
    return said + "".join(texts.missing(each) for each in reference.missing), reference, last


def _trace(made: Estimate) -> Iterator[str]:
    if made.state is State.COMPUTED:
        yield from map(texts.line, made.lines)
        yield texts.product(made)


def _remarks(read: Figures, rules: Rules, made: Estimate, organisation: str) -> Iterator[str]:
    if read.unread:
        yield texts.unread(read.unread)
    if made.state is not State.COMPUTED:
        return
    if not read.year_said and read.claim.year in rules.measure(read.claim.measure).years:
        yield texts.YEAR_ASSUMED.format(year=FiscalYear(read.claim.year).label)
    if any(len(each) > 1 for each in read.claim.costs.values()):
        yield texts.ONE_PERSON_EACH
    if made.total.denominator != 1:
        yield texts.NO_ROUNDING
    known = rules.subsidy_of(organisation)
    if known and not read.claim.subsidy:
        yield texts.subsidy_known(known)
    elif read.claim.subsidy and not known:
        yield texts.SUBSIDY_UNKNOWN


def _citations(
    rules: Rules,
    measure: Measure,
    made: Estimate,
    year: int,
    claim: Claim,
    organisation: str,
    as_of: dt.date,
) -> Iterator[Citation]:
    """Each rule that was used, at its place."""
    stated = [each.stated for each in measure.expenses if claim.costs.get(each.id)]
    stated += [used.stated for used in made.used if used.stated]
    stated += [made.rate.stated] if made.rate else [each.stated for each in measure.rates[-1:]]
    for each in dict.fromkeys(stated):
        yield _citation(rules, each, _standing(min(year, measure.years.last), as_of))
    subsidy = rules.subsidy_of(organisation) or next(iter(rules.subsidies), None)
    if subsidy and any(used.rule is Rule.SUBSIDY for used in made.used):
        yield Citation(
            document=texts.SUBSIDY_TITLE,
            issuer=subsidy.issuer,
            issued_on=None,
            place="",
            quote=subsidy.statement,
            validity=Standing.UNCONFIRMED,
            original=subsidy.title,
            url=subsidy.url,
        )


def _citation(rules: Rules, stated: Stated, validity: Standing) -> Citation:
    source = rules.source
    return Citation(
        document=texts.RULES_TITLE,
        issuer=source.issuer,
        issued_on=source.issued_on,
        place=stated.place,
        quote=stated.statement,
        validity=validity,
        original=source.title,
    )


def _standing(year: int, as_of: dt.date) -> Standing:
    return Standing.ENDED_ON_PAPER if FiscalYear(year).end < as_of else Standing.IN_FORCE
