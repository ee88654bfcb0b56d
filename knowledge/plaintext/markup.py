"""Takes away what a converter left in the text: bold marks, stray HTML, rules."""

from __future__ import annotations

import html
import re

# Inline marks stand inside a word, and converters put blanks around them.
_INLINE = re.compile(r"[ ]?</?(?:u|b|i|s|em|strong|span|font|sup|sub|mark)\b[^<>]*>[ ]?", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:ul|ol|li|p|div|br|hr|table|thead|tbody|tr|td|th)\b[^<>]*>", re.IGNORECASE)
_BOLD = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_RULE = re.compile(r"(?:[-=_*＊―ー─━~〜・…][ ]?){3,}")
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


def bare(line: str) -> str:
    """The words of a line, tabs kept; a ruled line or a picture gives ""."""
    if "*" in line or "_" in line or "!" in line:
        line = _BOLD.sub("", _IMAGE.sub("", line))
    if "<" in line:
        line = _BLOCK.sub(" ", _INLINE.sub("", _ADDRESS.sub(r"\1", line)))
    if "&" in line:
        line = html.unescape(line)
    return "\t".join(
        "" if _RULE.fullmatch(cell.strip()) else cell.strip(" \u3000\u00a0") for cell in line.split("\t")
    )
