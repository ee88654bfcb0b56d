"""A question that a person takes over (引き継ぎ): the ticket, its states and its tiers.

Tiers follow the seed: the municipality's own desk, the prefecture's desk, and
the ministry's hotline, which prefectures alone can reach (総務省「自治体DXの推進に
ついて」2024-08-23: the hotline links the ministry with prefectures).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.answer import Citation
from bot.ports import Destination


class State(StrEnum):
    """How far a ticket is."""

    NEW = "new"  # 新規: nobody has taken it
    CLAIMED = "claimed"  # 担当中: somebody of the desk has it
    WAITING = "waiting"  # 回答待ち: for the asker, or for a tier that is reached by letter
    ANSWERED = "answered"  # 回答済
    CLOSED = "closed"  # 完了
    WITHDRAWN = "withdrawn"  # 取下げ


OPEN = frozenset({State.NEW, State.CLAIMED, State.WAITING})
"""The states in which an answer is owed."""


class Tier(StrEnum):
    """Whose desk it is, from near to far."""

    MUNICIPALITY = "municipality"
    PREFECTURE = "prefecture"
    MINISTRY = "ministry"

    @property
    def above(self) -> Tier | None:
        """The next tier; the ministry has none."""
        return _ABOVE.get(self)

    @property
    def below(self) -> Tier:
        """The tier before; the municipality is its own."""
        return _BELOW.get(self, self)


_ABOVE = {Tier.MUNICIPALITY: Tier.PREFECTURE, Tier.PREFECTURE: Tier.MINISTRY}
_BELOW = {above: tier for tier, above in _ABOVE.items()}


class Priority(StrEnum):
    """How soon an answer is needed."""

    ORDINARY = "ordinary"
    URGENT = "urgent"


class Awaited(StrEnum):
    """Whose answer a ticket waits for."""

    NOBODY = ""
    ASKER = "asker"
    TIER = "tier"


class Side(StrEnum):
    """On which side of the counter somebody acts."""

    ASKER = "asker"
    DESK = "desk"


class Action(StrEnum):
    """What changes a ticket."""

    OPEN = "open"
    CLAIM = "claim"
    RELEASE = "release"
    ASK_BACK = "ask_back"
    REPLY = "reply"
    ESCALATE = "escalate"
    RECEIVE = "receive"
    ANSWER = "answer"
    CLOSE = "close"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Matter:
    """What is asked: the question, what the bot found, what is missing, and the sources it showed."""

    question: str
    found: str = ""
    missing: str = ""
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Ticket:
    """One question on its way to a person and back.

    `number` is what people call it (T-2026-000123). `asker_name` is empty
    unless the asker wanted the name to go along. `place` is where the asker
    reads, None for the page. `outside` says that `tier` is reached by letter
    or mail: the desk that sent it there goes on acting. `owner` is who has it,
    empty while nobody does. `version` counts the rows of the history.
    """

    id: str
    number: str
    organisation: str
    asker: str
    matter: Matter
    state: State
    tier: Tier
    due_on: dt.date
    opened_at: dt.datetime
    asker_name: str = ""
    place: Destination | None = None
    question: str | None = None
    priority: Priority = Priority.ORDINARY
    outside: bool = False
    owner: str = ""
    owner_name: str = ""
    awaited: Awaited = Awaited.NOBODY
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Whether an answer is owed."""
        return self.state in OPEN

    @property
    def acting(self) -> Tier:
        """The tier whose desk acts now."""
        return self.tier.below if self.outside else self.tier

    @property
    def next_tier(self) -> Tier | None:
        """Where it can be passed on to; a tier that is reached by letter can be written to again."""
        return self.tier if self.outside else self.tier.above

    @property
    def prefecture(self) -> str:
        """The two-digit number of the prefecture."""
        return self.organisation[:2]
