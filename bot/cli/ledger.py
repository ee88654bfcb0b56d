"""`madoguchi ledger`: the ledger of progress (進捗台帳)."""

from __future__ import annotations

import datetime as dt

import click

from bot.app import App, now
from bot.channels.console import identity
from bot.cli import tables
from bot.cli.context import opened
from bot.cli.instant import day
from bot.reminders.actions import Acted, Actions
from bot.reminders.outlook import Key
from bot.reminders.prefecture import Prefectures, as_csv
from bot.reminders.rights import Person
from bot.reminders.standing import Standings
from bot.storage import deeds
from knowledge.calendars.office_hours import japan_date

_NAME = click.option("--name", default="", help="操作した人の名前（履歴に残る）。")


@click.group(help="進捗台帳を見る・書く・書き出す。")
def command() -> None:
    """The ledger."""


@command.command("show", help="団体の台帳を見る。")
@click.argument("organisation")
def show(organisation: str) -> None:
    """Every occurrence of an organisation with its state."""
    with opened() as app, app.database.reading() as connection:
        for line in tables.ledger(Standings(app.outlooks).ledger(connection, organisation, at=now())):
            click.echo(line)


@command.command("done", help="「完了」にする。")
@click.argument("organisation")
@click.argument("duty")
@click.argument("cycle")
@click.option("--on", "done_on", type=day, help="完了した日（省くと今日）。")
@click.option("--number", default="", help="文書番号。")
@_NAME
def done(organisation: str, duty: str, cycle: str, done_on: dt.date | None, number: str, name: str) -> None:
    """完了."""
    with opened() as app:
        at = now()
        on = done_on or japan_date(at)
        key = Key(organisation, duty, cycle)
        _say(_actions(app).complete(_me(name), key, done_on=on, document_number=number, at=at))


@command.command("ack", help="「確認済」にする。")
@click.argument("organisation")
@click.argument("duty")
@click.argument("cycle")
@_NAME
def acknowledge(organisation: str, duty: str, cycle: str, name: str) -> None:
    """確認済."""
    with opened() as app:
        _say(_actions(app).acknowledge(_me(name), Key(organisation, duty, cycle), at=now()))


@command.command("snooze", help="「あとで」：再通知日を決める（期限は変わらない）。")
@click.argument("organisation")
@click.argument("duty")
@click.argument("cycle")
@click.option("--until", type=day, required=True, help="再通知日。")
@_NAME
def snooze(organisation: str, duty: str, cycle: str, until: dt.date, name: str) -> None:
    """あとで."""
    with opened() as app:
        _say(_actions(app).snooze(_me(name), Key(organisation, duty, cycle), until=until, at=now()))


@command.command("na", help="「対象外」にする（理由が要る）。")
@click.argument("organisation")
@click.argument("duty")
@click.argument("cycle")
@click.option("--reason", required=True, help="理由。")
@_NAME
def set_aside(organisation: str, duty: str, cycle: str, reason: str, name: str) -> None:
    """対象外."""
    with opened() as app:
        _say(_actions(app).set_aside(_me(name), Key(organisation, duty, cycle), reason=reason, at=now()))


@command.command("keep", help="棚卸しで「未着手」のまま残し、これからお知らせする。")
@click.argument("organisation")
@click.argument("duty")
@click.argument("cycle")
@_NAME
def keep(organisation: str, duty: str, cycle: str, name: str) -> None:
    """未着手."""
    with opened() as app:
        _say(_actions(app).keep(_me(name), Key(organisation, duty, cycle), at=now()))


@command.command("undo", help="最後の操作を取り消す。")
@click.argument("organisation")
@click.argument("duty")
@click.argument("cycle")
@_NAME
def undo(organisation: str, duty: str, cycle: str, name: str) -> None:
    """Take back the last change."""
    with opened() as app:
        _say(_actions(app).undo(_me(name), Key(organisation, duty, cycle), at=now()))


@command.command("export", help="都道府県の全市町村の台帳を CSV で書き出す（2桁の番号）。")
@click.argument("prefecture")
def export(prefecture: str) -> None:
    """The roll-up of a prefecture for a spreadsheet."""
    with opened() as app, app.database.writing() as connection:
        cells = Prefectures(app.reminders).by_town(connection, identity(), prefecture, at=now())
        deeds.exported(connection, identity(), "ledger", len(cells), at=now())
    click.echo(as_csv(cells), nl=False)


def _actions(app: App) -> Actions:
    return Actions(app.reminders)


def _me(name: str) -> Person:
    return Person(identity(), name)


def _say(acted: Acted) -> None:
    click.echo(acted.sentence)
