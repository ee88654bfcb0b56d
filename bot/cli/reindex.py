"""`madoguchi reindex`: read the sources again and serve the new index."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from bot.app import App, now, stopwatch
from bot.cli.context import opened
from bot.domain.scope import SHARED
from bot.index.reindex import Options
from bot.index.report import Report
from bot.storage import sources
from bot.texts import drafts
from bot.texts import reindex as texts


@click.command(help="資料を読み直して索引を作る。PATH を書くと、その場所も資料として登録する。")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))
@click.option("--no-starter", is_flag=True, help="付属の資料（スターターパック）を入れない。")
@click.option("--dry-run", is_flag=True, help="何が変わるかだけを見る。索引は変えない。")
@click.option("--force", is_flag=True, help="変わりがなくても作り直し、確かめの正解が減っても切り替える。")
@click.option("--json", "as_json", is_flag=True, help="結果を JSON で出す。")
def command(paths: tuple[Path, ...], no_starter: bool, dry_run: bool, force: bool, as_json: bool) -> None:
    """Register the given paths, rebuild, verify and switch."""
    with opened() as app:
        _register(app, paths)
        report = app.indexer(starter=not no_starter).reindex(
            at=now(),
            stopwatch=stopwatch,
            progress=_progress(quiet=as_json),
            options=Options(dry_run=dry_run, force=force),
        )
        drafted = [] if dry_run or report.kept else app.drafts().scan(app.served.current(), at=now())
    click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2) if as_json else _text(report))
    if drafted and not as_json:
        click.echo(drafts.scanned(len(drafted)))


def _register(app: App, paths: tuple[Path, ...]) -> None:
    with app.database.writing() as connection:
        for path in paths:
            sources.add(connection, location=str(path.resolve()), scope=SHARED, at=now())


def _progress(*, quiet: bool):  # type: ignore[no-untyped-def]
    """A line that counts, on a terminal; nothing where output is read by a program."""
    if quiet or not sys.stderr.isatty():
        return lambda step, done, total: None

    def show(step: str, done: int, total: int) -> None:
        click.echo(f"\r{texts.STEPS[step]} {done}/{total}", err=True, nl=done == total)

    return show


def _text(report: Report) -> str:
    return "\n".join(texts.report_lines(report.as_json()))
