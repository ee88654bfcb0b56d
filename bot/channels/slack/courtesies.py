"""What makes waiting pleasant: a status, suggestions, a fresh Home tab.

Best effort on threads of their own: nothing here may cost anybody an answer,
and workspaces without the agent view refuse some of it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from slack_sdk import WebClient

from bot.channels.slack.acts import Asked, Opened
from bot.channels.slack.installed import Installed
from bot.channels.slack.outcome import FAILURES, code_of
from bot.texts import commands as texts
from bot.texts import slack_setup

_LOG = logging.getLogger(__name__)
_PATIENCE = 5.0
_THREADS = 2
_MOST_WAITING = 100

Call = Callable[[WebClient], object]


class Courtesies:
    """Calls that may fail. Where many wait already, a further one is left out."""

    def __init__(self, installed: Installed) -> None:
        self._installed = installed
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="slack-courtesy")
        self._room = threading.Semaphore(_MOST_WAITING)

    def close(self) -> None:
        """Leave out what still waits."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def show_working(self, asked: Asked) -> None:
        """「資料を調べています」 where the answer will be; Slack clears it when the answer comes."""
        if not asked.private:
            self._status(asked, texts.WORKING)

    def clear(self, asked: Asked) -> None:
        """Take the status away where the answer came beside the thread and not in it."""
        if not asked.private and not asked.spot.thread:
            self._status(asked, "")

    def suggest(self, opened: Opened) -> None:
        """Questions to begin with, in the conversation with the application."""
        prompts = [{"title": title, "message": message} for title, message in slack_setup.PROMPTS.items()]
        self.call(
            opened.spot.workspace,
            lambda client: client.assistant_threads_setSuggestedPrompts(
                channel_id=opened.spot.channel, prompts=prompts
            ),
        )

    def call(self, workspace: str, call: Call) -> None:
        """Do something with the workspace's client, soon and perhaps."""

        def run() -> None:
            member = self._installed.get(workspace)
            if member:
                call(self._installed.client(member.token, patience=_PATIENCE))

        self.soon(run)

    def soon(self, run: Callable[[], None]) -> None:
        """Do something that may fail, soon and perhaps."""
        if not self._room.acquire(blocking=False):
            return
        try:
            self._threads.submit(self._try, run)
        except RuntimeError:  # closed meanwhile
            self._room.release()

    def _status(self, asked: Asked, status: str) -> None:
        thread = asked.spot.thread or asked.spot.message
        self.call(
            asked.spot.workspace,
            lambda client: client.assistant_threads_setStatus(
                channel_id=asked.spot.channel, thread_ts=thread, status=status
            ),
        )

    def _try(self, run: Callable[[], None]) -> None:
        try:
            run()
        except FAILURES as error:
            _LOG.info("a courtesy was refused: %s", code_of(error))
        except Exception:
            _LOG.exception("a courtesy failed")
        finally:
            self._room.release()
