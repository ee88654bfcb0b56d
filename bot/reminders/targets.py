"""Numeric targets for people, the outside staff that is needed, and adviser visits.

Sources: 総行情第74号 (令和6年6月27日) asks for targets by 人材像 and for a list of
needed staff by type; an adviser visits a body at most five times a year
(地域情報化アドバイザー派遣事業).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain.principal import Principal
from bot.errors import Invalid
from bot.reminders.rights import Person, actor_for, check_prefecture
from bot.storage import organisations, targets
from bot.storage.database import Database
from bot.storage.targets import Persona, Profession, Target
from bot.texts import targets as texts
from knowledge.calendars.fiscal_year import FiscalYear, fiscal_year_of
from knowledge.calendars.office_hours import japan_date

VISITS_A_YEAR = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """What an organisation recorded for one fiscal year; professions without a record are missing."""

    organisation: str
    fiscal_year: FiscalYear
    targets: list[Target]
    needed: dict[Profession, int]
    visits: list[dt.date]

    @property
    def visits_left(self) -> int:
        """Adviser visits that may still be asked for in the year."""
        return max(VISITS_A_YEAR - len(self.visits), 0)

    @property
    def missing(self) -> list[Persona]:
        """The 人材像 without a target."""
        return [each.persona for each in self.targets if each.target is None]


@dataclass(frozen=True, slots=True)
class Sums:
    """What a prefecture's talent pool must meet, and how many towns have said so."""

    needed: dict[Profession, int]
    targets: dict[Persona, tuple[int, int]]
    answered: int
    towns: int


class Targets:
    """Raises `NotAllowed`, and `Invalid` for numbers that cannot be."""

    def __init__(
        self,
        database: Database,
        transaction: Callable[[], AbstractContextManager[sa.Connection]] | None = None,
    ) -> None:
        self._database = database
        self._transaction = transaction or database.writing

    def within(self, connection: sa.Connection) -> Targets:
        """The same as part of a transaction that somebody else commits."""
        return Targets(self._database, lambda: nullcontext(connection))

    def plan(self, connection: sa.Connection, organisation: str, fiscal_year: FiscalYear) -> Plan:
        """Everything that was recorded for one year."""
        year = fiscal_year.year
        return Plan(
            organisation,
            fiscal_year,
            targets.targets_of(connection, organisation, year),
            targets.needed_by(connection, organisation, year),
            targets.visits(connection, organisation, year),
        )

    def set_target(
        self, person: Person, organisation: str, fiscal_year: FiscalYear, value: Target, *, at: dt.datetime
    ) -> None:
        """Record a target and its actual value for one 人材像."""
        actor_for(person, organisation)
        _check_numbers(value.target, value.actual)
        with self._transaction() as connection:
            organisations.current(connection, organisation)
            targets.set_target(connection, organisation, fiscal_year.year, value, at=at)

    def set_needed(
        self,
        person: Person,
        organisation: str,
        fiscal_year: FiscalYear,
        profession: Profession,
        count: int,
        *,
        at: dt.datetime,
    ) -> None:
        """Record how many people of a type are needed."""
        actor_for(person, organisation)
        _check_numbers(count)
        with self._transaction() as connection:
            organisations.current(connection, organisation)
            targets.set_needed(connection, organisation, fiscal_year.year, profession, count, at=at)

    def record_visit(
        self, person: Person, organisation: str, *, visited_on: dt.date, note: str = "", at: dt.datetime
    ) -> Plan:
        """Record one visit; raises `Invalid` beyond the five of a year and for a day to come."""
        actor_for(person, organisation)
        if visited_on > japan_date(at):
            raise Invalid(texts.VISIT_IN_FUTURE)
        year = fiscal_year_of(visited_on)
        with self._transaction() as connection:
            if self.plan(connection, organisation, year).visits_left == 0:
                raise Invalid(texts.no_visit_left(VISITS_A_YEAR))
            targets.record_visit(connection, organisation, year.year, visited_on=visited_on, note=note, at=at)
            return self.plan(connection, organisation, year)

    def sums(
        self, connection: sa.Connection, principal: Principal, prefecture: str, fiscal_year: FiscalYear
    ) -> Sums:
        """The sums over the municipalities of a prefecture."""
        check_prefecture(principal, prefecture)
        listed = organisations.listed(connection, prefecture=prefecture)
        towns = [row for row in listed if row.joined_at and not row.is_prefecture]
        plans = [self.plan(connection, town.code, fiscal_year) for town in towns]
        by_persona = {
            persona: (_total(plans, persona, "target"), _total(plans, persona, "actual"))
            for persona in Persona
        }
        answered = sum(bool(each.needed) for each in plans)
        needed = targets.needed_in(connection, prefecture, fiscal_year.year)
        return Sums(needed, by_persona, answered, len(plans))


def _total(plans: list[Plan], persona: Persona, field: str) -> int:
    return sum(
        getattr(each, field) or 0 for plan in plans for each in plan.targets if each.persona is persona
    )


def _check_numbers(*numbers: int | None) -> None:
    if any(number is not None and not 0 <= number <= 1_000_000 for number in numbers):
        raise Invalid(texts.NOT_A_COUNT)
