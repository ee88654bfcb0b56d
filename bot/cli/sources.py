"""`madoguchi sources`: where documents come from, and which replace which."""

from __future__ import annotations

from pathlib import Path

import click

from bot.app import App, now
from bot.channels.console import identity
from bot.cli.context import opened
from bot.domain.scope import SHARED
from bot.errors import NotFound
from bot.index.fetched import manifest_in
from bot.storage import deeds, sources, supersessions, watched
from bot.texts import sources as texts
from knowledge.revisions import Statement, named
from knowledge.sources import WebSource


@click.group(help="資料の場所を登録・一覧・削除する。どの文書が新しいかを指定する。")
def command() -> None:
    """Sources of documents."""


@command.command("add", help="ファイルかフォルダを資料として登録する。")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--scope", default=SHARED, help="見てよい範囲（shared、prefecture:13、organisation:131016）。")
@click.option("--watch/--no-watch", default=None, help="変わったかどうかを見張る（初めは見張らない）。")
def add(path: Path, scope: str, watch: bool | None) -> None:
    """Register a file or folder, or turn watching it on or off."""
    location = str(path.resolve())
    with opened() as app, app.database.writing() as connection:
        new = sources.add(connection, location=location, scope=scope, at=now())
        if new:
            deeds.did(connection, identity().person, "source.added", f"{scope} {location}", at=now())
        if watch is True:
            watched.watch(connection, location)
        elif watch is False:
            watched.unwatch(connection, location)
    if new:
        click.echo(texts.added(location, folder=path.is_dir(), watched=watch is True))
    else:
        click.echo(texts.known(location) if watch is None else texts.watching(location, on=watch))


@command.command("list", help="登録した場所と、取り寄せる資料を一覧する。")
def listed() -> None:
    """Show every source with what may be done with it."""
    with opened() as app:
        with app.database.reading() as connection:
            rows = sources.listed(connection)
            looked_at = {each.location for each in watched.listed(connection)}
        web = manifest_in(app.settings.home).source
    if not rows:
        click.echo(texts.NO_SOURCES)
    for row in rows:
        mark = [texts.UNDER_WATCH] if row.location in looked_at else []
        click.echo("\t".join([row.location, row.scope, *mark]))
    for source in web:
        click.echo(_web_line(source))


def _web_line(source: WebSource) -> str:
    state = texts.ON if source.wanted else texts.OFF if source.url else texts.NO_ADDRESS
    return texts.web_source(source.title, source.issuer, state, source.licence, source.credit)


@command.command("remove", help="登録を消す（ファイルは消さない）。")
@click.argument("path", type=click.Path(path_type=Path))
def remove(path: Path) -> None:
    """Forget a source; its documents leave with the next reindex."""
    location = str(path.resolve())
    with opened() as app, app.database.writing() as connection:
        gone = sources.remove(connection, location)
        watched.unwatch(connection, location)
        if gone:
            deeds.did(connection, identity().person, "source.removed", location, at=now())
    if not gone:
        raise NotFound(texts.unknown(location))
    click.echo(texts.removed(location))


@command.command("supersede", help="OLD は NEW に置き換わったと指定する（場所、題名、番号で書く）。")
@click.argument("old")
@click.argument("new")
def supersede(old: str, new: str) -> None:
    """State which document replaces which."""
    with opened() as app:
        _check_one(app, old, new)
        with app.database.writing() as connection:
            supersessions.state(connection, Statement(old, new), at=now())
            deeds.did(connection, identity().person, "source.superseded", f"{old} → {new}", at=now())
    click.echo(texts.superseded(old, new))


@command.command("unsupersede", help="OLD についての指定を消す。")
@click.argument("old")
def unsupersede(old: str) -> None:
    """Forget what was said about a document."""
    with opened() as app, app.database.writing() as connection:
        if not supersessions.withdraw(connection, old):
            raise NotFound(texts.not_superseded(old))
    click.echo(texts.withdrawn(old))


def _check_one(app: App, *words: str) -> None:
    records = [each for each in app.served.current().documents() if each.replaced_on is None]
    for word in words:
        found = named(word, records)
        if len(found) != 1:
            raise NotFound(texts.not_one_document(word, len(found)))
