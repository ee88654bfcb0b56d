"""What an answer says: conclusion, standing, next step, citations."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.channels.slack.blocks import Block, Line, Paragraph, Run, labelled, plain, quoted, rich, small
from bot.domain.answer import Answer, Citation, Mode, Status
from bot.domain.split import shortened
from bot.domain.web_address import host_of, web_address
from bot.texts import answers, chat, web
from knowledge.dates import Standing


@dataclass(frozen=True, slots=True)
class Room:
    """How much is shown: characters of each part, and how many notes and citations."""

    conclusion: int
    part: int
    quote: int
    notes: int
    citations: int


WHOLE = Room(*[sys.maxsize] * 5)
BRIEF = Room(conclusion=500, part=120, quote=120, notes=3, citations=4)


def blocks(answer: Answer, room: Room) -> list[Block]:
    """The statement without buttons, in the order in which it is read."""
    said = [block for paragraph in _paragraphs(answer, room) for block in rich(paragraph)]
    return [*said, *small(_machine_note(answer))]


def _paragraphs(answer: Answer, room: Room) -> Iterator[Paragraph]:
    yield [plain(shortened(answer.conclusion, room.conclusion))]
    yield list(_standing(answer, room))
    yield [labelled(f"{web.NEXT}：", shortened(answer.next_step, room.conclusion))]
    if answer.citations:
        yield [plain(web.SOURCES if answer.status is Status.ANSWERED else web.NEAR, bold=True)]
    for number in range(1, min(len(answer.citations), room.citations) + 1):
        yield list(_citation(number, answer, room))
    if answer.suggestions:
        yield list(_suggestions(answer, room))


def _standing(answer: Answer, room: Room) -> Iterator[Line]:
    """The as-of line, in bold where the documents no longer hold, and the notes."""
    if answer.banner:
        ended = answer.validity is Standing.ENDED_ON_PAPER
        yield plain(f"〔{shortened(answer.banner, room.conclusion)}〕", bold=ended)
    for note in answer.notes[: room.notes]:
        yield plain(f"・{shortened(note, room.part)}")


def _suggestions(answer: Answer, room: Room) -> Iterator[Line]:
    yield plain(web.SUGGESTIONS, bold=True)
    for each in answer.suggestions[: room.notes]:
        yield plain(f"・{shortened(each, room.part)}")


def _citation(number: int, answer: Answer, room: Room) -> Iterator[Line]:
    """Who says it where, the quote, and what to know about it that the notes do not say already."""
    citation = answer.citations[number - 1]
    yield Line((Run(f"［{number}］", bold=True), Run(_source(citation, room))))
    if citation.quote:
        yield quoted(shortened(citation.quote, room.quote))
    yield Line(tuple(_tags(citation, answer.notes)))
    if citation.original:
        yield plain(f"{web.SUMMARY_OF}「{shortened(citation.original, room.part)}」")
    if citation.caveat and answers.caveat_note(citation.caveat) not in answer.notes:
        yield plain(f"{web.CAVEAT}{shortened(citation.caveat, room.part)}")


def _source(citation: Citation, room: Room) -> str:
    issuer, document, place = (
        shortened(part, room.part) for part in (citation.issuer, citation.document, citation.place)
    )
    issued = answers.day(citation.issued_on) if citation.issued_on else web.NO_DATE
    facts = "・".join(part for part in (issued, place) if part)
    return f"{issuer}「{document}」{facts}"


def _tags(citation: Citation, notes: Collection[str]) -> Iterator[Run]:
    yield Run(answers.VALIDITY[citation.validity])
    audience = answers.AUDIENCE.get(citation.audience, "")
    if audience and answers.audience_note(citation.audience) not in notes:
        yield Run(f"・{web.AUDIENCE}{audience}")
    address = web_address(citation.url)
    if address:
        yield Run("・")
        yield Run(chat.original(host_of(address)), url=address)


def _machine_note(answer: Answer) -> str:
    if not answer.citations:
        return ""
    return web.MACHINE_NOTE + (web.MODEL_NOTE if answer.mode is Mode.MODEL else "")
