"""`madoguchi report`: what was asked and answered in a week or a month."""

from __future__ import annotations

import click

from bot.app import now
from bot.cli.context import opened
from bot.domain.report import Rhythm, complete_before
from bot.reporting.compose import Reports
from bot.texts import reports as texts
from knowledge.calendars.office_hours import japan_date


@click.group(invoke_without_command=True, help="週や月の報告（質問、回答、相談、期限、足りない資料）を見る。")
@click.option("--weekly", "rhythm", flag_value=Rhythm.WEEKLY.value, help="先週の報告（省くとこれ）。")
@click.option("--monthly", "rhythm", flag_value=Rhythm.MONTHLY.value, help="先月の報告。")
@click.option("--organisation", "code", default="", help="この団体だけ。都道府県なら、その市町村の数だけ。")
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
