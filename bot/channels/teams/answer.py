"""An answer, an abstention or a refusal: a text with citations, and a card that follows it.

Text and card are two messages. Sent as one, Teams would split them and tell
neither's id, and nothing could be changed later (Microsoft Learn, "Messages in
bot conversations", on message splitting).
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.channels.teams import citations
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
from bot.channels.teams.escape import marked_down
from bot.domain.answer import Answer, Citation, Mode, Status, from_data
from bot.domain.split import shortened
from bot.domain.web_address import host_of, web_address
from bot.escalation.forms import ASK_PERSON
from bot.texts import answers, chat, teams, tickets, web
from knowledge.dates import Standing

Payload = dict[str, Any]

_SOURCES = "sources"
_OWN_MARK = re.compile(r"［([1-9][0-9]?)］")
_LONGEST_ASKED, _LONGEST_REASON = 100, 200
_STYLES = {Standing.IN_FORCE: "good", Standing.ENDED_ON_PAPER: "warning"}


@dataclass(frozen=True, slots=True)
class Room:
    """How much is shown: characters of the conclusion and of each part, and how many of each kind."""

    conclusion: int
    part: int
    citations: int


WHOLE = Room(sys.maxsize, sys.maxsize, citations.MOST)
_ROOMS = (WHOLE, Room(4_000, 400, citations.MOST), Room(2_000, 200, 10), Room(1_000, 100, 4))


def message(payload: Payload, *, with_question: bool) -> dict[str, Any]:
    """The text with its marks, as long as it fits."""
    made: dict[str, Any] = {}
    for room in _ROOMS:
        made = _message(payload, room, with_question=with_question)
        if size(made) <= MOST_BYTES:
            break
    return made


def details(payload: Payload, *, escalation: bool) -> Element | None:
    """The card below it: until when it holds, the sources in full, 人に聞く; None where it would be empty."""
    answer = from_data(payload["answer"])
    if answer.status is Status.REFUSED or not (answer.citations or escalation):
        return None
    made: Element = {}
    for room in _ROOMS:
        made = card(list(_details(payload, answer, room, escalation=escalation)))
        if size(made) <= MOST_BYTES:
            break
    return made


def _message(payload: Payload, room: Room, *, with_question: bool) -> dict[str, Any]:
    answer = from_data(payload["answer"])
    cited = () if payload.get("withdrawn") else answer.citations[: room.citations]
    paragraphs = [*_head(payload, with_question=with_question), *_said(payload, answer, room)]
    made: dict[str, Any] = {"type": "message", "text": "\n\n".join(each for each in paragraphs if each)}
    made["entities"] = [citations.label(cited)]
    return made if answer.status is Status.REFUSED else {**made, "channelData": citations.FEEDBACK}


def _head(payload: Payload, *, with_question: bool) -> Iterator[str]:
    for state, sentence in (("withdrawn", chat.WITHDRAWN), ("updated", chat.UPDATED)):
        change = payload.get(state)
        if change:
            yield _bold(chat.changed(sentence, dt.datetime.fromisoformat(change["at"])))
            yield marked_down(shortened(change.get("reason") or "", _LONGEST_REASON))
            break
    asked = shortened(payload.get("asked") or "", _LONGEST_ASKED)
    if asked and with_question:
        yield f"{_bold(f'{web.YOU_ASKED}：')} {marked_down(asked)}"


def _said(payload: Payload, answer: Answer, room: Room) -> Iterator[str]:
    if payload.get("withdrawn"):
        return
    yield _conclusion(answer, room)
    yield from _standing(answer, room)
    yield f"{_bold(f'{web.NEXT}：')} {marked_down(shortened(answer.next_step, room.conclusion))}"
    yield from _sources(answer, room)
    yield from _suggestions(answer, room)
    yield marked_down(_machine_note(answer))
    feedback = payload.get("feedback") or {}
    yield chat.rated(feedback.get("helpful", 0), feedback.get("unhelpful", 0))


def _conclusion(answer: Answer, room: Room) -> str:
    """What was found, with Teams' marks where the answer has its own ［1］, else at the end."""
    cited = range(1, len(answer.citations[: room.citations]) + 1)
    first, *rest = _OWN_MARK.split(shortened(answer.conclusion, room.conclusion))
    said = marked_down(first)
    for number, text in zip(rest[::2], rest[1::2], strict=True):
        mark = citations.mark(int(number)) if int(number) in cited else f"［{number}］"
        said += f"{mark}{_joint(text)}{marked_down(text)}"
    if rest or answer.status is not Status.ANSWERED:
        return said
    return f"{said} {''.join(map(citations.mark, cited))}".strip()


