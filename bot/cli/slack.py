"""`madoguchi slack`: the Slack app, and what is missing for it to work."""

from __future__ import annotations

import json
import os
import sys

import click
from slack_sdk import WebClient

from bot import outside
from bot.app import App, now
from bot.channels.slack import check, joining
from bot.channels.slack.check import FAILURES, Subject, Trouble, trouble_of
from bot.channels.slack.joining import CHANNEL, Workspace
from bot.channels.slack.setup import manifest
from bot.checks import slack as settings_check
from bot.checks.finding import Severity
from bot.checks.surroundings import Surroundings
from bot.cli.context import opened
from bot.errors import NotFound, Unavailable
from bot.keys import secret_of
from bot.reminders import joining as reminding
from bot.storage import destinations
from bot.texts import checks
from bot.texts import slack_setup as texts


@click.group(help="Slack アプリの設定を作る・確かめる・団体と結び付ける。")
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
        failed = _settings_are_wrong(app) or _slack_refuses(app)
    sys.exit(failed)


@command.command("join", help="ワークスペースを団体に結び付け、お知らせ先と最初の管理者を決める。")
@click.argument("code")
@click.option("--channel", default="", help="お知らせを送るチャンネルの番号（C… か G…）かリンク。")
@click.option("--administrator", default="", help="管理者にする人のメンバー ID（U…）。")
def join(code: str, channel: str, administrator: str) -> None:
    """Tell whose workspace this is, where reminders go, and who administers."""
    address = joining.channel_in(channel) if channel else ""
    member = joining.person_in(administrator) if administrator else ""
    with opened() as app:
        client = _connect(app, _token(app))
        id_, name = _workspace(client)
        trouble = check.in_channel(client, address) if address else None
        if trouble:
            raise _impossible(trouble)
        organisation = reminding.add(app.database, app.reminders.planning, code, at=now())
        _keep(app, Workspace(id_, organisation.code), address, member)
    click.echo(texts.joined(name, organisation.name))
    click.echo(texts.reminded(address) if address else texts.no_reminders())
    if member:
        click.echo(texts.administrator(member))


@command.command("leave", help="チャンネルへのお知らせをやめる（送ったものは残る）。")
@click.argument("channel")
def leave(channel: str) -> None:
    """Send no more reminders into a channel."""
    address = joining.channel_in(channel)
    with opened() as app:
        workspace, _ = _workspace(_connect(app, _token(app)))
        with app.database.writing() as connection:
            codes = joining.stop_reminding(connection, workspace, address)
            app.reminders.planning.replan(connection, codes, at=now())
    if not codes:
        raise NotFound(texts.not_reminded(address))
    click.echo(texts.reminded_no_more(address))


def _keep(app: App, workspace: Workspace, address: str, member: str) -> None:
    at = now()
    with app.database.writing() as connection:
        joining.belong(connection, workspace, at=at)
        if address:
            joining.remind(connection, workspace, address, at=at)
            app.reminders.planning.replan(connection, [workspace.organisation], at=at)
        if member:
            secret = secret_of(app.settings.home)
            joining.administer(connection, workspace, member, secret=secret, at=at)


def _settings_are_wrong(app: App) -> bool:
    around = Surroundings(app.settings, os.environ, app.database, now())
    findings = list(settings_check.check(around))
    for finding in findings:
        click.echo("\n".join(checks.lines(finding.id, finding.severity, finding.about)))
    return any(finding.severity is Severity.ERROR for finding in findings)


def _slack_refuses(app: App) -> bool:
    def channels(workspace: str) -> list[str]:
        with app.database.reading() as connection:
            return [each.address for each in destinations.of_channel(connection, CHANNEL, workspace)]

    settings = app.settings
    app_token = settings.slack_app_token.get_secret_value() if settings.slack_app_token else ""
    bot_token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    subject = Subject(bot_token, app_token, channels, lambda token: _connect(app, token))
    report = check.examine(subject, at=now())
    if report.workspace:
        click.echo(texts.reached(report.workspace, report.bot))
    for each in report.troubles:
        click.echo("\n".join(texts.lines(each.code, each.about)))
    if not report.troubles:
        click.echo(texts.NOTHING_WRONG)
    return any(each.serious for each in report.troubles)


def _workspace(client: WebClient) -> tuple[str, str]:
    """Id and name of the workspace that a token belongs to."""
    try:
        who = client.auth_test()
    except FAILURES as failure:
        raise _impossible(trouble_of(failure, "bot_token_refused")) from None
    return str(who["team_id"]), str(who["team"])


def _impossible(trouble: Trouble) -> Unavailable:
    return Unavailable("\n".join(texts.lines(trouble.code, trouble.about)))


def _token(app: App) -> str:
    if app.settings.slack_bot_token is None:
        raise _impossible(Trouble("no_bot_token"))
    return app.settings.slack_bot_token.get_secret_value()


def _connect(app: App, token: str) -> WebClient:
    return WebClient(
        token=token,
        base_url=app.settings.slack_api_url,
        timeout=app.settings.http_timeout_seconds,  # type: ignore[arg-type] # seconds, fractions are fine
        ssl=outside.certificates(app.settings),
        proxy=app.settings.proxy or None,
        retry_handlers=[],
    )
