"""`madoguchi targets`: numeric targets, needed staff, adviser visits."""

from __future__ import annotations

import datetime as dt

import click

from bot.app import now
from bot.channels.console import identity
from bot.cli.context import opened
from bot.cli.instant import day
from bot.reminders.rights import Person
from bot.reminders.targets import Targets
from bot.storage.targets import Persona, Profession, Target
from bot.texts import targets as texts
from knowledge.calendars.fiscal_year import FiscalYear, fiscal_year_of
from knowledge.calendars.office_hours import japan_date

_YEAR = click.option("--year", type=int, help="年度（西暦。省くと今年度）。")


@click.group(help="数値目標・必要な人材・派遣の回数を見る・書く。")
def command() -> None:
    """Targets."""


@command.command("show", help="団体の記録を見る。")
@click.argument("organisation")
@_YEAR
def show(organisation: str, year: int | None) -> None:
    """What an organisation recorded for a year."""
    with opened() as app, app.database.reading() as connection:
        plan = Targets(app.database).plan(connection, organisation, _year(year))
    for each in plan.targets:
        click.echo(texts.target(each.persona, each.target, each.actual))
    for profession in Profession:
        click.echo(texts.needed(profession, plan.needed.get(profession)))
    click.echo(texts.visits(len(plan.visits), plan.visits_left))


@command.command("set", help="人材像ごとの目標と実績を書く。")
@click.argument("organisation")
@click.argument("persona", type=click.Choice([each.value for each in Persona]))
@click.option("--target", "planned", type=int, help="目標の人数。")
@click.option("--actual", type=int, help="実績の人数。")
@_YEAR
def set_target(
    organisation: str, persona: str, planned: int | None, actual: int | None, year: int | None
) -> None:
    """Record one target."""
    value = Target(Persona(persona), planned, actual)
    with opened() as app:
        Targets(app.database).set_target(_me(), organisation, _year(year), value, at=now())
    click.echo(texts.SAVED)


@command.command("need", help="必要な外部人材の人数を類型ごとに書く。")
@click.argument("organisation")
@click.argument("profession", type=click.Choice([each.value for each in Profession]))
@click.argument("count", type=int)
@_YEAR
def set_needed(organisation: str, profession: str, count: int, year: int | None) -> None:
    """Record how many people are needed."""
    with opened() as app:
        Targets(app.database).set_needed(
            _me(), organisation, _year(year), Profession(profession), count, at=now()
        )
    click.echo(texts.SAVED)


@command.command("visit", help="アドバイザーの派遣を1回書く。")
@click.argument("organisation")
@click.option("--on", "visited_on", type=day, required=True, help="派遣を受けた日。")
@click.option("--note", default="", help="内容。")
def visit(organisation: str, visited_on: dt.date, note: str) -> None:
    """Record one visit."""
    with opened() as app:
        plan = Targets(app.database).record_visit(
            _me(), organisation, visited_on=visited_on, note=note, at=now()
        )
    click.echo(texts.visits(len(plan.visits), plan.visits_left))


@command.command("sums", help="都道府県の合計を見る（2桁の番号）。")
@click.argument("prefecture")
@_YEAR
def sums(prefecture: str, year: int | None) -> None:
    """What the talent pool of a prefecture must meet."""
    with opened() as app, app.database.reading() as connection:
        found = Targets(app.database).sums(connection, identity(), prefecture, _year(year))
    for profession in Profession:
        click.echo(texts.needed(profession, found.needed.get(profession, 0)))
    for persona, (planned, actual) in found.targets.items():
        click.echo(texts.sum_of(persona, planned, actual))
    click.echo(texts.answered(found.answered, found.towns))


def _year(year: int | None) -> FiscalYear:
    return fiscal_year_of(japan_date(now())) if year is None else FiscalYear(year)


def _me() -> Person:
    return Person(identity())
