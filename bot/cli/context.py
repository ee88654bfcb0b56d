"""The application for one run of a command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from bot.app import App
from bot.settings import load


@contextmanager
def opened() -> Iterator[App]:
    """The application on the settings of the environment, closed at the end."""
    app = App(load(os.environ))
    try:
        yield app
    finally:
        app.close()
