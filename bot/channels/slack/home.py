"""The App Home: this organisation's deadlines, my questions, help, and what the administrator needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.slack import reminder
from bot.channels.slack.blocks import (
    Block,
    Line,
    actions,
    button,
    divider,
    heading,
    labelled,
    plain,
    rich,
    small,
)
from bot.channels.slack.reminder import Item
from bot.domain.split import shortened
from bot.texts import board, chat, slack_home, web

_ON_A_PAGE = 6
_ASKED = 5
_LONGEST_QUESTION, _LONGEST_ANSWER = 100, 100


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its status (received, answered, abstained, refused) and the beginning of its answer."""

    text: str
    status: str
    answer: str
    asked_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Administration:
    """For administrators: `index` is ready, preparing or missing; `unanswered` the last ones, newest first.

    `abstained` counts all questions of the last `days` that the documents did not answer.
    """

    index: str
    built_at: dt.datetime | None
    documents: int
    unanswered: Sequence[Asked]
    abstained: int
    days: int


@dataclass(frozen=True, slots=True)
class Home:
    """What one person sees; `items` are the facts of open duties with `organisation`, `duty`, `cycle`.

    `items` come with their `standing` (see `reminder`), the most pressing
    first. `organisation` is its name, empty where nobody knows whose person
    this is. `page` counts from 0.
    """

    organisation: str
    items: Sequence[Item]
    asked: Sequence[Asked]
    administration: Administration | None = None
    page: int = 0


def view(home: Home) -> dict[str, Any]:
    """The view to publish."""
    blocks = [*_deadlines(home), *_questions(home.asked), *_help()]
    if home.administration:
        blocks += _administration(home.administration)
    return {"type": "home", "blocks": blocks}


def _deadlines(home: Home) -> list[Block]:
    if not home.organisation:
        return [heading(board.TITLE), *rich([plain(slack_home.NO_ORGANISATION)])]
    title = heading(slack_home.deadlines(home.organisation))
    if not home.items:
        return [title, *rich([plain(slack_home.NOTHING_OPEN)])]
    pages = -(-len(home.items) // _ON_A_PAGE)
    page = min(max(home.page, 0), pages - 1)
    shown = home.items[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]
    return [title, *(block for item in shown for block in _deadline(item)), *_turning(page, pages)]


def _deadline(item: Item) -> Iterator[Block]:
    yield from reminder.facts(item, reminder.GIST)
    yield from actions(reminder.buttons(item))
    yield divider()


def _turning(page: int, pages: int) -> list[Block]:
    back = [button(chat.PREVIOUS, f"home:{page - 1}")] if page else []
    on = [button(chat.NEXT_PAGE, f"home:{page + 1}")] if page + 1 < pages else []
    where = small(slack_home.page(page + 1, pages)) if pages > 1 else []
    return [*where, *actions([*back, *on])]


def _questions(asked: Sequence[Asked]) -> list[Block]:
    ask = actions([button(web.NAV_ASK, "ask", primary=True)])
    if not asked:
        return [heading(slack_home.MY_QUESTIONS), *rich([plain(slack_home.NOTHING_ASKED)]), *ask]
    listed = [block for each in asked[:_ASKED] for block in rich(_lines(each))]
    return [heading(slack_home.MY_QUESTIONS), *listed, *ask]


def _lines(asked: Asked) -> list[Line]:
    question = shortened(asked.text, _LONGEST_QUESTION) or web.TEXT_NOT_KEPT
    outcome = web.STATUSES[asked.status]
    when = chat.minute(asked.asked_at)
    return [
        plain(question, bold=True),
        plain(f"{when}・{outcome}"),
        plain(shortened(asked.answer, _LONGEST_ANSWER)),
    ]


def _help() -> list[Block]:
    lines = [labelled(f"{label}：", text) for label, text in slack_home.HELP]
    return [heading(slack_home.HELP_TITLE), *rich(lines), *small(slack_home.HELP_NOTE)]


def _administration(known: Administration) -> list[Block]:
    built = slack_home.index(chat.minute(known.built_at), known.documents) if known.built_at else ""
    index = [labelled(f"{web.STATUS_INDEX}：", f"{web.STATES[known.index]}{built}")]
    unanswered = labelled(f"{slack_home.UNANSWERED}：", slack_home.unanswered(known.abstained, known.days))
    listed = [plain(f"・{shortened(each.text, _LONGEST_QUESTION)}") for each in known.unanswered[:_ASKED]]
    return [heading(web.NAV_ADMINISTRATION), *rich(index), *rich([unanswered, *listed])]
