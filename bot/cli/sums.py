"""`madoguchi sums`: what a measure gives, from figures."""

from __future__ import annotations

import click

from bot.answering.entered_figures import entered_figures
from bot.answering.sums import answer_of, claimant_of
from bot.app import now
from bot.errors import Invalid
from bot.texts import sums as texts
from bot.texts import sums_page as page_texts
from bot.texts.answers import text_of
from knowledge.calendars.office_hours import japan_date
from knowledge.measures import rules


@click.command(help="財政措置の額を、資料の決まりで概算する。措置を書かないと一覧を出す。")
@click.argument("measure", required=False)
@click.option("--year", type=int, help="年度（西暦。例：2025）。")
@click.option("--cost", "costs", multiple=True, help="経費=金額（例：employment=600万円）。くり返せる。")
@click.option("--persons", default="", help="人数。")
@click.option("--subsidy", default="", help="県の補助の額。")
@click.option("--organisation", default="", help="団体の6桁のコード。都道府県なら都道府県として計算する。")
def command(
    measure: str | None,
    year: int | None,
    costs: tuple[str, ...],
    persons: str,
    subsidy: str,
    organisation: str,
) -> None:
    """Estimate on the command line."""
    known = rules()
    if measure is None:
        for each in known.measures:
            click.echo(page_texts.help_line(each))
        return
    read = entered_figures(
        known,
        claimant_of(organisation),
        measure=measure,
        year=year or 0,
        costs=dict(map(_pair, costs)),
        persons=persons,
        subsidy=subsidy,
    )
    answer = answer_of(read, known, organisation=organisation, as_of=japan_date(now()))
    click.echo(text_of(answer))


def _pair(written: str) -> tuple[str, str]:
    name, separator, amount = written.partition("=")
    if not separator:
        raise Invalid(texts.bad_amount(written))
    return name.strip(), amount
