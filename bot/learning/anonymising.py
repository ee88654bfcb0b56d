"""What may tell who somebody is, found in a reply before others read it.

Everything here is a suggestion: a person decides what stays.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from bot.domain import personal_data
from bot.storage import organisations, people
from knowledge.text.proper_names import people_in

_SHORTEST_NAME = 2
# A year, an amount and a count are what an answer is about; what is left may be a number to call,
# of a document, of a device.
_NUMBER = re.compile(
    r"内線 ?[:：]?\d{2,}|[^\s、。「」（）()\d]{0,8}第 ?\d+ ?号(?:の\d+)?"
    r"|(?<![\d.,])\d{4,}(?![\d.,]|年|[万億千]?円|人|件|文字)|[A-Za-z]{1,6}-?\d{3,}"
)


class Kind(StrEnum):
    """What a piece may be."""

    PERSON = "person"
    ORGANISATION = "organisation"
    CONTACT = "contact"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text with what it may be; the text before review has `instead` in its place.

    `instead` is empty where it is only shown: a number is often what an answer is about.
    """

    start: int
    end: int
    kind: Kind
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """Names that somebody knows: of people and of organisations."""

    people: frozenset[str]
    organisations: frozenset[str]


def names_known(connection: sa.Connection, organisation: str, others: Iterable[str] = ()) -> Names:
    """Everybody who was registered, `others` who had to do with it, and every local government.

    The organisation that it came from is also known without 町 or 市 behind its name.
    """
    labels = [each.label for each in people.registered(connection)]
    listed = organisations.listed(connection)
    own = [each.name[:-1] for each in listed if each.code == organisation]
    return Names(_usable([*labels, *others]), _usable([*own, *(each.name for each in listed)]))


def find(text: str, names: Names) -> list[Piece]:
    """The pieces of a text, in order, not overlapping; what is certain comes before what is guessed."""
    found: list[Piece] = []
    for piece in _candidates(text, names):
        if not any(piece.start < other.end and other.start < piece.end for other in found):
            found.append(piece)
    return sorted(found, key=lambda piece: piece.start)


def suggested(text: str, pieces: Collection[Piece]) -> str:
    """The text with what is suggested in place of each piece."""
    for piece in sorted(pieces, key=lambda each: -each.start):
        if piece.instead:
            text = f"{text[: piece.start]}〔{piece.instead}〕{text[piece.end :]}"
    return text


def _candidates(text: str, names: Names) -> Iterator[Piece]:
    for span in personal_data.find(text):
        yield Piece(span.start, span.end, Kind.CONTACT, span.label)
    yield from _named(text, names.people, Kind.PERSON)
    yield from _named(text, names.organisations, Kind.ORGANISATION)
    for start, end in people_in(text):
        yield Piece(start, end, Kind.PERSON, _INSTEAD[Kind.PERSON])
    for match in _NUMBER.finditer(text):
        yield Piece(match.start(), match.end(), Kind.NUMBER)


def _named(text: str, names: Collection[str], kind: Kind) -> Iterator[Piece]:
    here = sorted((name for name in names if name in text), key=lambda name: (-len(name), name))
    if not here:
        return
    for match in re.finditer("|".join(map(re.escape, here)), text):
        yield Piece(match.start(), match.end(), kind, _INSTEAD[kind])


def _usable(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.strip() for name in names if len(name.strip()) >= _SHORTEST_NAME)


_INSTEAD = {Kind.PERSON: "氏名", Kind.ORGANISATION: "団体名"}
