"""The encoding that a page declares for itself."""

from __future__ import annotations

import codecs
import re

from knowledge.readers.decoding import decoded

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w\-]{2,30})", re.IGNORECASE)
_HEAD = 4096
# Pages name a standard and mean the superset that Windows writes.
_MEANT = dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932") | {
    "euc-jp": "euc_jis_2004",
    "x-euc-jp": "euc_jis_2004",
}


def declared(data: bytes) -> str:
    """The charset of the page's meta element; "" where there is none or Python does not know it."""
    found = _CHARSET.search(data[:_HEAD])
    if found is None:
        return ""
    name = found[1].decode("ascii", "ignore").lower()
    try:
        return _MEANT.get(name) or codecs.lookup(name).name
    except LookupError:
        return ""


def as_declared(data: bytes, name: str) -> str:
    """The text; where the declaration is wrong, the encoding that fits."""
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return decoded(data)
