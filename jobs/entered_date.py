"""Dates that people enter: a prefecture's earlier deadline, the real dates of a watched window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from jobs.deadline import Deadline, Issuer
from jobs.organisation import Organisation, OrganisationKind

EVERYONE = ""
"""The scope of a date that holds for every organisation."""


@dataclass(frozen=True, slots=True)
class EnteredDate:
    """A date for one cycle of a duty.

    `scope` is EVERYONE, a prefecture's two digits (all its municipalities, not
    the prefecture itself) or one organisation's six-digit code. A deadline
    issued by PREFECTURE stands beside the national one; any other takes its
    place. `entered_on` is the day of the entry or of its last correction: the
    new date is announced on the next business morning.
    """

    duty: str
    cycle: str
    scope: str
    deadline: Deadline
    entered_on: dt.date
    opens_on: dt.date | None = None

    @property
    def is_prefectural(self) -> bool:
        return self.deadline.issuer is Issuer.PREFECTURE


class EnteredDates:
    """Entered dates, found by organisation and duty; the narrower scope comes last and wins."""

    def __init__(self, dates: Iterable[EnteredDate] = ()) -> None:
        self._by_place: dict[tuple[str, str], list[EnteredDate]] = {}
        for each in dates:
            self._by_place.setdefault((each.scope, each.duty), []).append(each)

    def of(self, organisation: Organisation, duty: str) -> tuple[EnteredDate, ...]:
        """The dates that hold for `organisation`, from the widest scope to the narrowest."""
        if not self._by_place:
            return ()
        return tuple(
            each for scope in _scopes(organisation) for each in self._by_place.get((scope, duty), ())
        )


def _scopes(organisation: Organisation) -> tuple[str, ...]:
    if organisation.kind is OrganisationKind.PREFECTURE:
        return EVERYONE, organisation.code
    return EVERYONE, organisation.prefecture, organisation.code
