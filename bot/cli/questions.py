"""`madoguchi questions`: the log of questions."""

from __future__ import annotations

from typing import Any

import click

from bot.app import now
from bot.channels.console import identity
from bot.cli import export
from bot.cli.context import opened
from bot.keys import exported_name, secret_of
from bot.storage import deeds, questions
from bot.storage.questions import Row
from bot.texts import corrections as texts

COLUMNS = ("id", "asked_at", "channel", "organisation", "asker", "status", "validity", "text", "answer")
STATUSES = click.Choice(["received", "answered", "abstained", "refused"])


@click.group(help="質問の記録を見る・書き出す。")
def command() -> None:
    """The question log."""


@command.command("list", help="新しい順に見る。")
@click.option("--status", type=STATUSES, help="この結果のものだけ。")
@click.option("--limit", default=20, show_default=True, help="件数。")
def listed(status: str | None, limit: int) -> None:
    """Show the newest questions."""
    with opened() as app, app.database.reading() as connection:
        for row, _ in zip(questions.listed(connection, status=status), range(limit), strict=False):
            click.echo(f"{row.asked_at:%Y-%m-%d %H:%M}Z\t{row.status}\t{row.text}")


@command.command("export", help="すべてを CSV か JSON Lines で標準出力に書き出す（質問者は仮名）。")
@export.FORM
@click.option("--status", type=STATUSES, help="この結果のものだけ。")
def export_log(form: str, status: str | None) -> None:
    """Stream the whole log."""
    with opened() as app:
        secret = secret_of(app.settings.home)
        with app.database.reading() as connection:
            rows = (_values(row, secret) for row in questions.listed(connection, status=status))
            written = export.write(form, COLUMNS, rows)
        with app.database.writing() as connection:
            deeds.exported(connection, identity(), "questions", written, at=now())


@command.command("withdraw", help="回答を誤りとして取り下げ、受け取った人に知らせる（質問の番号）。")
@click.argument("question")
@click.option("--reason", required=True, help="誤りの内容。受け取った人に伝わる。")
def withdraw(question: str, reason: str) -> None:
    """Withdraw an answer wherever it stands."""
    with opened() as app:
        app.corrections.withdraw(identity(), question, reason, at=now())
    click.echo(texts.WITHDRAWN)


def _values(row: Row, secret: bytes) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in COLUMNS}
    values["asked_at"] = row.asked_at.isoformat()
    values["asker"] = exported_name(secret, row.asker)
    values["answer"] = (row.answer or {}).get("conclusion", "")
    return values
