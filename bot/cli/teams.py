"""`madoguchi teams`: the app package, and what is missing for Teams to work."""

from __future__ import annotations

import os
import sys
from functools import partial
from importlib.metadata import version
from pathlib import Path

import click

from bot import outside
from bot.app import App, now
from bot.channels.teams.setup import manifest, messaging_endpoint, package
from bot.checks import teams as settings_check
from bot.checks.finding import Severity
from bot.checks.surroundings import Surroundings
from bot.cli.context import opened
from bot.storage import teams_conversations, workspaces
from bot.texts import checks
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
        failed = _settings_are_wrong(app) or _microsoft_refuses(app)
    sys.exit(failed)


def _settings_are_wrong(app: App) -> bool:
    around = Surroundings(app.settings, os.environ, app.database, now())
    findings = list(settings_check.check(around))
    for finding in findings:
        click.echo("\n".join(checks.lines(finding.id, finding.severity, finding.about)))
    if not app.settings.teams_client_id:
        click.echo(texts.CLIENT_MISSING)
        return True
    return any(finding.severity is Severity.ERROR for finding in findings)


def _microsoft_refuses(app: App) -> bool:
    from bot.channels.teams import check
    from bot.channels.teams.callers import KEYS
    from bot.channels.teams.connect import tenants
    from bot.channels.teams.spot import CHANNEL
    from bot.channels.teams.tokens import Tokens

    settings, client = app.settings, partial(outside.client, app.settings)
    with app.database.reading() as connection:
        places = teams_conversations.counts(connection)
        mapped = frozenset(
            each.workspace for each in workspaces.listed(connection) if each.channel == CHANNEL
        )
    subject = check.Subject(
        tenants=sorted(tenants(settings)),
        public_url=settings.web_public_url,
        keys=KEYS,
        token=Tokens(settings, client).token,
        client=client,
        conversations=places,
        mapped=mapped,
    )
    troubles = check.examine(subject)
    for each in troubles:
        click.echo("\n".join(texts.lines(each.code, each.about)))
    if not troubles:
        click.echo(texts.NOTHING_WRONG)
    return any(each.serious for each in troubles)
