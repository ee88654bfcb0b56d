"""Answers made of the documents' own statements, with no model."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

from bot.answering import compose, evidence, own_replies, selection, years
from bot.answering.asked import read
from bot.answering.counterparts import compared
from bot.answering.follow_up import leans_on_context
from bot.answering.ports import IndexHolder, Rewording
from bot.answering.references import unregistered
from bot.domain import scope
from bot.domain.answer import Answer
from bot.storage.questions import Row
from knowledge.document import Audience
from knowledge.search.query import Query

_CANDIDATES = 12
_CLOSEST = 3


def _nobody_knows(organisation: str | None) -> int | None:
    """No population is stated."""
    return None


class QuotingAnswerer:
    """Searches, weighs what was found, and quotes or abstains.

    `population_of` tells how many people live in an asker's organisation (None
    for somebody without one), so that cases of places of its size come first;
    `seen_by` the scopes that somebody of an organisation may search. With
    `rewording` what agrees is said in a model's words, as far as these hold.
    """

    def __init__(
        self,
        holder: IndexHolder,
        population_of: Callable[[str | None], int | None] = _nobody_knows,
        seen_by: Callable[[str | None], frozenset[str]] = scope.visible_to,
        rewording: Rewording | None = None,
    ) -> None:
        self._holder = holder
        self._rewording = rewording
        self._population_of = population_of
        self._seen_by = seen_by

    @property
    def generation(self) -> str:
        """The id of the generation that answers."""
        return self._holder.generation

    def answer(self, asked: Row, context: Row | None) -> Answer:
        """Answer one question; raises `Unavailable` where there is no index."""
        answer = self.reply(
            asked.text,
            scopes=self._seen_by(asked.organisation),
            as_of=asked.as_of,
            before=context.text if context else "",
            asker=_audience_of(asked.organisation),
            population=self._population_of(asked.organisation),
        )
        return dataclasses.replace(answer, question_id=asked.id)

    def reply(
        self,
        text: str,
        *,
        scopes: frozenset[str],
        as_of: dt.date,
        before: str = "",
        asker: Audience = Audience.UNSTATED,
        population: int | None = None,
    ) -> Answer:
        """Answer a text; `before` is the question before it in the conversation."""
        index, text = self._holder.current(), years.by_number(text, as_of)
        if before and not leans_on_context(text, len(index.rarities(text))):
            before = ""
        query = Query(
            text, scopes=scopes, limit=_CANDIDATES, context=before, as_of=as_of, population=population
        )
        found = own_replies.search(index, query)
        if not found:
            return compose.nothing_found()
        asked = read(text, before, asker)
        hits = evidence.naming(asked, selection.without_duplicates(found))
        chosen = selection.select(index, asked, hits)
        weighed = evidence.weigh(index, asked, chosen)
        if asked.for_people or not weighed.is_enough:
            missing = unregistered(index, hits[:_CLOSEST])
            return compose.abstention(asked, weighed, chosen, missing, as_of)
        beside, differ = compared(index, asked, chosen, found)
        quoted = compose.answer(asked, beside, as_of, differ=differ)
        if differ or self._rewording is None:
            return quoted
        return self._rewording.worded(text, quoted, [hit.passage for hit in beside.cited], as_of)


def _audience_of(organisation: str | None) -> Audience:
    """The code of a prefecture has three zeros where municipalities have their number."""
    if not organisation:
        return Audience.UNSTATED
    return Audience.PREFECTURES if organisation[2:5] == "000" else Audience.MUNICIPALITIES
