"""The period of a passage, from its own wording."""

from __future__ import annotations

import datetime as dt

from knowledge.dates import validity
from knowledge.document import Metadata

Period = tuple[dt.date | None, dt.date | None]
"""First and last day on which a statement holds, each None where it is not said."""


def period_of(text: str, metadata: Metadata) -> Period:
    """The widest period that the wording names, rules before windows and events.

    Years that are not written are read from the document's own date.
    """
    found = validity(text, written_on=metadata.issued_on)
    if found is None:
        return None, None
    periods = found.rules or found.periods
    starts = [period.start for period in periods if period.start]
    ends = [period.end for period in periods if period.end]
    return min(starts, default=None), max(ends, default=None)
