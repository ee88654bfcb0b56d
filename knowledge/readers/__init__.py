"""One file format, one module; `read` picks the module by suffix.

To add a format: write `knowledge/readers/<format>.py` with a function
`read(path, limits) -> ParsedDocument` and name it in `READERS`.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path

from knowledge.document import ParsedDocument

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
}


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


class Unreadable(Exception):
    """A document gives no text.

    `code` is stable (`empty`, `encrypted`, `damaged`, `too_large`, `bomb`,
    `unsupported`, `timeout`, `memory`, `no_text`); `detail` is for the log.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


def read(path: Path, limits: Limits) -> ParsedDocument:
    """Read one document in this process.

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
    document: ParsedDocument = module.read(path, limits)
    return document
