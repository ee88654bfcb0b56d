"""A delivery as a letter: pure, from data to text and HTML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from bot.channels.mail import ticket
from bot.channels.mail.button import Button
from bot.channels.mail.letter import Letter
from bot.channels.mail.reminder import told
from bot.channels.mail.site import Site
from bot.domain.answer import Answer, Status, from_data
from bot.domain.scope import SHARED
from bot.domain.split import shortened
from bot.domain.web_address import web_address
from bot.escalation.forms import ASK_PERSON
from bot.ports import Delivery
from bot.storage.mails import Mail
from bot.texts import answers, reminders, tickets, web
from bot.texts import mail as texts

CHECK = "check"
"""The kind of a mail that is sent to see whether mails arrive."""

_LONGEST_ASKED = 40
_LONGEST_LABEL = 8


@dataclass(frozen=True, slots=True)
class Written:
    """The subject of a mail, its template with what that shows, and the lines below."""

    subject: str
    template: str
    shown: Mapping[str, Any]
    notes: tuple[str, ...] = ()


def render(delivery: Delivery, site: Site, received: Mail | None = None) -> Letter:
    """`received` is the mail that this one answers, where it answers one.

    Raises KeyError for a kind that mails do not show.
    """
    written = _WRITERS[delivery.kind](delivery, site, received)
    repeated = reminders.REPEATED if delivery.repeated else ""
    shown = {**written.shown, "subject": written.subject, "notes": written.notes, "repeated": repeated}
    text, html = (
        _TEMPLATES.get_template(f"{written.template}.{kind}").render(shown) for kind in ("txt", "html")
    )
    return Letter(written.subject, text, html)


def label_of(line: str) -> tuple[str, str]:
    """だれが：人事担当 as its label and the rest; no label where none stands at the beginning."""
    label, mark, rest = line.partition("：")
    return (label + mark, rest) if mark and len(label) <= _LONGEST_LABEL else ("", line)


def _reminders(delivery: Delivery, site: Site, _received: Mail | None) -> Written:
    items = delivery.payload["items"]
    duties = [told(item, site) for item in items]
    links = (texts.NOTHING_CHANGES, texts.links_work(site.days)) if any(each.acts for each in duties) else ()
    return Written(
        reminders.subject(items),
        "reminders",
        {"duties": duties, "board": site.page("/board"), "count": len(items)},
        (*links, texts.AUTOMATIC, _reply_note(site)),
    )


def _answer(delivery: Delivery, site: Site, received: Mail | None) -> Written:
    answer = from_data(delivery.payload["answer"])
    files = [texts.attachments(received.attachments)] if received and received.attachments else []
    asked = str(delivery.payload["asked"])
    return Written(
        _reply_subject(received) or texts.ANSWER_SUBJECT + shortened(asked, _LONGEST_ASKED),
        "answer",
        {
            "answer": answer,
            "asked": asked,
            "files": files,
            "above": [*answer.notes, *files],
            "judgements": _judgements(answer, str(delivery.payload["question"]), site),
            "person": _person(answer, delivery, site),
        },
        (web.MACHINE_NOTE, _reply_note(site)),
    )


def _judgements(answer: Answer, question: str, site: Site) -> list[Button]:
    """Whether it helped; nobody judges a refusal."""
    if answer.status is Status.REFUSED or not site.address:
        return []
    return [
        Button(web.YES, site.link(f"helpful:{question}")),
        Button(web.NO, site.link(f"unhelpful:{question}")),
    ]


def _person(answer: Answer, delivery: Delivery, site: Site) -> str:
    """The link by which somebody of an organisation hands the question over; nobody does with a refusal."""
    if answer.status is Status.REFUSED or delivery.scope == SHARED or not site.address:
        return ""
    return site.link(f"{ASK_PERSON}:{delivery.payload['question']}")


def _ticket(delivery: Delivery, site: Site, received: Mail | None) -> Written:
    payload = delivery.payload
    return Written(
        _reply_subject(received) or ticket.subject(payload, site),
        "ticket",
        {
            "heading": ticket.heading(payload),
            "paragraphs": ticket.paragraphs(payload),
            "buttons": ticket.buttons(payload, site),
            "address": ticket.page(payload, site),
        },
        tuple(ticket.notes(payload, site)),
    )


def _draft(delivery: Delivery, site: Site, _received: Mail | None) -> Written:
    payload = delivery.payload
    return Written(
        ticket.subject(payload, site),
        "ticket",
        {
            "heading": texts.DRAFT_HEADING,
            "paragraphs": [payload["draft"], texts.draft_question(payload["question"]), texts.DRAFT_LEAD],
            "buttons": ticket.buttons(payload, site),
            "address": ticket.page(payload, site),
        },
        (texts.links_work(site.days),),
    )


def _sentence(delivery: Delivery, site: Site, received: Mail | None) -> Written:
    text = str(delivery.payload["text"])
    subject = _reply_subject(received) or texts.SENTENCE_SUBJECT
    return Written(subject, "sentence", {"text": text}, (_reply_note(site),))


def _check(_delivery: Delivery, _site: Site, _received: Mail | None) -> Written:
    return Written(texts.CHECK_SUBJECT, "sentence", {"text": texts.CHECK_TEXT})


def _sign_in(delivery: Delivery, site: Site, _received: Mail | None) -> Written:
    until = dt.datetime.fromisoformat(delivery.payload["until"])
    shown = {"address": site.link(""), "until": texts.sign_in_until(until)}
    return Written(texts.SIGN_IN_SUBJECT, "sign_in", shown, (texts.SIGN_IN_NOT_YOU,))


def _reply_subject(received: Mail | None) -> str:
    return f"{texts.RE}{received.subject}" if received and received.subject else ""


def _reply_note(site: Site) -> str:
    return texts.REPLY_TO_ASK if site.answerable else texts.NO_REPLY


_WRITERS: Mapping[str, Callable[[Delivery, Site, Mail | None], Written]] = {
    "reminders": _reminders,
    "answer": _answer,
    "sentence": _sentence,
    CHECK: _check,
    "sign_in": _sign_in,
    "ticket": _ticket,
    ticket.DRAFT: _draft,
}
_TEMPLATES = Environment(
    loader=PackageLoader("bot.channels.mail"),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals.update(t=texts, web=web, answers=answers, tickets=tickets)
_TEMPLATES.filters.update(link=web_address, labelled=label_of)
