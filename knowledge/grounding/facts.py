"""The facts of a text: what a model must not get wrong."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.dates import DateMention, Kind, extract
from knowledge.quantities import Quantity, read
from knowledge.text import fold

_DOCUMENT = re.compile(r"[一-龥々]{0,8}第 ?(\d+) ?号(?:の(\d+))?")
_ADDRESS = re.compile(r"https?://[^\s<>「」（）()]+|www\.[^\s<>「」（）()]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CALL = re.compile(r"(?<![\d-])0\d{1,4}[-(]\d{1,4}[-)]\d{3,4}(?![\d-])|内線 ?\d{2,6}")
_QUOTED = re.compile(r"[「『]([^「」『』]{2,})[」』]")
_ORGANISATION = re.compile(
    r"[一-龥ァ-ヶA-Z]{1,12}?(?:省|庁|都|道|府|県|市|区|町|村|局|課|協会|機構|財団|連合会|大学校|アカデミー|センター)"
    r"(?![一-龥])"
)
_AUDIENCE = ("都道府県", "市区町村", "市町村", "特別区", "指定都市", "政令市", "中核市")
_CODE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*\d[A-Za-z0-9-]*")
_LATIN = re.compile(r"(?<![A-Za-z])[A-Za-z][A-Za-z&+-]{1,}(?![A-Za-z])")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_DATED = (Kind.DATE, Kind.RANGE, Kind.PART, Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.FISCAL_YEAR, Kind.YEAR)
_GENERIC = frozenset({"市区", "町村", "当市", "当町", "本市", "本町", "各市", "各町", "各県", "全国"})

Days = tuple[str, dt.date | None, dt.date | None]
"""Kind, first day, last day."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found, each kind made comparable; `rest` are numbers that are none of the others."""

    quantities: tuple[Quantity, ...]
    days: tuple[Days, ...]
    documents: frozenset[tuple[str, str]]
    addresses: frozenset[str]
    quoted: tuple[str, ...]
    organisations: frozenset[str]
    codes: frozenset[str]
    rest: frozenset[str]


def facts_of(text: str, *, written_on: dt.date | None) -> Facts:
    """The facts of a text; dates without a year are read as of the day it was written."""
    folded = fold(text)
    plain, addresses = _without(folded, _ADDRESS, _CALL)
    mentions = [each for each in extract(plain, written_on=written_on) if each.kind in _DATED]
    bare = _blanked(plain, mentions)
    numbers = frozenset((match[1], match[2] or "") for match in _DOCUMENT.finditer(bare))
    reading = read(_DOCUMENT.sub(" ", bare))
    return Facts(
        quantities=reading.quantities,
        days=tuple((each.kind.value, each.start, each.end) for each in mentions),
        documents=numbers,
        addresses=frozenset(addresses),
        quoted=tuple(squeezed(each) for each in _QUOTED.findall(folded)),
        organisations=frozenset(_organisations(folded)),
        codes=frozenset(each.casefold() for each in (*_CODE.findall(bare), *_LATIN.findall(bare))),
        rest=frozenset(each.replace(",", "") for each in _NUMBER.findall(_CODE.sub(" ", reading.rest))),
    )


def squeezed(text: str) -> str:
    """Without spaces and marks, so that a quotation compares however it was set."""
    return re.sub(r"[\s、。・,.]+", "", fold(text))


def _organisations(folded: str) -> Iterator[str]:
    for audience in _AUDIENCE:
        if audience in folded:
            yield audience
    plain = re.sub("|".join(_AUDIENCE), "。", folded)
    for match in _ORGANISATION.finditer(plain):
        if len(match[0]) > 1 and match[0] not in _GENERIC:
            yield match[0]


def _without(text: str, *patterns: re.Pattern[str]) -> tuple[str, list[str]]:
    found: list[str] = []
    for pattern in patterns:
        found.extend(match[0].casefold().rstrip("/.。") for match in pattern.finditer(text))
        text = pattern.sub(" ", text)
    return text, found


def _blanked(text: str, mentions: list[DateMention]) -> str:
    """The text without its dates, whose numbers count nothing."""
    kept = list(text)
    for each in mentions:
        first, last = each.span
        kept[first:last] = " " * (last - first)
    return "".join(kept)
