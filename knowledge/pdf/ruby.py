"""Ruby: small kana above a word that give its reading (振り仮名).

Left in, a sentence reads 牽引けんいんされてきました and is found by nobody.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import groupby

from knowledge.pdf.glyphs import Glyph

_KANA = re.compile(r"[\u3041-\u30fe・ ]")
_BODY = re.compile(r"[\u3041-\u30fe\u3400-\u9fff]")
_SHARE = 0.62  # ruby is set at half the size of its base, sometimes a little more
_LONGEST = 20  # letters in one run
_ROW = 12.0  # points: letters are looked up by rows of this height


def body_size(glyphs: Sequence[Glyph]) -> float:
    """The most frequent size of Japanese letters on a page, in points; 0 without any."""
    sizes = Counter(round(glyph.size, 1) for glyph in glyphs if _BODY.match(glyph.char))
    return sizes.most_common(1)[0][0] if sizes else 0.0


def without_ruby(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Drop runs of small kana that stand directly above larger letters."""
    limit = body_size(glyphs) * _SHARE
    base: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if glyph.size > limit and _BODY.match(glyph.char):
            base[_row(glyph.box.top)].append(glyph)
    kept: list[Glyph] = []
    for small, run in groupby(
        glyphs, key=lambda glyph: 0 < glyph.size <= limit and bool(_KANA.match(glyph.char))
    ):
        letters = list(run)
        if not (small and len(letters) <= _LONGEST and _is_above(letters[0], base)):
            kept.extend(letters)
    return kept


def _row(y: float) -> int:
    return int(y // _ROW)


def _is_above(small: Glyph, base: dict[int, list[Glyph]]) -> bool:
    reach = small.box.height
    row = _row(small.box.bottom)
    near = (glyph for at in (row - 1, row, row + 1) for glyph in base.get(at, ()))
    return any(
        glyph.size >= small.size / _SHARE
        and abs(glyph.box.top - small.box.bottom) <= reach
        and glyph.box.x0 - reach <= small.box.x0 <= glyph.box.x1 + reach
        for glyph in near
    )
