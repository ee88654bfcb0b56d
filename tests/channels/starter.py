"""The starter pack, indexed once for all tests of a process."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from bot.app import App, now, stopwatch
from bot.settings import Settings


@cache
def starter() -> App:
    """An installation with the starter pack and nothing else."""
    home = Path(tempfile.mkdtemp(prefix="madoguchi-starter-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    app = App(Settings(home=home))
    app.indexer().reindex(at=now(), stopwatch=stopwatch, progress=lambda *_: None)
    return app
