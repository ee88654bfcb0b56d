"""Conversations of the stand-in, and what stands in them."""

from __future__ import annotations

import itertools
import threading
from dataclasses import dataclass, field
from typing import Any

from tests.teams.acceptance import buttons, said, shown

_IDS = itertools.count(1_700_000_000_000)
_LOCK = threading.Lock()


def next_id() -> str:
    """An id as Teams gives them: milliseconds."""
    with _LOCK:
        return str(next(_IDS))


@dataclass(slots=True)
class Posted:
    """A message of ours; `versions` counts how often it was changed."""

    id: str
    activity: dict[str, Any]
    thread: str = ""
    versions: int = 1
    streamed: bool = False

    @property
    def text(self) -> str:
        """What somebody reads."""
        return said(self.activity)

    @property
    def card(self) -> dict[str, Any]:
        """Its card."""
        content: dict[str, Any] = self.activity["attachments"][0]["content"]
        return content

    @property
    def buttons(self) -> dict[str, str]:
        """What is done → what its button says."""
        return buttons(self.card) if "attachments" in self.activity else {}

    @property
    def citations(self) -> list[dict[str, Any]]:
        """What the chips show."""
        entities = self.activity.get("entities", [])
        return [claim["appearance"] for each in entities for claim in each.get("citation", ())]

    @property
    def is_card(self) -> bool:
        """Whether it is a card."""
        return "attachments" in self.activity


@dataclass(slots=True)
class Chat:
    """A personal chat, group chat or channel."""

    id: str
    kind: str
    tenant: str
    team: str = ""
    posted: list[Posted] = field(default_factory=list)
    working: list[str] = field(default_factory=list)

    def find(self, message: str) -> Posted | None:
        """A message of ours by its id."""
        return next((each for each in self.posted if each.id == message), None)


@dataclass(frozen=True, slots=True)
class Reaction:
    """What Teams was answered to a button."""

    status: int
    body: dict[str, Any]

    @property
    def card(self) -> dict[str, Any]:
        """The card that replaces the one that was pressed."""
        assert self.body["type"] == "application/vnd.microsoft.card.adaptive", self.body
        card: dict[str, Any] = self.body["value"]
        return card

    @property
    def text(self) -> str:
        """What somebody reads next."""
        value = self.body["value"]
        return value if isinstance(value, str) else shown(value)
