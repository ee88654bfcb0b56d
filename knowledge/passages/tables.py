"""Rows of a table and the ※ notes below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.document import BlockKind
from knowledge.passages.piece import LONGEST, Part, size_of
from knowledge.text import fold

_NOTE = re.compile(r"(?:※|\(?注|\*)")
_NOTE_MARK = re.compile(r"[(（]?((?:※|注) ?\d{0,2})")


def is_note(part: Part) -> bool:
    """Whether a part is a note below a table or list."""
    return part.block.kind is BlockKind.FOOTNOTE or bool(_NOTE.match(fold(part.text)))


def table_groups(parts: Sequence[Part]) -> list[list[Part]]:
    """Parts in groups; the rows of a table with the notes that follow are one."""
    groups: list[list[Part]] = []
    for part in parts:
        row = part.block.kind is BlockKind.TABLE_ROW
        last = groups[-1] if groups else []
        in_table = bool(last) and last[0].block.kind is BlockKind.TABLE_ROW
        if in_table and (is_note(part) or (row and not is_note(last[-1]))):
            last.append(part)
        else:
            groups.append([part])
    return groups


def with_notes(rows: Sequence[Part], notes: Sequence[Part]) -> list[Part]:
    """Rows and, as far as they fit, the numbered notes that the rows refer to."""
    text = fold("\n".join(row.text for row in rows))
    result = list(rows)
    for note in notes:
        mark = _NOTE_MARK.match(fold(note.text))
        if mark and re.search(rf"{re.escape(mark[1])}(?!\d)", text) and size_of([*result, note]) <= LONGEST:
            result.append(note)
    return result
