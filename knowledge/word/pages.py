"""Which page a paragraph was probably printed on.

Only the layout engine knows. Breaks that the writer set, breaks between
sections and the marks that the last saving program left give the right page in
about half of the paragraphs and one within a page in four of five (measured on
14 documents with a PDF twin), so the place is marked as estimated.
"""

from __future__ import annotations

from typing import Any

from knowledge.word.package import W, is_on, value
from knowledge.word.runs import visible

_SAME_PAGE = frozenset({"continuous", "nextColumn"})


class Pages:
    """Counts pages while the body is read in order.

    `is_known` is False where the document has no sign of a page at all.
    """

    def __init__(self, root: Any) -> None:
        self.number = 1
        self.is_known = any(_breaks(element) for element in root.iter(f"{W}br", f"{W}lastRenderedPageBreak"))
        self._fresh = True  # nothing was printed on this page so far

    def begin(self, paragraph: Any) -> None:
        """Turn pages that break before the first word of a paragraph."""
        if is_on(paragraph.find(f"{W}pPr"), "pageBreakBefore"):
            self._turn()
        for element in visible(paragraph):
            if element.tag == f"{W}t" and (element.text or "").strip():
                break
            self._see(element)

    def end(self, paragraph: Any) -> None:
        """Turn pages that break inside or after a paragraph."""
        started = False
        for element in visible(paragraph):
            if element.tag == f"{W}t" and (element.text or "").strip():
                started, self._fresh = True, False
            elif started:
                self._see(element)
        section = paragraph.find(f"{W}pPr/{W}sectPr")
        if section is not None and value(section, "type") not in _SAME_PAGE:
            self._turn()

    def _see(self, element: Any) -> None:
        if _breaks(element):
            self._turn()

    def _turn(self) -> None:
        if not self._fresh:
            self.number += 1
        self._fresh = True


def _breaks(element: Any) -> bool:
    page = element.tag == f"{W}br" and element.get(f"{W}type") == "page"
    return bool(page or element.tag == f"{W}lastRenderedPageBreak")