def _joint(text: str) -> str:
    return "\n\n" if text.lstrip(" ").startswith("\n") else ""


def _standing(answer: Answer, room: Room) -> Iterator[str]:
    if answer.banner:
        banner = f"〔{shortened(answer.banner, room.part)}〕"
        yield _bold(banner) if answer.validity is Standing.ENDED_ON_PAPER else marked_down(banner)
    for note in answer.notes[: room.citations]:
        yield marked_down(f"・{shortened(note, room.part)}")


def _sources(answer: Answer, room: Room) -> Iterator[str]:
    if answer.citations:
        yield _bold(web.SOURCES if answer.status is Status.ANSWERED else web.NEAR)
    for number, each in enumerate(answer.citations[: room.citations], 1):
        yield f"{citations.mark(number)} {marked_down(_title(each, room))}"


def _suggestions(answer: Answer, room: Room) -> Iterator[str]:
    if answer.suggestions:
        yield _bold(web.SUGGESTIONS)
    for each in answer.suggestions[: room.citations]:
        yield marked_down(f"・{shortened(each, room.part)}")


def _details(payload: Payload, answer: Answer, room: Room, *, escalation: bool) -> Iterator[Element]:
    withdrawn = bool(payload.get("withdrawn"))
    cited = () if withdrawn else answer.citations[: room.citations]
    yield from plain(chat.WITHDRAWN if withdrawn else "", bold=True)
    if cited:
        yield from container(
            plain(shortened(answer.banner, room.part)), style=_STYLES.get(answer.validity, "default")
        )
        yield from plain(teams.sources(len(cited), answered=answer.status is Status.ANSWERED), bold=True)
        shown = [each for number, one in enumerate(cited, 1) for each in _citation(number, one, room)]
        yield from container(shown, id_=_SOURCES, isVisible=False)
    more = [toggle(chat.MORE, _SOURCES)] if cited else []
    yield from actions([*more, *_to_people(payload, answer, escalation=escalation)])


def _to_people(payload: Payload, answer: Answer, *, escalation: bool) -> Iterator[Element]:
    if escalation:
        needed = answer.status is Status.ABSTAINED or bool(payload.get("withdrawn"))
        data = {"action": f"{ASK_PERSON}:{payload['question']}"}
        yield execute(tickets.ASK_PERSON, "act", data, primary=needed)


def _citation(number: int, citation: Citation, room: Room) -> list[Element]:
    lines = [
        *plain(f"［{number}］{_title(citation, room)}", bold=True),
        *plain(f"「{shortened(citation.quote, room.part)}」" if citation.quote else ""),
        *_tags(citation),
        *labelled(web.SUMMARY_OF, shortened(citation.original, room.part)),
        *labelled(web.CAVEAT, shortened(citation.caveat, room.part)),
    ]
    return container(lines, separator=True)


def _tags(citation: Citation) -> list[Element]:
    audience = answers.AUDIENCE.get(citation.audience, "")
    said = answers.VALIDITY[citation.validity] + (f"・{web.AUDIENCE}{audience}" if audience else "")
    address = web_address(citation.url)
    link = [Run(f" {chat.original(host_of(address))}", url=address)] if address else []
    return line(Run(said), *link)


def _title(citation: Citation, room: Room) -> str:
    issued = answers.day(citation.issued_on) if citation.issued_on else web.NO_DATE
    issuer, document, place = (
        shortened(part, room.part) for part in (citation.issuer, citation.document, citation.place)
    )
    return f"{issuer}「{document}」 " + "・".join(part for part in (issued, place) if part)


def _machine_note(answer: Answer) -> str:
    if not answer.citations:
        return ""
    return web.MACHINE_NOTE + (web.MODEL_NOTE if answer.mode is Mode.MODEL else "")


def _bold(text: str) -> str:
    said = marked_down(" ".join(text.split()))
    return f"**{said}**" if said else ""
