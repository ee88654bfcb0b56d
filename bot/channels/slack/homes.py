"""What stands on a person's Home tab, made anew whenever they look."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa
from slack_sdk import WebClient

from bot.channels.slack.acts import Who
from bot.channels.slack.courtesies import Courtesies
from bot.channels.slack.home import Administration, Asked, Home, view
from bot.channels.slack.identity import Identities
from bot.domain.principal import Principal, Role
from bot.errors import NotFound
from bot.reminders.outlook import Outlooks
from bot.reminders.progress import shown
from bot.reminders.standing import Line, Standings, urgency
from bot.storage import generations, organisations, questions
from bot.storage.database import Database
from bot.storage.questions import Row
from jobs.state import State

_ASKED = 5
_DAYS = 30


@dataclass(frozen=True, slots=True)
class Homes:
    """Reads what a person may see and publishes it."""

    database: Database
    identities: Identities
    courtesies: Courtesies
    outlooks: Outlooks
    now: Callable[[], dt.datetime]

    def publish(self, who: Who, workspace: str, *, page: int = 0) -> None:
        """Soon, on another thread; nobody waits for it."""

        def call(client: WebClient) -> None:
            principal = self.identities.principal(who, workspace)
            client.views_publish(user_id=who.user, view=view(self.contents(principal, page=page)))

        self.courtesies.call(workspace, call)

    def contents(self, principal: Principal, *, page: int = 0) -> Home:
        """What one person sees."""
        at = self.now()
        with self.database.reading() as connection:
            asked = questions.of_asker(connection, principal.person, limit=_ASKED)
            return Home(
                organisation=_name(connection, principal),
                items=self._items(connection, principal, at),
                asked=[_asked(row) for row in asked],
                administration=_administration(connection, principal, at),
                page=page,
            )

    def _items(
        self, connection: sa.Connection, principal: Principal, at: dt.datetime
    ) -> list[dict[str, object]]:
        if principal.organisation is None:
            return []
        try:
            lines = Standings(self.outlooks).ledger(connection, principal.organisation, at=at)
        except NotFound:  # it has not joined, so nothing is planned for it
            return []
        still_open = (line for line in lines if not line.entry.closed and line.state is not State.CLOSED)
        return [_item(connection, line, at) for line in sorted(still_open, key=urgency)]


def _item(connection: sa.Connection, line: Line, at: dt.datetime) -> dict[str, object]:
    key = line.key
    ids = {"organisation": key.organisation, "duty": key.duty, "cycle": key.cycle}
    return {**line.facts, **ids, **shown(connection, key, records="record" in line.facts, at=at)}


def _name(connection: sa.Connection, principal: Principal) -> str:
    town = organisations.by_code(connection, principal.organisation or "")
    return town.name if town else ""


def _administration(
    connection: sa.Connection, principal: Principal, at: dt.datetime
) -> Administration | None:
    if not principal.may(Role.ADMINISTRATOR):
        return None
    served = generations.served(connection)
    since = at - dt.timedelta(days=_DAYS)
    newest = itertools.islice(questions.listed(connection, status="abstained", since=since), _ASKED)
    return Administration(
        index="ready" if served else "missing",
        built_at=served.built_at if served else None,
        documents=served.documents if served else 0,
        unanswered=[_asked(row) for row in newest],
        abstained=questions.count_by_status(connection, since=since).get("abstained", 0),
        days=_DAYS,
    )


def _asked(row: Row) -> Asked:
    return Asked(row.text, row.status, str((row.answer or {}).get("conclusion", "")), row.asked_at)
