"""`madoguchi channels`: what works of the ways to reach people, and what to do about what does not."""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Callable, Iterator

import click
import httpx

from bot.app import App, now, stopwatch
from bot.checks import mail as mail_settings
from bot.checks import web as web_settings
from bot.checks.finding import Severity
from bot.checks.surroundings import Check, Surroundings
from bot.cli.context import opened
from bot.cli.joined import joined
from bot.domain import scope
from bot.domain.mail_address import is_mail_address
from bot.errors import Invalid, Misconfigured
from bot.ports import Delivery, Destination, Sent
from bot.storage import organisations
from bot.texts import channels as texts
from bot.texts import checks

_ANSWERS_WITHIN = 5.0  # seconds for our own page


@click.group(help="お知らせや質問の通り道を確かめる。")
def command() -> None:
    """Channels."""


@command.command("check", help="設定した通り道を一つずつ試し、直し方を示す。直すものがあれば 1 で終わる。")
@click.option("--send-to", default="", help="このアドレスに、確かめのメールを一通送る。")
def check(send_to: str) -> None:
    """Print what works and what does not; end with 1 where something does not."""
    with opened() as app:
        wrong = [name for name, examine in _examined(app) if _is_wrong(app, name, examine)]
        if send_to and not _sent(app, send_to):
            wrong.append("mail")
    sys.exit(bool(wrong))


def _examined(app: App) -> Iterator[tuple[str, Callable[[App], bool]]]:
    """The channels that are configured, each with what prints its troubles and tells whether it has any."""
    from bot.channels.slack.connect import is_configured

    yield "board", _board
    yield "web", _web
    if app.settings.sends_mail or app.settings.smtp_host:
        yield "mail", _mail
    if is_configured(app.settings):
        from bot.cli.slack import wrong

        yield "slack", wrong
    yield from joined(app.settings)


def _is_wrong(app: App, name: str, examine: Callable[[App], bool]) -> bool:
    click.echo(texts.heading(name))
    wrong = examine(app)
    if not wrong:
        click.echo(texts.WORKS)
    return wrong


def _board(app: App) -> bool:
    with app.database.reading() as connection:
        click.echo(texts.boards(len(organisations.joined(connection))))
    return False


def _web(app: App) -> bool:
    wrong = _settings_are_wrong(app, web_settings.check)
    click.echo(texts.RUNS if _page_answers(app) else texts.DOES_NOT_RUN)
    return wrong


def _page_answers(app: App) -> bool:
    settings = app.settings
    host = "127.0.0.1" if settings.web_host in {"0.0.0.0", "::", ""} else settings.web_host  # noqa: S104
    shown = f"[{host}]" if ":" in host else host
    try:
        address = f"http://{shown}:{settings.web_port}/health"
        return httpx.get(address, timeout=_ANSWERS_WITHIN, trust_env=False).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


def _mail(app: App) -> bool:
    from bot.channels.mail import check as trying
    from bot.channels.mail.connect import mailboxes, server_of
    from bot.texts import mail_setup

    if _settings_are_wrong(app, mail_settings.check) and not app.settings.sends_mail:
        return True
    subject = trying.Subject(
        server_of(app.settings), app.settings.mail_from, list(mailboxes(app.settings)), stopwatch
    )
    troubles = list(trying.examine(subject))
    for each in troubles:
        click.echo("\n".join(mail_setup.lines(each.code, each.about)))
    return bool(troubles)


def _settings_are_wrong(app: App, judge: Check) -> bool:
    findings = list(judge(Surroundings(app.settings, os.environ, app.database, now())))
    for finding in findings:
        click.echo("\n".join(checks.lines(finding.id, finding.severity, finding.about)))
    return any(finding.severity is Severity.ERROR for finding in findings)


def _sent(app: App, address: str) -> bool:
    """Send one mail now, past the outbox: whoever asks waits for it."""
    if not is_mail_address(address):
        raise Invalid(texts.NO_ADDRESS)
    if not app.settings.sends_mail:
        raise Misconfigured(texts.NO_MAIL)
    outcome = app.messengers["mail"].send(_test_mail(address))
    click.echo(texts.sent(address) if isinstance(outcome, Sent) else texts.not_sent(address, outcome.reason))
    return isinstance(outcome, Sent)


def _test_mail(address: str) -> Delivery:
    at = now()
    return Delivery(
        id=str(uuid.uuid4()),
        kind="check",
        destination=Destination("mail", "", address),
        payload={},
        scope=scope.ADMINISTRATOR,
        at=at,
        first_try_at=at,
    )
