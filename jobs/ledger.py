"""The ledger of progress, as planning reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Progress(StrEnum):
    TODO = "todo"
    """未着手. An entry that says so was made by a person, for example in the stock-taking."""
    CONFIRMED = "confirmed"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """The latest word of an organisation about one cycle of a duty.

    `again_on` is the 再通知日 of 「あとで」: until then only the day of a fixed
    deadline is spoken of.
    """

    organisation: str
    duty: str
    cycle: str
    progress: Progress
    changed_on: dt.date
    again_on: dt.date | None = None


class Ledger:
    """The latest entries, at most one for each organisation, duty and cycle."""

    def __init__(self, entries: Iterable[LedgerEntry] = ()) -> None:
        self._by_duty: dict[tuple[str, str], dict[str, LedgerEntry]] = {}
        for each in entries:
            self._by_duty.setdefault((each.organisation, each.duty), {})[each.cycle] = each

    def entry(self, organisation: str, duty: str, cycle: str) -> LedgerEntry | None:
        """The entry of that cycle; failing that, the 対象外 of the cycle before it, which is asked again."""
        cycles = self._by_duty.get((organisation, duty))
        if cycles is None:
            return None
        return cycles.get(cycle) or _set_aside_before(cycles, cycle)


def _set_aside_before(cycles: dict[str, LedgerEntry], cycle: str) -> LedgerEntry | None:
    earlier = [name for name in cycles if name < cycle]
    latest = cycles[max(earlier)] if earlier else None
    return latest if latest and latest.progress is Progress.NOT_APPLICABLE else None
