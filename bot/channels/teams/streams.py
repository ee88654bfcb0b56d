"""「資料を調べています」 where an answer will be, in personal chats.

Answers are quoted and not made up word by word, so a stream has two steps here:
what is being done, and the whole answer in its place. Best effort: without a
stream, or when it has run out, the answer is a message like any other. Source:
Microsoft Learn, "Stream bot messages" (one-on-one chats only, two minutes).
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future

_LOG = logging.getLogger(__name__)

_MOST = 1000
_USEFUL = 110.0
# The answer may be ready before Teams has told the id of the stream.
_PATIENCE = 3.0


class Streams:
    """Question → the stream that waits for its answer, as far as this process knows."""

    def __init__(self, stopwatch: Callable[[], float]) -> None:
        self._stopwatch = stopwatch
        self._lock = threading.Lock()
        self._begun: OrderedDict[str, tuple[float, Future[str]]] = OrderedDict()

    def add(self, question: str, stream: Future[str]) -> None:
        """A stream was begun; the oldest are forgotten first."""
        with self._lock:
            self._begun[question] = (self._stopwatch(), stream)
            while len(self._begun) > _MOST:
                self._begun.popitem(last=False)

    def take(self, question: str) -> str:
        """The id of a question's stream, once; empty where there is none to be used."""
        with self._lock:
            begun, stream = self._begun.pop(question, (0.0, None))
        if stream is None or self._stopwatch() - begun > _USEFUL:
            return ""
        try:
            return stream.result(_PATIENCE)
        except Exception as error:  # a courtesy, and nobody must miss an answer for it
            _LOG.info("no stream: %s", type(error).__name__)
            return ""
