"""Teams: a channel of a team that a clerk, a stranger and a guest can read, and the real application."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.answering.service import Answerer
from bot.app import now
from bot.ports import Destination
from bot.texts import chat as texts
from bot.texts import web
from jobs.duty import Duty
from tests.channels.contract import Ability, Talk
from tests.channels.dialogues import Person as Role
from tests.channels.expectations import Said
from tests.channels.reminding import queue_reminder
from tests.reminders.scene import ELSEWHERE, TOWN
from tests.teams.acceptance import links_of, mentions_of, objects_of, shown
from tests.teams.conftest import insecure
from tests.teams.office import TENANT, Office
from tests.teams.service import Chat, Fault, Person, Posted, Reaction, TeamsService

_THREAD = "1700000000001"
_FOR_EVER = 10_000
_THUMBS = {"helpful": "like", "unhelpful": "dislike"}


class InTeams(Talk):
    """In one channel; `people` says who is the clerk, the stranger and the unknown one."""

    abilities = frozenset({Ability.BUTTONS, Ability.SERVICE})

    def __init__(self, office: Office, room: Chat, people: dict[Role, Person]) -> None:
        self._office, self._room, self._people = office, room, people
        self._service = people["clerk"].service
        self._thread = int(_THREAD)
        self._earlier = 0
        self._message: Posted | None = None
        self._before: Posted | None = None

    def write(self, who: Role, text: str, *, follow_up: bool = False) -> None:
        self._thread += not follow_up
        self._earlier = len(self._room.posted)
        self._people[who].says(text, self._room, thread=str(self._thread))

    def answers(self) -> list[Said]:
        self._office.rest()
        found = [each for each in self._room.posted[self._earlier :] if not each.is_card]
        assert {each.thread for each in found} == {str(self._thread)}
        self._message = found[-1]
        return [*map(_said, found[:-1]), self.now()]

    def now(self) -> Said:
        """The message; with an answer the card that follows it."""
        assert self._message is not None
        said = _said(self._message)
        if self._message.is_card:
            return said
        below = self._room.posted[self._room.posted.index(self._message) + 1 :]
        cards = [_said(each) for each in below if each.is_card]
        return Said(
            "\n".join([said.text, *(each.text for each in cards)]),
            [*said.links, *(link for each in cards for link in each.links)],
            [*said.pings, *(ping for each in cards for ping in each.pings)],
            said.actions.union(*(each.actions for each in cards)),
        )

    def remind(self) -> None:
        self._people["clerk"].meets_us(self._room)
        queue_reminder(self._office.reminders, Destination("teams", TENANT, self._room.id))
        self._office.wake()
        self._office.rest()
        [self._message] = self._room.posted

    def press(self, who: Role, action: str, entered: Mapping[str, str], *, again: bool) -> str:
        assert self._message is not None
        person, heard = self._people[who], len(self._room.posted)
        if action in _THUMBS:
            return self._rate(person, action, entered.get("reason", ""))
        seen = self._before if again and self._before else self._message
        self._before = copy.deepcopy(self._message)
        told = self._act(person, seen, action, entered)
        self._office.rest()
        return "\n".join([told, *(each.text for each in self._room.posted[heard:])])

    def breaks(self) -> None:
        self._service.faults.add("post", Fault(503, headers={"retry-after": "1"}), times=_FOR_EVER)

    def slows(self) -> None:
        seconds = self._office.settings.http_timeout_seconds + 1
        self._service.faults.add("post", Fault(slow=seconds, stored=True))

    def mends(self) -> None:
        self._service.until(lambda: "post" in self._service.calls)
        self._service.faults.clear()

    def _rate(self, person: Person, action: str, reason: str) -> str:
        """Teams thanks by itself; ours is the number that the answer shows from then on."""
        assert self._message is not None
        assert _said(self._message).actions >= {action}
        person.rates(self._message, _THUMBS[action], reason, self._room)
        self._office.rest()
        helpful = action == "helpful"
        counted = texts.rated(int(helpful), int(not helpful)) in self._message.text
        return web.RATED[helpful] if counted else ""

    def _act(self, person: Person, seen: Posted, action: str, entered: Mapping[str, str]) -> str:
        """Press, and fill in the form that stands in the card's place then."""
        pressed = _executed(seen.card, action)
        reaction = person.executes(seen, pressed, self._room)
        form = _form(reaction)
        if form is None:
            return reaction.text
        typed, objection = _filled_in(form, entered)
        if objection:
            return objection
        return person.executes(seen, _executed(form, action), self._room, **typed).text


def _form(reaction: Reaction) -> dict[str, Any] | None:
    value = reaction.body["value"]
    is_form = isinstance(value, dict) and any(each.get("verb") == "send" for each in objects_of(value))
    return value if is_form else None


def _filled_in(form: dict[str, Any], entered: Mapping[str, str]) -> tuple[dict[str, Any], str]:
    """The values of the inputs, or what Teams itself objects to before it sends anything."""
    inputs = [each for each in objects_of(form) if each.get("type", "").startswith("Input.")]
    typed = {each["id"]: entered.get(each["id"], each.get("value", "")) for each in inputs}
    missing = [each["errorMessage"] for each in inputs if each.get("isRequired") and not typed[each["id"]]]
    assert set(entered) <= set(typed), shown(form)
    return typed, "\n".join(missing)


def _executed(card: dict[str, Any], action: str) -> dict[str, Any]:
    found = [each for each in objects_of(card) if each.get("type") == "Action.Execute"]
    return next(each for each in found if each["data"].get("action", "").partition(":")[0] == action)


def _said(posted: Posted) -> Said:
    thumbs = set(_THUMBS) if "feedbackLoop" in posted.activity.get("channelData", {}) else set()
    names = {action.partition(":")[0] for action in posted.buttons}
    return Said(
        posted.text, links_of(posted.activity), mentions_of(posted.activity), frozenset(names | thumbs)
    )


@contextmanager
def at_teams(home: Path, answerer: Answerer, duty: Duty) -> Iterator[Talk]:
    """A channel in a tenant that installed the application."""
    with (
        TeamsService() as service,
        Office(
            insecure(home), answerer=answerer, duties=[duty], towns=(TOWN, ELSEWHERE), clock=now
        ) as office,
    ):
        yield _talk(office, service)


def _talk(office: Office, service: TeamsService) -> InTeams:
    clerk, stranger, guest = (
        Person(service, office.endpoint, TENANT, name, role=role)
        for name, role in (("田中", "user"), ("よその人", "guest"), ("ゲスト", "guest"))
    )
    office.register(clerk, town=TOWN)
    office.register(stranger, town=ELSEWHERE)
    room = service.chat("19:general@thread.tacv2", "channel", TENANT, team="19:team@thread.tacv2")
    return InTeams(office, room, {"clerk": clerk, "stranger": stranger, "unknown": guest})
