"""The generation that answers now."""

from __future__ import annotations

import threading

from bot.errors import Unavailable
from bot.index.places import Places
from bot.storage import generations
from bot.storage.database import Database
from bot.texts import service as texts
from knowledge import generation as knowledge_generation
from knowledge.embedding.embedder import Embedder
from knowledge.generation import Generation


class ServedIndex:
    """Opens the generation that the pointer names, and the next one when it moves.

    Safe to use from several threads. The generation before is closed only when
    the one after it is opened, so that a search under way can end.
    """

    def __init__(self, database: Database, places: Places, embedder: Embedder) -> None:
        self._database = database
        self._places = places
        self._embedder = embedder
        self._lock = threading.Lock()
        self._id = ""
        self._open: Generation | None = None
        self._previous: Generation | None = None

    @property
    def generation(self) -> str:
        """The id of the generation opened last, or "" before the first."""
        return self._id

    def current(self) -> Generation:
        """The served generation; raises `Unavailable` where there is none or it does not open."""
        with self._database.reading() as connection:
            row = generations.served(connection)
        if row is None:
            raise Unavailable(texts.NO_INDEX)
        with self._lock:
            if self._open is None or row.id != self._id:
                self._switch(row.id)
            assert self._open is not None
            return self._open

    def close(self) -> None:
        """Close what is open."""
        with self._lock:
            for generation in (self._previous, self._open):
                if generation is not None:
                    generation.close()
            self._open = self._previous = None
            self._id = ""

    def _switch(self, generation_id: str) -> None:
        try:
            opened = knowledge_generation.open_generation(
                self._places.generations / generation_id, embedder=self._embedder
            )
        except knowledge_generation.GenerationUnusable as error:
            raise Unavailable(texts.BROKEN_INDEX, str(error)) from error
        if self._previous is not None:
            self._previous.close()
        self._previous, self._open, self._id = self._open, opened, generation_id
