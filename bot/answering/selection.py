"""Choosing the statements that answer, out of what the search found.

Nothing is worded here: an answer is made of statements as they stand in the
documents.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.answering.asked import Asked, Want
from bot.answering.ports import Index
from bot.answering.statement import Statement, statements_of
from bot.domain.similarity import overlap
from knowledge.search.query import Hit

# Shares of a statement's score. The passage's own strength counts, because a
# short statement leans on its heading and neighbours for its meaning.
_OWN, _AROUND, _MEANING, _PASSAGE, _KIND = 0.36, 0.10, 0.25, 0.20, 0.12
_INSISTED = 0.5
# What is meant for others may still explain, but does not come first.
_FOR_OTHERS = 0.10
_ANNOUNCED = 0.8
_ONLY_A_LABEL = 0.2
_LISTED = 0.3
# A further statement must come this close to the best one to be said too.
_CLOSE = 0.88
_MOST_STATEMENTS = 3
_MOST_CHARACTERS = 160
_MOST_OF_A_LIST = 280
# A word of the question that carries this share of it should not go unmentioned.
_TELLING = 0.2
_COMPLEMENT = 0.5
_SAME = 0.62
_MOST_PASSAGES = 6


@dataclass(frozen=True, slots=True)
class Scored:
    """A statement with how well it answers (0 to about 1), and its own share of the question's words."""

    statement: Statement
    score: float
    own: float


@dataclass(frozen=True, slots=True)
class Selection:
    """The statements to say, best first, and the hits to cite, in citing order.

    `all` holds every statement that was considered, best first.
    """

    chosen: tuple[Scored, ...]
    cited: tuple[Hit, ...]
    all: tuple[Scored, ...]

    def of_passage(self, passage_id: str) -> list[Statement]:
        """The statements of one passage, those to be said first, then by their score."""
        ordered = (*self.chosen, *(s for s in self.all if s not in self.chosen))
        return [s.statement for s in ordered if s.statement.hit.passage.id == passage_id]


def select(index: Index, asked: Asked, hits: Sequence[Hit]) -> Selection:
    """Choose statements and citations; `hits` must not be empty."""
    scored = sorted(_scored(index, asked, hits), key=lambda s: -s.score)
    chosen = (_list_around(scored) if Want.LIST in asked.wants else []) or _distinct(scored)
    chosen = [*chosen, *_complement(index, asked, chosen, scored)]
    return Selection(tuple(chosen), tuple(_cited(chosen, scored)), tuple(scored))


def _scored(index: Index, asked: Asked, hits: Sequence[Hit]) -> list[Scored]:
    looked_at = hits[:_MOST_PASSAGES]
    statements = [statement for hit in looked_at for statement in statements_of(hit)]
    strengths = dict(
        zip([h.passage.id for h in looked_at], _spread([h.score for h in looked_at]), strict=True)
    )
    meanings = _spread([meaning for hit in looked_at for meaning in _meanings(index, asked, hit)])
    wanted = index.rarities(asked.text)
    scored: list[Scored] = []
    for statement, meaning in zip(statements, meanings, strict=True):
        own, near = _shares(index, wanted, statement)
        score = (
            _OWN * own
            + _AROUND * near
            + _MEANING * meaning
            + _PASSAGE * strengths[statement.hit.passage.id]
            + (_INSISTED if asked.insists else _KIND) * asked.is_had_by(statement.text)
            + _LISTED * _listed(index, asked, wanted, statement)
            - _ONLY_A_LABEL * (statement.is_label or statement.is_title)
            - _FOR_OTHERS * asked.is_for_others(statement.hit.passage.audience)
        )
        scored.append(Scored(statement, score, own))
    return scored


def _meanings(index: Index, asked: Asked, hit: Hit) -> list[float]:
    spans = [(statement.start, statement.end) for statement in statements_of(hit)]
    return index.span_scores(asked.text, hit.passage, spans)


def _shares(index: Index, wanted: dict[str, float], statement: Statement) -> tuple[float, float]:
    """The share of the question's words in the statement, and of the rest in what stands above it.

    What a line announces is nearly said by the lines that it announces.
    """
    total = sum(wanted.values()) or 1.0
    passage = statement.hit.passage
    above = (statement.hit.document.metadata.title, *passage.path, passage.question)
    words = index.rarities(statement.text)
    labels = index.rarities(" ".join(statement.labels))
    around = index.rarities(" ".join(above))
    own = near = 0.0
    for word, rarity in wanted.items():
        if word in words:
            own += rarity
        elif word in labels:
            own += _ANNOUNCED * rarity
        elif word in around:
            near += rarity
    return own / total, near / total


