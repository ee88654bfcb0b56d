"""Reminders of one or several duties as a card with buttons.

Each item holds facts of a duty (`bot.reminders.message`), where it stands and
what can be pressed now (`bot.reminders.progress`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.teams.elements import (
    MOST_BYTES,
    Element,
    Run,
    actions,
    card,
    container,
    execute,
    labelled,
    line,
    plain,
    size,
    toggle,
)
from bot.domain.ledger import Progress
from bot.domain.split import shortened
from bot.domain.web_address import web_address
from bot.texts import board, chat, progress, reminders, teams

Item = Mapping[str, Any]

_CLOSED = {Progress.DONE, Progress.NOT_APPLICABLE}
_AROUND = 5_000
"""Bytes kept free for what stands around the duties."""
_LONGEST_NOTICE = 300


@dataclass(frozen=True, slots=True)
class Room:
    """How much of a duty is shown: characters of each part, and how many sources and cautions."""

    part: int
    parts: int


_FULL = Room(sys.maxsize, sys.maxsize)
_SHORT = Room(300, 5)


def message(payload: Mapping[str, Any], *, page: int = 0, notice: str = "") -> Element:
    """The card: the `page`th part (from 0) of the duties, and ways to the others.

    `notice` is said above them, to whoever pressed something.
    """
    parts = _pages(payload["items"])
    shown = min(max(page, 0), len(parts) - 1)
    above = container(plain(shortened(notice, _LONGEST_NOTICE), bold=True), style="emphasis")
    if len(payload["items"]) > 1:
        above += plain(chat.digest(len(payload["items"])), bold=True)
    said = [each for block in parts[shown] for each in block]
    return card([*above, *said, *_turning(shown, len(parts))])


def _pages(items: Sequence[Item]) -> list[list[list[Element]]]:
    """The duties in as many parts as they need, in order."""
    pages: list[list[list[Element]]] = [[]]
    used = 0
    for number, item in enumerate(items):
        block = _duty(number, item)
        length = size(block)
        if pages[-1] and used + length > MOST_BYTES - _AROUND:
            pages.append([])
            used = 0
        pages[-1].append(block)
        used += length
    return pages


def _turning(page: int, pages: int) -> list[Element]:
    if pages == 1:
        return []
    back = [execute(chat.PREVIOUS, "show", {"page": page - 1})] if page else []
    on = [execute(chat.NEXT_PAGE, "show", {"page": page + 1})] if page + 1 < pages else []
    return [*plain(teams.page(page + 1, pages), subtle=True), *actions([*back, *on])]


def _duty(number: int, item: Item) -> list[Element]:
    """One duty with its buttons, told more shortly where it would fill a message alone."""
    made: list[Element] = []
    for room in (_FULL, _SHORT):
        made = container(list(_lines(number, item, room)), separator=True)
        if size(made) <= (MOST_BYTES - _AROUND) / 2:
            break
    return made


def _lines(number: int, item: Item, room: Room) -> Iterator[Element]:
    yield from plain(_heading(item, room), bold=True)
    yield from plain(shortened(_standing(item), room.part * 2))
    hidden: list[Element] = []
    if _state(item) not in _CLOSED:
        yield from _gist(item, room)
        hidden = container(list(_why(item, room)), id_=f"why-{number}", isVisible=False)
    yield from hidden
    more = [toggle(chat.MORE, f"why-{number}")] if hidden else []
    yield from actions([*_buttons(item), *more])


def _heading(item: Item, room: Room) -> str:
    copy = reminders.COPY if item.get("copy") else ""
    return f"{copy}【{reminders.label(item)}】{shortened(item['title'], room.part)}"


def _standing(item: Item) -> str:
    return progress.line(item["progress"]) if "progress" in item else ""


def _state(item: Item) -> Progress:
    return Progress(item["progress"]["state"]) if "progress" in item else Progress.UNTOUCHED


def _gist(item: Item, room: Room) -> Iterator[Element]:
    for each in (reminders.opening(item), reminders.by_when(item), *reminders.records(item)):
        yield from plain(shortened(each, room.part * 2))
    yield from labelled(f"{board.WHAT_NEXT}：", shortened(reminders.next_step(item), room.part))
    yield from plain(reminders.for_whom(item), subtle=True)


def _why(item: Item, room: Room) -> Iterator[Element]:
    for caution in item["cautions"][: room.parts]:
        yield from labelled(board.CAUTION, shortened(caution, room.part))
    for source in item["sources"][: room.parts]:
        said = shortened(reminders.source_line(source), room.part)
        yield from line(Run(f"{board.WHY}：", bold=True), Run(said, url=web_address(source["url"])))
    for deadline in (item["deadline"], item["other_deadline"]):
        if deadline and deadline["wording"]:
            yield from labelled(board.WORDING, f"「{shortened(deadline['wording'], room.part)}」")


def _buttons(item: Item) -> Iterator[Element]:
    for each in item["actions"]:
        primary = each["action"] == "complete"
        yield execute(reminders.ACTIONS[each["action"]], "act", {"action": each["id"]}, primary=primary)
