"""One character at a time: what is dropped, what is folded, what must survive."""

from __future__ import annotations

import re
import unicodedata

from knowledge.text.radicals import FOLDED

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff]"
)
_SYMBOL_FONT_BULLET = re.compile("[\uf020-\uf0ff]")
_BREAKS = re.compile("\r\n?|[\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[ \u00a0\u2000-\u200a\u202f]+")
# Circled and other enclosed numbers, superscripts and subscripts: NFKC would
# turn ①② into 12 and 10⁴ into 104.
_KEPT = re.compile("([\u2460-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf¹²³\u2070-\u208e\uff5e\u301c…])")
_WAVE = str.maketrans({"\uff5e": "〜"})


def clean(text: str) -> str:
    """Text as a reader of the original sees it.

    Drops control and zero-width characters and lone surrogates, folds radicals
    to their characters, shows bullets of symbol fonts as ・, and leaves one
    kind of line break (LF). Wording, width and case stay as they are.
    """
    text = _INVISIBLE.sub("", _BREAKS.sub("\n", text)).translate(FOLDED)
    return _BLANKS.sub(" ", _SYMBOL_FONT_BULLET.sub("・", text))


def fold(text: str) -> str:
    """Text for comparing: NFKC, except what NFKC would falsify.

    Enclosed numbers and superscripts stay, both wave dashes become 〜 (a range
    must not disappear: 令和7年〜8年), ㋿ becomes 令和.
    """
    parts = _KEPT.split(clean(text))
    folded = (part if index % 2 else unicodedata.normalize("NFKC", part) for index, part in enumerate(parts))
    return "".join(folded).translate(_WAVE)
