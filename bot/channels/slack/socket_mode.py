"""Socket Mode: we connect to Slack, and nothing has to be opened in the town's firewall."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.socket_mode import SocketModeClient

from bot.channels.slack.installed import QUIET
from bot.channels.slack.outcome import code_of

_LOG = logging.getLogger(__name__)

_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0
# The library looks this often whether the line is still there.
_LOOK_EVERY = 5.0
_CLOSE_WITHIN = 5.0


class SocketMode:
    """One connection, kept by the library once it is made; the first is tried until it is.

    `prepare` is called before each attempt and may fail.
    """

    def __init__(self, app: App, app_token: str, prepare: Callable[[], object]) -> None:
        self._app = app
        self._app_token = app_token
        self._prepare = prepare
        self._stopping = threading.Event()
        self._handler: SocketModeHandler | None = None
        # A daemon: an attempt that hangs must not keep the program from ending.
        self._thread = threading.Thread(target=self._connect, name="slack-connect", daemon=True)

    def start(self) -> None:
        """Begin to connect; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """Close the connection. What is not acknowledged by then comes again after the next start."""
        self._stopping.set()
        self._thread.join(timeout=_FIRST_WAIT)
        if self._handler is None:
            return
        # While it reconnects, the library's own close may fail or wait for ever.
        closing = threading.Thread(target=_close, args=[self._handler.client], daemon=True)
        closing.start()
        closing.join(timeout=_CLOSE_WITHIN)

    def _connect(self) -> None:
        wait = _FIRST_WAIT
        while not (self._stopping.is_set() or self._try()):
            self._stopping.wait(wait)
            wait = min(wait * 2, _LONGEST_WAIT)

    def _try(self) -> bool:
        """Whether there is a connection; the library sees to it from then on."""
        try:
            self._prepare()
            if self._handler is None:
                self._handler = SocketModeHandler(
                    self._app, self._app_token, logger=QUIET, ping_interval=_LOOK_EVERY
                )
            self._handler.client.connect_to_new_endpoint()
        except Exception as error:  # whatever it is, the next attempt may succeed
            _LOG.warning("cannot connect to Slack yet: %s", code_of(error))
            return False
        return self._handler.client.is_connected()


def _close(client: SocketModeClient) -> None:
    client.default_auto_reconnect_enabled = False
    try:
        client.close()
    except Exception:
        _LOG.debug("the connection to Slack did not close in good order", exc_info=True)
