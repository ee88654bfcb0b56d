"""`madoguchi ask`: one question, one answer."""

from __future__ import annotations

import datetime as dt
import json
import uuid

import click

from bot.app import now
from bot.channels.console import identity, payload, render
from bot.cli.context import opened
from bot.domain.question import Question


@click.command(help="質問して、出典のある答えを見る。")
@click.argument("question")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="この日の時点で判断する（例：2026-11-23）。")
@click.option("--json", "as_json", is_flag=True, help="JSON で出す。")
@click.option("--conversation", default="", help="前の質問の続きとして聞くときの会話の名前。")
def command(question: str, as_of: dt.datetime | None, as_json: bool, conversation: str) -> None:
    """Ask one question on the command line."""
    with opened() as app:
        key = f"console:{uuid.uuid4()}"
        asked = Question(
            event_key=key,
            principal=identity(),
            conversation=conversation or key,
            text=question,
            at=now(),
            as_of=as_of.date() if as_of else None,
        )
        answer = app.answering.ask(asked)
    click.echo(json.dumps(payload(answer), ensure_ascii=False, indent=2) if as_json else render(answer))
