"""An application that is killed again and again.

The process that was started imports everything once and forks: a fresh
application then costs a moment. It is told on its standard input when.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Self

from bot.channels.slack.messenger import SlackMessenger
from tests.slack.office import Office, settings

ROOT = Path(__file__).parents[2]


class Forge:
    """The process from which the others are forked; made once, because importing takes seconds."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.slack.victim"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def child(self, home: Path, told: dict[str, Any]) -> int:
        """A fresh application; its process id."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps([str(home), told]) + "\n")
        return int(self._process.stdout.readline())

    def close(self) -> None:
        self._process.kill()
        self._process.wait()


class Victims:
    """One application at a time on one home directory."""

    def __init__(self, forge: Forge, home: Path, told: dict[str, Any]) -> None:
        self._forge, self._home, self._told = forge, home, told
        self._lock = threading.Lock()
        self._child = 0
        self.kills = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self) -> None:
        """A fresh application."""
        self._child = self._forge.child(self._home, self._told)

    def kill(self) -> None:
        """kill -9, at once."""
        with self._lock:
            if self._child:
                os.kill(self._child, signal.SIGKILL)
                self._child, self.kills = 0, self.kills + 1


def _live(home: Path, told: dict[str, Any]) -> None:
    logging.disable(logging.CRITICAL)
    with Office(settings(home, **told), pace=SlackMessenger.pace):
        threading.Event().wait()


def _main() -> None:
    # Whoever was killed leaves nothing to be waited for.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        home, told = json.loads(line)
        child = os.fork()
        if child == 0:
            _live(Path(home), told)
        print(child, flush=True)


if __name__ == "__main__":
    _main()
