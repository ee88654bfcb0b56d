"""`madoguchi fetch`: get the published documents that the administrator turned on."""

from __future__ import annotations

import click

from bot.app import now
from bot.cli.context import opened
from bot.index.fetch import Fetching
from bot.index.fetched import write_template
from bot.texts import sources as texts


@click.command(help="公開されている資料を取り寄せる（sources.toml で enabled = true にしたものだけ）。")
@click.option("--dry-run", is_flag=True, help="何を取り寄せるかだけを見る。接続しない。")
def command(dry_run: bool) -> None:
    """Ask for each wanted document and say what changed."""
    with opened() as app:
        written = write_template(app.settings.home)
        if written:
            click.echo(texts.template_written(str(written)))
            return
        fetching = app.fetching()
        if not fetching.manifest.wanted:
            click.echo(texts.NOTHING_WANTED)
        elif dry_run:
            for source in fetching.manifest.wanted:
                click.echo(texts.wanted(source.title, source.url))
            click.echo(texts.DRY_RUN)
        else:
            _fetch(fetching)


def _fetch(fetching: Fetching) -> None:
    titles = {source.id: source.title for source in fetching.manifest.wanted}
    outcomes = []
    for outcome in fetching.round(now()):
        click.echo(texts.outcome(titles[outcome.source], outcome.code, outcome.detail))
        outcomes.append(outcome)
    changed = sum(outcome.code == "changed" for outcome in outcomes)
    failed = sum(outcome.failed for outcome in outcomes)
    click.echo(texts.round_done(changed, failed, len(outcomes)))
