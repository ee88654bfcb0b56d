"""Reminders of one or several duties, each with the links of its buttons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.mail.button import Button
from bot.channels.mail.site import Site
from bot.domain.ledger import Action
from bot.reminders.message import ASK, DECISIONS, RECORD
from bot.texts import board, reminders

Item = Mapping[str, Any]

_TARGETS = "/targets"


@dataclass(frozen=True, slots=True)
class Told:
    """One duty: its heading, its lines in reading order, what can be done."""

    heading: str
    lines: tuple[str, ...]
    buttons: tuple[Button, ...]

    @property
    def acts(self) -> list[Button]:
        """Those that change something: the others would only be long addresses in a text."""
        return [each for each in self.buttons if each.acts]


def told(item: Item, site: Site) -> Told:
    """What is said about one duty. Who only reads along is not asked to act."""
    copy = reminders.COPY if item.get("copy") else ""
    return Told(
        heading=f"{copy}{reminders.heading(item)}",
        lines=tuple(reminders.lines_of(item)),
        buttons=tuple(each for each in _buttons(item, site) if each.address),
    )


def _buttons(item: Item, site: Site) -> Iterator[Button]:
    for each in item["actions"]:
        action, label = each["action"], reminders.ACTIONS[each["action"]]
        if action == ASK:
            yield Button(label, site.question(board.ask_about(item["title"])))
        elif action == RECORD:
            yield Button(label, site.page(_TARGETS))
        elif action in (*DECISIONS, Action.UNDO) and not item.get("copy"):
            yield Button(label, site.link(each["id"]), acts=True, primary=action == DECISIONS[0])
