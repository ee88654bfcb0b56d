"""Reminders of one or several duties as lines and buttons.

Each item holds facts of a duty (`bot.reminders.message`) and, once somebody
acted, where it stands (`bot.reminders.progress`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.slack.blocks import (
    MOST_BLOCKS,
    MOST_CHARACTERS,
    Block,
    Line,
    Paragraph,
    Run,
    actions,
    button,
    divider,
    labelled,
    plain,
    rich,
    size,
)
from bot.domain.ledger import Progress
from bot.domain.split import shortened
from bot.domain.web_address import web_address
from bot.texts import board, chat, progress, reminders, slack

Item = Mapping[str, Any]

_CLOSED = {Progress.DONE, Progress.NOT_APPLICABLE}
_COMFORTABLE = 4_000
"""Characters of blocks up to which duties are told with their sources and cautions."""
_END = 1_500
"""Characters and blocks kept free for what follows the duties."""
_END_BLOCKS = 4
_LISTED = 20


@dataclass(frozen=True, slots=True)
class Room:
    """How much of a duty is shown: characters of each part, and of how many sources and cautions."""

    part: int
    parts: int


WHOLE = Room(sys.maxsize, sys.maxsize)
GIST = Room(part=120, parts=0)
_FULL = Room(part=400, parts=3)


def message(payload: dict[str, Any], *, delivery: str) -> list[Block]:
    """The blocks of a digest: as many duties as a message takes, the rest by name."""
    items: Sequence[Item] = payload["items"]
    room = _FULL if size(_all(items, _FULL)) <= _COMFORTABLE else GIST
    shown = [_with_buttons(item, room) for item in items]
    kept = _fitting(shown)
    said = [block for blocks in shown[:kept] for block in (*blocks, divider())][:-1]
    above = rich([plain(chat.digest(len(items)), bold=True)]) if len(items) > 1 else []
    return [*above, *said, *_end(items, kept, room, delivery)]


def whole(payload: dict[str, Any]) -> list[Block]:
    """Everything that is said, without buttons."""
    return [block for item in payload["items"] for block in (*facts(item, WHOLE), divider())][:-1]


def facts(item: Item, room: Room) -> list[Block]:
    """What is said about one duty; of one that is closed only what became of it."""
    return [block for paragraph in _paragraphs(item, room) for block in rich(paragraph)]


def buttons(item: Item) -> list[Block]:
    """What can be done about a duty as it stands."""
    return [
        button(reminders.ACTIONS[action], each["id"], primary=action == "complete")
        for each in item["actions"]
        if _is_offered(action := each["action"], item)
    ]


def _with_buttons(item: Item, room: Room) -> list[Block]:
    return [*facts(item, room), *actions(buttons(item))]


def _all(items: Sequence[Item], room: Room) -> list[Block]:
    return [block for item in items for block in _with_buttons(item, room)]


def _fitting(shown: Sequence[list[Block]]) -> int:
    """How many duties a message takes, from the first on."""
    used, count = 0, 0
    for number, blocks in enumerate(shown):
        used, count = used + size(blocks), count + len(blocks) + 1
        if used > MOST_CHARACTERS - _END or count > MOST_BLOCKS - _END_BLOCKS:
            return number
    return len(shown)


def _end(items: Sequence[Item], kept: int, room: Room, delivery: str) -> list[Block]:
    rest = [reminders.heading(item) for item in items[kept:]]
    listed = [plain(f"・{shortened(each, 40)}") for each in rest[:_LISTED]]
    left = rich([*listed, plain(slack.left_out(len(rest)))]) if rest else []
    is_cut = room is not _FULL
    return [*left, *actions([button(chat.MORE, f"more:{delivery}:0")] if is_cut else [])]


def _paragraphs(item: Item, room: Room) -> Iterator[Paragraph]:
    yield [*_heading(item, room), *_progress(item, room)]
    if _is_closed(item):
        return
    yield list(_gist(item, room))
    yield list(_why(item, room))


def _heading(item: Item, room: Room) -> Iterator[Line]:
    copy = reminders.COPY if item.get("copy") else ""
    yield plain(f"{copy}【{reminders.label(item)}】{shortened(item['title'], room.part)}", bold=True)


def _gist(item: Item, room: Room) -> Iterator[Line]:
    opening = (reminders.opening(item), reminders.by_when(item), *reminders.records(item))
    for line in opening:
        yield plain(shortened(line, room.part * 2))
    yield labelled(f"{board.WHAT_NEXT}：", shortened(reminders.next_step(item), room.part))
    yield plain(reminders.for_whom(item))


def _why(item: Item, room: Room) -> Iterator[Line]:
    for caution in item["cautions"][: room.parts]:
        yield labelled(board.CAUTION, shortened(caution, room.part))
    for source in item["sources"][: room.parts]:
        line = shortened(reminders.source_line(source), room.part)
        yield Line((Run(f"{board.WHY}：", bold=True), Run(line, url=web_address(source["url"]))))
    for deadline in (item["deadline"], item["other_deadline"]):
        if room.parts and deadline and deadline["wording"]:
            yield labelled(board.WORDING, f"「{shortened(deadline['wording'], room.part)}」")


def _progress(item: Item, room: Room) -> Iterator[Line]:
    """Who did what and when."""
    if item.get("progress"):
        yield plain(shortened(progress.line(item["progress"]), room.part * 2))


def _is_closed(item: Item) -> bool:
    return bool(item.get("progress")) and item["progress"]["state"] in _CLOSED


def _is_offered(action: str, item: Item) -> bool:
    # On its last day a deadline leaves no day to be reminded on.
    return action != "snooze" or item["state"] != "today"
