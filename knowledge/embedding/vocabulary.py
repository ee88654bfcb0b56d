"""Prunes the model's vocabulary to what Japanese office text uses.

The whole vocabulary (250,000 pieces of a hundred languages) costs 300 MB in
the tokenizer. What is kept here covers all but a few of ten thousand tokens of
Japanese text; a dropped word is spelled with shorter pieces.
"""

from __future__ import annotations

import re

from knowledge.embedding.weights import Vocabulary

_MARK = "\u2581"
_OTHER_SCRIPT = re.compile("[\u0370-\u04ff]{2}")
_RARE = -13.3  # log probability; rarer English words than this are spelled out
_SHORT = 4


def kept_pieces(vocabulary: Vocabulary) -> list[int]:
    """Indices to keep, in ascending order, so that the special pieces stay first."""
    special = max(vocabulary.begin, vocabulary.end, vocabulary.padding, vocabulary.unknown)
    pairs = enumerate(zip(vocabulary.pieces, vocabulary.scores, strict=True))
    return [i for i, (piece, score) in pairs if i <= special or _is_kept(piece, float(score))]


def _is_kept(piece: str, score: float) -> bool:
    text = piece.replace(_MARK, "")
    if text.isascii():
        return score > _RARE or len(text) <= _SHORT
    return _is_japanese(text)


def _is_japanese(text: str) -> bool:
    """Whether the text can be written in JIS, Greek and Cyrillic words aside."""
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        return False
    return not _OTHER_SCRIPT.search(text)
