"""`madoguchi handover`: one file for a successor."""

from __future__ import annotations

from pathlib import Path

import click
from pydantic import SecretStr

from bot.app import App, now
from bot.channels.console import identity
from bot.checks.masking import effective
from bot.cli.context import opened
from bot.cli.files import write_private
from bot.cli.whose import organisation_of
from bot.reminders.standing import Standings
from bot.reporting.docx import as_docx
from bot.reporting.handover import Handover
from bot.settings import Settings
from bot.storage import deeds
from bot.texts import handover_pack as texts


@click.command(help="担当が替わるときの引継ぎ書を、一つの Word のファイルに書き出す。")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="書き出す先。")
@click.option("--organisation", "code", default="", help="団体コード（省くと、この窓口の団体）。")
def command(out: Path, code: str) -> None:
    """Write the file, readable by its owner only."""
    at = now()
    with opened() as app:
        organisation = organisation_of(app, code)
        with app.database.reading() as connection:
            pack = _handover(app).pack(connection, organisation, at=at)
        with app.database.writing() as connection:
            deeds.exported(connection, identity(), "handover", sum(len(e.rows) for e in pack.sections), at=at)
    write_private(out, as_docx(pack))
    click.echo(texts.written(str(out)))


def _handover(app: App) -> Handover:
    secret = _secrets(app.settings)
    shown = {name: value for name, value in effective(app.settings).items() if name not in secret}
    return Handover(Standings(app.outlooks), shown, secret)


def _secrets(settings: Settings) -> list[str]:
    return [name for name in Settings.model_fields if isinstance(getattr(settings, name), SecretStr)]
