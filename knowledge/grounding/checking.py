"""Sentence by sentence: what may be said, and what is wrong with the rest."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from knowledge.dates import Kind, Standing
from knowledge.grounding import wording
from knowledge.grounding.facts import Days, Facts, facts_of, squeezed
from knowledge.grounding.source import Source
from knowledge.quantities import Quantity
from knowledge.text import fold, sentences

_MARK = re.compile(r"[\[［]\s*(\d{1,2})\s*[\]］]")


class Flaw(StrEnum):
    """Why a sentence may not be said."""

    UNCITED = "uncited"
    UNKNOWN_SOURCE = "unknown_source"  # cites a passage that was not given
    QUANTITY = "quantity"  # an amount, rate or count that the cited passages do not have
    NUMBER = "number"
    DATE = "date"
    DOCUMENT = "document"  # the number of a document
    ADDRESS = "address"  # of a page, a mailbox, a telephone
    QUOTATION = "quotation"
    ORGANISATION = "organisation"
    CODE = "code"  # a name in letters: DS-910, CIO
    OPPOSITE = "opposite"  # says the opposite of its source
    OVERSTATED = "overstated"  # of something that has ended, or may have
    PROMISE = "promise"  # certainly, always, in any case
    MARKUP = "markup"  # links, mentions, HTML
    FOREIGN = "foreign"  # little of it is in the cited passages
    EMPTY = "empty"  # marks alone


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sentence without its marks, the passages it cites (from 1), and what is wrong with it."""

    text: str
    cites: tuple[int, ...]
    flaws: tuple[Flaw, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A checked answer, sentence by sentence."""

    verdicts: tuple[Verdict, ...] = field(default=())

    @property
    def sound(self) -> tuple[Verdict, ...]:
        """What may be said."""
        return tuple(each for each in self.verdicts if not each.flaws)

    @property
    def flawed(self) -> tuple[Verdict, ...]:
        """What may not."""
        return tuple(each for each in self.verdicts if each.flaws)


def check(answer: str, sources: Sequence[Source], *, as_of: dt.date) -> Checked:
    """Check a worded answer against the passages that it was given, as of a day."""
    return Checked(tuple(_verdict(each, sources, as_of) for each in _cited_sentences(answer)))


def _cited_sentences(answer: str) -> Iterator[str]:
    """Sentences; a mark that stands behind 。 belongs to the sentence before it."""
    held = ""
    for part in sentences(answer):
        if held and _MARK.sub("", part).strip() == "":
            held += part
            continue
        leading = re.match(r"(?:\s*[\[［]\s*\d{1,2}\s*[\]］])+", part)
        if held and leading:
            held, part = held + leading[0], part[leading.end() :]
        if held.strip():
            yield held
        held = part
    if held.strip():
        yield held


def _verdict(sentence: str, sources: Sequence[Source], as_of: dt.date) -> Verdict:
    cites = tuple(dict.fromkeys(int(number) for number in _MARK.findall(sentence)))
    text = _MARK.sub("", sentence).strip(" \n-・")
    if not cites:
        return Verdict(text, (), (Flaw.UNCITED,))
    if any(not 1 <= number <= len(sources) for number in cites):
        return Verdict(text, cites, (Flaw.UNKNOWN_SOURCE,))
    if wording.is_empty(text):
        return Verdict(text, cites, (Flaw.EMPTY,))
    cited = [sources[number - 1] for number in cites]
    return Verdict(text, cites, tuple(dict.fromkeys(_flaws(text, cited, as_of))))


def _flaws(text: str, cited: Sequence[Source], as_of: dt.date) -> Iterator[Flaw]:
    given = [facts_of(each.words, written_on=each.issued_on or as_of) for each in cited]
    # A day without a year means the year of the source, not of today.
    written_on = next((each.issued_on for each in cited if each.issued_on), as_of)
    yield from _wrong_facts(facts_of(text, written_on=written_on), given, cited)
    yield from _wrong_wording(text, cited)


def _wrong_facts(said: Facts, given: Sequence[Facts], cited: Sequence[Source]) -> Iterator[Flaw]:
    if not all(_has_quantity(each, given) for each in said.quantities):
        yield Flaw.QUANTITY
    if not all(_has_days(each, given) for each in said.days):
        yield Flaw.DATE
    if not said.documents <= _union(each.documents for each in given):
        yield Flaw.DOCUMENT
    if not said.addresses <= _union(each.addresses for each in given):
        yield Flaw.ADDRESS
    if not said.codes <= _union(each.codes for each in given):
        yield Flaw.CODE
    if not said.rest <= _union(_numbers(each) for each in given):
        yield Flaw.NUMBER
    whole = squeezed("\n".join(each.words for each in cited))
    if not all(each in whole for each in said.quoted):
        yield Flaw.QUOTATION
    if not all(squeezed(each) in whole for each in said.organisations):
        yield Flaw.ORGANISATION


def _wrong_wording(text: str, cited: Sequence[Source]) -> Iterator[Flaw]:
    folded, words = fold(text), fold("\n".join(each.words for each in cited))
    if wording.has_markup(folded):
        yield Flaw.MARKUP
    if wording.promises(folded, words):
        yield Flaw.PROMISE
    if any(each.standing is Standing.ENDED_ON_PAPER for each in cited) and wording.overstates(folded):
        yield Flaw.OVERSTATED
    if wording.contradicts(folded, words):
        yield Flaw.OPPOSITE
    if wording.is_foreign(folded, words):
        yield Flaw.FOREIGN


def _has_quantity(said: Quantity, given: Sequence[Facts]) -> bool:
    known = (each for facts in given for each in facts.quantities)
    return any(said.compares_with(each) and said.agrees(each) for each in known)


def _has_days(said: Days, given: Sequence[Facts]) -> bool:
    """The same days; one day or year may be the beginning or the end of a span that is given."""
    kind, first, last = said
    known = [(start, end) for facts in given for _, start, end in facts.days]
    if (first, last) in known:
        return True
    begins = first is not None and first in {start for start, _ in known}
    ends = last is not None and last in {end for _, end in known}
    return begins and ends if kind == Kind.RANGE else begins or ends


def _numbers(facts: Facts) -> frozenset[str]:
    """Bare numbers, and those of documents, which people repeat without 第 and 号."""
    return facts.rest | {number for number, _ in facts.documents}


def _union(sets: Iterator[frozenset[str]] | Iterator[frozenset[tuple[str, str]]]) -> frozenset[object]:
    return frozenset().union(*sets)
