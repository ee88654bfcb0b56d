"""`madoguchi people deputy`: who stands in while somebody is away."""

from __future__ import annotations

import datetime as dt

import click

from bot.app import App, now
from bot.channels.console import identity
from bot.cli.context import opened
from bot.cli.instant import day
from bot.cli.whose import organisation_of
from bot.errors import Invalid, NotFound
from bot.storage import deeds, deputies
from bot.storage.deputies import Deputy
from bot.texts import deputies as texts
from bot.texts import handover_pack as pack
from knowledge.calendars.office_hours import japan_date

_ORGANISATION = click.option(
    "--organisation", "code", default="", help="団体コード（省くと、この窓口の団体）。"
)


@click.group("deputy", help="不在のときの代わりの人を決める・一覧する・外す。")
def command() -> None:
    """Deputies."""


@command.command("add", help="代わりの人を決める。同じ名前でもう一度書くと、置き換わる。")
@click.argument("name")
@click.option("--contact", required=True, help="連絡先（内線、メールなど）。")
@click.option("--since", type=day, help="いつから（省くと今日）。")
@click.option("--until", type=day, help="いつまで（その日を含む）。省くと、期限を決めない。")
@click.option("--note", default="", help="頼むこと。")
@_ORGANISATION
def add(name: str, contact: str, since: dt.date | None, until: dt.date | None, note: str, code: str) -> None:
    """Keep a deputy."""
    at = now()
    with opened() as app:
        organisation = organisation_of(app, code)
        new = Deputy(organisation, name, contact, since or japan_date(at), until, note)
        if until and until < new.since:
            raise Invalid(texts.ENDS_BEFORE)
        with app.database.writing() as connection:
            deputies.put(connection, new, at=at)
            deeds.did(connection, identity().person, "deputy.added", organisation, at=at)
    click.echo(texts.added(name))


@command.command("list", help="代わりの人を一覧する。")
@_ORGANISATION
def listed(code: str) -> None:
    """Everybody who stands in."""
    with opened() as app:
        found = _of(app, code)
    if not found:
        click.echo(texts.NOBODY)
    for each in found:
        click.echo("\t".join((each.name, each.contact, pack.span(each.since, each.until), each.note)))


@command.command("remove", help="代わりの人を外す（データも消える）。")
@click.argument("name")
@_ORGANISATION
def remove(name: str, code: str) -> None:
    """Forget a deputy."""
    with opened() as app:
        organisation = organisation_of(app, code)
        with app.database.writing() as connection:
            if not deputies.remove(connection, organisation, name):
                raise NotFound(texts.unknown(name))
            deeds.did(connection, identity().person, "deputy.removed", organisation, at=now())
    click.echo(texts.removed(name))


def _of(app: App, code: str) -> list[Deputy]:
    organisation = organisation_of(app, code)
    with app.database.reading() as connection:
        return deputies.of_organisation(connection, organisation)
