"""Bytes of a mail as text, in the charsets that Japanese mailers really send.

Mailers label as ISO-2022-JP and Shift_JIS what holds the characters of Windows
too (①, ㈱, 髙), which Python's codecs of these names refuse. The character
sets behind the escape sequences are those of RFC 1468.
"""

from __future__ import annotations

import codecs
import re

from knowledge.readers import Unreadable
from knowledge.readers.decoding import decoded as guessed

_WINDOWS = "cp932"
_SHIFT_JIS = frozenset({"shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms_kanji", "cp932"})
_ESCAPES = re.compile(rb"(\x1b\$[@B]|\x1b\([BJI])")
_KANJI = frozenset({b"\x1b$@", b"\x1b$B"})
_KATAKANA = b"\x1b(I"
_PAIRS = re.compile(rb"[\x21-\x7e]{2}")
_HIGH = 0x80


def decoded(data: bytes, charset: str | None) -> str:
    """The text of `data`; what does not fit the charset is guessed, then replaced by U+FFFD."""
    name = (charset or "").strip().lower()
    if name.startswith("iso-2022-jp"):
        return _jis(data)
    if name in _SHIFT_JIS:
        return data.decode(_WINDOWS, "replace")
    text = _strictly(data, name)
    return _guess(data) if text is None else text


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return codecs.lookup(name).decode(data)[0] if name else None
    except (LookupError, UnicodeError):
        return None


def _guess(data: bytes) -> str:
    if b"\x1b$" in data:
        return _jis(data)
    try:
        return guessed(data) if data else ""
    except Unreadable:
        return data.decode("utf-8", "replace")


def _jis(data: bytes) -> str:
    """ISO-2022-JP by way of the code page of Windows, which holds the same rows and more."""
    kept, mode = bytearray(), b""
    for part in _ESCAPES.split(data):
        if _ESCAPES.fullmatch(part):
            mode = part
        elif mode in _KANJI:
            kept += _PAIRS.sub(_shifted, part)
        elif mode == _KATAKANA:
            kept += bytes(each | _HIGH for each in part)
        else:
            kept += part
    return kept.decode(_WINDOWS, "replace")


def _shifted(pair: re.Match[bytes]) -> bytes:
    """Two bytes of JIS X 0208 as Shift_JIS: two rows of 94 share one lead byte."""
    row, cell = pair[0][0] - 0x21, pair[0][1] - 0x21
    lead = (row >> 1) + (0x81 if row < 62 else 0xC1)
    trail = cell + 0x9F if row % 2 else cell + (0x40 if cell < 63 else 0x41)
    return bytes((lead, trail))
