"""The built generations and the pointer to the one that is served."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.storage.schema.index import generation, pointer
from bot.storage.write import put

SERVED = "served"


@dataclass(frozen=True, slots=True)
class GenerationRow:
    """One built index; its files are in the directory of the same name."""

    id: str
    state: str
    documents: int
    passages: int
    report: dict[str, Any]
    built_at: dt.datetime


def switch_to(
    connection: sa.Connection,
    *,
    generation_id: str,
    documents: int,
    passages: int,
    report: dict[str, Any],
    at: dt.datetime,
) -> None:
    """Record a verified generation and serve it from now on; one transaction."""
    connection.execute(
        generation.insert().values(
            id=generation_id,
            state="ready",
            documents=documents,
            passages=passages,
            report=report,
            scope="shared",
            built_at=at,
        )
    )
    point_at(connection, generation_id, at=at)


def point_at(connection: sa.Connection, generation_id: str, *, at: dt.datetime) -> None:
    """Serve this generation from now on (also an older one: rollback)."""
    put(connection, pointer, {"name": SERVED, "generation": generation_id, "switched_at": at})


def served(connection: sa.Connection) -> GenerationRow | None:
    """The generation that is served, or None before the first build."""
    joined = generation.join(pointer, pointer.c.generation == generation.c.id)
    row = connection.execute(_select().select_from(joined).where(pointer.c.name == SERVED)).first()
    return GenerationRow(**row._mapping) if row else None


def switched_at(connection: sa.Connection) -> dt.datetime | None:
    """Since when the served generation is served, or None."""
    row = sa.select(pointer.c.switched_at).where(pointer.c.name == SERVED)
    return connection.execute(row).scalar()


def ready(connection: sa.Connection) -> list[GenerationRow]:
    """Generations whose files are still kept, newest first."""
    rows = _select().where(generation.c.state == "ready").order_by(generation.c.built_at.desc())
    return [GenerationRow(**row._mapping) for row in connection.execute(rows)]


def note(connection: sa.Connection, generation_id: str, report: dict[str, Any]) -> None:
    """Replace the report of a generation: files may become unreadable while nothing else changes."""
    connection.execute(generation.update().where(generation.c.id == generation_id).values(report=report))


def retire(connection: sa.Connection, generation_id: str) -> None:
    """Note that the files of a generation are gone; its report stays."""
    connection.execute(generation.update().where(generation.c.id == generation_id).values(state="retired"))


def _select() -> sa.Select[Any]:
    return sa.select(*(generation.c[name] for name in GenerationRow.__slots__))
