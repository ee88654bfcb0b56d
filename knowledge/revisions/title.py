"""What a title says of the edition, apart from what the document is about."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from knowledge.dates import DateMention, Kind, extract
from knowledge.text import fold

Edition = tuple[int, ...]

_NUMBERED = re.compile(
    r"第 ?(?P<a>\d+(?:\.\d+)*) ?(?:版|改定|改訂)"
    r"|(?<![A-Za-z])[Vv](?:er(?:sion)?)?[. _]?(?P<b>\d+(?:\.\d+)*)(?![\d年])"
)
_FIRST = re.compile(r"初版")
_DRAFT = re.compile(r"[(\[【〔]\s*(?:素|原|骨子)?案\s*[)\]】〕]|(?:素案|原案|骨子案)|_案(?=$|[_. ])")
_REVISED = re.compile(r"(?:一部)?改[定訂正](?:版|後)?|最新版|新版|版(?![\u3040-\u30ff\u3400-\u9fff])")
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_NOISE = re.compile(r"[\s_\-‐–—・,.、。()\[\]【】〔〕「」『』<>〈〉《》:;/]+")
_EDITION_FOLLOWS = re.compile(r"\s*(?:版|改[定訂正])")
_A_DAY = (Kind.DATE, Kind.MONTH)
_A_YEAR = (Kind.FISCAL_YEAR, Kind.YEAR)


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart.

    `subject` is what is left without edition, dates and punctuation, folded;
    `years` are the years that say which document it is (令和7年度 研修計画), not
    which edition. `edition` is empty and `dated` None where the title is silent.
    """

    subject: str
    years: str
    edition: Edition
    dated: dt.date | None
    draft: bool
    revised: bool


def parse(title: str, edition: str = "") -> Title:
    """Take a title apart; `edition` is what the document states beside its title."""
    text = fold(title)
    stated = f"{text} {fold(edition)}"
    numbered = _NUMBERED.search(stated)
    dates = [mention for mention in extract(stated) if _tells_the_edition(stated, mention)]
    within = [mention for mention in dates if mention.span[1] <= len(text)]
    years = [mention.text for mention in extract(text) if mention.kind in _A_YEAR and mention not in within]
    bare = _without(text, [mention.span for mention in within])
    return Title(
        subject=_subject(bare, years),
        years=_NOISE.sub("", "".join(years)),
        edition=_edition(numbered, stated),
        dated=_dated(stated, dates),
        draft=bool(_DRAFT.search(text)),
        revised=bool(_REVISED.search(_NUMBERED.sub("", text))),
    )


def _tells_the_edition(text: str, mention: DateMention) -> bool:
    if mention.end is None:
        return False
    follows = _EDITION_FOLLOWS.match(text, mention.span[1]) is not None
    return mention.kind in _A_DAY or (mention.kind in _A_YEAR and follows)


def _dated(text: str, dates: list[DateMention]) -> dt.date | None:
    compact = _COMPACT.search(text)
    if compact:
        try:
            return dt.date(*map(int, compact.groups()))
        except ValueError:
            return None
    return dates[-1].end if dates else None


def _edition(numbered: re.Match[str] | None, text: str) -> Edition:
    if numbered:
        numbers = [int(part) for part in (numbered["a"] or numbered["b"]).split(".")]
        while len(numbers) > 1 and numbers[-1] == 0:
            numbers.pop()
        return tuple(numbers)
    return (1,) if _FIRST.search(text) else ()


def _subject(text: str, years: list[str]) -> str:
    for pattern in (_NUMBERED, _FIRST, _DRAFT, _COMPACT, _REVISED):
        text = pattern.sub(" ", text)
    for year in years:
        text = text.replace(year, " ")
    return _NOISE.sub("", text).casefold()


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text
