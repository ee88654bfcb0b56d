"""`madoguchi tickets`: questions that people took over, and where their desks read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
import sqlalchemy as sa

from bot.app import now
from bot.channels.console import identity
from bot.cli import export
from bot.cli.context import opened
from bot.domain.sight import sight_of
from bot.domain.ticket import State, Tier
from bot.escalation import desks as counters
from bot.escalation import seeing
from bot.escalation.payload import last_answer
from bot.keys import exported_name, secret_of
from bot.storage import deeds, ticket_lists, tickets
from bot.storage import desks as places
from bot.storage.desks import PAGE, Desk
from bot.texts import ticket_lines as texts

COLUMNS = (
    "number",
    "opened_at",
    "organisation",
    "asker",
    "state",
    "tier",
    "priority",
    "due_on",
    "question",
    "answer",
    "answered_by",
    "answered_at",
)
_STATES = click.Choice([state.value for state in State])
_TIERS = click.Choice([tier.value for tier in Tier])


@click.group(help="人に聞いた相談を見る・書き出す。相談窓口が読む場所を決める。")
def command() -> None:
    """Tickets."""


@command.command("list", help="答えを待っているものから見る。")
@click.option("--state", type=_STATES, help="この状態のものだけ。")
@click.option("--limit", default=20, show_default=True, help="件数。")
def listed(state: str | None, limit: int) -> None:
    """One line for each ticket."""
    states = [State(state)] if state else list(State)
    with opened() as app, app.database.reading() as connection:
        found = ticket_lists.listed(connection, sight_of(identity()), states=states, limit=limit)
    if not found:
        click.echo(texts.NONE)
    for ticket in found:
        click.echo(texts.line(ticket))


@command.command("show", help="一つの相談を、経過とともに見る（受付番号）。")
@click.argument("number")
def show(number: str) -> None:
    """Everything about one ticket."""
    with opened() as app, app.database.reading() as connection:
        seen = seeing.see(connection, identity(), number.upper())
    click.echo("\n".join(texts.shown(seen.facts, seen.history)))


@command.command("export", help="すべてを CSV か JSON Lines で標準出力に書き出す（質問者は仮名）。")
@export.FORM
def export_all(form: str) -> None:
    """Stream all tickets."""
    with opened() as app:
        with app.database.reading() as connection:
            written = export.write(form, COLUMNS, _rows(connection, secret_of(app.settings.home)))
        with app.database.writing() as connection:
            deeds.exported(connection, identity(), "tickets", written, at=now())


@command.group("desks", help="相談窓口が読む場所を決める・一覧する・やめる。")
def desks_group() -> None:
    """Where desks read."""


@desks_group.command("add", help="団体（6桁のコード）の相談窓口が読む場所を加える。")
@click.argument("organisation")
@click.option("--tier", type=_TIERS, required=True, help="段階。")
@click.option(
    "--channel", default=PAGE, show_default=True, help="slack や mail などのチャネル、page か letter。"
)
@click.option("--workspace", default="", help="チャネルのワークスペース。")
@click.option("--address", default="", help="チャネルの中の場所。mail と letter ではメールアドレス。")
@click.option("--name", default="", help="質問者に見せる窓口の名前。")
def add(organisation: str, tier: str, channel: str, workspace: str, address: str, name: str) -> None:
    """Add a place."""
    new = Desk(organisation, Tier(tier), channel, workspace, address, name)
    with opened() as app, app.database.writing() as connection:
        counters.set_up(connection, new, at=now())
        named = counters.counter(connection, organisation, new.tier).name
        _note(connection, "desk.added", new)
    click.echo(texts.desk_added(named))


@desks_group.command("list", help="決めた場所を一覧する。")
def listed_desks() -> None:
    """One line for each place."""
    with opened() as app, app.database.reading() as connection:
        known = places.listed(connection)
    if not known:
        click.echo(texts.NO_DESK)
    for desk in known:
        click.echo(
            "\t".join((desk.organisation, desk.tier, desk.channel, desk.workspace, desk.address, desk.name))
        )


@desks_group.command("remove", help="その場所に送るのをやめる。")
@click.argument("organisation")
@click.option("--tier", type=_TIERS, required=True, help="段階。")
@click.option("--channel", default=PAGE, show_default=True, help="チャネル。")
@click.option("--workspace", default="", help="ワークスペース。")
@click.option("--address", default="", help="場所。")
def remove(organisation: str, tier: str, channel: str, workspace: str, address: str) -> None:
    """Read there no more."""
    old = Desk(organisation, Tier(tier), channel, workspace, address, "")
    with opened() as app, app.database.writing() as connection:
        removed = places.remove(connection, counters.as_kept(old))
        if removed:
            _note(connection, "desk.removed", old)
    click.echo(texts.DESK_REMOVED if removed else texts.NO_SUCH_DESK)


def _note(connection: sa.Connection, action: str, desk: Desk) -> None:
    subject = f"{desk.organisation} {desk.tier} {desk.channel}"
    deeds.did(connection, identity().person, action, subject, at=now())


def _rows(connection: sa.Connection, secret: bytes) -> Iterator[dict[str, Any]]:
    for ticket in tickets.stream(connection):
        answer = last_answer(tickets.history(connection, ticket.id))
        yield {
            "number": ticket.number,
            "opened_at": ticket.opened_at.isoformat(),
            "organisation": ticket.organisation,
            "asker": exported_name(secret, ticket.asker),
            "state": ticket.state.value,
            "tier": ticket.tier.value,
            "priority": ticket.priority.value,
            "due_on": ticket.due_on.isoformat(),
            "question": ticket.matter.question,
            "answer": answer.text if answer else "",
            "answered_by": answer.desk if answer else "",
            "answered_at": answer.at.isoformat() if answer else "",
        }
