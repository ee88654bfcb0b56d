"""Bytes of a text file as text, in the encodings that Japanese offices use."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from knowledge.readers import Limits, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_JAPANESE = ("cp932", "euc_jis_2004")
_BROKEN = 0.02  # of the characters; more is another encoding, or no text
_ESCAPE = b"\x1b"
_HALF_WIDTH_KANA = re.compile("[\uff61-\uff9f]")


def text_of(path: Path, limits: Limits) -> str:
    """The text of a file.

    Raises `Unreadable`: `empty`, `too_large` (over `limits.file_bytes`) or
    `damaged` where no encoding fits.
    """
    if path.stat().st_size > limits.file_bytes:
        raise Unreadable("too_large", "file")
    data = path.read_bytes()
    if not data.strip():
        raise Unreadable("empty")
    return decoded(data)


def decoded(data: bytes) -> str:
    """The bytes as text; raises `Unreadable("damaged")` where no encoding fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\x00" in data[:4096]:
        raise Unreadable("damaged", "binary data")
    # What decodes as ISO-2022-JP or UTF-8 is hardly ever anything else.
    if _ESCAPE in data and (text := _try(data, "iso2022_jp")) is not None:
        return text
    if (text := _try(data, "utf-8")) is not None:
        return text
    fitting = [text for name in _JAPANESE if (text := _try(data, name)) is not None]
    return min(fitting, key=_oddness) if fitting else _lenient(data)


def _lenient(data: bytes) -> str:
    """A text with a few broken bytes, shown as U+FFFD."""
    texts = [data.decode(name, "replace") for name in ("utf-8", *_JAPANESE)]
    best = min(texts, key=lambda text: text.count("\ufffd"))
    if best.count("\ufffd") > _BROKEN * len(best):
        raise Unreadable("damaged", "unknown encoding")
    return best


def _oddness(text: str) -> int:
    """EUC read as Shift_JIS is full of half-width kana, which nobody writes in running text."""
    return len(_HALF_WIDTH_KANA.findall(text))


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
