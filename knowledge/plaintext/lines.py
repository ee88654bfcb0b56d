"""One line of text and what its beginning says about it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from knowledge.plaintext.markup import bare

_CIRCLED = "①-⑳㉑-㉟㊱-㊿"
_BULLETS = re.compile(r"(?:(?:[-*+‐–](?=\s)|[・･•●◦‣▪▫✓✔☑➢])\s*)+")
_NOTE = re.compile(r"[（(]?(?:※|＊|\*\d|注\s?[0-9０-９]*[)）:：])")
_ARROW = re.compile(r"[⇒➡➤→▶►⇨]\s*")
_HASHES = re.compile(r"(#{1,6})\s+")
_STYLES = (
    ("chapter", re.compile(r"第\s?(?P<n>[0-9０-９一二三四五六七八九十]+)\s?章")),
    ("section", re.compile(r"第\s?(?P<n>[0-9０-９一二三四五六七八九十]+)\s?節")),
    ("article", re.compile(r"第\s?(?P<n>[0-9０-９一二三四五六七八九十]+)\s?条(?:の[0-9０-９二三四五]+)?")),
    ("diamond", re.compile(r"[◆◇]\s*")),
    ("square", re.compile(r"[■□]\s*")),
    ("circle", re.compile(r"[○◎〇]\s*")),
    ("triangle", re.compile(r"[▼▲△▽]\s*")),
    ("step", re.compile(r"(?:ステップ|STEP|Step)\s?(?P<n>[0-9０-９]+)")),
    ("decimals", re.compile(r"(?P<n>[0-9０-９]+(?:[.．][0-9０-９]+)+)[.．]?\s*(?=\D)")),
    ("decimal", re.compile(r"(?P<n>[0-9０-９]{1,2})(?:[.．、](?![0-9０-９])|\s)\s*")),
    ("parens", re.compile(r"[（(](?P<n>[0-9０-９]{1,2})[)）]\s*")),
    ("circled", re.compile(rf"(?P<n>[{_CIRCLED}]+)\s*")),
    ("kana", re.compile(r"(?P<n>[ア-ン])(?:[.．、\s])\s*")),
    ("kana-parens", re.compile(r"[（(](?P<n>[ア-ンa-z])[)）]\s*")),
    ("angle", re.compile(r"[<＜〈](?=[^<>＜＞]+[>＞〉])")),
    ("bracket", re.compile(r"【(?=[^【】]+】)")),
)


class Shape(StrEnum):
    """What a line looks like, before its neighbours are considered."""

    BLANK = "blank"
    PAGE = "page"  # a form feed
    ROW = "row"
    NOTE = "note"
    ITEM = "item"
    MARKED = "marked"
    ARROW = "arrow"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its 1-based number; `text` is without bullet and markup.

    `style` names the kind of bullet or numbering; `first` and `last` are the
    numbers of a numbered line (②③ has 2 and 3), else 0.
    """

    number: int
    shape: Shape
    text: str = ""
    style: str = ""
    first: int = 0
    last: int = 0


def lines_of(text: str) -> list[Line]:
    """All lines; a form feed becomes a line of its own without moving the numbers."""
    found: list[Line] = []
    for number, raw in enumerate(text.split("\n"), start=1):
        for position, part in enumerate(raw.split("\f")):
            if position:
                found.append(Line(number, Shape.PAGE))
            found += [_line(number, piece) for piece in _bullets_apart(bare(part))]
    return found


def _bullets_apart(text: str) -> list[str]:
    """A line into which a converter has put a whole list, as the lines of that list."""
    stripped = text.strip()
    if not stripped.startswith("●") or "\t" in text:
        return [text]
    return [piece for piece in re.split(r"\s+(?=●)", stripped) if piece]


def _line(number: int, text: str) -> Line:
    if not text.strip():
        return Line(number, Shape.BLANK)
    if "\t" in text.lstrip("\t") or (text.startswith("|") and text.endswith("|") and len(text) > 2):
        return Line(number, Shape.ROW, text)
    text = text.strip()
    if hashes := _HASHES.match(text):
        return Line(number, Shape.MARKED, text[hashes.end() :], hashes[1])
    if bullets := _BULLETS.match(text):
        return _bulleted(number, text, bullets)
    if _NOTE.match(text):
        return Line(number, Shape.NOTE, text)
    if arrow := _ARROW.match(text):
        return Line(number, Shape.ARROW, text[arrow.end() :])
    return _marked(number, text) or Line(number, Shape.PLAIN, text)


def _bulleted(number: int, text: str, bullets: re.Match[str]) -> Line:
    rest = text[bullets.end() :]
    if not rest:
        return Line(number, Shape.BLANK)
    shape = Shape.NOTE if _NOTE.match(rest) else Shape.ITEM
    return Line(number, shape, rest, re.sub(r"\s", "", bullets.group()))


def _marked(number: int, text: str) -> Line | None:
    for style, pattern in _STYLES:
        if found := pattern.match(text):
            counter = found.groupdict().get("n") or ""
            return Line(
                number,
                Shape.MARKED,
                text,
                style,
                _number(counter[:1], counter),
                _number(counter[-1:], counter),
            )
    return None


def _number(sign: str, counter: str) -> int:
    """The value of a counter: of one sign in ②③ and ア, of the whole in 12."""
    if not sign:
        return 0
    if "ア" <= sign <= "ン":
        return ord(sign) - ord("ア") + 1
    whole = unicodedata.normalize("NFKC", sign if sign in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" else counter)
    return int(whole) if whole.isdecimal() else 0
