"""`madoguchi slack`: the Slack app, and what is missing for it to work."""

from __future__ import annotations

import json
import os
import sys
from functools import partial

import click
from pydantic import SecretStr

from bot.app import App, now
from bot.channels.slack import check
from bot.channels.slack.check import Joined, Subject
from bot.channels.slack.installed import CHANNEL, Installed
from bot.channels.slack.setup import manifest
from bot.checks import slack as settings_check
from bot.checks.finding import Severity
from bot.checks.surroundings import Surroundings
from bot.cli.context import opened
from bot.keys import secret_of
from bot.settings import Settings
from bot.storage import destinations, workspaces
from bot.texts import checks
from bot.texts import slack_setup as texts


@click.group(help="Slack アプリの設定を作る・確かめる。")
def command() -> None:
    """Slack."""


@command.command("manifest", help="Slack アプリの設定（マニフェスト）を JSON で出す。")
@click.option("--public-url", default="", help="HTTP で受けるときの、この窓口の https の住所。")
def show_manifest(public_url: str) -> None:
    """Print what is pasted into Slack."""
    click.echo(json.dumps(manifest(public_url), ensure_ascii=False, indent=2))


@command.command("check", help="Slack に問い合わせて、足りないものと直し方を示す。何も書き込まない。")
def examine() -> None:
    """Print what is wrong; end with 1 where something is."""
    with opened() as app:
        failed = wrong(app)
    sys.exit(failed)


def wrong(app: App) -> bool:
    """Print what is wrong with the settings, else what Slack refuses; whether anything is."""
    return _settings_are_wrong(app) or _slack_refuses(app)


def _settings_are_wrong(app: App) -> bool:
    around = Surroundings(app.settings, os.environ, app.database, now())
    findings = list(settings_check.check(around))
    for finding in findings:
        click.echo("\n".join(checks.lines(finding.id, finding.severity, finding.about)))
    return any(finding.severity is Severity.ERROR for finding in findings)


def _slack_refuses(app: App) -> bool:
    """Whether something is wrong in one of the workspaces that have the app."""
    settings = app.settings
    installed = Installed(settings, app.database, secret_of(settings.home), now)
    tokens = _tokens(settings, installed)
    if not tokens and settings.slack_client_id:
        click.echo("\n".join(texts.lines("nobody_installed", {})))
        return False
    app_token = _plain(settings.slack_app_token)
    subjects = [
        Subject(token, app_token, partial(_joined, app), installed.client) for token in tokens or [""]
    ]
    refused = [_report(subject) for subject in subjects]
    return any(refused)


def _tokens(settings: Settings, installed: Installed) -> list[str]:
    """That of the settings, and those of all workspaces that joined over OAuth."""
    joined = [installed.get(row.workspace) for row in installed.everywhere() if row.token]
    own = _plain(settings.slack_bot_token)
    return [*([own] if own else []), *(member.token for member in joined if member)]


def _joined(app: App, workspace: str) -> Joined:
    with app.database.reading() as connection:
        organisation = workspaces.organisation_of(connection, channel=CHANNEL, workspace_id=workspace)
        places = destinations.of_channel(connection, CHANNEL, workspace)
    return Joined(organisation, [place.address for place in places])


def _report(subject: Subject) -> bool:
    report = check.examine(subject, at=now())
    if report.workspace:
        click.echo(texts.reached(report.workspace, report.bot))
    for each in report.troubles:
        click.echo("\n".join(texts.lines(each.code, each.about)))
    if not report.troubles:
        click.echo(texts.NOTHING_WRONG)
    return any(each.serious for each in report.troubles)


def _plain(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""
