"""Word documents (.docx)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from knowledge import archive_guard
from knowledge.document import Metadata, ParsedDocument
from knowledge.readers import Limits, Unreadable
from knowledge.text import one_line
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
    return body.out.document(Metadata(), named=_stated(package))


def _margins(package: Package) -> list[str]:
    """What headers and footers say beside page numbers, each once: often the only date or office."""
    lines = (one_line(words(paragraph)) for root in package.margins for paragraph in root.iter(f"{W}p"))
    return list(dict.fromkeys(line for line in lines if len(line) >= _SHORTEST_MARGIN))


def _stated(package: Package) -> str:
    """The title in the file's properties."""
    core: Any = package.part("docProps/core.xml")
    return (core.findtext(_CORE_TITLE) or "").strip() if core is not None else ""
