"""The notices of a board as somebody reads them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from bot.texts import reminders as texts


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press; `id` names the action and the occurrence."""

    action: str
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One duty in a notice: a title, its lines in reading order, what can be pressed."""

    organisation: str
    duty: str
    cycle: str
    title: str
    lines: tuple[str, ...]
    is_copy: bool
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Posted:
    """One notice as it hangs on the board."""

    posted_at: dt.datetime
    subject: str
    entries: tuple[Entry, ...]


def render(payload: dict[str, Any], posted_at: dt.datetime) -> Posted:
    """A notice of kind "reminders"."""
    items = payload["items"]
    return Posted(posted_at, texts.subject(items), tuple(_entry(each) for each in items))


def _entry(item: dict[str, Any]) -> Entry:
    return Entry(
        organisation=item["organisation"],
        duty=item["duty"],
        cycle=item["cycle"],
        title=item["title"],
        lines=tuple(texts.lines_of(item)),
        is_copy=item["copy"],
        buttons=tuple(
            Button(each["action"], each["id"], texts.ACTIONS[each["action"]]) for each in item["actions"]
        ),
    )
