"""From an answered ticket to the draft of a Q&A, and from what a reviewer typed to what is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from bot.domain import scope
from bot.domain.entered import line_of, optional_day_of
from bot.domain.qa import Basis, Content
from bot.domain.ticket import Ticket
from bot.errors import Invalid
from bot.escalation.payload import last_answer
from bot.learning import audience
from bot.learning.anonymising import Names, Piece, find, names_known, suggested
from bot.learning.entered import text_of
from bot.storage import tickets
from bot.storage.tickets import Event
from bot.texts import qa as texts
from knowledge.calendars.office_hours import japan_date

_LONGEST, _LONGEST_DESK = 4000, 120


@dataclass(frozen=True, slots=True)
class Source:
    """A ticket as it was answered: its words before anything was taken out, and who occurs in it."""

    ticket: Ticket
    answer: Event
    names: Names

    @property
    def texts(self) -> tuple[str, str]:
        """The question and the answer as they were written."""
        return self.ticket.matter.question, self.answer.text


def source(connection: sa.Connection, ticket: Ticket) -> Source:
    """What a draft is made of. Raises `Invalid` where nobody has answered."""
    history = tickets.history(connection, ticket.id)
    answer = last_answer(history)
    if answer is None:
        raise Invalid(texts.NOT_ANSWERED)
    involved = [each.person_name for each in history]
    names = names_known(connection, ticket.organisation, [ticket.asker_name, ticket.owner_name, *involved])
    return Source(ticket, answer, names)


def draft(made_of: Source) -> Content:
    """The content that a review begins with: anonymised, and for its own organisation alone."""
    question, answer = (suggested(each, find(each, made_of.names)) for each in made_of.texts)
    ticket, said = made_of.ticket, made_of.answer
    return Content(
        question=question,
        answer=answer,
        desk=said.desk,
        answered_on=japan_date(said.at),
        audience=scope.of_organisation(ticket.organisation),
        basis=basis_of(ticket),
    )


def basis_of(ticket: Ticket) -> tuple[Basis, ...]:
    """The documents that the asker was shown, each once."""
    found = {each.document_id: each.document for each in ticket.matter.sources if each.document_id}
    return tuple(Basis(document, title) for document, title in found.items())


def typed(
    connection: sa.Connection, before: Content, values: Mapping[str, str], kept: Sequence[str]
) -> Content:
    """What a reviewer made of a content; `kept` are the documents that it still rests on.

    Raises `Invalid` naming the first field that cannot be used.
    """
    begins, ends = (optional_day_of(values.get(name, "")) for name in ("valid_from", "valid_until"))
    if begins and ends and ends < begins:
        raise Invalid(texts.WRONG_PERIOD)
    return replace(
        before,
        question=text_of(values.get("question", ""), texts.QUESTION, limit=_LONGEST),
        answer=text_of(values.get("answer", ""), texts.ANSWER, limit=_LONGEST),
        desk=line_of(values.get("desk", ""), texts.DESK, limit=_LONGEST_DESK, required=True),
        audience=audience.checked(connection, values.get("audience", "")),
        valid_from=begins,
        valid_until=ends,
        basis=tuple(each for each in before.basis if each.document in kept),
    )


def remaining(content: Content, names: Names) -> dict[str, list[Piece]]:
    """What may still tell who somebody is, by the field in which it stands."""
    fields = {"question": content.question, "answer": content.answer, "desk": content.desk}
    found = {name: find(text, names) for name, text in fields.items()}
    return {name: pieces for name, pieces in found.items() if pieces}
