"""`madoguchi report`: what was asked and answered in a week or a month, and who gets that regularly."""

from __future__ import annotations

import click

from bot.app import App, now
from bot.channels.console import identity
from bot.cli.context import opened
from bot.cli.destinations import address_of
from bot.cli.whose import organisation_of
from bot.domain.report import Rhythm, complete_before
from bot.errors import Invalid, NotFound
from bot.reminders.recipients import BOARD
from bot.reporting.compose import Reports
from bot.storage import deeds, report_recipients
from bot.storage.report_recipients import Recipient
from bot.texts import reports as texts
from knowledge.calendars.office_hours import japan_date

_CODE = click.option(
    "--organisation", "code", default="", help="この団体だけ。都道府県なら、その市町村の数だけ。"
)
_CHANNEL = click.option("--channel", default="mail", show_default=True, help="通り道（mail、slack など）。")
_WORKSPACE = click.option("--workspace", default="", help="チャットのワークスペース。")
_RHYTHM = click.option(
    "--rhythm",
    type=click.Choice([each.value for each in Rhythm]),
    required=True,
    help="weekly（毎週）か monthly（毎月）。",
)


@click.group(invoke_without_command=True, help="週や月の報告（質問、回答、相談、期限、足りない資料）を見る。")
@click.option("--weekly", "rhythm", flag_value=Rhythm.WEEKLY.value, help="先週の報告（省くとこれ）。")
@click.option("--monthly", "rhythm", flag_value=Rhythm.MONTHLY.value, help="先月の報告。")
@_CODE
@click.option("--back", default=0, type=click.IntRange(0, 120), help="さらにいくつ前か。")
@click.pass_context
def command(context: click.Context, rhythm: str | None, code: str, back: int) -> None:
    """Show the report of the last complete week or month."""
    if context.invoked_subcommand is not None:
        return
    at = now()
    period = complete_before(Rhythm(rhythm or Rhythm.WEEKLY), japan_date(at), back=back)
    with opened() as app, app.database.reading() as connection:
        click.echo(texts.text_of(Reports(app.outlooks).of(connection, period, code, at=at)))


@command.command("add", help="報告を、毎週または毎月、この宛先に送る。")
@click.argument("address")
@_RHYTHM
@_CODE
@_CHANNEL
@_WORKSPACE
def add(address: str, rhythm: str, code: str, channel: str, workspace: str) -> None:
    """Send a report regularly, beginning with the period that runs now."""
    at = now()
    with opened() as app:
        _check(app, channel)
        new = _recipient(app, rhythm, code, channel, workspace, address)
        told_until = complete_before(new.rhythm, japan_date(at)).end
        with app.database.writing() as connection:
            if report_recipients.add(connection, new, told_until=told_until, at=at):
                deeds.did(connection, identity().person, "report.recipient.added", _subject(new), at=at)
    click.echo(texts.added(new.rhythm, address))


@command.command("list", help="報告の宛先を一覧する。")
def listed() -> None:
    """Everybody who gets reports."""
    with opened() as app, app.database.reading() as connection:
        found = report_recipients.listed(connection)
    if not found:
        click.echo(texts.NOBODY)
    for each in found:
        cells = (texts.RHYTHMS[each.rhythm], each.organisation or texts.EVERYBODY)
        click.echo("\t".join((*cells, each.channel, each.workspace, each.address)))


@command.command("remove", help="この宛先に送るのをやめる。")
@click.argument("address")
@_RHYTHM
@_CODE
@_CHANNEL
@_WORKSPACE
def remove(address: str, rhythm: str, code: str, channel: str, workspace: str) -> None:
    """Send no more."""
    with opened() as app:
        old = _recipient(app, rhythm, code, channel, workspace, address)
        with app.database.writing() as connection:
            if not report_recipients.remove(connection, old):
                raise NotFound(texts.unknown(address))
            deeds.did(connection, identity().person, "report.recipient.removed", _subject(old), at=now())
    click.echo(texts.removed(address))


def _recipient(app: App, rhythm: str, code: str, channel: str, workspace: str, address: str) -> Recipient:
    organisation = organisation_of(app, code) if code else ""
    return Recipient(Rhythm(rhythm), organisation, channel, workspace, address_of(channel, address))


def _check(app: App, channel: str) -> None:
    """Raises `Invalid` for a channel through which nobody would read it."""
    known = sorted(app.messengers.keys() - {BOARD})
    if channel not in known:
        raise Invalid(texts.no_channel(channel, known))


def _subject(of: Recipient) -> str:
    return f"{of.rhythm} {of.organisation or '-'} {of.channel}"
