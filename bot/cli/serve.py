"""`madoguchi serve`: the page and everything that runs beside it."""

from __future__ import annotations

import logging

import click

from bot.app import now
from bot.cli.context import opened
from bot.reminders.ticks import ticks
from bot.serving import serve
from bot.serving.ticks import Tick

_MINUTE = 60.0
_SIX_HOURS = 6 * 3600
# Libraries that tell of their daily life; only their troubles matter here.
_CHATTY = ("uvicorn", "apscheduler", "alembic", "httpx", "bm25s")


@click.command(help="ページ・受付・お知らせを動かす。止めるには Ctrl-C。")
def command() -> None:
    """Serve until a signal."""
    with opened() as app:
        _log(app.settings.log_level)
        regular = [Tick(*each) for each in ticks(app.reminders, now)]
        regular.append(Tick("tickets", _MINUTE, app.remind_of_tickets))
        regular.append(Tick("reports", _MINUTE, app.send_reports))
        regular.append(Tick("forget", _SIX_HOURS, app.forget))
        serve(app, announce=lambda sentence: click.echo(sentence), ticks=regular)


def _log(level: str) -> None:
    logging.basicConfig(
        level=level.upper(), format="%(asctime)s %(levelname)s %(name)s %(message)s", force=True
    )
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
