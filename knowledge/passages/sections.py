"""The tree of sections as pieces: whole where it fits, divided where it must be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.document import Block, BlockKind
from knowledge.passages.packing import pack
from knowledge.passages.piece import SMALL, TARGET, WHOLE, Part, Piece, size_of
from knowledge.structure.outline import Section


def pieces_of(section: Section) -> list[Piece]:
    """All pieces of a section and the sections below it, in order."""
    if section.heading is None:
        return _merged(_divided(section))
    if not section.blocks and len(section.children) == 1:
        return _marked(pieces_of(section.children[0]), section)
    whole = list(_inline(section))
    if not whole:
        return [Piece(section.path[:-1], (Part.of(section.heading.block),), slide=section.is_slide)]
    if not _has_pairs_or_articles(section) and size_of(map(Part.of, whole)) <= WHOLE:
        return _marked(pack(whole, section.path), section)
    return _marked(_merged(_divided(section)), section)


def _divided(section: Section) -> Iterator[Piece]:
    yield from pack(section.blocks, section.path, closed=section.is_article)
    for child in section.children:
        yield from pieces_of(child)


def _inline(section: Section) -> Iterator[Block]:
    """Everything below a heading, deeper headings as lines."""
    yield from section.blocks
    for child in section.children:
        if child.heading is not None and child.heading.block not in child.blocks:
            yield child.heading.block
        yield from _inline(child)


def _has_pairs_or_articles(section: Section) -> bool:
    pairs = any(block.kind is BlockKind.QUESTION_ANSWER for block in section.blocks)
    return pairs or section.is_article or any(_has_pairs_or_articles(child) for child in section.children)


def _marked(pieces: list[Piece], section: Section) -> list[Piece]:
    if not section.is_slide:
        return pieces
    return [Piece(piece.path, piece.parts, piece.closed, slide=True) for piece in pieces]


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Join what is too small to be found to its neighbour in the same section."""
    merged: list[Piece] = []
    for piece in pieces:
        if merged and _may_merge(merged[-1], piece):
            merged[-1] = _together(merged[-1], piece)
        else:
            merged.append(piece)
    return merged


def _may_merge(first: Piece, second: Piece) -> bool:
    if first.closed or second.closed or first.slide or second.slide:
        return False
    small = second.size < SMALL or (first.size < SMALL and first.path == second.path)
    alike = _nature(first) == _nature(second)
    return small and alike and first.size + second.size <= TARGET


def _nature(piece: Piece) -> tuple[object, ...]:
    """What two pieces must share to become one."""
    block = piece.parts[-1].block
    return block.kind is BlockKind.CONTENTS, block.stated


def _together(first: Piece, second: Piece) -> Piece:
    """One piece below the path that both share, what the path loses written out."""
    shared = 0
    while shared < min(len(first.path), len(second.path)) and first.path[shared] == second.path[shared]:
        shared += 1
    parts = (*_written_out(first, shared), *_written_out(second, shared))
    return Piece(first.path[:shared], parts)


def _written_out(piece: Piece, shared: int) -> Iterator[Part]:
    first = piece.parts[0]
    for title in piece.path[shared:]:
        yield Part(first.block, title, first.block.place)
    yield from piece.parts
