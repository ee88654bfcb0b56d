"""Cautions that hold for more than the passage in which they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from knowledge.dates import provisional_marks
from knowledge.passages.piece import Piece

_WHOLE_PAGE = re.compile(r"(?:本|この)(?:ページ|頁|スライド|表|一覧)")

Scopes = Mapping[str, tuple[str, ...]]
"""Provisional words by slide or outermost section."""


def cautions(pieces: Iterable[Piece]) -> Scopes:
    """Words such as 調整中 that a line says of its whole page (※本ページの内容は調整中…)."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for piece in pieces:
        lines = [part.text for part in piece.parts if _WHOLE_PAGE.search(part.text)]
        for mark in provisional_marks("\n".join(lines)) if piece.path else ():
            found[piece.path[0]] = tuple(dict.fromkeys((*found[piece.path[0]], mark)))
    return found
