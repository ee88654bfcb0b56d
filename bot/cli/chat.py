"""`madoguchi chat`: questions and follow-ups in the terminal."""

from __future__ import annotations

import uuid

import click

from bot.app import App, now
from bot.channels.console import identity, render
from bot.cli.context import opened
from bot.domain.question import Question
from bot.errors import MadoguchiError
from bot.texts import console as texts


@click.command(help="端末で続けて質問する（空の行か Ctrl-D で終わり）。")
def command() -> None:
    """Ask until an empty line."""
    conversation = f"console:{uuid.uuid4()}"
    click.echo(texts.CHAT_START)
    with opened() as app:
        while text := click.prompt(texts.PROMPT, default="", show_default=False, prompt_suffix=" "):
            click.echo(_reply(app, conversation, text))
            click.echo()


def _reply(app: App, conversation: str, text: str) -> str:
    question = Question(f"console:{uuid.uuid4()}", identity(), conversation, text, now())
    try:
        return render(app.answering.ask(question))
    except MadoguchiError as error:
        return error.message
