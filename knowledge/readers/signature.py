"""What a file really is, whatever its name says."""

from __future__ import annotations

from pathlib import Path

from knowledge import archive_guard
from knowledge.readers import Limits, Unreadable

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK\x03\x04"
_OFFICE_PARTS = (("word/", ".docx"), ("xl/", ".xlsx"), ("ppt/", ".pptx"))
_OLE_STREAMS = (
    ("WordDocument", ".doc"),
    ("Workbook", ".xls"),
    ("Book", ".xls"),
    ("PowerPoint Document", ".ppt"),
)
_OFFICE = frozenset({".docx", ".xlsx", ".xlsm", ".pptx", ".xls", ".doc", ".ppt"})
_PAGE = (b"<html", b"<!doctype html", b"<table", b"<meta")
_HEAD = 2048


def suffix_of(path: Path, limits: Limits) -> str:
    """The suffix that fits the content; the file's own where the content does not tell.

    Raises `Unreadable`: `empty`, `too_large`, `encrypted` (Office with a
    password), `bomb` and `damaged` (see `archive_guard`).
    """
    size = path.stat().st_size
    if size == 0:
        raise Unreadable("empty")
    if size > limits.file_bytes:
        raise Unreadable("too_large", "file")
    own = path.suffix.lower()
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_OLE):
        return _ole_suffix(path.read_bytes(), own)
    if head.startswith(_ZIP):
        return _zip_suffix(archive_guard.check(path, limits), own)
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    return _text_suffix(head, own)


def _ole_suffix(data: bytes, own: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable("encrypted", own)
    for stream, suffix in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return suffix
    return ".ole" if own in _OFFICE else own


def _zip_suffix(names: tuple[str, ...], own: str) -> str:
    for folder, suffix in _OFFICE_PARTS:
        if any(name.startswith(folder) for name in names):
            return suffix
    return ".zip" if own in _OFFICE else own


def _text_suffix(head: bytes, own: str) -> str:
    """Office names are often given to what a system exported as a web page or as text."""
    if own not in _OFFICE:
        return own
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(_PAGE) or (start.startswith(b"<?xml") and b"<html" in start):
        return ".html"
    if own == ".xls" and b"\x00" not in head and b"\t" in head:
        return ".tsv"
    raise Unreadable("damaged", "not an Office file")
