"""One file format, one module; `read` picks the module by suffix.

To add a format: write `knowledge/readers/<format>.py` with a function
`read(path, limits) -> ParsedDocument` and name it in `READERS`; one that can
hold pictures takes `recognise` too and stands in `WITH_PICTURES`.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.document import ParsedDocument

if TYPE_CHECKING:
    from knowledge.ocr.recognised import Recognise

READERS = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xls",
    ".csv": "csv",
    ".tsv": "csv",
    ".pptx": "pptx",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".eml": "eml",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".tif": "image",
    ".tiff": "image",
}
WITH_PICTURES = frozenset({"pdf", "image"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost. Bytes, seconds and counts."""

    file_bytes: int = 200 << 20
    unpacked_bytes: int = 400 << 20
    unpack_ratio: int = 200
    memory_bytes: int = 2 << 30
    cpu_seconds: int = 120
    wall_seconds: int = 300
    pages: int = 3000
    characters: int = 20_000_000
    recognition_memory_bytes: int = 4 << 30
    recognition_seconds: int = 3600

    def while_recognising(self) -> Limits:
        """The same for a document whose pictures are read, which takes seconds a page."""
        seconds = self.recognition_seconds
        memory = self.recognition_memory_bytes
        return replace(self, memory_bytes=memory, cpu_seconds=seconds, wall_seconds=seconds)


class Unreadable(Exception):
    """A document gives no text.

    `code` is stable (`empty`, `encrypted`, `damaged`, `too_large`, `bomb`,
    `unsupported`, `timeout`, `memory`, `no_text`); `detail` is for the log.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


def read(path: Path, limits: Limits, recognise: Recognise | None = None) -> ParsedDocument:
    """Read one document in this process; `recognise` reads its pictures (see `knowledge.ocr`).

    The content decides where it contradicts the suffix. Raises `Unreadable`
    where the format is unknown or the reader says so; a damaged file may raise
    anything, which is why callers use `knowledge.sandbox.read_in_child`.
    """
    signature = importlib.import_module("knowledge.readers.signature")
    suffix = signature.suffix_of(path, limits)
    name = READERS.get(suffix)
    if name is None:
        raise Unreadable("unsupported", suffix)
    module = importlib.import_module(f"knowledge.readers.{name}")
    pictures = (recognise,) if name in WITH_PICTURES else ()
    document: ParsedDocument = module.read(path, limits, *pictures)
    return document
