"""What administrators do from a chat: status, unanswered questions, where reminders go.

Whoever is not an administrator is refused politely, and that is written to the
audit trail.
"""

from __future__ import annotations

import datetime as dt
import itertools

from bot.dialogue.command import Command
from bot.domain import scope
from bot.domain.principal import Principal, Role
from bot.errors import Invalid, NotAllowed
from bot.ports import Destination
from bot.reminders.entering import Entering
from bot.reminders.rights import Person
from bot.reminders.service import Reminders
from bot.storage import audit, destinations, generations, intake, organisations, outbox, questions
from bot.storage.audit import Entry
from bot.storage.organisations import Organisation
from bot.texts import commands as texts

_DAYS = 30
_LISTED = 10
_LONGEST = 120


class Administration:
    """Each answer is a list of lines. Raises `NotAllowed` and `Invalid` with what to do."""

    def __init__(self, reminders: Reminders) -> None:
        self.database = reminders.database
        self._entering = Entering(reminders)

    def allow(self, principal: Principal, command: Command, *, subject: str, at: dt.datetime) -> None:
        """Write down who wants what, and raise `NotAllowed` unless they may."""
        allowed = principal.may(Role.ADMINISTRATOR)
        action = command.value if allowed else f"{command.value}.refused"
        entry = Entry(principal.person, action, subject, scope.ADMINISTRATOR)
        with self.database.writing() as connection:
            audit.append(connection, entry, at=at)
        if not allowed:
            raise NotAllowed(texts.NOT_ADMINISTRATOR)

    def status(self, *, at: dt.datetime) -> list[str]:
        """The served index, the last days' questions, what waits and what failed."""
        with self.database.reading() as connection:
            served = generations.served(connection)
            asked = questions.count_by_status(connection, since=at - dt.timedelta(days=_DAYS))
            events, messages = intake.count_by_state(connection), outbox.counts(connection)
        index = texts.status(served.built_at, served.documents, served.passages) if served else texts.NO_INDEX
        under_way = sum(messages.get(state, 0) for state in ("pending", "sending", "unknown"))
        lines = [index, texts.asked(asked, _DAYS)]
        lines.append(texts.waiting(events.get("received", 0) + events.get("working", 0), under_way))
        if events.get("dead") or messages.get("dead"):
            lines.append(texts.failed(events.get("dead", 0), messages.get("dead", 0)))
        return lines

    def unanswered(self, *, at: dt.datetime) -> list[str]:
        """The last questions that the documents did not answer."""
        since = at - dt.timedelta(days=_DAYS)
        with self.database.reading() as connection:
            count = questions.count_by_status(connection, since=since).get("abstained", 0)
            newest = itertools.islice(questions.listed(connection, status="abstained", since=since), _LISTED)
            shown = [texts.question(row.asked_at, row.text[:_LONGEST]) for row in newest]
        return [texts.unanswered(_DAYS, count, len(shown)), *shown] if shown else [texts.NONE_UNANSWERED]

    def notify(self, principal: Principal, place: Destination, *, at: dt.datetime) -> list[str]:
        """Remind the administrator's organisation in this place from now on, beside its board."""
        town = self._organisation(principal)
        self._entering.destination(Person(principal), town.code, place, at=at)
        return [texts.notified_here(town.name)]

    def notify_no_more(self, principal: Principal, place: Destination, *, at: dt.datetime) -> list[str]:
        """Remind nobody in this place any more."""
        town = self._organisation(principal)
        with self.database.reading() as connection:
            known = destinations.of_organisation(connection, town.code)
        here = [each.id for each in known if each.place == place]
        for destination in here:
            self._entering.remove_destination(Person(principal), town.code, destination, at=at)
        return [texts.notified_no_more(town.name) if here else texts.NOTIFIED_ALREADY_NOT]

    def _organisation(self, principal: Principal) -> Organisation:
        if principal.organisation is None:
            raise Invalid(texts.NO_ORGANISATION)
        with self.database.reading() as connection:
            town = organisations.current(connection, principal.organisation)
        if town.joined_at is None:
            raise Invalid(texts.NOT_JOINED)
        return town
