"""From a text to its quantities."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from knowledge.quantities import patterns
from knowledge.quantities.quantity import Bound, Kind, Quantity
from knowledge.search.normalise import kanji_number
from knowledge.text import fold

_HOURS, _NOON = 24, 12


@dataclass(frozen=True, slots=True)
class Reading:
    """The quantities of a text in their order, and what is left of the text without them (folded)."""

    quantities: tuple[Quantity, ...]
    rest: str


def read(text: str) -> Reading:
    """Find the quantities; dates should have been taken out before, whose numbers are none."""
    folded = fold(text)
    found: list[Quantity] = []

    def taken(match: re.Match[str]) -> str:
        quantity = _quantity(folded, match)
        if quantity is None:
            return match[0]
        found.append(quantity)
        return " "

    rest = patterns.QUANTITY.sub(taken, folded)
    return Reading(tuple(found), rest)


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    """What is written there, with what the words around it make of it."""
    after = text[match.end() : match.end() + patterns.NEAR]
    quantity = next((_READERS[name](match) for name in _READERS if match[name] is not None), None)
    before = text[max(0, match.start() - patterns.NEAR) : match.start()]
    counting = patterns.COUNTING.search(before) and not re.search(r"\d", match[0])
    if quantity is None or counting or patterns.EACH.search(after):
        return None
    about = bool(patterns.ABOUT.search(before) or patterns.OR_SO.search(after))
    return replace(quantity, bound=bound_of(text, match.start(), match.end()), approximate=about)


def bound_of(text: str, start: int, end: int) -> Bound:
    """Whether the words around a quantity make it a ceiling or a floor."""
    before, after = text[max(0, start - patterns.NEAR) : start], text[end : end + patterns.NEAR]
    for words, place in ((patterns.AFTER, after), (patterns.BEFORE, before)):
        for bound, pattern in words:
            if pattern.search(place):
                return bound
    return Bound.NONE


def _money(match: re.Match[str]) -> Quantity:
    return Quantity(Kind.MONEY, sum_of(match["money"]))


def _fraction(match: re.Match[str]) -> Quantity | None:
    return _share(_value(match["share"]), _value(match["of"]))


def _slashed(match: re.Match[str]) -> Quantity | None:
    return _share(Fraction(match["above"]), Fraction(match["below"]))


def _share(above: Fraction, below: Fraction) -> Quantity | None:
    return Quantity(Kind.RATE, above / below) if 0 < above <= below else None


def _percent(match: re.Match[str]) -> Quantity:
    return Quantity(Kind.RATE, _value(match["percent"]) / 100)


def _tenths(match: re.Match[str]) -> Quantity:
    hundredths = _value(match["hundredths"]) if match["hundredths"] else Fraction(0)
    return Quantity(Kind.RATE, _value(match["tenths"]) / 10 + hundredths / 100)


def _hour(match: re.Match[str]) -> Quantity | None:
    minute = 30 if match["thirty"] else int(match["minute"] or 0)
    afternoon = match["half"] == "午後" and int(match["hour"]) < _NOON
    return _time(int(match["hour"]) + _NOON * afternoon, minute)


def _clock(match: re.Match[str]) -> Quantity | None:
    return _time(int(match["clock"]), int(match["past"]))


def _time(hour: int, minute: int) -> Quantity | None:
    return Quantity(Kind.TIME, Fraction(hour * 60 + minute)) if hour <= _HOURS else None


def _count(match: re.Match[str]) -> Quantity:
    return Quantity(Kind.COUNT, sum_of(match["count"]), patterns.UNITS[match["unit"]])


def _decimal(match: re.Match[str]) -> Quantity:
    return Quantity(Kind.RATE, Fraction(match["decimal"]))


# By the group that only this spelling has.
_READERS: dict[str, Callable[[re.Match[str]], Quantity | None]] = {
    "money": _money,
    "share": _fraction,
    "below": _slashed,
    "percent": _percent,
    "tenths": _tenths,
    "hour": _hour,
    "clock": _clock,
    "count": _count,
    "decimal": _decimal,
}


def sum_of(written: str) -> Fraction:
    """1億2,000万 and 百万 as numbers."""
    parts = patterns.SCALED.finditer(written)
    scales = patterns.SCALES
    return sum((_value(part["number"]) * scales.get(part["scale"] or "", 1) for part in parts), Fraction(0))


def _value(written: str) -> Fraction:
    plain = written.replace(",", "")
    return Fraction(kanji_number(plain)) if plain[0] in patterns.KANJI else Fraction(plain)
