"""An answer, an abstention or a refusal as lines and buttons."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.channels.slack.address import host_of, web_address
from bot.channels.slack.blocks import (
    Block,
    Line,
    Paragraph,
    Run,
    actions,
    button,
    labelled,
    plain,
    quoted,
    rich,
    size,
    small,
)
from bot.channels.slack.split import shortened
from bot.domain.answer import Answer, Citation, Mode, Status, from_data
from bot.texts import answers, slack, web
from knowledge.dates import Standing

_COMFORTABLE = 5_000
"""Characters of blocks (about 1,500 of text) that a person reads in a chat without sighing."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much of an answer is shown: characters of each part, and how many of them."""

    conclusion: int
    part: int
    quote: int
    notes: int
    citations: int


WHOLE = Room(*[sys.maxsize] * 5)
BRIEF = Room(conclusion=500, part=120, quote=120, notes=3, citations=4)


def message(payload: dict[str, Any], *, delivery: str, for_one: bool, escalation: bool) -> list[Block]:
    """The blocks of an answer: all of it where it is short, else the beginnings of its parts.

    `delivery` is the message's id, which もっと見る carries; `for_one` says that
    only the asker sees it.
    """
    answer = from_data(payload["answer"])
    said = body(answer, WHOLE)
    is_long = size(said) > _COMFORTABLE
    if is_long:
        said = [*body(answer, BRIEF), *small(slack.SHORTENED)]
    return [
        *said,
        *actions(list(_buttons(answer, payload["question"], delivery, is_long, for_one, escalation))),
    ]


def body(answer: Answer, room: Room) -> list[Block]:
    """What is said, without buttons."""
    said = [block for paragraph in _paragraphs(answer, room) for block in rich(paragraph)]
    return [*said, *small(_machine_note(answer))]


def _paragraphs(answer: Answer, room: Room) -> Iterator[Paragraph]:
    yield [plain(shortened(answer.conclusion, room.conclusion))]
    yield list(_standing(answer, room))
    yield [labelled(f"{web.NEXT}：", shortened(answer.next_step, room.conclusion))]
    if answer.citations:
        yield [plain(web.SOURCES if answer.status is Status.ANSWERED else web.NEAR, bold=True)]
    for number, citation in enumerate(answer.citations[: room.citations], 1):
        yield list(_citation(number, citation, room))
    suggestions = answer.suggestions[: room.notes]
    if suggestions:
        yield [
            plain(web.SUGGESTIONS, bold=True),
            *(plain(f"・{shortened(each, room.part)}") for each in suggestions),
        ]


def _standing(answer: Answer, room: Room) -> Iterator[Line]:
    """The as-of line, in bold where the documents no longer hold, and the notes."""
    if answer.banner:
        ended = answer.validity is Standing.ENDED_ON_PAPER
        yield plain(f"〔{shortened(answer.banner, room.conclusion)}〕", bold=ended)
    for note in answer.notes[: room.notes]:
        yield plain(f"・{shortened(note, room.part)}")


def _citation(number: int, citation: Citation, room: Room) -> Iterator[Line]:
    issued = answers.day(citation.issued_on) if citation.issued_on else web.NO_DATE
    facts = "・".join(part for part in (issued, shortened(citation.place, room.part)) if part)
    title = (
        f"［{number}］{shortened(citation.issuer, room.part)}「{shortened(citation.document, room.part)}」"
    )
    yield Line((Run(title, bold=True), Run(f" {facts}")))
    if citation.quote:
        yield quoted(shortened(citation.quote, room.quote))
    yield Line(tuple(_tags(citation)))
    if citation.original:
        yield plain(f"{web.SUMMARY_OF}「{shortened(citation.original, room.part)}」")
    if citation.caveat:
        yield plain(f"{web.CAVEAT}{shortened(citation.caveat, room.part)}")


def _tags(citation: Citation) -> Iterator[Run]:
    yield Run(answers.VALIDITY[citation.validity])
    audience = answers.AUDIENCE.get(citation.audience, "")
    if audience:
        yield Run(f"・{web.AUDIENCE}{audience}")
    address = web_address(citation.url)
    if address:
        yield Run("・")
        yield Run(slack.original(host_of(address)), url=address)


def _machine_note(answer: Answer) -> str:
    if not answer.citations:
        return ""
    return web.MACHINE_NOTE + (web.MODEL_NOTE if answer.mode is Mode.MODEL else "")


def _buttons(
    answer: Answer, question: str, delivery: str, is_long: bool, for_one: bool, escalation: bool
) -> Iterator[Block]:
    if is_long:
        yield button(slack.MORE, f"more:{delivery}:1")
    if answer.status is Status.REFUSED:
        return
    yield button(web.YES, f"helpful:{question}")
    yield button(web.NO, f"unhelpful:{question}")
    if for_one:
        yield button(slack.SHARE, f"share:{question}")
    if escalation:
        yield button(slack.ESCALATE, f"escalate:{question}", primary=answer.status is Status.ABSTAINED)
