"""Holding a dialogue in Slack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.channels.dialogues import Turn
from tests.channels.expectations import Said, wrong_actions, wrong_with
from tests.slack.office import Office
from tests.slack.service import Channel, Message, Person
from tests.slack.service.fields import NotSubmitted
from tests.slack.service.reading import nodes
from tests.slack.watching import answers, rest


class Talk:
    """In one channel; `people` says who is the clerk, the stranger and the unknown one."""

    def __init__(self, office: Office, room: Channel, people: dict[str, Person]) -> None:
        self._office, self._room, self._people = office, room, people
        self._asked: Message | None = None
        self.message: Message | None = None
        self._stale: Message | None = None

    def take(self, turn: Turn) -> Iterator[str]:
        """Do what a turn says; gives what does not hold then."""
        if turn.press is None:
            return self._say(turn)
        return self._press(turn)

    def _say(self, turn: Turn) -> Iterator[str]:
        person = self._people[turn.by]
        thread = self._asked if turn.follow_up is not None else None
        before = len(person.replies_to(thread)) if thread else 0
        asked = person.mentions(self._room, turn.said, thread=thread)
        self._asked = thread or asked
        self.message = answers(person, self._asked, before + 1)[-1]
        return wrong_with(turn, _said(self.message))

    def _press(self, turn: Turn) -> Iterator[str]:
        assert self.message is not None
        person = self._people[turn.by]
        heard = len(person.whispers(self._room))
        seen = self._stale if turn.again and self._stale else self.message
        self._stale = replace(self.message)
        refused = self._act(turn, person, seen)
        rest(self._office)
        told = "\n".join([refused, *(m.shown for m in person.whispers(self._room)[heard:])])
        yield from (f"not told {word}" for word in turn.tells if word not in told)
        now = _said(self.message)
        yield from (f"not shown {word}" for word in turn.shows if word not in now.text)
        if turn.sees:
            yield from wrong_with(turn, Said(told))
        yield from wrong_actions(turn, now)

    def _act(self, turn: Turn, person: Person, message: Message) -> str:
        """Press, and fill in the form where one opens; what Slack or the form itself objected to."""
        service = person.workspace.service
        opened, acted = len(service.calls("views.open")), len(service.delivered("interactive"))
        person.presses(message, _action(message, str(turn.press)))
        service.until(lambda: len(service.delivered("interactive")) > acted)
        if len(service.calls("views.open")) == opened:
            return ""
        service.until(lambda: person.modal is not None)
        assert person.modal is not None
        return self._fill_in(turn, person)

    def _fill_in(self, turn: Turn, person: Person) -> str:
        view = person.modal
        assert view is not None
        try:
            person.submits(view, turn.enters)
        except NotSubmitted as objection:
            return str(objection)
        return "\n".join(view.errors.values())


def _said(message: Message) -> Said:
    names = {str(node["action_id"]).partition(":")[0] for node in _pressable(message)}
    return Said(message.shown, message.links, message.pings, frozenset(names))


def _action(message: Message, name: str) -> str:
    found = [str(node["action_id"]) for node in _pressable(message)]
    return next(each for each in found if each.partition(":")[0] == name)


def _pressable(message: Message) -> list[dict[str, object]]:
    return [node for node in nodes(message.blocks) if "action_id" in node]
