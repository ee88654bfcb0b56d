"""The application for one run of a command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.app import App
from bot.environment import shut_out
from bot.errors import Misconfigured
from bot.settings import load
from bot.texts import settings as texts


@contextmanager
def opened() -> Iterator[App]:
    """The application on the settings of the environment, closed at the end."""
    settings = load(os.environ)
    shut_out(os.environ)
    _prepare(settings.home)
    app = App(settings)
    try:
        yield app
    finally:
        app.close()


def _prepare(home: Path) -> None:
    """Make the home directory, for its owner only: it holds what people asked."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Misconfigured(texts.unusable_home(str(home)), str(error)) from None
