"""What a citation shows of its passage: at most 300 characters, in the original wording."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.statement import Statement

LONGEST = 300
_GAP = "…"


def quote(text: str, statements: Sequence[Statement]) -> str:
    """The statements (best first) that fit, in their original order, gaps marked with …

    The whole text where it is short enough; `statements` belong to it.
    """
    if len(text) <= LONGEST:
        return text
    kept: list[Statement] = []
    for statement in statements:
        tried = _joined(text, sorted([*kept, statement], key=lambda s: s.start))
        if len(tried) <= LONGEST:
            kept.append(statement)
    if not kept:
        start = statements[0].text if statements else text
        return start[: LONGEST - 1] + _GAP
    return _joined(text, sorted(kept, key=lambda s: s.start))


def _joined(text: str, statements: Sequence[Statement]) -> str:
    """Neighbours keep what stands between them; everything left out becomes one gap."""
    parts: list[str] = []
    end = 0
    for statement in statements:
        between = text[end : statement.start]
        bare = not between.strip(" \n　・-○●■※")
        parts.append(between.lstrip("\n") if bare and not parts else between if bare else _GAP)
        parts.append(text[statement.start : statement.end])
        end = statement.end
    if text[end:].strip():
        parts.append(_GAP)
    return "".join(parts)
