"""Reminders of one or several duties as lines and buttons.

Each item holds facts of a duty (`bot.reminders.message`). Once somebody acted
it also holds `standing`: the entry of the ledger as it is now (`progress`,
`snooze_until`, `done_on`, `document_number`, `reason`, `changes`) and its last
change (`action`, `by`, `on_behalf`, `at`).
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.slack.address import web_address
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
from bot.channels.slack.split import shortened
from bot.domain.ledger import Progress
from bot.reminders.message import action_id
from bot.reminders.outlook import Key
from bot.texts import board, ledger, reminders, slack

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
    above = rich([plain(slack.digest(len(items)), bold=True)]) if len(items) > 1 else []
    return [*above, *said, *_end(items, kept, room, delivery)]


def whole(payload: dict[str, Any]) -> list[Block]:
    """Everything that is said, without buttons."""
    return [block for item in payload["items"] for block in (*facts(item, WHOLE), divider())][:-1]


def facts(item: Item, room: Room) -> list[Block]:
    """What is said about one duty; of one that is closed only what became of it."""
    return [block for paragraph in _paragraphs(item, room) for block in rich(paragraph)]


def buttons(item: Item) -> list[Block]:
    """What can be done about a duty as it stands."""
    return list(_buttons(item, _standing(item)))


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
    return [*left, *actions([button(slack.MORE, f"more:{delivery}:0")] if is_cut else [])]


def _paragraphs(item: Item, room: Room) -> Iterator[Paragraph]:
    standing = _standing(item)
    yield [*_heading(item, room), *_progress(standing, room)]
    if _progress_of(standing) in _CLOSED:
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


def _progress(standing: Mapping[str, Any], room: Room) -> Iterator[Line]:
    """Who did what and when, and what was written with it."""
    if not standing:
        return
    said = (
        [slack.who(standing.get("by") or "", _did(standing), _instant(standing))]
        if standing.get("at")
        else []
    )
    details = [*said, *_details(standing, room)]
    yield labelled(f"{ledger.PROGRESS[_progress_of(standing).value]}：", "・".join(details))


def _did(standing: Mapping[str, Any]) -> str:
    return ledger.ACTIONS[standing["action"]] + (board.ON_BEHALF if standing.get("on_behalf") else "")


def _instant(standing: Mapping[str, Any]) -> dt.datetime:
    return dt.datetime.fromisoformat(standing["at"])


def _details(standing: Mapping[str, Any], room: Room) -> Iterator[str]:
    progress = _progress_of(standing)
    if progress is Progress.DONE and standing.get("done_on"):
        number = shortened(standing.get("document_number") or "", room.part)
        yield board.done(dt.date.fromisoformat(standing["done_on"]), number)
    if progress is Progress.NOT_APPLICABLE and standing.get("reason"):
        yield f"{board.REASON}：{shortened(standing['reason'], room.part)}"
    if progress not in _CLOSED and standing.get("snooze_until"):
        yield board.snoozed_until(dt.date.fromisoformat(standing["snooze_until"]))


def _standing(item: Item) -> Mapping[str, Any]:
    standing: Mapping[str, Any] = item.get("standing") or {}
    return standing


def _progress_of(standing: Mapping[str, Any]) -> Progress:
    return Progress(standing.get("progress", Progress.UNTOUCHED))


def _buttons(item: Item, standing: Mapping[str, Any]) -> Iterator[Block]:
    progress = _progress_of(standing)
    for each in item["actions"]:
        if _offered(each["action"], item, progress):
            primary = each["action"] == "complete"
            yield button(reminders.ACTIONS[each["action"]], each["id"], primary=primary)
    if item.get("record") and progress not in _CLOSED:
        yield button(slack.RECORD, action_id("record", _key(item)))
    if standing.get("changes"):
        yield button(slack.UNDO, action_id("undo", _key(item)), value=str(standing["changes"]))


def _offered(action: str, item: Item, progress: Progress) -> bool:
    if progress in _CLOSED:
        return False
    if action == "acknowledge":
        return progress is not Progress.ACKNOWLEDGED
    # On its last day a deadline leaves no day to be reminded on.
    return action != "snooze" or item["state"] != "today"


def _key(item: Item) -> Key:
    return Key(item["organisation"], item["duty"], item["cycle"])
