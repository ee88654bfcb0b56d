"""The backlog that an organisation looks through when it starts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jobs.occurrence import Occurrence
from jobs.organisation import Organisation
from jobs.plan import Planner
from jobs.state import State, state_of

_OVER = (State.CLOSED, State.UNDATED)


@dataclass(frozen=True, slots=True)
class BacklogItem:
    """An occurrence whose reminders began before the organisation was active, and where it stands."""

    occurrence: Occurrence
    state: State


def stocktaking(planner: Planner, organisation: Organisation, at: dt.datetime) -> list[BacklogItem]:
    """What is past, or running with its first reminders already due, and has no ledger entry.

    None of it is sent: what was past before `active_since` waits here until
    somebody makes an entry. Closed windows and seasons are left out, because
    nothing can be done about them any more.
    """
    untouched = (each for each in planner.occurrences(organisation) if not planner.entry(organisation, each))
    items = (BacklogItem(each, state_of(each, at)) for each in untouched)
    return [item for item in items if item.state not in _OVER and _began(planner, organisation, item)]


def _began(planner: Planner, organisation: Organisation, item: BacklogItem) -> bool:
    last_day = item.occurrence.last_day
    if last_day is not None and last_day < organisation.active_since:
        return True
    steps = planner.steps(organisation, item.occurrence)
    return any(step.day < organisation.active_since for step in steps)
