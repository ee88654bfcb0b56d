"""Slack: a channel that a clerk, a stranger and a guest can read, and the real application."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bot.answering.service import Answerer
from bot.channels.slack.setup import manifest
from bot.delivery.board import BoardMessenger
from bot.ports import Destination
from jobs.duty import Duty
from tests.channels.contract import Ability, Talk
from tests.channels.dialogues import Person as Role
from tests.channels.expectations import Said
from tests.channels.reminding import queue_reminder
from tests.reminders.scene import ELSEWHERE, TOWN
from tests.slack.office import Office, settings, socket_mode
from tests.slack.service import Channel, Kind, Message, Person, SlackService, Workspace
from tests.slack.service.fields import NotSubmitted
from tests.slack.service.reading import nodes
from tests.slack.watching import answers, rest

_POSTING = ("chat.postMessage", "chat.startStream", "chat.postEphemeral")
_FOR_EVER = 1_000_000


class InSlack(Talk):
    """In one channel; `people` says who is the clerk, the stranger and the unknown one."""

    abilities = frozenset(Ability)

    def __init__(self, office: Office, room: Channel, people: dict[Role, Person]) -> None:
        self._office, self._room, self._people = office, room, people
        self._service = people["clerk"].workspace.service
        self._asker = people["clerk"]
        self._asked: Message | None = None
        self._earlier = 0
        self._message: Message | None = None
        self._before: Message | None = None

    def write(self, who: Role, text: str, *, follow_up: bool = False) -> None:
        self._asker = self._people[who]
        thread = self._asked if follow_up else None
        self._earlier = len(self._asker.replies_to(thread)) if thread else 0
        asked = self._asker.mentions(self._room, text, thread=thread)
        self._asked = thread or asked

    def answers(self) -> list[Said]:
        assert self._asked is not None
        answers(self._asker, self._asked, self._earlier + 1)
        rest(self._office)
        found = self._asker.replies_to(self._asked)[self._earlier :]
        self._message = found[-1]
        return [_said(each) for each in found]

    def remind(self) -> None:
        workspace = self._people["clerk"].workspace
        queue_reminder(self._office.reminders, Destination("slack", workspace.id, self._room.id))
        self._office.wake()
        self._service.until(lambda: len(self._room.messages) == 1)
        self._message = next(iter(self._room.messages.values()))

    def press(self, who: Role, action: str, entered: Mapping[str, str], *, again: bool) -> str:
        assert self._message is not None
        person = self._people[who]
        heard = len(person.whispers(self._room))
        seen = self._before if again and self._before else self._message
        self._before = replace(self._message)
        objected = self._act(person, seen, action, entered)
        rest(self._office)
        return "\n".join([objected, *(each.shown for each in person.whispers(self._room)[heard:])])

    def now(self) -> Said:
        assert self._message is not None
        return _said(self._message)

    def breaks(self) -> None:
        for method in _POSTING:
            self._service.goes_wrong(method, Kind.FAIL_BEFORE, times=_FOR_EVER)

    def slows(self) -> None:
        for method in _POSTING:
            self._service.goes_wrong(
                method, Kind.SLOW, seconds=self._office.settings.http_timeout_seconds + 1
            )

    def mends(self) -> None:
        self._service.until(lambda: any(call.method in _POSTING for call in self._service.api.calls))
        self._service.faults.clear()

    def _act(self, person: Person, message: Message, action: str, entered: Mapping[str, str]) -> str:
        """Press, and fill in the form where one opens; what Slack or the form itself objected to."""
        service = self._service
        opened, acted = len(service.calls("views.open")), len(service.delivered("interactive"))
        person.presses(message, _button(message, action))
        service.until(lambda: len(service.delivered("interactive")) > acted)
        if len(service.calls("views.open")) == opened:
            return ""
        service.until(lambda: person.modal is not None)
        return _fill_in(person, entered)


def _fill_in(person: Person, entered: Mapping[str, str]) -> str:
    view = person.modal
    assert view is not None
    try:
        person.submits(view, entered)
    except NotSubmitted as objection:
        return str(objection)
    return "\n".join(view.errors.values())


def _said(message: Message) -> Said:
    names = {str(node["action_id"]).partition(":")[0] for node in _pressable(message)}
    return Said(message.shown, message.links, message.pings, frozenset(names))


def _button(message: Message, name: str) -> str:
    found = [str(node["action_id"]) for node in _pressable(message)]
    return next(each for each in found if each.partition(":")[0] == name)


def _pressable(message: Message) -> list[dict[str, object]]:
    return [node for node in nodes(message.blocks) if "action_id" in node]


@contextmanager
def at_slack(home: Path, answerer: Answerer, duty: Duty) -> Iterator[Talk]:
    """A channel in a workspace that installed the application."""
    with SlackService(manifest()) as slack:
        workspace = slack.workspace("みどり市")
        real = settings(home, **socket_mode(slack, workspace))
        office = Office(real, answerer=answerer, duties=[duty], towns=(TOWN, ELSEWHERE))
        office.messengers["board"] = BoardMessenger(office.database)
        with office:
            assert slack.sockets.wait_connected()
            yield _talk(office, workspace)
            slack.sockets.drop()


def _talk(office: Office, workspace: Workspace) -> InSlack:
    clerk, stranger = workspace.person("田中"), workspace.person("よその人")
    guest = workspace.person("ゲスト", guest=True)
    office.register(clerk, town=TOWN)
    office.register(stranger, town=ELSEWHERE)
    room = workspace.channel("情シス相談")
    return InSlack(office, room, {"clerk": clerk, "stranger": stranger, "unknown": guest})
