"""What the audit trail keeps of a question that a model was asked: sizes and ids, never texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from bot.storage import deeds
from bot.storage.audit import SERVICE
from bot.storage.database import Database
from bot.wording.wording import Attempt


def noting(database: Database, now: Callable[[], dt.datetime]) -> Callable[[Attempt], None]:
    """Writes every attempt into the trail, in a transaction of its own: it left the house anyway."""

    def note(attempt: Attempt) -> None:
        flaws = ",".join(f"{flaw}:{count}" for flaw, count in attempt.flaws)
        about = (attempt.model, attempt.prompt, f"{attempt.characters}c", attempt.outcome, flaws or "-")
        with database.writing() as connection:
            deeds.did(connection, SERVICE, "model.asked", " ".join((*about, *attempt.documents)), at=now())

    return note
