"""What other documents say on the point that is answered, where it is something else."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from bot.answering.asked import Asked
from bot.answering.comparison import Relation, relation
from bot.answering.origin import issued_on
from bot.answering.ports import Index
from bot.answering.said import Said
from bot.answering.selection import Scored, Selection
from bot.answering.statement import statements_of
from knowledge.dates import Kind, extract
from knowledge.search.query import Hit

_MOST_SIDES = 3
_MOST_CITED = 4
_LONG_AGO = dt.date.min


def compared(index: Index, asked: Asked, selection: Selection, hits: Sequence[Hit]) -> tuple[Selection, bool]:
    """The selection with what other documents say beside it, and whether they differ.

    Where documents differ on the asked point, the statements of each come, the
    newest first. What one says of another year does not differ: the latest
    year comes first then, unless the question names its year.
    """
    for lead in selection.chosen:
        said = Said(lead.statement, index, asked)
        found = _found(asked, said, lead, hits)
        differing = [each for each, how in found if how is Relation.DIFFERS]
        if differing:
            return _beside(selection, _newest_first([lead, *differing])), True
        others = [each for each, how in found if how is Relation.OTHER_TIME]
        latest = max([lead, *others], key=lambda each: Said(each.statement, index, asked).when)
        if latest is not lead and not _names_year(asked):
            return _beside(selection, [latest]), False
    return selection, False


def _found(asked: Asked, said: Said, lead: Scored, hits: Sequence[Hit]) -> list[tuple[Scored, Relation]]:
    """The statements of other documents that stand in a relation to the leading one."""
    if not said.has_numbers or not (said.quantities or said.days):
        return []
    found = []
    for hit in hits:
        for statement in statements_of(hit):
            how = relation(asked, said, Said(statement, said.index, asked))
            if how:
                found.append((dataclasses.replace(lead, statement=statement), how))
    return found


def _newest_first(sides: Sequence[Scored]) -> list[Scored]:
    """One statement of each document, the newest documents."""
    by_document = {each.statement.hit.document.id: each for each in reversed(sides)}
    return sorted(by_document.values(), key=_day, reverse=True)[:_MOST_SIDES]


def _day(scored: Scored) -> dt.date:
    return issued_on(scored.statement.hit) or _LONG_AGO


def _names_year(asked: Asked) -> bool:
    return any(mention.kind in (Kind.FISCAL_YEAR, Kind.YEAR) for mention in extract(asked.text))


def _beside(selection: Selection, sides: Sequence[Scored]) -> Selection:
    first = [each.statement.hit for each in sides]
    shown = {hit.passage.id for hit in first}
    others = [hit for hit in selection.cited if hit.passage.id not in shown]
    return Selection(tuple(sides), tuple([*first, *others][:_MOST_CITED]), selection.all)
