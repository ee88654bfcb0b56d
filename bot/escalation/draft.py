"""What forms begin with: 「人に聞く」, what goes to the next tier, and an answer."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.answer import Answer, Status, from_data
from bot.domain.ticket import Action, Matter, Ticket
from bot.escalation.moves import has_written_back
from bot.storage.questions import Row
from bot.storage.tickets import Event
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


def enquiry(ticket: Ticket, seen: Sequence[Event]) -> str:
    """What would go to the next tier: what came from the tier below, else the matter and what was added.

    `seen` are the rows of the history that the desk may read.
    """
    before = [each.text for each in seen if each.action is Action.ESCALATE]
    if before:
        return before[-1]
    matter = ticket.matter
    talk = [(each.action.value, each.text) for each in seen if each.action in (Action.ASK_BACK, Action.REPLY)]
    return texts.enquiry(matter.question, matter.found, matter.missing, talk, ticket.asker_name)


def answer(seen: Sequence[Event]) -> str:
    """What was written back by a tier that is reached by letter, to be handed on; else nothing."""
    received = [each.text for each in seen if each.action is Action.RECEIVE]
    return received[-1] if has_written_back(seen) else ""


def _found(answer: Answer) -> list[str]:
    said = [texts.answered_so(answer.conclusion, answer.banner)] if answer.status is Status.ANSWERED else []
    lines = [answers.citation_line(number, each) for number, each in enumerate(answer.citations, 1)]
    return [*said, *([texts.sources(lines)] if lines else [])]


def _missing(answer: Answer) -> str:
    """Why the bot did not answer; of an answer only its reader can say what is missing."""
    if answer.status is Status.ANSWERED:
        return ""
    return "\n".join((answer.conclusion, *answer.notes))
