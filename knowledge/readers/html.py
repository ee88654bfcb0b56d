"""Web pages: the main part, without navigation, with dates and lists of links kept."""

from __future__ import annotations

from pathlib import Path

from knowledge.document import ParsedDocument
from knowledge.readers import Limits, Unreadable
from knowledge.readers.decoding import decoded
from knowledge.webpage import encoding
from knowledge.webpage.writing import compose


def read(path: Path, limits: Limits) -> ParsedDocument:
    """Read a saved page in the encoding that it declares, else in the one that fits."""
    data = path.read_bytes()
    if not data.strip():
        raise Unreadable("empty")
    declared = encoding.declared(data)
    text = encoding.as_declared(data, declared) if declared else decoded(data)
    return compose(text, limits)
