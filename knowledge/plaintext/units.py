"""Lines put together: wrapped sentences, items that run on, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.plaintext.lines import Line, Shape

SENTENCE_END = re.compile(r"[。！？!?][」』）)]*$")
_RUNS_ON = re.compile(
    r"(?:[、，・（(「\-]|[ぁ-んァ-ヶ一-龠a-zA-Z）)」](?:の|に|を|は|が|で|(?<!こ)と|へ|や|も|て)"
    r"|向けた|おける|関する|係る)$"
)
_LABEL = re.compile(r"\S{1,10}[：:]|\S(?:\u3000?\S){0,5}\u3000+\S")
_PARENTHESIS = re.compile(r"[（(][^（()）]{1,30}[)）]")
_CONTINUES = re.compile(r"[のにをはがでとへや、。）」ぁぃぅぇぉっゃゅょん]")
_WRAPPED_FROM = 0.82  # a line this full was broken by its width, not by its writer
_NARROWEST = 20


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph, item, row or candidate for a heading.

    `line` is where it begins; `wrapped` says that it goes on over further
    lines. `position` counts the units before it since the last blank line,
    `companions` all others between the same blank lines. `page` is 1 or more
    where the file has form feeds, else 0.
    """

    line: int
    shape: Shape
    text: str
    style: str = ""
    first: int = 0
    last: int = 0
    wrapped: bool = False
    position: int = 0
    companions: int = 0
    page: int = 0

    @property
    def alone(self) -> bool:
        """Whether blank lines stand around it."""
        return self.companions == 0

    @property
    def is_sentence(self) -> bool:
        """Ends like a sentence, or is too long for anything else."""
        return bool(SENTENCE_END.search(self.text)) or len(self.text) > 60


def units_of(lines: list[Line]) -> list[Unit]:
    """Units in order. Every word of `lines` is in exactly one of them."""
    width = _text_width(lines)
    units: list[Unit] = []
    for page, group in _groups(lines):
        joined = list(_joined(group, width))
        units += [
            replace(_unit(line), wrapped=wrapped, position=position, companions=len(joined) - 1, page=page)
            for position, (line, wrapped) in enumerate(joined)
        ]
    return _without_stragglers(units)


def _unit(line: Line) -> Unit:
    return Unit(line.number, line.shape, line.text, line.style, line.first, line.last)


def _groups(lines: list[Line]) -> Iterator[tuple[int, list[Line]]]:
    """Runs of lines between blank lines, with their page."""
    page = 1 if any(line.shape is Shape.PAGE for line in lines) else 0
    group: list[Line] = []
    for line in lines:
        if line.shape not in (Shape.BLANK, Shape.PAGE):
            group.append(line)
            continue
        if group:
            yield page, group
        group = []
        page += line.shape is Shape.PAGE
    if group:
        yield page, group


def _text_width(lines: list[Line]) -> int:
    """How many characters a full line has: that of the longest tenth of the lines."""
    lengths = sorted(
        len(line.text) for line in lines if line.shape in (Shape.PLAIN, Shape.ITEM, Shape.MARKED)
    )
    return max(_NARROWEST, lengths[len(lengths) * 9 // 10]) if lengths else _NARROWEST


def _joined(group: list[Line], width: int) -> Iterator[tuple[Line, bool]]:
    """The lines of a group, each with the lines that continue it and whether there are any."""
    current, wrapped, length = group[0], False, len(group[0].text)
    for line in group[1:]:
        if _continues(current, length, line, width):
            current, wrapped = replace(current, text=_glued(current.text, line.text)), True
        else:
            yield current, wrapped
            current, wrapped = line, False
        length = len(line.text)
    yield current, wrapped


def _continues(current: Line, length: int, line: Line, width: int) -> bool:
    """Whether `line` goes on with `current`, whose last line had `length` characters."""
    if line.shape is not Shape.PLAIN or current.shape is Shape.ROW or SENTENCE_END.search(current.text):
        return False
    if _LABEL.match(line.text):
        return False
    if _RUNS_ON.search(current.text) or _CONTINUES.match(line.text) or _PARENTHESIS.fullmatch(line.text):
        return True
    return length >= _WRAPPED_FROM * width


def _glued(before: str, after: str) -> str:
    if before[-1:].isascii() and after[:1].isascii():
        return f"{before} {after}"
    wrapped = _RUNS_ON.search(before) or _CONTINUES.match(after)
    return before + after if wrapped or len(before) >= _NARROWEST else f"{before} {after}"


def _without_stragglers(units: list[Unit]) -> list[Unit]:
    """A line that is only 等 belongs to the list before it; a line said twice in a row is said once."""
    kept: list[Unit] = []
    for unit in units:
        if kept and unit.text in ("等", "など", "ほか"):
            kept[-1] = replace(kept[-1], text=f"{kept[-1].text} {unit.text}")
        elif not kept or unit.text != kept[-1].text or unit.shape is Shape.ROW:
            kept.append(unit)
    return kept
