"""Documents whose every page is a picture."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.document import Finding, ParsedDocument


def only_recognised(document: ParsedDocument) -> Iterator[Finding]:
    """`only_recognised`: all text comes from character recognition."""
    if document.blocks and all(block.confidence is not None for block in document.blocks):
        yield Finding("only_recognised")
