"""`madoguchi remind`: what is due, now or at another instant."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable

import click

from bot.app import App, now
from bot.cli import tables
from bot.cli.context import opened
from bot.cli.instant import day, instant
from bot.reminders.preview import Preview, Previews
from bot.texts import reminders as texts
from knowledge.calendars.office_hours import JAPAN

_ORGANISATION = click.option("--organisation", "codes", multiple=True, help="この団体だけ（6桁のコード）。")


@click.group(invoke_without_command=True, help="期限のお知らせを、今または指定した日時の時点で送る。")
@click.option("--at", type=instant, help="この日時の時点で（例：2026-12-04T08:30、日本時間）。")
@click.option("--dry-run", is_flag=True, help="送らずに、何を知らせるかだけを見る。")
@click.option("--json", "as_json", is_flag=True, help="JSON で出す。")
@_ORGANISATION
@click.pass_context
def command(
    context: click.Context, at: dt.datetime | None, dry_run: bool, as_json: bool, codes: tuple[str, ...]
) -> None:
    """Plan, queue and deliver what is due; or say what that would be."""
    if context.invoked_subcommand is not None:
        return
    with opened() as app:
        if not dry_run:
            _send(app, at or now())
            return
        with app.database.reading() as connection:
            found = Previews(app.outlooks).at(connection, codes, at=at or now())
    click.echo(_as_json(found) if as_json else _as_text(found))


@command.command("simulate", help="期間中のお知らせを一つの表にする（送らない）。")
@click.option("--from", "since", type=day, required=True, help="初めの日（例：2026-04-01）。")
@click.option("--to", "until", type=day, required=True, help="終わりの日（その日を含む）。")
@_ORGANISATION
def simulated(since: dt.date, until: dt.date, codes: tuple[str, ...]) -> None:
    """A span of messages as rows of a table."""
    begin = dt.datetime.combine(since, dt.time(), tzinfo=JAPAN)
    end = dt.datetime.combine(until, dt.time.max, tzinfo=JAPAN)
    with opened() as app:
        titles = {duty.id: duty.title for duty in app.catalogue}
        with app.database.reading() as connection:
            rows = Previews(app.outlooks).span(connection, codes, since=begin, until=end)
    for line in tables.simulation(rows, titles):
        click.echo(line)


def _send(app: App, at: dt.datetime) -> None:
    service = app.reminders
    planned = service.plan(at=at)
    queued = service.queue_due(at=at)
    attempts = service.deliver(lambda: at)
    click.echo(texts.sent(planned.organisations, queued.messages, queued.reminders, queued.missed, attempts))


def _as_text(found: Iterable[Preview]) -> str:
    return "\n\n".join(f"→ {each.destination}\n{each.text}" for each in found) or texts.NOTHING_DUE


def _as_json(found: Iterable[Preview]) -> str:
    rows = [
        {
            "organisation": each.organisation,
            "duty": each.duty,
            "step": each.step,
            "due_on": each.due_on.isoformat() if each.due_on else None,
            "destination": each.destination,
            "text": each.text,
            "source": each.source,
        }
        for each in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
