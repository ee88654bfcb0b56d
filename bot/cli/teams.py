"""`madoguchi teams`: the app package, and what is missing for Teams to work."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

import click

from bot.channels.teams.setup import manifest, messaging_endpoint, package
from bot.cli.channels import works
from bot.cli.context import opened
from bot.examinations import teams
from bot.texts import teams_setup as texts


@click.group(help="Microsoft Teams のアプリを作る・設定を確かめる。")
def command() -> None:
    """Teams."""


@command.command("package", help="Teams に入れるファイル（アプリ パッケージ）を作る。")
@click.option(
    "--output",
    default="madoguchi-teams.zip",
    type=click.Path(dir_okay=False, path_type=Path),
    help="置き場所。",
)
def write_package(output: Path) -> None:
    """Write what is uploaded to Teams."""
    with opened() as app:
        settings = app.settings
    made = manifest(settings.teams_client_id, settings.web_public_url, version("madoguchi"))
    output.write_bytes(package(made))
    click.echo(texts.written(str(output), messaging_endpoint(settings.web_public_url)))


@command.command("check", help="設定と接続を確かめ、足りないものと直し方を示す。何も書き込まない。")
def examine() -> None:
    """Print what is wrong; end with 1 where something is."""
    with opened() as app:
        failed = not works(app, teams(app))
    sys.exit(failed)
