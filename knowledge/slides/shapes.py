"""The shapes of a slide in reading order, as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from knowledge.readers import tables
from knowledge.readers.composition import Composition
from knowledge.text import one_line

_LINE_HEIGHT = 200_000  # EMU; shapes whose tops differ by less stand on one line
_DEEPEST = 20
_DRAW = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_FURNITURE = frozenset({PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE})


def ordered(shapes: Any, depth: int = 0) -> Iterator[Any]:
    """All shapes, groups resolved, from top to bottom and left to right."""
    line = sorted(shapes, key=lambda shape: ((shape.top or 0) // _LINE_HEIGHT, shape.left or 0))
    for shape in line:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP and depth < _DEEPEST:
            yield from ordered(shape.shapes, depth + 1)
        elif not (shape.is_placeholder and shape.placeholder_format.type in _FURNITURE):
            yield shape


def words(shape: Any) -> list[str]:
    """The paragraphs of a shape's text, without empty ones."""
    if not shape.has_text_frame:
        return []
    texts = (paragraph.text.replace("\v", "\n") for paragraph in shape.text_frame.paragraphs)
    return [text for text in texts if text.strip()]


def write(shapes: Any, title: str, out: Composition) -> int:
    """Write all shapes as blocks, the title left out once; returns the number of pictures."""
    pictures = 0
    for shape in ordered(shapes):
        if shape.shape_type == MSO_SHAPE_TYPE.PICTURE:
            pictures += 1
        texts = words(shape)
        if texts and title and one_line("\n".join(texts)) == title:
            title = ""
            continue
        _write(shape, texts, out)
    return pictures


def _write(shape: Any, texts: list[str], out: Composition) -> None:
    if getattr(shape, "has_table", False) and shape.has_table:
        _table(shape.table, out)
    elif getattr(shape, "has_chart", False) and shape.has_chart:
        _chart(shape.chart, out)
    elif texts:
        for text in texts:
            (out.item if len(texts) > 1 else out.paragraph)(text)
    else:
        for text in _diagram(shape):
            out.item(text)


def _table(table: Any, out: Composition) -> None:
    rows = [
        [_cell(table, row, column) for column in range(len(table.columns))] for row in range(len(table.rows))
    ]
    depth = 1 if len(rows) > 1 and (table.first_row or tables.has_header(rows)) else 0
    for sentence in tables.sentences(tables.header_paths(rows[:depth]), rows[depth:]):
        out.row(sentence)


def _cell(table: Any, row: int, column: int) -> str:
    """The text of a cell; one that is covered by a merged cell has that one's text."""
    cell = table.cell(row, column)
    if cell.is_spanned:
        while row > 0 and table.cell(row, column)._tc.vMerge:
            row -= 1
        while column > 0 and table.cell(row, column)._tc.hMerge:
            column -= 1
        cell = table.cell(row, column)
    return str(cell.text).replace("\v", "\n")


def _chart(chart: Any, out: Composition) -> None:
    if chart.has_title and chart.chart_title.has_text_frame:
        out.paragraph(chart.chart_title.text_frame.text)
    for plot in chart.plots:
        names = [str(name) for name in plot.categories]
        for series in plot.series:
            pairs = zip(names, series.values, strict=False)
            shown = "、".join(f"{name} {value:g}" for name, value in pairs if value is not None)
            out.row(f"{series.name}：{shown}" if series.name else shown)


def _diagram(shape: Any) -> Iterator[str]:
    """The texts of a SmartArt graphic."""
    for element in shape._element.iter(f"{_DIAGRAM}relIds"):
        part = shape.part.related_part(element.get(f"{_RELATIONS}dm"))
        for body in _root(part).iter(f"{_DIAGRAM}t"):
            yield "".join(text.text or "" for text in body.iter(f"{_DRAW}t"))


def _root(part: Any) -> Any:
    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
