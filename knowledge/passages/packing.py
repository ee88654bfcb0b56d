"""The blocks of one section, packed into pieces of even size."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby

from knowledge.document import Block, BlockKind
from knowledge.passages.cutting import cut
from knowledge.passages.joining import across_pages
from knowledge.passages.piece import LONGEST, SMALL, TARGET, WHOLE, Part, Piece, size_of
from knowledge.passages.tables import is_note, table_groups, with_notes


def pack(blocks: Sequence[Block], path: tuple[str, ...], closed: bool = False) -> list[Piece]:
    """Pieces of about `TARGET` characters in the order of the blocks."""
    pieces: list[Piece] = []
    parts = [short for part in across_pages(blocks) for short in cut(part)]
    for _, run in groupby(parts, key=lambda part: (_apart(part), part.block.stated)):
        members = list(run)
        if members[0].block.kind is BlockKind.QUESTION_ANSWER:
            pieces.extend(Piece(path, (part,), closed=True) for part in members)
        else:
            pieces.extend(Piece(path, tuple(chunk), closed) for chunk in _even(members))
    return pieces


def _apart(part: Part) -> str:
    """Pairs stand alone and a table of contents apart from what it announces."""
    kind = part.block.kind
    return kind.value if kind in (BlockKind.QUESTION_ANSWER, BlockKind.CONTENTS) else ""


def _even(parts: Sequence[Part]) -> list[list[Part]]:
    """Cut into as many equal shares as the target asks for, between groups only."""
    groups = [small for group in table_groups(parts) for small in _divided(group)]
    total = size_of(part for group in groups for part in group)
    share = total if total <= WHOLE else total / math.ceil(total / TARGET)
    chunks: list[list[Part]] = [[]]
    for group in groups:
        if chunks[-1] and _is_full(size_of(chunks[-1]), size_of(group), share):
            chunks.append([])
        chunks[-1].extend(group)
    return [chunk for chunk in chunks if chunk]


def _is_full(size: int, added: int, share: float) -> bool:
    """Whether what comes next opens a new piece; nothing small is left alone if it fits."""
    if size + added > LONGEST:
        return True
    return size >= SMALL and size + added / 2 > share


def _divided(group: list[Part]) -> list[list[Part]]:
    """A table too long for one piece as several, each with the notes that it refers to."""
    if size_of(group) <= WHOLE or len(group) == 1:
        return [group]
    rows = [part for part in group if not is_note(part)]
    notes = [part for part in group if is_note(part)]
    chunks = [with_notes(chunk, notes) for chunk in _rows_in_chunks(rows)]
    placed = {id(part) for chunk in chunks for part in chunk}
    left = [note for note in notes if id(note) not in placed]
    return [*chunks, *([note] for note in left)]


def _rows_in_chunks(rows: Sequence[Part]) -> list[list[Part]]:
    chunks: list[list[Part]] = [[]]
    for row in rows:
        if chunks[-1] and size_of([*chunks[-1], row]) > TARGET:
            chunks.append([])
        chunks[-1].append(row)
    return chunks
