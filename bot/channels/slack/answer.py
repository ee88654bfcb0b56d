"""An answer, an abstention or a refusal as blocks with buttons.

Beside `question`, `answer` and `asked`, the payload may tell what became of
the answer since: `feedback` ({"helpful": 2, "unhelpful": 1}), `shared_by` (the
Slack id of whoever shows it to everybody), `updated` and `withdrawn` ({"at":
instant, "reason": text}).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.channels.slack import statement
from bot.channels.slack.blocks import Block, Line, Run, actions, button, labelled, plain, rich, size, small
from bot.channels.slack.statement import BRIEF, WHOLE
from bot.domain.answer import Answer, Status, from_data
from bot.domain.split import shortened
from bot.texts import answers, chat, slack, tickets, web

_USER = re.compile(r"[UW][A-Z0-9]{1,30}")
_COMFORTABLE = 3_500
"""Characters of blocks (about 1,000 of text, a screen and a half of a phone) before an answer is long."""
_LONGEST_ASKED, _LONGEST_REASON = 300, 200

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Seen:
    """Who sees an answer and what is on offer: `for_one` says that only the asker does."""

    delivery: str
    for_one: bool
    escalation: bool


def text_of(payload: Payload) -> str:
    """The whole of it as plain text."""
    if payload.get("withdrawn"):
        return "".join(run.text for line in _history(payload) for run in line.runs)
    return answers.text_of(from_data(payload["answer"]))


def message(payload: Payload, seen: Seen) -> list[Block]:
    """All of an answer where it is short, else the beginnings of its parts and もっと見る."""
    answer = from_data(payload["answer"])
    said = whole(payload, with_question=seen.for_one)
    is_long = size(said) > _COMFORTABLE
    if is_long:
        begun = statement.blocks(answer, BRIEF)
        said = [*_head(payload, with_question=seen.for_one), *begun, *small(slack.SHORTENED)]
    more = [button(chat.MORE, f"more:{seen.delivery}:0")] if is_long else []
    return [*said, *_rated(payload), *actions([*more, *_buttons(answer, payload, seen)])]


def whole(payload: Payload, *, with_question: bool = True) -> list[Block]:
    """Everything that is said, without buttons; of an answer that was withdrawn only that."""
    head = _head(payload, with_question=with_question)
    if payload.get("withdrawn"):
        return head
    return [*head, *statement.blocks(from_data(payload["answer"]), WHOLE)]


def _head(payload: Payload, *, with_question: bool) -> list[Block]:
    asked = shortened(payload.get("asked") or "", _LONGEST_ASKED)
    lines = [*_shared(payload), *_history(payload)]
    if asked and (with_question or payload.get("shared_by")):
        lines.append(labelled(f"{web.YOU_ASKED}：", asked))
    return rich(lines)


def _shared(payload: Payload) -> Iterator[Line]:
    """Who shows the answer to everybody."""
    user = payload.get("shared_by") or ""
    if _USER.fullmatch(user):
        yield Line((Run(user, is_user=True), Run(slack.SHARED)))


def _history(payload: Payload) -> Iterator[Line]:
    """What became of the answer since it was given."""
    for state, sentence in (("withdrawn", chat.WITHDRAWN), ("updated", chat.UPDATED)):
        change = payload.get(state)
        if change:
            reason = shortened(change.get("reason") or "", _LONGEST_REASON)
            yield plain(chat.changed(sentence, dt.datetime.fromisoformat(change["at"])), bold=True)
            yield plain(reason)
            return


def _rated(payload: Payload) -> list[Block]:
    feedback = payload.get("feedback") or {}
    return small(chat.rated(feedback.get("helpful", 0), feedback.get("unhelpful", 0)))


def _buttons(answer: Answer, payload: Payload, seen: Seen) -> Iterator[Block]:
    question, withdrawn = payload["question"], bool(payload.get("withdrawn"))
    if answer.status is Status.REFUSED:
        return
    if not withdrawn:
        yield button(web.YES, f"helpful:{question}")
        yield button(web.NO, f"unhelpful:{question}")
    if seen.for_one and not withdrawn:
        yield button(slack.SHARE, f"share:{question}")
    if seen.escalation:
        needed = withdrawn or answer.status is Status.ABSTAINED
        yield button(tickets.ASK_PERSON, f"ask_person:{question}", primary=needed)
