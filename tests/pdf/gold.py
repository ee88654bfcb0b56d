"""How many strings, read by eye from rendered pages, a reader finds on the right page.

    python -m tests.pdf.gold DIRECTORY [--missing]

DIRECTORY holds documents and `gold-strings.json`: a list of objects with
`file`, `page` (1-based), `category` and `string`. Both sides are compared after
NFKC with all white space removed.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

from knowledge.document import ParsedDocument
from knowledge.readers import Limits, read

_read = cache(read)


def bare(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def page_text(document: ParsedDocument, page: int) -> str:
    blocks = (block for block in document.blocks if block.place.number == page)
    return "\n".join(f"{block.question}\n{block.text}" for block in blocks)


def missing(directory: Path) -> tuple[list[dict[str, str]], int]:
    """The strings not found, and how many there are in all."""
    gold = json.loads((directory / "gold-strings.json").read_text("utf-8"))
    lost = [
        item
        for item in gold
        if bare(item["string"])
        not in bare(page_text(_read(directory / item["file"], Limits()), int(item["page"])))
    ]
    return lost, len(gold)


def main() -> None:
    lost, total = missing(Path(sys.argv[1]))
    by_kind = Counter(item["category"] for item in lost)
    print(f"{total - len(lost)} of {total} found; missing by category: {dict(by_kind)}")
    if "--missing" in sys.argv:
        for item in lost:
            print(f"  {item['file']} p{item['page']} {item['category']}: {item['string']}")


if __name__ == "__main__":
    main()
