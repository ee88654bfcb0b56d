"""How long a desk may take, and when a ticket is sent again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.ticket import Priority, State, Ticket, Tier
from bot.settings import Settings
from knowledge.calendars.office_hours import OfficeHours, japan_date


@dataclass(frozen=True, slots=True)
class Terms:
    """`days` are business days by tier; what is urgent has half of them, rounded up."""

    hours: OfficeHours
    days: Mapping[Tier, int]

    def due_on(self, tier: Tier, priority: Priority, *, at: dt.datetime) -> dt.date:
        """The last day on which an answer of this tier is in time, counted from the day of `at`."""
        days = self.days[tier]
        if priority is Priority.URGENT:
            days = -(-days // 2)
        return self.hours.calendar.add(japan_date(at), days)

    def remind_at(self, ticket: Ticket, *, at: dt.datetime) -> dt.datetime | None:
        """When a ticket that changed at `at` is sent again if nothing more happens; None where it ended.

        What nobody has taken on the next business day, else on the first
        business day after it was due.
        """
        if not ticket.is_open:
            return None
        if ticket.state is State.NEW:
            return self.again_at(at)
        return max(self.again_at(at), self._opening_after(ticket.due_on))

    def again_at(self, at: dt.datetime) -> dt.datetime:
        """The opening of the next business day."""
        return self._opening_after(japan_date(at))

    def _opening_after(self, day: dt.date) -> dt.datetime:
        return self.hours.opening_on(self.hours.calendar.add(day, 1))


def terms_of(settings: Settings, hours: OfficeHours) -> Terms:
    """The terms that the administrator chose."""
    days = {
        Tier.MUNICIPALITY: settings.desk_days,
        Tier.PREFECTURE: settings.prefecture_desk_days,
        Tier.MINISTRY: settings.ministry_desk_days,
    }
    return Terms(hours, days)
