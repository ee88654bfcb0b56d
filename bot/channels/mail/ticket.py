"""A question that people took over (`bot.escalation.payload`), as a mail that stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from bot.channels.mail.button import Button
from bot.channels.mail.site import Site
from bot.domain.split import shortened
from bot.texts import mail as texts
from bot.texts import ticket_message, tickets

Payload = Mapping[str, Any]

DRAFT = "ticket_draft"
"""The kind of a mail that asks a desk what its reply was meant for."""

_LONGEST_QUESTION = 40
_DESK = "desk"


def subject(payload: Payload, site: Site) -> str:
    """The same for all mails about a ticket; a desk's carries the mark by which a reply is known."""
    first = str(payload["question"]).strip().partition("\n")[0]
    said = shortened(first, _LONGEST_QUESTION)
    if payload["role"] == _DESK and site.answerable and site.address:
        return f"{site.mark(payload['ticket'], payload['number'])} {said}"
    return texts.ticket_subject(payload["number"], said)


def heading(payload: Payload) -> str:
    """What happened, where it is the first that its reader hears of it; else how the ticket stands."""
    if payload["news"] or payload["reason"]:
        return ticket_message.title(payload)
    return f"{texts.TICKET_OPENED[payload['role']]}{ticket_message.title(payload)}"


def paragraphs(payload: Payload) -> list[str]:
    """What every channel says; news are followed by the question, because a mail may be read alone."""
    lines = ticket_message.lines_of(payload)
    return [*lines, f"【{tickets.QUESTION}】\n{payload['question']}"] if payload["news"] else lines


def buttons(payload: Payload, site: Site) -> list[Button]:
    """What the reader can do: each a link to a form, the first the most likely."""
    found = [
        Button(ticket_message.label(each["action"], payload["role"]), site.link(each["id"]), acts=True)
        for each in payload["actions"]
    ]
    return [each for each in found if each.address]


def page(payload: Payload, site: Site) -> str:
    """The address of the ticket's page."""
    return site.page(f"/tickets/{quote(str(payload['number']), safe='')}")


def notes(payload: Payload, site: Site) -> Iterator[str]:
    """What a reply does, and what the links do."""
    desk = payload["role"] == _DESK
    if not site.answerable or (desk and not site.address):
        yield texts.NO_REPLY
    else:
        yield texts.REPLY_OF_DESK if desk else texts.REPLY_OF_ASKER
    if payload["actions"] and site.address:
        yield texts.links_work(site.days)
