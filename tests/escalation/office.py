"""Towns, their prefecture, the people of their desks, and hands to move time."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import asdict, replace

from bot.delivery.send import Sender
from bot.domain.answer import Answer, Citation, Status, as_data
from bot.domain.organisation_list import Listed
from bot.domain.principal import Principal, Role
from bot.domain.ticket import Action, Side, Tier
from bot.escalation.moves import Word
from bot.escalation.opening import Opening
from bot.escalation.payload import payload
from bot.escalation.service import Acted, Tickets
from bot.escalation.terms import Terms
from bot.escalation.views import standing_of
from bot.ports import Destination
from bot.reminders.rights import Person
from bot.storage import audit, desks, organisations, outbox, people, questions, ticket_views, tickets
from bot.storage.database import Database
from bot.storage.desks import Desk
from knowledge.calendars.business_days import BusinessCalendar
from knowledge.calendars.office_hours import JAPAN, OfficeHours
from knowledge.dates import Standing
from tests.delivery.chat import TIMING, Chat, Clock

TOWN, OTHER, PREFECTURE, ELSEWHERE, AFAR = "203211", "203238", "200000", "131016", "130001"
NAMES = {
    TOWN: ("長野県", "軽井沢町", "町"),
    OTHER: ("長野県", "御代田町", "町"),
    PREFECTURE: ("長野県", "長野県", "都道府県"),
    ELSEWHERE: ("東京都", "千代田区", "特別区"),
    AFAR: ("東京都", "東京都", "都道府県"),
}
MONDAY = dt.datetime(2026, 11, 24, 9, 0, tzinfo=JAPAN)
"""A Tuesday after the holiday of the 23rd: the first working day of its week."""
HOURS = OfficeHours(BusinessCalendar())
DAYS = {Tier.MUNICIPALITY: 2, Tier.PREFECTURE: 5, Tier.MINISTRY: 10}
THREAD = Destination("slack", "W1", "C1", thread="100.1")
DESK_ROOM = Destination("slack", "W1", "DESK")
PREFECTURE_ROOM = Destination("slack", "W2", "PREF")
CITATION = Citation(
    document="情報セキュリティ実施手順",
    issuer="軽井沢町",
    issued_on=dt.date(2025, 4, 1),
    place="p.3",
    quote="端末の持ち出しは、所属長の許可を得る。",
    validity=Standing.IN_FORCE,
)
ABSTENTION = Answer(
    Status.ABSTAINED,
    "手元の資料には、この質問の答えがありません。",
    "担当に伝えてください。",
    citations=(CITATION,),
)


def person(name: str, organisation: str | None, *roles: Role, channel: str = "slack") -> Person:
    """Somebody who signed in; the id says who it is in the tests only."""
    return Person(Principal(name, channel, "W1", organisation, frozenset({Role.ASKER, *roles})), name)


ASKER = person("質問した人", TOWN)
COLLEAGUE = person("同僚", TOWN)
SATO, SUZUKI = person("佐藤", TOWN, Role.DESK), person("鈴木", TOWN, Role.DESK)
PREFECTURAL = person("県の担当", PREFECTURE, Role.PREFECTURE)
NEIGHBOUR = person("隣町の担当", OTHER, Role.DESK)
ANOTHER_PREFECTURE = person("別の県", AFAR, Role.PREFECTURE)
ADMINISTRATOR = person("管理者", TOWN, Role.ADMINISTRATOR)
STRANGER = person("だれか", None)
EVERYBODY = (
    *(ASKER, COLLEAGUE, SATO, SUZUKI, PREFECTURAL, NEIGHBOUR, ANOTHER_PREFECTURE, ADMINISTRATOR, STRANGER),
)


class Office:
    """Everything about tickets on one database, with a clock that tests move."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.tickets = Tickets(database, Terms(HOURS, DAYS))
        self.clock = Clock(MONDAY)
        self.chat = Chat()
        self._keys = itertools.count(1)
        with database.writing() as connection:
            organisations.import_list(connection, [_listed(code) for code in NAMES])
            for each in (SATO, SUZUKI, PREFECTURAL):
                _register(connection, each)

    @property
    def at(self) -> dt.datetime:
        return self.clock.at

    def set_up_desks(self, *, prefecture: bool = True) -> None:
        """Rooms where the desks read; without the prefecture's, it is reached by letter."""
        self.desk(TOWN, Tier.MUNICIPALITY, DESK_ROOM, "総務課情報係")
        if prefecture:
            self.desk(PREFECTURE, Tier.PREFECTURE, PREFECTURE_ROOM, "県デジタル推進課")

    def desk(self, organisation: str, tier: Tier, place: Destination, name: str) -> None:
        new = Desk(organisation, tier, place.channel, place.workspace, place.address, name)
        with self.database.writing() as connection:
            desks.add(connection, new, at=self.at)

    def ask(
        self, who: Person = ASKER, *, reply: Destination | None = THREAD, answer: Answer = ABSTENTION
    ) -> str:
        """A question that was answered, or not; gives its id."""
        number = next(self._keys)
        row = {
            "id": f"00000000-0000-4000-8000-{number:012d}",
            "event_key": f"q{number}",
            "scope": "shared",
            "channel": who.principal.channel,
            "conversation": "c1",
            "asker": who.principal.person,
            "organisation": who.principal.organisation,
            "text": "端末の持ち出しに決裁は要りますか",
            "as_of": self.at.date(),
            "asked_at": self.at,
            "status": answer.status.value,
            "answer": as_data(answer),
            "reply": asdict(reply) if reply else None,
        }
        with self.database.writing() as connection:
            questions.add(connection, **row)
        return str(row["id"])

    def open(self, who: Person = ASKER, *, key: str = "", **form: object) -> Acted:
        """Send the form 「人に聞く」."""
        opening = Opening(**{"question": "端末の持ち出しに決裁は要りますか", "place": THREAD, **form})  # type: ignore[arg-type]
        return self.tickets.open(who, opening, key=key or f"open-{next(self._keys)}", at=self.at)

    def do(self, who: Person, ticket: str, action: Action, text: str = "", **more: object) -> Acted:
        """One action, a minute later."""
        self.clock.pause(60)
        key, seen = more.pop("key", f"do-{next(self._keys)}"), more.pop("seen", None)
        word = Word(text, confirmed=action is Action.ESCALATE, **more)  # type: ignore[arg-type]
        return self.tickets.act(who, ticket, action, word, key=str(key), seen=seen, at=self.at)  # type: ignore[arg-type]

    def deliver(self) -> None:
        """Send everything that waits."""
        self.clock.pause(1)
        sender = Sender(self.database, {"slack": self.chat}, TIMING, self.clock)
        sender.run(pause=self.clock.pause, patience=dt.timedelta(hours=1))

    def read(self, place: Destination) -> list[dict[str, object]]:
        """The messages at a place as its readers see them now: edits replace what they edit."""
        shown: dict[str, dict[str, object]] = {}
        for number, each in enumerate(self.chat.messages, 1):
            if replace(each.destination, thread="") == replace(place, thread=""):
                shown[each.edits or f"m{number}"] = each.payload
        return list(shown.values())

    def ticket(self, ticket: str):
        with self.database.reading() as connection:
            return tickets.by_id(connection, ticket)

    def history(self, ticket: str):
        with self.database.reading() as connection:
            return tickets.history(connection, ticket)

    def trail(self):
        with self.database.reading() as connection:
            return audit.rows(connection)

    def disagreeing(self, ticket: str) -> list[str]:
        """Messages that say something else than the ticket does."""
        with self.database.reading() as connection:
            standing = standing_of(connection, tickets.by_id(connection, ticket))
            wrong = []
            for view in ticket_views.of_ticket(connection, ticket):
                row = outbox.by_id(connection, view.delivery)
                says = outbox.current_payload(connection, view.delivery)
                if row.state not in ("dead", "cancelled") and says != payload(standing, view):
                    wrong.append(view.delivery)
        return wrong

    def external_id(self, ticket: object, place: Destination) -> str:
        """What the service calls the first message about a ticket at a place."""
        return next(
            f"m{number}"
            for number, each in enumerate(self.chat.messages, 1)
            if each.payload["ticket"] == ticket and each.destination == place
        )

    def asker_reads(self) -> list[dict[str, object]]:
        return [each for each in self.read(THREAD) if each["role"] == Side.ASKER]


def _listed(code: str) -> Listed:
    prefecture, name, kind = NAMES[code]
    return Listed(code, code[:2], prefecture, name, "", kind)


def _register(connection, who: Person) -> None:
    principal = who.principal
    people.register(
        connection,
        person_id=principal.person,
        organisation=principal.organisation,
        roles=principal.roles,
        label=who.name,
        at=MONDAY,
    )
