"""`madoguchi slack`: the Slack app, and what is missing for it to work."""

from __future__ import annotations

import json
import sys

import click

from bot.channels.slack.setup import manifest
from bot.cli.channels import works
from bot.cli.context import opened
from bot.examinations import slack


@click.group(help="Slack アプリの設定を作る・確かめる。")
def command() -> None:
    """Slack."""


@command.command("manifest", help="Slack アプリの設定（マニフェスト）を JSON で出す。")
@click.option("--public-url", default="", help="HTTP で受けるときの、この窓口の https の住所。")
def show_manifest(public_url: str) -> None:
    """Print what is pasted into Slack."""
    click.echo(json.dumps(manifest(public_url), ensure_ascii=False, indent=2))


@command.command("check", help="Slack に問い合わせて、足りないものと直し方を示す。何も書き込まない。")
def examine() -> None:
    """Print what is wrong; end with 1 where something is."""
    with opened() as app:
        failed = not works(app, slack(app))
    sys.exit(failed)
