"""`madoguchi duties`: the catalogue of duties."""

from __future__ import annotations

import os
from pathlib import Path

import click

from bot.app import now
from bot.cli import tables
from bot.cli.context import opened
from bot.errors import Invalid, NotFound
from bot.reminders import catalogue
from bot.settings import home_of
from bot.texts import duties as texts
from jobs.catalogue.catalogue import SHIPPED
from jobs.occurrences import fiscal_years, occurrences_of
from knowledge.calendars.office_hours import japan_date


@click.group(help="義務・依頼・募集の一覧を見る・確かめる。")
def command() -> None:
    """Duties."""


@command.command("list", help="全ての項目を一覧する。")
def listed() -> None:
    """One line for each entry."""
    with opened() as app:
        for line in tables.duties(app.catalogue):
            click.echo(line)


@command.command("show", help="一つの項目を、期限と出典とともに見る。")
@click.argument("duty")
def show(duty: str) -> None:
    """Everything about one entry, with its occurrences of this and the next fiscal year."""
    with opened() as app:
        found = app.catalogue.find(duty)
    if found is None:
        raise NotFound(texts.unknown(duty))
    today = japan_date(now())
    years = fiscal_years(today, today.replace(year=today.year + 1, day=1))
    click.echo("\n".join(texts.shown(found, occurrences_of(found, years))))


@command.command("check", help="項目のファイルを確かめ、誤りの行と直し方を示す。")
@click.argument("directory", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def check(directory: Path | None) -> None:
    """Check the shipped files with the administrator's, or with those of a directory."""
    where = [SHIPPED, directory] if directory else catalogue.directories(home_of(os.environ))
    found = catalogue.check(where)
    if found:
        raise Invalid(texts.mistakes(found))
    click.echo(texts.NO_MISTAKES)
