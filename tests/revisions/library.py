"""Documents of a few words for the tests of this folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from knowledge.document import Metadata, Place, PlaceKind
from knowledge.passage import Passage
from knowledge.record import DocumentRecord

Entry = tuple[DocumentRecord, Sequence[Passage]]


def document(
    id_: str,
    title: str,
    issued_on: str = "",
    *,
    text: str = "本文",
    scope: str = "shared",
    **metadata: Any,
) -> Entry:
    """A document with one passage; `issued_on` is an ISO date or ""."""
    day = dt.date.fromisoformat(issued_on) if issued_on else None
    described = Metadata(title=title, issued_on=day, **metadata)
    record = DocumentRecord(id_, "share", f"{id_}.pdf", id_ * 8, described, scope, passages=1)
    place = Place(PlaceKind.PAGE, 1)
    return record, [Passage(f"{id_}#0", id_, "text", text, (), place, place, scope=scope)]
