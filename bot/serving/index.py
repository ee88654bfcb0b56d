"""The served index as the page sees it, and the first one made in the background."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence

from bot.app import App, now, stopwatch
from bot.errors import MadoguchiError, Unavailable
from bot.storage import generations
from bot.web import IndexState
from knowledge.record import DocumentRecord

_LOG = logging.getLogger(__name__)


class ServingIndex:
    """Tells the page whether there is an index; builds the first one."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._unusable = ""
        # A daemon: a build that is cut off leaves nothing behind, so nobody waits for it.
        self._preparing = threading.Thread(target=self._prepare, name="first-index", daemon=True)

    def start(self) -> None:
        """Open the index in the background; build it where there is none, or none that opens.

        A new version of the program may not open what the one before it built.
        """
        self._preparing.start()

    def state(self) -> IndexState:
        """READY as soon as a generation is served that is not known to be unusable."""
        if self._served_id() != self._unusable:
            return IndexState.READY
        return IndexState.PREPARING if self._preparing.is_alive() else IndexState.MISSING

    def probe(self) -> None:
        """Open the served generation; raises `Unavailable` where that fails."""
        self._app.served.current()

    def documents(self) -> Sequence[DocumentRecord]:
        """All documents of the served generation; empty where there is none."""
        if self.state() is not IndexState.READY:
            return ()
        return self._app.served.current().documents()

    def _served_id(self) -> str:
        with self._app.database.reading() as connection:
            served = generations.served(connection)
        return served.id if served else ""

    def _prepare(self) -> None:
        try:
            self._open_or_build()
        except MadoguchiError as error:
            _LOG.error("the first index: %s", error)
        except Exception:
            # The page is up and says that there is no index; the log says why.
            _LOG.exception("the first index could not be made")

    def _open_or_build(self) -> None:
        # Opening also loads the model and the files before the first person asks.
        try:
            self.probe()
        except Unavailable:
            self._unusable = self._served_id()
            self._app.indexer().reindex(at=now(), stopwatch=stopwatch, progress=lambda *_: None)
            self.probe()
