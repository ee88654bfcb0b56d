"""A question that people took over (`bot.escalation.payload`), as lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from bot.domain.split import shortened
from bot.texts import mail as texts
from bot.texts import tickets
from bot.texts.reminders import long_day

Payload = Mapping[str, Any]

_LONGEST_QUESTION = 40


def subject(payload: Payload) -> str:
    """The same for all mails about a ticket, so that they stay in one thread."""
    first = str(payload["question"]).strip().partition("\n")[0]
    return texts.ticket_subject(payload["number"], shortened(first, _LONGEST_QUESTION))


def heading(payload: Payload) -> str:
    """Why this mail was sent."""
    return texts.TICKET_REASONS.get(payload["reason"]) or texts.ticket_news(payload["role"], payload["news"])


def path(payload: Payload) -> str:
    """The page on which people act."""
    return f"/tickets/{quote(str(payload['number']), safe='')}"


def lines(payload: Payload) -> list[tuple[str, str]]:
    """Pairs of label and text, in reading order; what is empty is left out."""
    return [(label, text) for label, text in _lines(payload) if text]


def _lines(payload: Payload) -> Iterator[tuple[str, str]]:
    if payload["news"]:
        yield tickets.TEXTS.get(payload["news"], tickets.DONE[payload["news"]]), payload["text"]
    answer = payload["answer"]
    if answer and payload["news"] != "answer":
        yield tickets.TEXTS["answer"], answer["text"]
    yield tickets.QUESTION, payload["question"]
    yield tickets.FOUND, payload["found"]
    yield tickets.MISSING, payload["missing"]
    yield texts.TICKET_STATE, tickets.STATES[payload["state"]]
    if payload["role"] == "desk":
        yield texts.TICKET_FROM, payload["organisation_name"]
        yield texts.TICKET_DUE, long_day(payload["due_on"])
    else:
        yield texts.TICKET_DESK, payload["desk"]
