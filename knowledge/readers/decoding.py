"""Bytes of a text file as text, in the encodings that Japanese offices use."""

from __future__ import annotations

import codecs
from pathlib import Path

from knowledge.readers import Limits, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Strictest first: what decodes as ISO-2022-JP or UTF-8 is hardly ever anything else.
_ENCODINGS = ("iso2022_jp", "utf-8", "cp932", "euc_jis_2004")
_ESCAPE = b"\x1b"


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
            return _strict(data, (encoding,))
    if b"\x00" in data[:4096]:
        raise Unreadable("damaged", "binary data")
    wanted = _ENCODINGS if _ESCAPE in data else _ENCODINGS[1:]
    return _strict(data, wanted)


def _strict(data: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("damaged", "unknown encoding")
