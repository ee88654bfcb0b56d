"""What each unit is in the outline: title, heading, or text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from knowledge.plaintext.lines import Shape
from knowledge.plaintext.units import Unit

LONGEST_HEADING = 48
_LONG_TITLE = 25
_SHORTEST_TITLE = 12
_LONGEST_CHAIN = 2
_LONGEST_LABEL = 40
# How titles of Japanese administrative slides and sections end.
_TITLE_END = re.compile(
    r"(?:について|概要|状況|推進|事業|措置|研修|支援策?|施策|取組|計画|制度|方針|ステップ|手順書?"
    r"|ガイドブック|ガイドライン|事例集|体制|あり方|育成|予定|【[^】]+[都道府県市区町村]】)(?:\^\w+)?$"
)
_TRAILING_PARENS = re.compile(r"\s*[（(][^（()）]*[)）]$")
OPENS = re.compile(r"概要|背景|趣旨|目的")
# 職員と共に事業を推進: a statement that only leaves out its verb.
_STATES = re.compile(r"を[一-龠ァ-ヶーにと]{2,10}$")
_DATE = re.compile(r"(?:令和|平成|\d{4}\s?年).{0,12}日")
_WORDS_AFTER = re.compile(r"[>＞〉】](?!\s*(?:[（(※]|$))")
_VALUE = re.compile(r"[：:]\s*\S")
_ASKS = re.compile(r"(?:教えてください|でしょうか|ですか|ますか)[。？?]?$")
_CASE = re.compile(r"【[^】]*[都道府県市区町村]】$")


class Role(StrEnum):
    """A unit's place in the outline."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Outlined:
    """A unit with its role."""

    unit: Unit
    role: Role
    chain: int = 0  # headings that follow one another directly, counted from the last


def outlined(units: list[Unit]) -> list[Outlined]:
    """Every unit with its role, decided backwards: a heading needs something below it."""
    found: list[Outlined] = []
    below: Outlined | None = None
    for unit in reversed(units):
        role = _role(unit, below)
        chain = below.chain + 1 if below is not None and role is Role.HEADING is below.role else 0
        below = Outlined(unit, role, chain)
        found.append(below)
    return _with_cover(found[::-1])


def _with_cover(outline: list[Outlined]) -> list[Outlined]:
    """The first line of a document is its title unless it is plainly something else."""
    if not outline or outline[0].role is not Role.TEXT:
        return outline
    first = outline[0].unit
    if first.shape is not Shape.PLAIN or not first.alone or first.is_sentence or _VALUE.search(first.text):
        return outline
    return [Outlined(first, Role.TITLE), *outline[1:]]


def _role(unit: Unit, below: Outlined | None) -> Role:
    if unit.style.startswith("#"):
        return Role.HEADING
    if _is_case(unit):
        return Role.TITLE
    if below is None or not _could_head(unit) or not _can_carry(unit, below):
        return Role.TEXT
    return Role.TITLE if _could_be_title(unit) and below.role is not Role.TITLE else Role.HEADING


def _is_case(unit: Unit) -> bool:
    """A numbered case of a collection: "8 デジタル行政推進リーダー育成…【石川県金沢市】"."""
    return unit.alone and unit.style == "decimal" and bool(_CASE.search(unit.text))


def _could_head(unit: Unit) -> bool:
    """Whether a unit has the form of a heading."""
    if unit.shape not in (Shape.PLAIN, Shape.MARKED):
        return False
    if _ASKS.search(unit.text):
        return unit.alone
    if unit.is_sentence or len(unit.text) > LONGEST_HEADING or unit.text.endswith(("、", "，")):
        return False
    return _plain_could_head(unit) if unit.shape is Shape.PLAIN else _marked_could_head(unit)


def _plain_could_head(unit: Unit) -> bool:
    text = unit.text
    if not unit.alone or text.startswith(("(", "（")) or (text.startswith("「") and text.endswith("」")):
        return False
    if _VALUE.search(text) or _STATES.search(text) or _DATE.match(text):
        return False
    return not unit.wrapped or bool(_TITLE_END.search(text))


def _marked_could_head(unit: Unit) -> bool:
    if unit.style in ("bracket", "angle", "step") and (
        _VALUE.search(unit.text) or _WORDS_AFTER.search(unit.text)
    ):
        return False
    return unit.position == 0 or unit.style not in ("step", "circled", "circle")


def _can_carry(unit: Unit, below: Outlined) -> bool:
    """Whether what follows may stand below `unit` as a heading."""
    if below.role is Role.TITLE:
        return _could_be_title(unit)
    if below.role is Role.HEADING:
        marked = Shape.MARKED in (unit.shape, below.unit.shape)
        return marked or below.chain < _LONGEST_CHAIN
    if unit.shape is Shape.MARKED and below.unit.shape is Shape.MARKED:
        return below.unit.style != unit.style
    if below.unit.shape is Shape.NOTE:
        return unit.shape is Shape.MARKED or _could_be_title(unit) or bool(OPENS.search(unit.text))
    return below.unit.shape is not Shape.PLAIN or unit.shape is Shape.MARKED or _is_body(below.unit)


def _is_body(unit: Unit) -> bool:
    """Whether plain text is more than another label of a picture."""
    return (
        unit.is_sentence
        or len(unit.text) >= _LONGEST_LABEL
        or not unit.alone
        or unit.wrapped
        or unit.text.startswith(("(", "（"))
    )


def _could_be_title(unit: Unit) -> bool:
    """Whether a heading has the form of a slide's title."""
    if not unit.alone or (unit.shape is Shape.MARKED and unit.style != "diamond") or _ASKS.search(unit.text):
        return False
    if len(unit.text) >= _LONG_TITLE:
        return True
    return len(unit.text) >= _SHORTEST_TITLE and bool(_TITLE_END.search(_TRAILING_PARENS.sub("", unit.text)))
