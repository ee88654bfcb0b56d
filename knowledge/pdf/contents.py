"""Lines of a table of contents: a title, dots, and the page that it leads to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.pdf.lines import Line

_LEADERS = re.compile(r"(?:[・･.．…‥]\s*){4,}")
_CONTENTS = re.compile(rf"{_LEADERS.pattern}[-‐―( ]*[0-9０-９IVXivx]{{0,4}}[-‐―) ]*(?:頁|ページ)?$")
_PAGE = re.compile(r"[-‐―( ]*[0-9０-９]{1,4}[-‐―) ]*")


def is_contents(text: str) -> bool:
    """Whether dots lead to the end of the line or to a page number there; also the word 目次 itself."""
    return bool(_CONTENTS.search(text)) or text.replace(" ", "") in ("目次", "もくじ")


def shortened(text: str) -> str:
    """The line with its dots as one …, which say no more."""
    return " … ".join(part.strip() for part in _LEADERS.split(text)).strip()


def with_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """Lines of contents with the page numbers that were drawn apart from them."""
    leading = [line for line in lines if _CONTENTS.search(line.text)]
    if not leading:
        return list(lines)
    numbers = [line for line in lines if _PAGE.fullmatch(line.text)]
    pages = {line: number for line in leading for number in numbers if _is_beside(line, number)}
    taken = set(pages.values())
    return [
        replace(line, text=f"{line.text}{pages[line].text}", box=line.box.union(pages[line].box))
        if line in pages
        else line
        for line in lines
        if line not in taken
    ]


def _is_beside(line: Line, number: Line) -> bool:
    middle = (number.box.top + number.box.bottom) / 2
    return line.box.top <= middle <= line.box.bottom and number.box.x0 >= line.box.x1 - number.size
