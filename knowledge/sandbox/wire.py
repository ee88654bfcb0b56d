"""What parent and child say to each other, as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from knowledge.document import ParsedDocument
from knowledge.readers import Limits


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read; `ocr` is the engine that reads its pictures, "" for none."""

    path: Path
    limits: Limits
    ocr: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """A document, or the code and detail of an `Unreadable`."""

    document: ParsedDocument | None = None
    code: str = ""
    detail: str = ""


REQUESTS = TypeAdapter(Request)
REPLIES = TypeAdapter(Reply)


def largest_reply(limits: Limits) -> int:
    """Bytes that a reply may have: the text in UTF-8 and as much again for its structure, plus 64 MiB."""
    return (64 << 20) + 6 * limits.characters
