"""The webhook: a chat that draws our actions and forms itself, and the real application."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.answering.service import Answerer
from bot.channels.webhook.connect import MOUNT, PATH, WebhookChannel
from bot.ports import Destination
from jobs.duty import Duty
from tests.channels.contract import Ability, Talk
from tests.channels.dialogues import Person
from tests.channels.expectations import Said
from tests.channels.reminding import queue_reminder
from tests.hooks.office import SITE, Office, settings
from tests.hooks.service.receiver import Receiver, calls_in, links_in
from tests.reminders.scene import ELSEWHERE, TOWN

ROOM = "room-1"


class AtWebhook(Talk):
    """Everybody is in one room, with a thread for each question."""

    abilities = frozenset(Ability)

    def __init__(self, office: Office, service: Receiver) -> None:
        self._office, self._service = office, service
        self._keys = itertools.count(1)
        self._thread = ""
        self._earlier: set[str] = set()
        self._shown = ""
        self._before: dict[str, Any] = {}

    def write(self, who: Person, text: str, *, follow_up: bool = False) -> None:
        key = f"m{next(self._keys)}"
        self._thread = self._thread if follow_up else key
        self._earlier = set(self._service.shown)
        event = {"type": "message", "id": key, "thread": self._thread, "text": text, **_from(who)}
        assert self._service.sends(event).json() == {"status": "accepted"}

    def answers(self) -> list[Said]:
        self._office.rest()
        new = [key for key in self._service.shown if key not in self._earlier]
        self._shown = new[-1]
        return [_said(self._service.shown[key]) for key in new]

    def now(self) -> Said:
        return _said(self._service.shown[self._shown])

    def remind(self) -> None:
        queue_reminder(self._office.reminders, Destination("webhook", "", ROOM))
        self._office.wake()
        self._office.rest()
        (self._shown,) = self._service.shown

    def press(self, who: Person, action: str, entered: Mapping[str, str], *, again: bool) -> str:
        seen = self._before if again else self._service.shown[self._shown]
        pressed = next(each for each in _actions(seen) if _verb(each) == action)
        assert {*entered} <= {field["name"] for field in pressed["fields"]}
        heard = set(self._service.shown)
        event = {
            "type": "press",
            "id": f"p{next(self._keys)}",
            "message": seen["replaces"] or seen["id"],
            "action": pressed["id"],
            "values": dict(entered),
            **_from(who),
        }
        assert self._service.sends(event).json() == {"status": "accepted"}
        self._office.rest()
        self._before = seen
        told = [key for key in self._service.shown if key not in heard]
        return "\n".join(self._service.shown[key]["text"] for key in told)

    def breaks(self) -> None:
        self._service.faults.down = True

    def slows(self) -> None:
        self._service.faults.slow = 1
        self._service.faults.late_by = self._office.settings.http_timeout_seconds + 1

    def mends(self) -> None:
        self._service.waiting.until(lambda: self._service.faults.calls > 0)
        self._service.faults.clear()


def _from(who: Person) -> dict[str, Any]:
    return {"version": 1, "conversation": ROOM, "person": {"id": who, "name": who}}


def _said(message: dict[str, Any]) -> Said:
    links = [each for each in links_in(message) if not each.startswith(SITE)]
    return Said(message["text"], links, calls_in(message), frozenset(map(_verb, _actions(message))))


def _actions(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [action for part in message["parts"] for action in part["actions"]]


def _verb(action: dict[str, Any]) -> str:
    return str(action["id"]).partition(":")[0]


@contextmanager
def at_webhook(home: Path, answerer: Answerer, duty: Duty) -> Iterator[Talk]:
    """A joined system of an installation of its own."""
    service = Receiver()
    real = settings(home, **service.settings())
    office = Office(real, WebhookChannel, answerer=answerer, duties=[duty], towns=(TOWN, ELSEWHERE))
    with office:
        service.events = f"{office.address}{MOUNT}{PATH}"
        office.register("clerk")
        office.register("stranger", town=ELSEWHERE)
        yield AtWebhook(office, service)
    service.close()
