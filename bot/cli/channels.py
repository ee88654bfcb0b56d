"""`madoguchi channels`: what works of the ways to reach people, and what to do about what does not."""

from __future__ import annotations

import os
import sys
import uuid

import click

from bot.app import App, now
from bot.checks.finding import Severity
from bot.checks.surroundings import Surroundings
from bot.cli.context import opened
from bot.domain import scope
from bot.domain.mail_address import is_mail_address
from bot.domain.trouble import Reached
from bot.errors import Invalid, Misconfigured
from bot.examinations import Examination, Lines
from bot.ports import Delivery, Destination, Sent
from bot.texts import channels as texts
from bot.texts import checks


@click.group(help="お知らせや質問の通り道を確かめる。")
def command() -> None:
    """Channels."""


@command.command("check", help="設定した通り道を一つずつ試し、直し方を示す。直すものがあれば 1 で終わる。")
@click.option("--send-to", default="", help="このアドレスに、確かめのメールを一通送る。")
def check(send_to: str) -> None:
    """Print what works and what does not; end with 1 where something does not."""
    with opened() as app:
        wrong = [each.name for each in app.examinations if not works(app, each)]
        if send_to and not _sent(app, send_to):
            wrong.append("mail")
    sys.exit(bool(wrong))


def works(app: App, examination: Examination) -> bool:
    """Print what is found out about one way; whether nothing has to be put right."""
    click.echo(texts.heading(examination.name))
    wrong = _settings_are_wrong(app, examination) or _is_refused(examination)
    if not wrong:
        click.echo(texts.WORKS)
    return not wrong


def _settings_are_wrong(app: App, examination: Examination) -> bool:
    findings = list(examination.judge(Surroundings(app.settings, os.environ, app.database, now())))
    for finding in findings:
        click.echo("\n".join(checks.lines(finding.id, finding.severity, finding.about)))
    return any(finding.severity is Severity.ERROR for finding in findings)


def _is_refused(examination: Examination) -> bool:
    refused = [_is_serious(each, examination.lines) for each in examination.ask()]
    return any(refused)


def _is_serious(reached: Reached, lines: Lines) -> bool:
    if reached.name:
        click.echo(texts.reached(reached.name))
    for each in reached.troubles:
        click.echo("\n".join(lines(each.code, each.about)))
    return any(each.serious for each in reached.troubles)


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
