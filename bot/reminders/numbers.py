"""The numbers that people type into a form: targets by 人材像, and needed staff by profession."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import sqlalchemy as sa

from bot.domain.entered import optional_count_of
from bot.reminders.rights import Person, actor_for
from bot.reminders.targets import Targets
from bot.storage.targets import Persona, Profession, Target
from knowledge.calendars.fiscal_year import FiscalYear

_FIELDS = (
    *(f"{part}-{persona.value}" for persona in Persona for part in ("target", "actual")),
    *(f"needed-{profession.value}" for profession in Profession),
)


def keep(
    connection: sa.Connection,
    targets: Targets,
    person: Person,
    organisation: str,
    year: FiscalYear,
    typed: Mapping[str, str],
    *,
    at: dt.datetime,
) -> None:
    """Record what was typed into target-PERSONA, actual-PERSONA and needed-PROFESSION.

    All within the caller's transaction. A field that is missing keeps its
    number; one that was left empty takes a target back. Raises `NotAllowed`,
    and `Invalid` for what is no number.
    """
    actor_for(person, organisation)
    counts = {name: optional_count_of(typed[name]) for name in _FIELDS if name in typed}
    within = targets.within(connection)
    for known in targets.plan(connection, organisation, year).targets:
        value = _changed(known, counts)
        if value != known:
            within.set_target(person, organisation, year, value, at=at)
    for profession in Profession:
        count = counts.get(f"needed-{profession.value}")
        if count is not None:
            within.set_needed(person, organisation, year, profession, count, at=at)


def _changed(known: Target, counts: Mapping[str, int | None]) -> Target:
    persona = known.persona
    return Target(
        persona,
        counts.get(f"target-{persona.value}", known.target),
        counts.get(f"actual-{persona.value}", known.actual),
    )
