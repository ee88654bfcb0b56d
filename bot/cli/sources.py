"""`madoguchi sources`: where documents come from."""

from __future__ import annotations

from pathlib import Path

import click

from bot.app import now
from bot.cli.context import opened
from bot.domain.scope import SHARED
from bot.errors import NotFound
from bot.storage import sources
from bot.texts import console as texts


@click.group(help="資料の場所を登録・一覧・削除する。")
def command() -> None:
    """Sources of documents."""


@command.command("add", help="ファイルかフォルダを資料として登録する。")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--scope", default=SHARED, help="見てよい範囲（shared、prefecture:13、organisation:131016）。")
def add(path: Path, scope: str) -> None:
    """Register a file or folder."""
    location = str(path.resolve())
    with opened() as app, app.database.writing() as connection:
        new = sources.add(connection, location=location, scope=scope, at=now())
    click.echo(texts.source_added(location, path.is_dir()) if new else texts.source_known(location))


@command.command("list", help="登録した場所を一覧する。")
def listed() -> None:
    """Show every source."""
    with opened() as app, app.database.reading() as connection:
        rows = sources.listed(connection)
    if not rows:
        click.echo(texts.NO_SOURCES)
    for row in rows:
        click.echo(f"{row.location}\t{row.scope}")


@command.command("remove", help="登録を消す（ファイルは消さない）。")
@click.argument("path", type=click.Path(path_type=Path))
def remove(path: Path) -> None:
    """Forget a source; its documents leave with the next reindex."""
    location = str(path.resolve())
    with opened() as app, app.database.writing() as connection:
        gone = sources.remove(connection, location)
    if not gone:
        raise NotFound(texts.source_unknown(location))
    click.echo(texts.source_removed(location))
