"""`madoguchi enquiries`: enquiries that an organisation got before, and what it replied."""

from __future__ import annotations

import datetime as dt
from typing import IO

import click

from bot import first_run
from bot.app import App, now
from bot.channels.console import identity
from bot.cli.context import opened
from bot.cli.instant import day
from bot.domain.past_enquiry import From
from bot.errors import Invalid
from bot.learning.past_enquiries import PastEnquiries
from bot.reminders.rights import Person
from bot.storage import organisations, past_enquiries
from bot.texts import past_enquiries as texts

_ORGANISATION = click.option(
    "--organisation", default="", help="団体の6桁のコード（省くと、この窓口の団体）。"
)
_TEXT = click.File(encoding="utf-8")


@click.group(help="過去の照会と回答を登録・一覧・削除する。見つけられるのは、その団体の人だけ。")
def command() -> None:
    """Past enquiries."""


@command.command("add", help="照会と回答を登録する。")
@click.option(
    "--from", "origin", type=click.Choice([each.value for each in From]), required=True, help="照会の種類。"
)
@click.option("--sender", required=True, help="照会元。")
@click.option("--title", required=True, help="件名。")
@click.option("--number", default="", help="文書番号。")
@click.option("--asked-on", type=day, required=True, help="照会の日。")
@click.option("--asked", type=_TEXT, required=True, help="照会の文面のファイル。")
@click.option("--replied-on", type=day, required=True, help="回答した日。")
@click.option("--reply", type=_TEXT, required=True, help="回答の文面のファイル。")
@_ORGANISATION
def add(
    origin: str,
    sender: str,
    title: str,
    number: str,
    asked_on: dt.date,
    asked: IO[str],
    replied_on: dt.date,
    reply: IO[str],
    organisation: str,
) -> None:
    """Keep one."""
    typed = {
        "origin": origin,
        "sender": sender,
        "title": title,
        "document_number": number,
        "asked_on": asked_on.isoformat(),
        "asked": asked.read(),
        "replied_on": replied_on.isoformat(),
        "reply": reply.read(),
    }
    with opened() as app:
        whose = _whose(app, organisation)
        made = PastEnquiries(app.database).add(Person(identity()), whose, typed, at=now())
    click.echo(texts.added(made.number))


@command.command("list", help="登録した照会を一覧する。")
@_ORGANISATION
def listed(organisation: str) -> None:
    """One line for each."""
    with opened() as app:
        whose = _whose(app, organisation)
        with app.database.reading() as connection:
            rows = past_enquiries.of_organisation(connection, whose)
    if not rows:
        click.echo(texts.NONE)
    for row in rows:
        click.echo(texts.line(row))


@command.command("remove", help="登録した照会を消す。")
@click.argument("number")
@_ORGANISATION
def remove(number: str, organisation: str) -> None:
    """Delete one."""
    with opened() as app:
        whose = _whose(app, organisation)
        PastEnquiries(app.database).remove(Person(identity()), whose, number, at=now())
    click.echo(texts.removed(number))


def _whose(app: App, code: str) -> str:
    with app.database.reading() as connection:
        if code:
            return organisations.current(connection, code).code
        installation = first_run.installation(connection)
    if installation is None:
        raise Invalid(texts.NO_ORGANISATION)
    return installation.organisation.code
