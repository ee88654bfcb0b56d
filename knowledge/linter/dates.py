"""Dates that a reader cannot trust: no year, a weekday that does not fit, no such day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.dates import Certainty, DateMention, Kind, Role, extract
from knowledge.document import Block, BlockKind, Finding, ParsedDocument

_WRITTEN_DAY = re.compile(r"\d\s*月\s*[\d元]|\d\s*[/／.．]\s*\d")
_YEARLY = re.compile(r"(?:毎|翌|各|当該)年度?")
_MATTERS = frozenset({Role.DEADLINE, Role.HELD})
_MOST = 5
"""Findings of one sort: more would hide the others."""


def doubtful_dates(document: ParsedDocument) -> Iterator[Finding]:
    """`date_without_year` (deadlines and events), `weekday_mismatch`, `impossible_date`, with their words."""
    counts: dict[str, int] = {}
    for block in document.blocks:
        if block.kind is BlockKind.CONTENTS:
            continue
        for mention in extract(block.text, written_on=document.metadata.issued_on):
            code = "" if _is_yearly(block, mention) else _doubt(mention)
            counts[code] = counts.get(code, 0) + 1
            if code and counts[code] <= _MOST:
                yield Finding(code, block.place, _around(block, mention))


def _doubt(mention: DateMention) -> str:
    if mention.certainty is Certainty.IMPOSSIBLE:
        return "impossible_date"
    if mention.weekday_matches is False:
        return "weekday_mismatch"
    unsure = mention.certainty in (Certainty.UNANCHORED, Certainty.YEAR_ASSUMED)
    of_a_day = mention.kind in (Kind.DATE, Kind.RANGE) and _WRITTEN_DAY.search(mention.text)
    bare = unsure and of_a_day and mention.role in _MATTERS
    return "date_without_year" if bare else ""


def _is_yearly(block: Block, mention: DateMention) -> bool:
    """翌年度の4月30日: a rule for every year lacks none."""
    start, end = mention.span
    return bool(_YEARLY.search(block.text[max(0, start - 8) : end]))


def _around(block: Block, mention: DateMention) -> str:
    start, end = mention.span
    return block.text[max(0, start - 10) : end + 10].replace("\n", " ").strip()
