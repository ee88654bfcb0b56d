"""Numeric targets for people, needed outside staff, and adviser visits.

The three kinds of people and the three professions are those of the notice
総行情第74号 (令和6年6月27日) and of the guideline on personnel policy it names.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from bot.domain import scope
from bot.storage.schema.people import organisation
from bot.storage.schema.targets import adviser_visit, needed_staff, target
from bot.storage.write import put


class Persona(StrEnum):
    """The kinds of people (人材像) that targets are set for."""

    SPECIALIST = "specialist"  # 高度専門人材
    LEADER = "leader"  # DX推進リーダー
    GENERAL = "general"  # 一般行政職員


class Profession(StrEnum):
    """The types of outside staff that a municipality may need."""

    PRODUCER = "producer"  # プロデューサー
    MANAGER = "manager"  # プロジェクトマネージャー
    ENGINEER = "engineer"  # エンジニア・サービスデザイナー


@dataclass(frozen=True, slots=True)
class Target:
    """People planned and people there; None where it was not recorded."""

    persona: Persona
    target: int | None
    actual: int | None


def set_target(
    connection: sa.Connection, organisation: str, fiscal_year: int, value: Target, *, at: dt.datetime
) -> None:
    """Record a target and its actual value; the last one counts."""
    numbers = {"target": value.target, "actual": value.actual}
    key = _key(organisation, fiscal_year)
    put(connection, target, {**key, "persona": value.persona.value, **numbers, "set_at": at})


def targets_of(connection: sa.Connection, organisation: str, fiscal_year: int) -> list[Target]:
    """All three, in the order of the guideline, empty where nothing was recorded."""
    rows = sa.select(target.c.persona, target.c.target, target.c.actual).where(
        target.c.organisation == organisation, target.c.fiscal_year == fiscal_year
    )
    found = {row.persona: row for row in connection.execute(rows)}
    return [
        Target(each, found[each].target, found[each].actual) if each in found else Target(each, None, None)
        for each in Persona
    ]


def set_needed(
    connection: sa.Connection,
    organisation: str,
    fiscal_year: int,
    profession: Profession,
    count: int,
    *,
    at: dt.datetime,
) -> None:
    """Record how many people of a profession an organisation needs."""
    key = _key(organisation, fiscal_year)
    put(connection, needed_staff, {**key, "profession": profession.value, "count": count, "set_at": at})


def needed_by(connection: sa.Connection, organisation: str, fiscal_year: int) -> dict[Profession, int]:
    """What one organisation needs; professions without a record are missing."""
    mine = sa.and_(needed_staff.c.organisation == organisation, needed_staff.c.fiscal_year == fiscal_year)
    rows = sa.select(needed_staff.c.profession, needed_staff.c.count).where(mine)
    return {Profession(name): number for name, number in connection.execute(rows)}


def needed_in(connection: sa.Connection, prefecture: str, fiscal_year: int) -> dict[Profession, int]:
    """The sums that a prefecture's talent pool must meet."""
    rows = (
        sa.select(needed_staff.c.profession, sa.func.sum(needed_staff.c.count))
        .join(organisation, organisation.c.code == needed_staff.c.organisation)
        .where(organisation.c.prefecture == prefecture, needed_staff.c.fiscal_year == fiscal_year)
        .group_by(needed_staff.c.profession)
    )
    return {Profession(name): int(number) for name, number in connection.execute(rows)}


def record_visit(
    connection: sa.Connection,
    organisation: str,
    fiscal_year: int,
    *,
    visited_on: dt.date,
    note: str,
    at: dt.datetime,
) -> None:
    """Record one visit of an adviser."""
    values = {"id": str(uuid.uuid4()), "visited_on": visited_on, "note": note, "recorded_at": at}
    connection.execute(adviser_visit.insert().values({**_key(organisation, fiscal_year), **values}))


def visits(connection: sa.Connection, organisation: str, fiscal_year: int) -> list[dt.date]:
    """The days of the visits of a fiscal year."""
    mine = sa.and_(adviser_visit.c.organisation == organisation, adviser_visit.c.fiscal_year == fiscal_year)
    rows = sa.select(adviser_visit.c.visited_on).where(mine).order_by(adviser_visit.c.visited_on)
    return list(connection.execute(rows).scalars())


def _key(organisation: str, fiscal_year: int) -> dict[str, str | int]:
    return {
        "organisation": organisation,
        "fiscal_year": fiscal_year,
        "scope": scope.of_organisation(organisation),
    }
