"""Passages and hits for tests."""

from __future__ import annotations

import datetime as dt

from knowledge.document import Audience, Metadata, Place, PlaceKind
from knowledge.passage import Passage
from knowledge.record import DocumentRecord
from knowledge.search.query import Hit


def hit(
    text: str,
    *,
    name: str = "d",
    score: float = 1.0,
    late: float = 0.85,
    issued_on: dt.date | None = dt.date(2024, 8, 23),
    valid_to: dt.date | None = None,
    audience: Audience = Audience.UNSTATED,
    path: tuple[str, ...] = (),
) -> Hit:
    """A hit on a passage of its own document."""
    record = DocumentRecord(
        name, "s", f"{name}.md", "0" * 64, Metadata(title=f"資料{name}", issuer="総務省", issued_on=issued_on)
    )
    place = Place(PlaceKind.PAGE, 12)
    passage = Passage(
        f"{name}#1", name, "text", text, path, place, place, valid_to=valid_to, audience=audience
    )
    return Hit(passage, record, score, late=late)
