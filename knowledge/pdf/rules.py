"""The straight lines drawn on a page: the rules of tables and frames."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from knowledge.pdf.frame import Box, Frame

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_STRAIGHT = 1.0  # points by which a rule may be off the horizontal or vertical
_DEEPEST = 6
_MOST_SEGMENTS = 400  # a path with more is a drawing


@dataclass(frozen=True, slots=True)
class Drawing:
    """Rules and pictures of one page."""

    rules: tuple[Box, ...]
    pictures: tuple[Box, ...]


def page_drawing(page: Any, frame: Frame, limit: int = 20_000) -> Drawing:
    """Rules (boxes without width or height) and pictures of a pypdfium2 page.

    A page with more than `limit` rules is a map or a plan: it has none.
    """
    rules: list[Box] = []
    pictures: list[Box] = []
    for handle, matrix in _objects(page.raw, _IDENTITY, 0):
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_bounds(handle, matrix, frame))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and len(rules) <= limit and _is_visible(handle):
            rules.extend(_straight(_points(handle, matrix, frame)))
    return Drawing(tuple(rules) if len(rules) <= limit else (), tuple(pictures))


def _objects(container: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    """All objects with the matrix that leads to page space, also inside forms."""
    counted = pdfium.FPDFPage_CountObjects if depth == 0 else pdfium.FPDFFormObj_CountObjects
    get = pdfium.FPDFPage_GetObject if depth == 0 else pdfium.FPDFFormObj_GetObject
    for index in range(counted(container)):
        handle = get(container, index)
        if not handle:
            continue
        if pdfium.FPDFPageObj_GetType(handle) == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < _DEEPEST:
                yield from _objects(handle, _product(_matrix(handle), matrix), depth + 1)
        else:
            yield handle, matrix


def _matrix(handle: Any) -> Matrix:
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, raw):
        return _IDENTITY
    return raw.a, raw.b, raw.c, raw.d, raw.e, raw.f


def _product(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _applied(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(handle: Any, matrix: Matrix, frame: Frame) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(handle, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return frame.box(*_applied(matrix, left, bottom), *_applied(matrix, right, top))


def _is_visible(handle: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(handle, fill, stroke):
        return False
    return bool(stroke.value) or (bool(fill.value) and not _is_white(handle))


def _is_white(handle: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= 250


def _points(handle: Any, matrix: Matrix, frame: Frame) -> Iterator[tuple[bool, float, float]]:
    """Corners of a path in page space; True where a line leads to the corner."""
    whole = _product(_matrix(handle), matrix)
    count = pdfium.FPDFPath_CountSegments(handle)
    start = (0.0, 0.0)
    for index in range(count if count <= _MOST_SEGMENTS else 0):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = frame.point(*_applied(whole, x.value, y.value))
        drawn = pdfium.FPDFPathSegment_GetType(segment)
        if drawn == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        yield drawn == pdfium.FPDF_SEGMENT_LINETO, *point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield True, *start


def _straight(points: Iterator[tuple[bool, float, float]]) -> Iterator[Box]:
    last: tuple[float, float] | None = None
    for drawn, x, y in points:
        if drawn and last is not None:
            box = Box(min(x, last[0]), min(y, last[1]), max(x, last[0]), max(y, last[1]))
            if min(box.width, box.height) <= _STRAIGHT < max(box.width, box.height):
                yield box
        last = x, y
