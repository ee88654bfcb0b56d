"""`madoguchi audit`: the audit trail, and whether somebody altered it."""

from __future__ import annotations

import datetime as dt
import json
import sys
from dataclasses import asdict

import click

from bot.app import App, now
from bot.channels.console import identity
from bot.cli import export
from bot.cli.context import opened
from bot.cli.instant import instant
from bot.errors import Invalid
from bot.keys import audit_key, secret_of
from bot.privacy.verification import Finding, Verified, accept, link_at, verify
from bot.storage import deeds
from bot.storage.audit_trail import Deed, Wanted, chosen
from bot.texts import audit as texts

_SINCE = click.option("--since", type=instant, help="この日時から。")
_UNTIL = click.option("--until", type=instant, help="この日時の前まで。")
_ACTION = click.option("--action", default="", help="したことの記号（例：people、export）で始まるものだけ。")
_SHORTEST_NOTE = 8


@click.group(help="誰が何をしたかの記録を見る・書き出す・書き換えられていないか確かめる。")
def command() -> None:
    """The audit trail."""


@command.command("verify", help="書き換えられた記録、抜けた記録を探す。あれば 1 で終わる。")
@click.option("--noted", default="", help="控えておいた「番号:印」と合うかも確かめる。")
@click.option("--json", "as_json", is_flag=True, help="結果を JSON で出す。")
def check(noted: str, as_json: bool) -> None:
    """Look at every row; name those that are not as they were written."""
    with opened() as app:
        checked = verify(app.database, _key(app))
        match = _matches(app, noted) if noted else None
    click.echo(json.dumps(asdict(checked), ensure_ascii=False) if as_json else _said(checked))
    if match is not None and not as_json:
        click.echo(texts.MATCH if match else texts.NO_MATCH)
    sys.exit(bool(checked.findings) or match is False)


@command.command("show", help="新しいものを見る。")
@_SINCE
@_UNTIL
@_ACTION
@click.option("--limit", default=50, show_default=True, help="件数。")
def show(since: dt.datetime | None, until: dt.datetime | None, action: str, limit: int) -> None:
    """One line for each deed."""
    with opened() as app, app.database.reading() as connection:
        for deed in chosen(connection, Wanted(since, until, action), newest=limit):
            who = deed.label or deed.actor
            click.echo(texts.line(deed.number, deed.at, who, deed.action, deed.subject))


@command.command("export", help="すべてを CSV か JSON Lines で標準出力に書き出す（人は仮名）。")
@export.FORM
@_SINCE
@_UNTIL
@_ACTION
def export_trail(form: str, since: dt.datetime | None, until: dt.datetime | None, action: str) -> None:
    """Stream the trail with its digests, so that somebody else can check the chain."""
    with opened() as app:
        with app.database.reading() as connection:
            rows = (_values(deed) for deed in chosen(connection, Wanted(since, until, action)))
            written = export.write(form, _COLUMNS, rows)
        with app.database.writing() as connection:
            deeds.exported(connection, identity(), "audit", written, at=now())


@command.command("accept", help="確かめた上で、今の記録を認める（鍵を替えた後、控えから戻した後）。")
@click.confirmation_option(prompt=texts.REALLY_ACCEPT, help="たずねずに認める。")
def accept_trail() -> None:
    """Take the trail as it is; that is written into it."""
    with opened() as app, app.database.writing() as connection:
        faults = accept(connection, _key(app), actor=identity().person, at=now())
    click.echo(texts.accepted(faults))


_COLUMNS = tuple(name for name in Deed.__slots__ if name != "label")


def _values(deed: Deed) -> dict[str, object]:
    return {name: getattr(deed, name) for name in _COLUMNS} | {"at": deed.at.isoformat()}


def _key(app: App) -> bytes:
    return audit_key(secret_of(app.settings.home))


def _matches(app: App, noted: str) -> bool:
    number, _, mark = noted.partition(":")
    if not number.isdecimal() or len(mark) < _SHORTEST_NOTE:
        raise Invalid(texts.WRONG_NOTE)
    with app.database.reading() as connection:
        return link_at(connection, int(number)).startswith(mark.lower())


def _said(checked: Verified) -> str:
    lines = [] if checked.rows or checked.findings else [texts.EMPTY]
    if checked.findings:
        lines = [texts.broken(checked.rows, len(checked.findings)), *map(_line, checked.findings)]
    elif checked.rows:
        lines = [texts.whole(checked.rows, checked.newest, checked.link)]
    if checked.accepted:
        lines += [texts.known(len(checked.accepted), checked.accepted_in), *map(_line, checked.accepted)]
    return "\n".join(lines)


def _line(finding: Finding) -> str:
    return texts.fault(finding.fault, finding.first, finding.last, finding.detail)
