"""`madoguchi evaluate`: score the answers on a set of questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from bot.app import now, stopwatch
from bot.cli.context import opened
from bot.evaluation.question_set import load
from bot.evaluation.run import run
from bot.evaluation.score import Judged, summary
from bot.texts import evaluation as texts


@click.command(help="質問集（JSON Lines）で答えを採点する。質問は記録に残さない。")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="JSON で出す（合わなかった質問も入る）。")
def command(file: Path, as_json: bool) -> None:
    """Ask every question of FILE and print the scores."""
    cases = load(file)
    with opened() as app, app.scratch_answering() as answering:
        judged = list(run(answering, cases, now=now, stopwatch=stopwatch))
    totals = summary(judged)
    if as_json:
        failures = [_failure(j) for j in judged if not j.passed]
        click.echo(json.dumps(totals | {"failures": failures}, ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(texts.summary_lines(totals)))
    for j in judged:
        if not j.passed:
            click.echo(json.dumps(_failure(j), ensure_ascii=False))


def _failure(judged: Judged) -> dict[str, Any]:
    return {
        "q": judged.case.q,
        "status": judged.status,
        "expected_status": judged.case.expected_status,
        "missing": judged.missing,
        "forbidden": judged.forbidden,
        "uncited": judged.uncited,
        "text": judged.text,
    }
