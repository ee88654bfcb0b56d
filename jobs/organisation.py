"""What planning needs to know about a local government."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from jobs.duty import Audience, Duty
from knowledge.calendars.office_hours import OfficeHours


class OrganisationKind(StrEnum):
    PREFECTURE = "prefecture"
    MUNICIPALITY = "municipality"
    WARD = "ward"
    """特別区, which the notices count among the municipalities (総行情第74号, 令和6年6月27日)."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """One of the 1,788 local governments.

    `code` has six digits, `prefecture` two. `hours` carries the calendar with
    local holidays and the quiet periods. Nothing that fell before
    `active_since` is ever sent: it waits in the stock-taking. Overdue duties
    go once to a second person where `has_second_person`.
    """

    code: str
    kind: OrganisationKind
    prefecture: str
    hours: OfficeHours
    active_since: dt.date
    tags: frozenset[str] = frozenset()
    has_second_person: bool = False

    @property
    def audience(self) -> Audience:
        if self.kind is OrganisationKind.PREFECTURE:
            return Audience.PREFECTURES
        return Audience.MUNICIPALITIES

    def is_bound_by(self, duty: Duty) -> bool:
        """Whether `duty` is addressed to this organisation, by its kind and its tags."""
        addressed = duty.audience in (Audience.BOTH, self.audience)
        return (addressed or duty.narrowing.admits(self.tags)) and duty.narrowing.allows(self.tags)
