"""Lines of text as Slack's blocks, and the limits of a message.

Text is never markup here: only `rich_text` and `plain_text` elements are made.
Sources: docs.slack.dev, "Block Kit" reference; the sum over a message is
undocumented (slackapi/bolt-js issues 2509 and 2867: from about 11,300
characters of text, 13,200 with the containers), so whole JSON is counted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import Any

from bot.channels.slack.escape import inert
from bot.domain.split import pieces, shortened

Block = dict[str, Any]

MOST_BLOCKS = 50
MOST_IN_VIEW = 100
MOST_CHARACTERS = 12_000
_HEADER, _LABEL = 150, 75
_IN_A_LINE, _IN_A_BLOCK = 1200, 2400


class Shape(StrEnum):
    """How a line stands out."""

    SECTION = "rich_text_section"
    QUOTE = "rich_text_quote"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; `url` has passed `web_address`.

    With `is_user` the text is the id of one of Slack's users, who is shown by name.
    """

    text: str
    bold: bool = False
    url: str = ""
    is_user: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line; its runs follow each other."""

    runs: tuple[Run, ...]
    shape: Shape = Shape.SECTION


Paragraph = Sequence[Line]
"""Lines that stand together; there is some space between paragraphs."""


def plain(text: str, *, bold: bool = False) -> Line:
    """A line in one style."""
    return Line((Run(text, bold),))


def labelled(label: str, text: str) -> Line:
    """**次にすること：**確かめてください。"""
    return Line((Run(label, bold=True), Run(text)))


def quoted(text: str) -> Line:
    """A line with a bar beside it."""
    return Line((Run(text),), Shape.QUOTE)


def rich(paragraph: Paragraph) -> list[Block]:
    """A paragraph as one block, as several where it is very long, as none where it says nothing."""
    lines = [short for line in paragraph for short in _short(line)]
    return [_rich_text(group) for group in _grouped(lines)]


def small(text: str) -> list[Block]:
    """A remark in small grey letters."""
    said = inert(text)
    parts = [{"type": "plain_text", "text": part} for part in pieces(said, _IN_A_LINE)]
    return [{"type": "context", "elements": [part]} for part in parts if part["text"].strip()]


def heading(text: str) -> Block:
    """A heading in large letters."""
    return {"type": "header", "text": label(shortened(inert(text), _HEADER))}


def label(text: str) -> Block:
    """A few words of our own: on a button, beside a field."""
    return {"type": "plain_text", "text": text}


def divider() -> Block:
    """A line across."""
    return {"type": "divider"}


def button(text: str, action: str, *, primary: bool = False) -> Block:
    """Something to press; `action` names what is done to what"""
    made: Block = {"type": "button", "action_id": action, "text": label(shortened(text, _LABEL))}
    if primary:
        made["style"] = "primary"
    return made


def actions(buttons: Sequence[Block]) -> list[Block]:
    """A row of buttons, or nothing."""
    return [{"type": "actions", "elements": list(buttons)}] if buttons else []


def size(blocks: Iterable[Block]) -> int:
    """Characters of the blocks as they travel."""
    return sum(len(json.dumps(block, ensure_ascii=False)) + 2 for block in blocks)


def pages(
    blocks: Iterable[Block], *, most: int = MOST_BLOCKS, room: int = MOST_CHARACTERS
) -> list[list[Block]]:
    """The blocks in as many messages or views as they need, in order."""
    made: list[list[Block]] = [[]]
    used = 0
    for block in blocks:
        length = size([block])
        if made[-1] and (len(made[-1]) == most or used + length > room):
            made.append([])
            used = 0
        made[-1].append(block)
        used += length
    return made


def _short(line: Line) -> Iterator[Line]:
    """The line without what says nothing, cut into several where it is very long."""
    runs: list[Run] = []
    length = 0
    for run in line.runs:
        for part in pieces(_said(run), _IN_A_LINE):
            if runs and length + len(part) > _IN_A_LINE:
                yield Line(tuple(runs), line.shape)
                runs, length = [], 0
            runs.append(replace(run, text=part))
            length += len(part)
    if runs:
        yield Line(tuple(runs), line.shape)


def _said(run: Run) -> str:
    """Inert, with the blanks that part it from its neighbours."""
    said = inert(run.text)
    if not said:
        return ""
    before = " " if run.text[:1].isspace() else ""
    return f"{before}{said}{' ' if run.text[-1:].isspace() else ''}"


def _grouped(lines: Iterable[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    length = 0
    for line in lines:
        added = sum(len(run.text) + len(run.url) for run in line.runs)
        if group and length + added > _IN_A_BLOCK:
            yield group
            group, length = [], 0
        group.append(line)
        length += added
    if group:
        yield group


def _rich_text(lines: Iterable[Line]) -> Block:
    parts = (
        {"type": shape.value, "elements": list(_elements(group))}
        for shape, group in groupby(lines, key=lambda line: line.shape)
    )
    return {"type": "rich_text", "elements": list(parts)}


def _elements(lines: Iterable[Line]) -> Iterator[Block]:
    """Lines of one shape: neighbouring runs of the same style as one element."""
    runs = [run for line in lines for run in (Run("\n"), *line.runs)][1:]
    for style, group in groupby(runs, key=lambda run: replace(run, text="")):
        yield _element(style, "".join(run.text for run in group))


def _element(style: Run, text: str) -> Block:
    if style.is_user:
        return {"type": "user", "user_id": text}
    element: Block = {"type": "link", "url": style.url} if style.url else {"type": "text"}
    return {**element, "text": text, **({"style": {"bold": True}} if style.bold else {})}
