"""The sentences, rows and items of a passage, each able to stand in an answer."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from bot.answering.labels import is_label, labels_above
from knowledge.search.query import Hit

_MARK = re.compile(r"^(?:[・•●○◎■□◆▼✓✔➢➤▶⇒→\-–*]\s*)+")
_NUMBER = re.compile(r"^(?:[①-⑳]|[(（]?[0-9０-９ア-ンa-z][)）.．、 　]|ステップ ?[0-9０-９])")
_OPEN, _CLOSE = "「『（(【〔", "」』）)】〕"
_SENTENCE = re.compile(
    r"(?:です|ます|ません|ました|でした|ください|である|する|した|ない|こと)[。．]?$|[。．？！]$"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One piece of a passage, in its original wording without its bullet mark.

    `start` and `end` are offsets into the passage's text. `is_item` marks an
    entry of a list, `is_label` a line that only announces the next ones;
    `labels` are the lines that announce this one.
    """

    text: str
    hit: Hit
    start: int
    end: int
    is_item: bool = False
    is_label: bool = False
    labels: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The nearest heading or label above it."""
        if self.labels:
            return _MARK.sub("", self.labels[-1])
        return self.hit.passage.path[-1] if self.hit.passage.path else ""

    @property
    def is_title(self) -> bool:
        """Whether it only says what the document is called."""
        return "".join(self.text.split()) in "".join(self.hit.document.metadata.title.split())

    @property
    def is_sentence(self) -> bool:
        """Whether it reads as a sentence on its own."""
        return _SENTENCE.search(self.text) is not None


def statements_of(hit: Hit) -> list[Statement]:
    """The statements of one passage, in order."""
    found: list[Statement] = []
    offset = 0
    lines = hit.passage.text.split("\n")
    for number, (line, labels) in enumerate(zip(lines, labels_above(lines), strict=True)):
        announces = is_label(line, lines[number + 1] if number + 1 < len(lines) else "")
        for start, end in _sentences(line):
            statement = _statement(hit, line[start:end], offset + start)
            if statement:
                found.append(dataclasses.replace(statement, is_label=announces, labels=labels))
        offset += len(line) + 1
    return found


def _statement(hit: Hit, piece: str, offset: int) -> Statement | None:
    body = piece.strip()
    text = _MARK.sub("", body)
    if len(text) < 2:
        return None
    start = offset + piece.index(body) + len(body) - len(text)
    is_item = text != body or _NUMBER.match(text) is not None
    return Statement(text, hit, start, start + len(text), is_item)


def _sentences(line: str) -> list[tuple[int, int]]:
    """Spans of sentences; a 。 inside brackets or quotes ends none."""
    spans: list[tuple[int, int]] = []
    depth = start = 0
    for position, character in enumerate(line):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif character == "。" and depth == 0:
            spans.append((start, position + 1))
            start = position + 1
    if line[start:].strip():
        spans.append((start, len(line)))
    return spans
