"""Words inside charts and diagrams that are anchored in a paragraph."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from knowledge.word.package import Package
from knowledge.word.runs import visible

_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_DRAW = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Drawings:
    """The charts and diagrams of a document by their relation."""

    def __init__(self, package: Package) -> None:
        self._package = package
        relations = package.part("word/_rels/document.xml.rels")
        self._targets = {
            str(entry.get("Id")): posixpath.normpath(posixpath.join("word", str(entry.get("Target"))))
            for entry in (relations if relations is not None else ())
        }

    def texts(self, paragraph: Any) -> Iterator[str]:
        """One text for each shape of a diagram and for each series of a chart."""
        for element in visible(paragraph):
            if element.tag == f"{_CHART}chart":
                yield from _chart(self._part(element.get(f"{_RELATIONS}id")))
            elif element.tag == f"{_DIAGRAM}relIds":
                yield from _diagram(self._part(element.get(f"{_RELATIONS}dm")))
            elif element.tag == f"{_DRAW}p":  # a drawing kept in place
                yield "".join(text.text or "" for text in element.iter(f"{_DRAW}t"))

    def _part(self, relation: str | None) -> Any:
        return self._package.part(self._targets.get(str(relation), ""))


def _diagram(root: Any) -> Iterator[str]:
    for body in root.iter(f"{_DIAGRAM}t") if root is not None else ():
        yield "".join(text.text or "" for text in body.iter(f"{_DRAW}t"))


def _chart(root: Any) -> Iterator[str]:
    """The chart's titles, then each series as "name：category 値、category 値"."""
    if root is None:
        return
    for title in root.iter(f"{_CHART}title"):
        yield "".join(text.text or "" for text in title.iter(f"{_DRAW}t"))
    for series in root.iter(f"{_CHART}ser"):
        name = "".join(_points(series.find(f"{_CHART}tx")))
        values = _points(series.find(f"{_CHART}val"))
        pairs = zip(_points(series.find(f"{_CHART}cat")), values, strict=False)
        yield f"{name}：" + "、".join(f"{category} {shown}" for category, shown in pairs)


def _points(element: Any) -> list[str]:
    return [str(point.text) for point in element.iter(f"{_CHART}v")] if element is not None else []
