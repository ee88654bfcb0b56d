"""Figures that somebody typed into a form or a command."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.domain.entered import optional_count_of
from bot.errors import Invalid
from bot.texts import sums as texts
from knowledge.measures import Claim, Claimant, Figures, Rules
from knowledge.quantities import amounts
from knowledge.text import fold

_PARTS = re.compile(r"[、;；\n]+|,(?!\d{3})")
_PLAIN = re.compile(r"\d{1,15}|\d{1,3}(?:,\d{3}){1,4}")
_MOST_AMOUNTS = 100
_EARLIEST, _LATEST = 2000, 2100


def entered_figures(
    rules: Rules,
    claimant: Claimant,
    *,
    measure: str,
    year: int,
    costs: Mapping[str, str],
    persons: str = "",
    subsidy: str = "",
) -> Figures:
    """The figures of a form; raises `Invalid` with the field that cannot be read.

    An amount may be written as people write it (600万円, 6,000,000); several
    amounts, one for each person, are parted by 、.
    """
    known = next((each for each in rules.measures if each.id == measure), None)
    if known is None:
        raise Invalid(texts.NO_MEASURE)
    if not _EARLIEST <= year <= _LATEST:
        raise Invalid(texts.BAD_YEAR)
    titles = {each.id: each.title for each in known.expenses}
    unknown = sorted(costs.keys() - titles.keys())
    if unknown:
        raise Invalid(texts.no_expense(unknown[0], list(titles)))
    read = {name: _amounts(written, titles[name]) for name, written in costs.items()}
    claim = Claim(
        measure=measure,
        year=year,
        claimant=claimant,
        costs={name: each for name, each in read.items() if each},
        persons=optional_count_of(persons) or None,
        subsidy=sum(_amounts(subsidy, texts.SUBSIDY)),
    )
    return Figures(claim, year_said=True)


def _amounts(written: str, label: str) -> tuple[int, ...]:
    parts = [part.strip() for part in _PARTS.split(fold(written)) if part.strip()]
    if len(parts) > _MOST_AMOUNTS:
        raise Invalid(texts.bad_amount(label))
    return tuple(_yen(part, label) for part in parts)


def _yen(part: str, label: str) -> int:
    if _PLAIN.fullmatch(part):
        return int(part.replace(",", ""))
    found = list(amounts(part))
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(part)):
        raise Invalid(texts.bad_amount(label))
    return found[0].yen
