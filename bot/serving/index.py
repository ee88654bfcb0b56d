"""The served index as the page sees it, and the first one made in the background."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence

from bot.app import App, now, stopwatch
from bot.errors import MadoguchiError, Unavailable
from bot.storage import generations
from bot.texts import service as texts
from bot.web import IndexState
from knowledge.generation import EmbedderMismatch, GenerationUnusable
from knowledge.record import DocumentRecord

_LOG = logging.getLogger(__name__)


class ServingIndex:
    """Tells the page whether there is an index; builds the first one."""

    def __init__(self, app: App) -> None:
        self._app = app
        # A daemon: a build that is cut off leaves nothing behind, so nobody waits for it.
        self._preparing = threading.Thread(target=self._prepare, name="first-index", daemon=True)

    def start(self) -> None:
        """Build the first index where there is none, and open it, in the background."""
        self._preparing.start()

    def state(self) -> IndexState:
        """READY as soon as a generation is served."""
        with self._app.database.reading() as connection:
            if generations.served(connection):
                return IndexState.READY
        return IndexState.PREPARING if self._preparing.is_alive() else IndexState.MISSING

    def probe(self) -> None:
        """Open the served generation; raises `Unavailable` where that fails."""
        try:
            self._app.served.current()
        except (GenerationUnusable, EmbedderMismatch) as error:
            raise Unavailable(texts.BROKEN_INDEX, str(error)) from error

    def documents(self) -> Sequence[DocumentRecord]:
        """All documents of the served generation; empty where there is none."""
        if self.state() is not IndexState.READY:
            return ()
        self.probe()
        return self._app.served.current().documents()

    def _prepare(self) -> None:
        try:
            if self.state() is not IndexState.READY:
                self._app.indexer().reindex(at=now(), stopwatch=stopwatch, progress=lambda *_: None)
            # The model and the files are loaded before the first person asks.
            self.probe()
        except MadoguchiError as error:
            _LOG.error("the first index: %s", error)
        except Exception:
            # The page is up and says that there is no index; the log says why.
            _LOG.exception("the first index could not be made")
