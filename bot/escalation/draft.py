"""What the form 「人に聞く」 begins with: the question, what the bot found, what is missing."""

from __future__ import annotations

from bot.domain.answer import Answer, Status, from_data
from bot.domain.ticket import Matter
from bot.storage.questions import Row
from bot.texts import answers
from bot.texts import tickets as texts


def draft(asked: Row, before: Row | None) -> Matter:
    """A question that was answered or not, ready to be sent; `before` is the one that it may lean on."""
    answer = from_data(asked.answer) if asked.answer else None
    found = [texts.before(before.text)] if before and before.text else []
    if answer is None:
        return Matter(asked.text, "\n".join(found))
    return Matter(
        question=asked.text,
        found="\n".join([*found, *_found(answer)]),
        missing=_missing(answer),
        sources=answer.citations,
    )


def _found(answer: Answer) -> list[str]:
    said = [texts.answered_so(answer.conclusion, answer.banner)] if answer.status is Status.ANSWERED else []
    lines = [answers.citation_line(number, each) for number, each in enumerate(answer.citations, 1)]
    return [*said, *([texts.sources(lines)] if lines else [])]


def _missing(answer: Answer) -> str:
    """Why the bot did not answer; of an answer only its reader can say what is missing."""
    if answer.status is Status.ANSWERED:
        return ""
    return "\n".join((answer.conclusion, *answer.notes))
