"""Which text of a passage goes into which field."""

from __future__ import annotations

from knowledge.passage import Passage
from knowledge.record import DocumentRecord


def title(document: DocumentRecord, passage: Passage) -> str:
    """What the passage is about in a line: its question, else its nearest heading, else the document."""
    return passage.question or (passage.path[-1] if passage.path else "") or document.metadata.title


def heading(document: DocumentRecord, passage: Passage) -> str:
    """Everything that stands above the passage: document, number, section path, question."""
    metadata = document.metadata
    parts = [metadata.title, metadata.number, *passage.path, passage.question]
    return "\n".join(dict.fromkeys(part for part in parts if part))


def embedded(document: DocumentRecord, passage: Passage) -> str:
    """What is embedded for the passage: its title line and its text."""
    return f"{title(document, passage)}\n{passage.text}"
