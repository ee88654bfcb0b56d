"""`madoguchi calendar`: secret addresses of iCalendar feeds."""

from __future__ import annotations

import click

from bot.app import now
from bot.channels.console import identity
from bot.cli.context import opened
from bot.reminders.calendar import Calendars
from bot.reminders.rights import Person
from bot.texts import calendar as texts


@click.group(help="カレンダー（iCalendar）の購読先を作る・止める。")
def command() -> None:
    """Calendar feeds."""


@command.command("url", help="団体の購読先を新しく作る（アドレスは一度だけ表示する）。")
@click.argument("organisation")
def url(organisation: str) -> None:
    """A new secret address."""
    with opened() as app:
        secret = Calendars(app.database, app.outlooks).issue(Person(identity()), organisation, at=now())
        settings = app.settings
    base = settings.web_public_url.rstrip("/") or f"http://{settings.web_host}:{settings.web_port}"
    click.echo(texts.issued(f"{base}/calendar/{secret}.ics"))


@command.command("revoke", help="団体の購読先を全て止める。")
@click.argument("organisation")
def revoke(organisation: str) -> None:
    """Close every feed of an organisation."""
    with opened() as app:
        closed = Calendars(app.database, app.outlooks).revoke(Person(identity()), organisation, at=now())
    click.echo(texts.revoked(closed))
