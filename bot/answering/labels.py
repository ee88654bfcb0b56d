"""Lines inside a passage that only announce what follows: 「■重点取組事項」, 「(3) 事業規模」.

A passage keeps small headings as lines. Whatever stands below one says little
without it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# The outer mark first; a line announces lines with an inner mark.
_MARKS = (
    re.compile(r"^[■◆◎◇□▼▽<＜【]"),
    re.compile(r"^(?:[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[.．、 　])"),
    re.compile(r"^[○●◯]"),
    re.compile(r"^[・•\-–➢✓✔※]"),
    re.compile(r"^(?:[①-⑳]|ステップ ?[0-9０-９]|[(（]?[ア-ン][)）.．、 　])"),
)
_BARE = len(_MARKS)
_LONGEST = 40
_LONGEST_BARE = 16
_SENTENCE = re.compile(r"[。．；]|(?:です|ます|した|する|こと)$")


def labels_above(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """For each line the labels that announce it, the outermost first."""
    found: list[tuple[str, ...]] = []
    open_labels: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        rank = rank_of(line)
        following = lines[number + 1] if number + 1 < len(lines) else ""
        announces = is_label(line, following)
        own_rank = -1 if announces and rank == _BARE else rank
        while open_labels and open_labels[-1][0] >= own_rank:
            open_labels.pop()
        found.append(tuple(text for _, text in open_labels))
        if announces:
            open_labels.append((own_rank, line.strip()))
    return found


def is_label(line: str, following: str) -> bool:
    """Whether a line only announces the one below it."""
    text = line.strip()
    if not text or not following.strip() or len(text) > _LONGEST or _SENTENCE.search(text):
        return False
    rank, below = rank_of(line), rank_of(following)
    if rank == _BARE:
        return below < _BARE or (len(text) <= _LONGEST_BARE and len(following) > 2 * len(text))
    return rank < below < _BARE or (rank < 2 and below == _BARE)


def rank_of(line: str) -> int:
    """0 for the outermost kind of mark; the number of kinds for a line without one."""
    text = line.strip()
    return next((rank for rank, mark in enumerate(_MARKS) if mark.match(text)), _BARE)
