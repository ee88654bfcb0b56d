"""LINE WORKS: a room of a clerk, a stranger and an unknown one, and the real application."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.answering.service import Answerer
from bot.channels.lineworks.connect import MOUNT, PATH, LineWorksChannel
from bot.ports import Destination
from bot.texts import reminders as texts
from jobs.duty import Duty
from tests.channels.contract import Ability, Talk
from tests.channels.dialogues import Person
from tests.channels.expectations import Said
from tests.channels.reminding import queue_reminder
from tests.hooks.form import follow, verb_of
from tests.hooks.office import SITE, Office, settings
from tests.hooks.service.lineworks import Got, LineWorks
from tests.reminders.scene import ELSEWHERE, TOWN

DOMAIN = 40029600
ROOM = "12345a12-b12c-12d3"


class AtLineWorks(Talk):
    """People ask in their own conversation with the bot; reminders come to a room."""

    abilities = frozenset({Ability.BUTTONS, Ability.SERVICE})

    def __init__(self, office: Office, service: LineWorks) -> None:
        self._office, self._service = office, service
        self._earlier = 0
        self._shown: list[Got] = []
        self._before: list[Got] = []

    def write(self, who: Person, text: str, *, follow_up: bool = False) -> None:
        self._earlier = len(self._service.got)
        assert self._service.writes(who, text).status_code == 200

    def answers(self) -> list[Said]:
        self._office.rest()
        groups = _groups(self._service.got[self._earlier :])
        self._shown = groups[-1]
        return [_said(each) for each in groups]

    def now(self) -> Said:
        return _said(self._shown)

    def remind(self) -> None:
        queue_reminder(self._office.reminders, Destination("lineworks", str(DOMAIN), f"channels/{ROOM}"))
        self._office.wake()
        self._office.rest()
        self._shown = list(self._service.got)

    def press(self, who: Person, action: str, entered: Mapping[str, str], *, again: bool) -> str:
        seen = self._before if again else self._shown
        heard = len(self._service.got)
        pressed, link = _button(seen, action)
        told = ""
        if link and (entered or not pressed):
            told = follow(self._office.browser(who), link, entered)
        else:
            assert self._service.writes(who, action, room=ROOM, postback=pressed).status_code == 200
        self._office.rest()
        self._before = seen
        new = self._service.got[heard:]
        if any(each.actions for each in new):
            self._shown = new
        elif told:
            self._shown = [*self._shown, Got("", {"type": "text", "text": told})]
        return "\n".join([told, *(each.text for each in new)])

    def breaks(self) -> None:
        self._service.faults.down = True

    def slows(self) -> None:
        self._service.faults.slow = 1
        self._service.faults.late_by = self._office.settings.http_timeout_seconds + 1

    def mends(self) -> None:
        self._service.waiting.until(lambda: self._service.faults.calls > 0)
        self._service.faults.clear()


def _groups(got: Sequence[Got]) -> list[list[Got]]:
    """The messages of one delivery belong together; one that is repeated begins with saying so."""
    groups: list[list[Got]] = [[]]
    for each in got:
        if each.text.startswith(texts.REPEATED) and groups[-1]:
            groups.append([])
        groups[-1].append(each)
    return [group for group in groups if group]


def _said(got: Sequence[Got]) -> Said:
    links = [link for each in got for link in each.links if not link.startswith(SITE)]
    names = {verb for each in got for action in each.actions if (verb := _verb(action))}
    return Said(
        "\n".join(each.text for each in got), links, [c for each in got for c in each.calls], frozenset(names)
    )


def _verb(action: Mapping[str, str]) -> str:
    if action["type"] == "uri":
        return verb_of(action["uri"])
    return action["postback"].partition(":")[0]


def _button(got: Sequence[Got], name: str) -> tuple[str, str]:
    """What pressing sends, and the link to a form; "" for none."""
    found = [action for each in reversed(got) for action in each.actions if _verb(action) == name]
    pressed = next((each["postback"] for each in found if each["type"] == "message"), "")
    return pressed, next((each["uri"] for each in found if each["type"] == "uri"), "")


@contextmanager
def at_lineworks(home: Path, answerer: Answerer, duty: Duty) -> Iterator[Talk]:
    """A bot of an installation of its own."""
    service = LineWorks()
    real = settings(home, **service.settings())
    office = Office(real, LineWorksChannel, answerer=answerer, duties=[duty], towns=(TOWN, ELSEWHERE))
    with office:
        service.callback = f"{office.address}{MOUNT}{PATH}"
        office.register("clerk", workspace=str(DOMAIN))
        office.register("stranger", workspace=str(DOMAIN), town=ELSEWHERE)
        office.register("unknown", workspace=str(DOMAIN), town=None)
        yield AtLineWorks(office, service)
    service.close()
