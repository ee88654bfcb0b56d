"""`madoguchi organisations`: who is reminded."""

from __future__ import annotations

from pathlib import Path

import click

from bot.app import now
from bot.cli.context import opened
from bot.reminders import joining
from bot.storage import organisations
from bot.texts import organisations as texts


@click.group(help="お知らせする団体を加える・一覧する・名簿を取り込む。")
def command() -> None:
    """Organisations."""


@command.command("add", help="団体を加える（以後、期限をお知らせ欄に知らせる）。")
@click.argument("code")
@click.option("--tag", "tags", multiple=True, help="札（例：特定移行支援システムあり）。")
def add(code: str, tags: tuple[str, ...]) -> None:
    """Have an organisation reminded."""
    with opened() as app:
        joined = joining.add(app.database, app.reminders.planning, code, tags=tags, at=now())
    click.echo(texts.joined(joined.prefecture_name, joined.name, joined.code))


@command.command("remove", help="団体へのお知らせをやめる（台帳と履歴は残る）。")
@click.argument("code")
def remove(code: str) -> None:
    """Have an organisation reminded no more."""
    with opened() as app:
        joining.remove(app.database, app.reminders.planning, code, at=now())
    click.echo(texts.left(code))


@command.command("list", help="団体を一覧する（加えた団体、または全国の名簿）。")
@click.option("--all", "everybody", is_flag=True, help="名簿の全団体。")
@click.option("--prefecture", help="都道府県番号（2桁）の団体だけ。")
def listed(everybody: bool, prefecture: str | None) -> None:
    """Those who joined, or everybody on the list."""
    with opened() as app, app.database.writing() as connection:
        joining.known(connection)
        if everybody or prefecture:
            rows = organisations.listed(connection, prefecture=prefecture)
        else:
            rows = organisations.joined(connection)
    if not rows:
        click.echo(texts.NOBODY)
    for row in rows:
        mark = texts.JOINED if row.joined_at else ""
        shown = (row.code, row.prefecture_name, row.name, row.kind, mark, "、".join(row.tags))
        click.echo("\t".join((*shown, texts.persons(row.population))))


@command.command("population", help="団体の人口を書く（0 で消す）。規模の近い団体の事例を先に出す。")
@click.argument("code")
@click.argument("persons", type=click.IntRange(min=0))
def population(code: str, persons: int) -> None:
    """State how many people live there."""
    with opened() as app, app.database.writing() as connection:
        joining.known(connection)
        stated = organisations.state_population(connection, code, persons)
    click.echo(texts.population(stated.name, stated.population))


@command.command("import", help="新しい名簿（CSV）を取り込む。合併した団体の旧コードは履歴に残る。")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def imported(file: Path) -> None:
    """Bring the list up to date."""
    with opened() as app:
        done = joining.import_list(
            app.database, app.reminders.planning, file.read_text(encoding="utf-8-sig"), at=now()
        )
    click.echo(texts.imported(done.added, done.changed, done.replaced))
    for code in done.unlisted:
        click.echo(texts.unlisted(code))
