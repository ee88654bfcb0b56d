"""What a channel lets people do and see: the one interface that the suite in this folder talks to."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from bot.answering.service import Answerer
from jobs.duty import Duty
from tests.channels.dialogues import Person, Turn
from tests.channels.expectations import Said, wrong_actions, wrong_with


class Ability(Enum):
    """What a channel has beyond asking and answering."""

    BUTTONS = auto()
    """Something can be pressed: an answer is judged, a reminder acted on."""
    SERVICE = auto()
    """What we say goes out through a service that can be down, or slow."""
    READ_BACK = auto()
    """After a doubt the service can be asked whether it has a message."""


class Talk(ABC):
    """Three people at one channel (clerk, stranger, unknown), with the application behind it."""

    abilities: frozenset[Ability] = frozenset()

    def take(self, turn: Turn) -> Iterator[str]:
        """Do what a turn says; gives what does not hold then."""
        if turn.press is None:
            return wrong_with(turn, self.ask(turn.by, turn.said, follow_up=turn.follow_up is not None))
        return self._press(turn, turn.press)

    def _press(self, turn: Turn, action: str) -> Iterator[str]:
        told = self.press(turn.by, action, turn.enters, again=turn.again)
        now = self.now()
        yield from (f"not told {word}" for word in turn.tells if word not in told)
        yield from (f"not shown {word}" for word in turn.shows if word not in now.text)
        if turn.sees:
            yield from wrong_with(turn, Said(told, actions=now.actions))
        yield from wrong_actions(turn, now)

    def ask(self, who: Person, text: str, *, follow_up: bool = False) -> Said:
        """Ask in a new conversation or the same one; the answer as that person sees it."""
        self.write(who, text, follow_up=follow_up)
        return self.answers()[-1]

    @abstractmethod
    def write(self, who: Person, text: str, *, follow_up: bool = False) -> None:
        """Ask, and do not wait."""

    @abstractmethod
    def answers(self) -> list[Said]:
        """Everything that was answered to what was asked last, once all is at rest."""

    @abstractmethod
    def now(self) -> Said:
        """The message that was asked for or pressed last, as it stands."""

    def remind(self) -> None:
        """Let the reminder arrive."""
        raise NotImplementedError

    def press(self, who: Person, action: str, entered: Mapping[str, str], *, again: bool) -> str:
        """Press a button and fill in its form; everything that the person is told.

        `again` presses what was there before the last press.
        """
        raise NotImplementedError

    def breaks(self) -> None:
        """The service refuses everything from now on."""
        raise NotImplementedError

    def slows(self) -> None:
        """The service takes the next message, and says so too late."""
        raise NotImplementedError

    def mends(self) -> None:
        """The service has done its harm and works again."""
        raise NotImplementedError


class Opens(Protocol):
    """Opens a talk in an installation of its own at `home`; the reminder is about `duty`."""

    def __call__(self, home: Path, answerer: Answerer, duty: Duty) -> AbstractContextManager[Talk]: ...
