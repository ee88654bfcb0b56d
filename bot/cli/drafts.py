"""`madoguchi drafts`: drafts of duties from enquiries and notices."""

from __future__ import annotations

import datetime as dt
import getpass
import sys
from typing import IO

import click

from bot.app import now
from bot.cli.context import opened
from bot.enquiry.definition import Edits, main_deadline
from bot.errors import Invalid
from bot.storage.drafts import DraftRow
from bot.texts import drafts as texts

_DAY = click.DateTime(["%Y-%m-%d"])
_TIME = click.DateTime(["%H:%M"])


@click.group(help="照会や通知から義務・依頼の下書きを作り、採否を決める。決めるまでは何も知らせない。")
def command() -> None:
    """Drafts of duties."""


@command.command("paste", help="照会の文面（ファイルか標準入力）から下書きを作る。")
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
def paste(file: IO[str]) -> None:
    """Make a draft of a mail and show it."""
    if file.name == "<stdin>" and sys.stdin.isatty():
        click.echo(texts.PASTE_HERE, err=True)
    text = file.read()
    if not text.strip():
        raise Invalid(texts.EMPTY)
    with opened() as app:
        _show(app.drafts().paste(text, at=now()))


@command.command("scan", help="索引にある通知から、期限がまだ来ていないものの下書きを作る。")
def scan() -> None:
    """Make drafts of indexed notices."""
    with opened() as app:
        added = app.drafts().scan(app.served.current(), at=now())
    click.echo(texts.scanned(len(added)))


@command.command("list", help="採否を待つ下書きを一覧する。")
@click.option("--all", "every", is_flag=True, help="採否の決まったものも。")
def listed(every: bool) -> None:
    """One line for each draft."""
    with opened() as app:
        rows = app.drafts().every() if every else app.drafts().waiting()
    if not rows:
        click.echo(texts.NONE_WAITING)
    for row in rows:
        click.echo(texts.headline(row.number, row.content, main_deadline(row.content), row.state))


@command.command("show", help="一つの下書きを、原文と確かめることとともに見る。")
@click.argument("number", type=int)
def show(number: int) -> None:
    """Everything about one draft."""
    with opened() as app:
        _show(app.drafts().one(number))


@command.command("accept", help="下書きを採用し、自分の団体の義務・依頼にする。")
@click.argument("number", type=int)
@click.option("--title", default="", help="題名を直す。")
@click.option("--day", type=_DAY, help="期限の日を直す（2026-12-04）。")
@click.option("--until", type=_TIME, help="時刻を直す（17:00）。")
def accept(number: int, title: str, day: dt.datetime | None, until: dt.datetime | None) -> None:
    """Make a draft a duty."""
    edits = Edits(title, day.date() if day else None, until.time() if until else None)
    with opened() as app:
        duty = app.drafts().accept(number, edits=edits, by=getpass.getuser(), at=now())
    click.echo(texts.accepted(number, duty))


@command.command("reject", help="下書きを採用しない。")
@click.argument("number", type=int)
def reject(number: int) -> None:
    """Put a draft away."""
    with opened() as app:
        app.drafts().reject(number, by=getpass.getuser(), at=now())
    click.echo(texts.rejected(number))


def _show(row: DraftRow) -> None:
    click.echo("\n".join(texts.shown(row.number, row.content, row.state)))
