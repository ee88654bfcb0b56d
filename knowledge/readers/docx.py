"""Word documents (.docx)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from knowledge import archive_guard
from knowledge.document import BlockKind, Metadata, ParsedDocument
from knowledge.readers import Limits, Unreadable, cover
from knowledge.readers.composition import one_line
from knowledge.word.body import Body
from knowledge.word.package import Package, W
from knowledge.word.runs import words

_CORE_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_SHORTEST_MARGIN = 4


def read(path: Path, limits: Limits) -> ParsedDocument:
    """Read a Word document; pages are estimated, headings come from styles and outline levels."""
    archive_guard.check(path, limits)
    package = Package(path)
    root = package.document.find(f"{W}body")
    if root is None:
        raise Unreadable("damaged", "no body")
    body = Body(package, root, limits)
    body.walk(root)
    body.end_title()
    for line in _margins(package):
        body.out.footnote(line)
    document = body.out.document(Metadata())
    return ParsedDocument(_metadata(package, document), document.blocks, document.findings)


def _margins(package: Package) -> list[str]:
    """What headers and footers say beside page numbers, each once: often the only date or office."""
    lines = (one_line(words(paragraph)) for root in package.margins for paragraph in root.iter(f"{W}p"))
    return list(dict.fromkeys(line for line in lines if len(line) >= _SHORTEST_MARGIN))


def _metadata(package: Package, document: ParsedDocument) -> Metadata:
    """Title, issuer and date of the first page; the title else from the file's properties."""
    titles = [block.text for block in document.blocks if block.kind is BlockKind.TITLE]
    core: Any = package.part("docProps/core.xml")
    stated = core.findtext(_CORE_TITLE) if core is not None else None
    lines = [block.text for block in document.blocks]
    return Metadata(
        title=titles[0] if titles else (stated or "").strip(),
        issuer=cover.issuer(lines),
        issued_on=cover.day(lines),
    )
