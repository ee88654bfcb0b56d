"""Lines joined into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from knowledge.document import BlockKind
from knowledge.pdf.contents import is_contents, shortened, with_page_numbers
from knowledge.pdf.frame import Box
from knowledge.pdf.lines import Line
from knowledge.structure.numbering import is_bullet, numbering
from knowledge.structure.questions import starts_answer, starts_question
from knowledge.text import close_up, joined

_SENTENCE_END = re.compile(r"[。！？!?：:]$")
_COLUMNS = re.compile(r"\S{5,}\u3000\S|\u3000\S+\u3000")  # columns without rules
_NARROW = 15  # letters: below this a full line says little about whether it goes on
_CLOSE = 1.3  # letters between two lines of one paragraph
_WIDEST = 2.6
_CONTINUES = re.compile(r"^[ぁ-んァ-ヶー、。）」』】・々]")
_OPEN_END = re.compile(r"[、，のをにがはとでもへや（「『【]$")
_NUMBERED_ITEM = frozenset({"paren_title", "bracket", "angle"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Joined lines with the box around them and the size of their letters in points.

    `end` is where the last line ends, from the left.
    """

    text: str
    box: Box
    size: float
    order: int
    contents: bool
    lines: int
    end: float

    @property
    def kind(self) -> BlockKind:
        if self.contents:
            return BlockKind.CONTENTS
        return BlockKind.ITEM if is_bullet(self.text) else BlockKind.PARAGRAPH


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Paragraphs in the order of their lines."""
    found: list[Paragraph] = []
    for frame in _frames(with_page_numbers(lines)):
        for paragraph in _within(frame):
            index = _foot_of_column(found, paragraph)
            if index is None:
                found.append(paragraph)
            else:
                found[index] = _joined(found[index], paragraph)
    return found


def _foot_of_column(found: Sequence[Paragraph], paragraph: Paragraph) -> int | None:
    """The index of the paragraph at the foot of the left column that goes on at the head of the right.

    Footnotes, set smaller, may stand between the two.
    """
    if starts_anew(paragraph.text) or "。" not in paragraph.text:
        return None
    for index in range(len(found) - 1, -1, -1):
        before = found[index]
        if before.size < 0.9 * paragraph.size:
            continue
        right = paragraph.box.x0 >= before.box.x1 - before.size and paragraph.box.top < before.box.top
        return index if right and _breaks_off(before) else None
    return None


def _breaks_off(paragraph: Paragraph) -> bool:
    """Several lines, the last of them full and without an end."""
    full = paragraph.box.x1 - paragraph.end < 1.2 * paragraph.size
    return paragraph.lines > 1 and full and not _SENTENCE_END.search(paragraph.text)


def _joined(first: Paragraph, second: Paragraph) -> Paragraph:
    text = joined([first.text, second.text])
    return replace(first, text=text, lines=first.lines + second.lines, end=second.end)


def _frames(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines directly below one another, in letters of one size."""
    frame: list[Line] = []
    spacing = _spacing(lines)
    for line in lines:
        if frame and not _is_below(frame[-1], line, spacing):
            yield frame
            frame = []
        frame.append(line)
    if frame:
        yield frame


def _spacing(lines: Sequence[Line]) -> float:
    """The usual gap between two lines, in letters; more than one where a page is set wide."""
    gaps = [
        (lower.box.top - upper.box.bottom) / upper.size
        for upper, lower in pairwise(lines)
        if upper.size and 0 < lower.box.top - upper.box.bottom < _WIDEST * upper.size
    ]
    return median(gaps) if len(gaps) > 4 else 0.0


def _is_below(upper: Line, lower: Line, spacing: float) -> bool:
    size = max(upper.size, lower.size) or 1.0
    gap = lower.box.top - upper.box.bottom
    overlap = min(upper.box.x1, lower.box.x1) - max(upper.box.x0, lower.box.x0)
    alike = 0.85 < (lower.size or 1.0) / (upper.size or 1.0) < 1.18
    return alike and -0.5 * size < gap < max(_CLOSE, 1.2 * spacing) * size and overlap > 0


def _within(frame: Sequence[Line]) -> Iterator[Paragraph]:
    right = max(line.box.x1 for line in frame)
    left = min(line.box.x0 for line in frame)
    current = [frame[0]]
    for line in frame[1:]:
        if _goes_on(current[-1], line, right, (right - left) / (line.size or 1.0)):
            current.append(line)
        else:
            yield _paragraph(current)
            current = [line]
    yield _paragraph(current)


def _goes_on(last: Line, line: Line, right: float, letters: float) -> bool:
    """Whether a line goes on with the sentence of the line above it."""
    if is_contents(last.text) or is_contents(line.text):
        return False
    if starts_anew(line.text) and not _is_open(last.text):
        return False
    if _SENTENCE_END.search(last.text):
        return False
    if _COLUMNS.search(last.text) and _COLUMNS.search(line.text):
        return False
    if len(last.text) == len(line.text) == 1:
        return True  # a label set downwards, letter by letter
    if letters < _NARROW:
        return bool(_CONTINUES.match(line.text) or _OPEN_END.search(last.text))
    return right - last.box.x1 < 2.2 * last.size


def _is_open(text: str) -> bool:
    """Whether a bracket waits for its end, so that a number at the next line's start is no item's."""
    opened = max(text.rfind("（"), text.rfind("("), text.rfind("「"))
    return opened > max(text.rfind("）"), text.rfind(")"), text.rfind("」"))


def starts_anew(text: str) -> bool:
    """Whether a line opens an item, a question or an answer."""
    kind = numbering(text)
    if kind and kind not in _NUMBERED_ITEM:
        return True
    return is_bullet(text) or starts_question(text) or starts_answer(text)


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    box = lines[0].box
    for line in lines[1:]:
        box = box.union(line.box)
    text = close_up(joined(line.text for line in lines))
    contents = is_contents(text)
    shown = shortened(text) if contents else text
    return Paragraph(shown, box, lines[0].size, lines[0].order, contents, len(lines), lines[-1].box.x1)
