"""Passages: the pieces of a document that are found and cited."""

from __future__ import annotations

from knowledge.document import Block, BlockKind, ParsedDocument
from knowledge.passage import Passage

TARGET = 450
LONGEST = 800


def split(document: ParsedDocument, document_id: str, scope: str = "shared") -> tuple[Passage, ...]:
    """Cut a document into passages of about `TARGET` characters, at most `LONGEST`."""
    passages: list[Passage] = []
    path: list[tuple[int, str]] = []
    run: list[Block] = []

    def flush() -> None:
        text = "\n".join(block.text for block in run)
        if text:
            titles = tuple(title for _, title in path)
            number = len(passages) + 1
            kind = run[0].kind.value if len(run) == 1 else "text"
            passages.append(
                Passage(f"{document_id}#{number}", document_id, kind, text, titles, run[0].place, run[-1].place,
                        question=run[0].question, scope=scope)
            )
        run.clear()

    for block in document.blocks:
        if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
            flush()
            level = 0 if block.kind is BlockKind.TITLE else block.level
            path[:] = [entry for entry in path if entry[0] < level] + [(level, block.text)]
            continue
        if block.question or sum(len(each.text) + 1 for each in run) + len(block.text) > LONGEST:
            flush()
        run.append(block)
        if block.question or sum(len(each.text) for each in run) >= TARGET:
            flush()
    flush()
    return tuple(passages)
