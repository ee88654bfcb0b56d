"""What a statement says on the asked point, taken apart so that two statements can be compared."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property

from bot.answering.asked import Asked, Want
from bot.answering.origin import issued_on
from bot.answering.ports import Index
from bot.answering.statement import Statement
from bot.answering.wording import Words, clauses, topic, words
from knowledge.dates import DateMention, Kind, Role, extract
from knowledge.quantities import UNITS, Quantity, read
from knowledge.quantities import Kind as QuantityKind
from knowledge.text import fold

_AT_STAKE = {
    Want.AMOUNT: (QuantityKind.MONEY,),
    Want.RATE: (QuantityKind.RATE,),
    Want.COUNT: (QuantityKind.COUNT,),
    Want.DATE: (QuantityKind.TIME, QuantityKind.COUNT),
}
_ASKED_UNIT = re.compile(rf"何({'|'.join(sorted(map(re.escape, UNITS), key=len, reverse=True))})")
# What is done with a thing is said in many ways: it weighs less than the thing.
_DONE = 0.5

Span = tuple[dt.date, dt.date]
"""First and last day."""

_YEARS = (Kind.FISCAL_YEAR, Kind.YEAR)
_NO_DAY = (Kind.DURATION, Kind.VAGUE, Kind.RECURRING)
_ENDS = (Role.DEADLINE, Role.UNTIL)
_ASIDE = (Role.ISSUED, Role.AS_OF, Role.CITATION)
_NUMBER = re.compile(r"[\d〇一二三四五六七八九十百千]")
_ORDINAL = re.compile(r"第\s*(\d+)\s*[回期次弾部]")
_EVERY = re.compile(r"(年|月|日|時間)(?:額|あたり|当たり|につき|\s*約?(?=\d))")
_PREFECTURES = re.compile(r"都道府県|(?:^|[^一-鿿])県(?=[はがの])")
_MUNICIPALITIES = re.compile(r"市町村|市区町村|(?:^|[^一-鿿])[市町村](?=[はがの])")


@dataclass(frozen=True)
class Said:
    """A statement with its values, and with the words that say what they are values of.

    `index` tells how rare words are; `asked` which of several values count.
    """

    statement: Statement
    index: Index
    asked: Asked

    @property
    def has_numbers(self) -> bool:
        """Whether it may state a value at all."""
        return _NUMBER.search(self.statement.text) is not None

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """What the question asks for of the amounts, rates and counts, in the clauses that it points at."""
        return tuple(quantity for clause in self._pointed for quantity in self._at_stake(clause))

    @cached_property
    def days(self) -> dict[str, frozenset[Span]]:
        """The days that it states, by what they are: an end, a beginning, or the time of something.

        A year beside a day only says which year is meant.
        """
        dated = [m for m in self._mentions if m.kind not in _NO_DAY and m.role not in _ASIDE]
        precise = any(m.kind not in _YEARS for m in dated)
        found: dict[str, set[Span]] = {}
        for mention in dated:
            if not (precise and mention.kind in _YEARS and mention.role is Role.NONE):
                for sort, span in _spans(mention):
                    found.setdefault(sort, set()).add(span)
        return {sort: frozenset(spans) for sort, spans in found.items()}

    @cached_property
    def times(self) -> tuple[DateMention, ...]:
        """The years for which it is said, by its own words, else its headings', else its document's title."""
        passage = self.statement.hit.passage
        above = " ".join((*passage.path, *self.statement.labels, passage.question))
        for text in (self.statement.text, above, self.statement.hit.document.metadata.title):
            years = [m for m in extract(text, written_on=issued_on(self.statement.hit)) if _is_time(m)]
            if years:
                return tuple(years)
        return ()

    @property
    def when(self) -> dt.date:
        """The end of the last year for which it is said, else the day of its document."""
        ends = [mention.end for mention in self.times if mention.end]
        return max(ends, default=None) or issued_on(self.statement.hit) or dt.date.min

    @cached_property
    def nouns(self) -> dict[str, float]:
        """The words that tell what it speaks of, each with how rare it is."""
        said = words(self.index, *(read(part).rest for part in (topic(self._undated), *self._pointed)))
        return {word: _DONE * rarity if said.does(word) else rarity for word, rarity in said.nouns.items()}

    @cached_property
    def subject(self) -> frozenset[str]:
        """Those of its nouns that name its subject, not what is done."""
        announced = words(self.index, topic(self.statement.text))
        return frozenset(word for word in self.nouns if announced.has(word) and not announced.does(word))

    @cached_property
    def near(self) -> Words:
        """The statement with what announces it: the nearest heading, which may be the title."""
        statement, passage = self.statement, self.statement.hit.passage
        heading = passage.path[-1] if passage.path else statement.hit.document.metadata.title
        return words(self.index, statement.text, *statement.labels, heading, passage.question)

    @cached_property
    def surroundings(self) -> Words:
        """The statement with everything that it leans on: headings, and the sentence before it."""
        statement, passage = self.statement, self.statement.hit.passage
        before = passage.text[: statement.start].rstrip().rstrip("。").rpartition("\n")[2].rpartition("。")[2]
        title = statement.hit.document.metadata.title
        above = (*statement.labels, *passage.path, passage.question, title)
        return words(self.index, before, statement.text, *above)

    @property
    def ordinals(self) -> frozenset[str]:
        """Which one of a series it is about: 第2回."""
        return frozenset(_ORDINAL.findall(self.surroundings.text))

    @property
    def for_whom(self) -> frozenset[str]:
        """Whom its own words name: prefectures, municipalities."""
        text = fold(self.statement.text)
        named = (("prefectures", _PREFECTURES), ("municipalities", _MUNICIPALITIES))
        return frozenset(who for who, pattern in named if pattern.search(text))

    @property
    def every(self) -> frozenset[str]:
        """What time an amount is for: 月額, 年350万円."""
        return frozenset(found[1] for clause in self._pointed for found in _EVERY.finditer(fold(clause)))

    @cached_property
    def _pointed(self) -> list[str]:
        """Of the clauses with a wanted value those with most of the question's words; else everything."""
        valued = [clause for clause in clauses(self._undated) if self._at_stake(clause)]
        if not valued:
            return [self._undated]
        wanted = self.index.rarities(self.asked.text)
        shares = [sum(words(self.index, clause).has(word) for word in wanted) for clause in valued]
        return [clause for clause, share in zip(valued, shares, strict=True) if share == max(shares)]

    def _at_stake(self, clause: str) -> list[Quantity]:
        found = read(clause).quantities
        if self._unit:
            return [quantity for quantity in found if quantity.unit == self._unit]
        return [quantity for quantity in found if not self._kinds or quantity.kind in self._kinds]

    @cached_property
    def _unit(self) -> str:
        """The unit that is asked for: 何人."""
        asked = _ASKED_UNIT.search(fold(self.asked.text))
        return UNITS[asked[1]] if asked else ""

    @cached_property
    def _kinds(self) -> frozenset[QuantityKind]:
        """The kinds that are asked for; empty where any will do, also because it has none of those."""
        kinds = {kind for want in self.asked.wants for kind in _AT_STAKE.get(want, ())}
        here = {quantity.kind for quantity in read(self._undated).quantities}
        return frozenset(kinds if kinds & here else ())

    @cached_property
    def _mentions(self) -> tuple[DateMention, ...]:
        return extract(self.statement.text, written_on=issued_on(self.statement.hit))

    @cached_property
    def _undated(self) -> str:
        text = self.statement.text
        for mention in reversed(self._mentions):
            if mention.kind is not Kind.DURATION:
                text = f"{text[: mention.span[0]]} {text[mention.span[1] :]}"
        return text


def _spans(mention: DateMention) -> list[tuple[str, Span]]:
    start, end = mention.start, mention.end
    found: list[tuple[str, Span]] = []
    is_range = mention.kind is Kind.RANGE
    if end and (is_range or mention.role in _ENDS):
        found.append(("end", (end, end)))
    if start and (is_range or mention.role is Role.FROM):
        found.append(("start", (start, start)))
    if start and end and not found:
        found.append(("at", (start, end)))
    return found


def _is_time(mention: DateMention) -> bool:
    """Whole years only: the days of a course are what is said of it."""
    if mention.role in _ASIDE or (mention.start is None and mention.end is None):
        return False
    return mention.kind in _YEARS or (mention.kind is Kind.RANGE and _is_whole_years(mention))


def _is_whole_years(mention: DateMention) -> bool:
    begins = mention.start is None or (mention.start.month, mention.start.day) in ((4, 1), (1, 1))
    ends = mention.end is None or (mention.end.month, mention.end.day) in ((3, 31), (12, 31))
    return begins and ends
