"""`madoguchi drafts`: drafts of duties from enquiries and notices."""

from __future__ import annotations

import datetime as dt
import getpass
import sys
from typing import IO

import click

from bot.app import now
from bot.cli.context import opened
from bot.cli.instant import day
from bot.enquiry.correction import Edits, limits_of, main_deadline
from bot.enquiry.drafts import Drafts
from bot.errors import Invalid
from bot.storage.drafts import DraftRow
from bot.texts import drafts as texts

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
        drafts = app.drafts()
        _show(drafts, drafts.paste(text, at=now()))


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
        drafts = app.drafts()
        _show(drafts, drafts.one(number))


@command.command(
    "accept", help="下書きを採用する（新しい義務・依頼にする。--duty で一覧のものの期限にする）。"
)
@click.argument("number", type=int)
@click.option("--duty", default="", help="期限を与える義務・依頼の番号（省くと新しい義務・依頼にする）。")
@click.option("--title", default="", help="題名を直す。")
@click.option("--day", "day_", type=day, help="期限の日を直す（2026-12-04）。")
@click.option("--until", type=_TIME, help="時刻を直す（17:00）。")
@click.option("--national-day", type=day, help="国の期限の日を直す。")
@click.option("--national-until", type=_TIME, help="国の期限の時刻を直す。")
def accept(
    number: int,
    duty: str,
    title: str,
    day_: dt.date | None,
    until: dt.datetime | None,
    national_day: dt.date | None,
    national_until: dt.datetime | None,
) -> None:
    """Make a draft a duty, or give its dates to one."""
    with opened() as app:
        drafts = app.drafts()
        limits = limits_of(drafts.one(number).content)
        limits = limits.moved(day_, _time(until)).nationally_moved(national_day, _time(national_until))
        by, at = getpass.getuser(), now()
        if duty:
            meant = drafts.date(number, duty, edits=Edits(title, limits), by=by, at=at)
            click.echo(texts.dated(number, meant))
        else:
            click.echo(
                texts.accepted(number, drafts.accept(number, edits=Edits(title, limits), by=by, at=at))
            )


@command.command("reject", help="下書きを採用しない。")
@click.argument("number", type=int)
def reject(number: int) -> None:
    """Put a draft away."""
    with opened() as app:
        app.drafts().reject(number, by=getpass.getuser(), at=now())
    click.echo(texts.rejected(number))


def _time(read: dt.datetime | None) -> dt.time | None:
    return read.time() if read else None


def _show(drafts: Drafts, row: DraftRow) -> None:
    candidates = drafts.candidates(row.content, at=now())
    click.echo("\n".join(texts.shown(row.number, row.content, row.state, candidates)))