def _listed(index: Index, asked: Asked, wanted: dict[str, float], statement: Statement) -> float:
    """How well (0 to 1) a list is announced as the one that is asked for; 0 for other questions."""
    if Want.LIST not in asked.wants or not statement.is_item or statement.is_label:
        return 0.0
    words = index.rarities(" ".join((*statement.hit.passage.path[-1:], *statement.labels)))
    return sum(rarity for word, rarity in wanted.items() if word in words) / (sum(wanted.values()) or 1.0)


def _complement(
    index: Index, asked: Asked, chosen: Sequence[Scored], scored: Sequence[Scored]
) -> list[Scored]:
    """One more statement, on the most telling word of the question that none of the chosen mentions.

    「募集経費は特別区も対象か」 is not answered by what holds for 募集経費 alone.
    """
    wanted = index.rarities(asked.text)
    said = set().union(*(index.rarities(_around(each.statement)) for each in chosen))
    unsaid = {word: rarity for word, rarity in wanted.items() if word not in said}
    word = max(unsaid, key=lambda each: unsaid[each], default="")
    if not word or unsaid[word] < _TELLING * sum(wanted.values()):
        return []
    close = (each for each in scored if each.score >= _COMPLEMENT * chosen[0].score)
    found = next((each for each in close if word in index.rarities(each.statement.text)), None)
    return [found] if found else []


def _around(statement: Statement) -> str:
    passage = statement.hit.passage
    return " ".join((passage.text, passage.question, *passage.path, statement.hit.document.metadata.title))


def _spread(values: Sequence[float]) -> list[float]:
    """The values on a scale from 0 (least) to 1 (most); all 1 where they are equal."""
    least, most = min(values, default=0.0), max(values, default=0.0)
    return [(value - least) / (most - least) if most > least else 1.0 for value in values]


def _list_around(scored: Sequence[Scored]) -> list[Scored]:
    """The list that the best statement stands in or announces, in its order; empty where there is none."""
    best = scored[0]
    passage = best.statement.hit.passage.id
    here = sorted(
        (s for s in scored if s.statement.hit.passage.id == passage), key=lambda s: s.statement.start
    )
    place = here.index(best)
    first = place
    while first > 0 and here[first - 1].statement.labels == best.statement.labels:
        first -= 1
    run = list(takewhile(lambda s: s.statement.labels == here[first].statement.labels, here[first:]))
    run = [s for s in run if s.statement.is_item and not s.statement.is_label]
    return _fitting(run) if len(run) > 2 else []


def _fitting(run: Sequence[Scored]) -> list[Scored]:
    length = 0
    kept: list[Scored] = []
    for scored in run:
        length += len(scored.statement.text)
        if kept and length > _MOST_OF_A_LIST:
            break
        kept.append(scored)
    return kept


def _distinct(scored: Sequence[Scored]) -> list[Scored]:
    chosen: list[Scored] = []
    length = 0
    for candidate in scored:
        if chosen and candidate.score < _CLOSE * chosen[0].score:
            break
        text = candidate.statement.text
        if any(overlap(text, other.statement.text) > _SAME for other in chosen):
            continue
        if chosen and length + len(text) > _MOST_CHARACTERS:
            continue
        chosen.append(candidate)
        length += len(text)
        if len(chosen) == _MOST_STATEMENTS:
            break
    return chosen


def _cited(chosen: Sequence[Scored], scored: Sequence[Scored]) -> list[Hit]:
    """The passages of the chosen statements, then others that come close, near-duplicates merged."""
    cited: list[Hit] = []
    for candidate in (*chosen, *(s for s in scored if s.score >= _CLOSE * chosen[0].score)):
        hit = candidate.statement.hit
        if len(cited) < _MOST_STATEMENTS and not any(_same(hit, other) for other in cited):
            cited.append(hit)
    return cited


def _same(hit: Hit, other: Hit) -> bool:
    return hit.passage.id == other.passage.id or overlap(hit.passage.text, other.passage.text) > _SAME


def without_duplicates(hits: Sequence[Hit]) -> list[Hit]:
    """Hits whose text is nearly that of a better hit are left out; the newer document is kept."""
    kept: list[Hit] = []
    for hit in hits:
        twin = next(
            (n for n, other in enumerate(kept) if overlap(hit.passage.text, other.passage.text) > 0.9), None
        )
        if twin is None:
            kept.append(hit)
        elif _issued(hit) > _issued(kept[twin]):
            kept[twin] = dataclasses.replace(hit, score=kept[twin].score)
    return kept


def _issued(hit: Hit) -> str:
    date = hit.document.metadata.issued_on
    return date.isoformat() if date else ""
