"""What a message says where there are no blocks: paragraphs, and what can be done below each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.dialogue import offers
from bot.dialogue.offers import Offer
from bot.domain.answer import Answer, Citation, Status, from_data
from bot.domain.ledger import Progress
from bot.domain.split import shortened
from bot.domain.web_address import web_address
from bot.ports import Delivery
from bot.texts import answers, chat, progress, reminders, ticket_message, web

Payload = Mapping[str, Any]

_CLOSED = {Progress.DONE, Progress.NOT_APPLICABLE}
_LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Line:
    """Text that may come from outside, and an address that may become a link."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading ("" for none), lines, and what can be pressed below them."""

    lines: tuple[Line, ...]
    heading: str = ""
    offers: tuple[Offer, ...] = ()


def parts(delivery: Delivery, *, escalation: bool) -> list[Part]:
    """Everything that a message says; `escalation` says whether 「人に聞く」 can be pressed.

    Raises KeyError for a kind that chats do not show.
    """
    said = list(_PARTS[delivery.kind](delivery, escalation))
    again = [Part((Line(reminders.REPEATED),))] if delivery.repeated else []
    return [*again, *said]


def _answer(delivery: Delivery, escalation: bool) -> Iterator[Part]:
    payload = delivery.payload
    answer, question = from_data(payload["answer"]), str(payload["question"])
    history = tuple(_history(payload))
    said = () if payload.get("withdrawn") else tuple(_said(answer))
    pressed = offers.of_answer(answer, question, delivery.scope, escalation=escalation)
    yield Part((*history, *said, *_rated(payload)), offers=tuple(pressed))


def _reminders(delivery: Delivery, _escalation: bool) -> Iterator[Part]:
    items: Sequence[Payload] = delivery.payload["items"]
    if len(items) > 1:
        yield Part((), heading=chat.digest(len(items)))
    yield from map(_item, items)


def _item(item: Payload) -> Part:
    copy = reminders.COPY if item.get("copy") else ""
    lines = [_standing(item)] if _is_closed(item) else reminders.lines_of(item)
    return Part(_lines(lines), f"{copy}{reminders.heading(item)}", tuple(offers.of_item(item)))


def _sentence(delivery: Delivery, _escalation: bool) -> Iterator[Part]:
    """A sentence; after a press, also how the duty stands now and what can be done next."""
    yield Part(_lines(str(delivery.payload["text"]).split("\n")))
    item = delivery.payload.get("about")
    if item:
        yield Part(_lines([_standing(item)]), str(item["title"]), tuple(offers.of_item(item)))


def _ticket(delivery: Delivery, _escalation: bool) -> Iterator[Part]:
    payload = delivery.payload
    lines = _lines(ticket_message.lines_of(payload))
    yield Part(lines, ticket_message.title(payload), tuple(offers.of_ticket(payload)))


def _task(delivery: Delivery, _escalation: bool) -> Iterator[Part]:
    payload = delivery.payload
    state = chat.TASK_DONE if payload["done"] else chat.TASK_RUNNING
    yield Part(_lines(payload["lines"]), f"{payload['title']}：{state}")


def _standing(item: Payload) -> str:
    return progress.line(item["progress"]) if item.get("progress") else ""


def _is_closed(item: Payload) -> bool:
    return bool(item.get("progress")) and item["progress"]["state"] in _CLOSED


def _lines(texts: Sequence[str]) -> tuple[Line, ...]:
    return tuple(Line(text) for text in texts if text)


def _history(payload: Payload) -> Iterator[Line]:
    """What became of the answer since it was given."""
    for state, sentence in (("withdrawn", chat.WITHDRAWN), ("updated", chat.UPDATED)):
        change = payload.get(state)
        if change:
            yield Line(chat.changed(sentence, dt.datetime.fromisoformat(change["at"])))
            yield Line(shortened(change.get("reason") or "", _LONGEST_REASON))
            return


def _rated(payload: Payload) -> Iterator[Line]:
    feedback = payload.get("feedback") or {}
    told = chat.rated(feedback.get("helpful", 0), feedback.get("unhelpful", 0))
    if told:
        yield Line(told)


def _said(answer: Answer) -> Iterator[Line]:
    yield Line(answer.conclusion)
    if answer.banner:
        yield Line(f"〔{answer.banner}〕")
    yield from (Line(f"・{note}") for note in answer.notes)
    yield Line(f"{web.NEXT}：{answer.next_step}")
    if answer.citations:
        yield Line(f"{web.SOURCES if answer.status is Status.ANSWERED else web.NEAR}：")
    for number, citation in enumerate(answer.citations, 1):
        yield from _citation(number, citation, answer)
    if answer.suggestions:
        yield Line(f"{web.SUGGESTIONS}：")
        yield from (Line(f"・{each}") for each in answer.suggestions)
    if answer.citations:
        yield Line(web.MACHINE_NOTE)


def _citation(number: int, citation: Citation, answer: Answer) -> Iterator[Line]:
    yield Line(answers.citation_line(number, citation))
    if citation.quote:
        yield Line(f"「{citation.quote}」（{answers.VALIDITY[citation.validity]}）")
    if citation.original:
        yield Line(f"{web.SUMMARY_OF}「{citation.original}」")
    address = web_address(citation.url)
    if address:
        yield Line(f"{web.ORIGINAL}：", address)
    if citation.caveat and answers.caveat_note(citation.caveat) not in answer.notes:
        yield Line(answers.caveat_note(citation.caveat))


_PARTS: Mapping[str, Callable[[Delivery, bool], Iterator[Part]]] = {
    "answer": _answer,
    "reminders": _reminders,
    "sentence": _sentence,
    "ticket": _ticket,
    "task": _task,
}
