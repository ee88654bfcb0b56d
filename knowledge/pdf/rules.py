"""The straight lines drawn on a page: the rules of tables and frames."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from knowledge.pdf.frame import Box, Frame

Matrix = tuple[float, float, float, float, float, float]
Corner = tuple[bool, float, float]
"""Whether a line leads to the corner, and its position on the page."""
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_STRAIGHT = 1.0  # points by which a rule may be off the horizontal or vertical
_THICKEST = 3.0  # points: a filled area no thicker is a rule
_FEW_RULES = 8
_DEEPEST = 6
_MOST_SEGMENTS = 5000  # a path with more is a drawing


class _Paint(Enum):
    NOTHING = 0
    FILL = 1
    STROKE = 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """Rules and pictures of one page, and how many shapes are drawn on it."""

    rules: tuple[Box, ...]
    pictures: tuple[Box, ...]
    shapes: int


def page_drawing(page: Any, frame: Frame, limit: int = 20_000) -> Drawing:
    """Rules (boxes without width or height) and pictures of a pypdfium2 page.

    The edges of shaded areas count as rules only where a page draws none: Word
    shades a cell inside its rules. A page with more than `limit` rules is a
    map or a plan: it has none.
    """
    rules: list[Box] = []
    shading: list[Box] = []
    pictures: list[Box] = []
    shapes = 0
    for handle, matrix in _objects(page.raw, _IDENTITY, 0):
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_bounds(handle, matrix, frame))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and (shapes := shapes + 1) <= limit:
            paint = _paint(handle)
            for corners in _subpaths(handle, matrix, frame) if paint is not _Paint.NOTHING else ():
                area = paint is _Paint.FILL and _is_area(corners)
                (shading if area else rules).extend(_straight(corners))
    drawn = rules if len(rules) >= _FEW_RULES else rules + shading
    return Drawing(tuple(drawn) if len(drawn) <= limit else (), tuple(pictures), shapes)


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


def _paint(handle: Any) -> _Paint:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(handle, fill, stroke):
        return _Paint.NOTHING
    if stroke.value:
        return _Paint.STROKE
    return _Paint.FILL if fill.value and not _is_white(handle) else _Paint.NOTHING


def _is_white(handle: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= 250


def _subpaths(handle: Any, matrix: Matrix, frame: Frame) -> list[list[Corner]]:
    """The corners of each part of a path in page space."""
    whole = _product(_matrix(handle), matrix)
    count = pdfium.FPDFPath_CountSegments(handle)
    parts: list[list[Corner]] = []
    for index in range(count if count <= _MOST_SEGMENTS else 0):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        parts[-1].append(
            (kind == pdfium.FPDF_SEGMENT_LINETO, *frame.point(*_applied(whole, x.value, y.value)))
        )
        if pdfium.FPDFPathSegment_GetClose(segment):
            parts[-1].append((True, *parts[-1][0][1:]))
    return parts


def _is_area(corners: Sequence[Corner]) -> bool:
    """Whether a filled outline is thicker than a rule."""
    across = [x for _, x, _ in corners]
    down = [y for _, _, y in corners]
    return min(max(across) - min(across), max(down) - min(down)) > _THICKEST


def _straight(corners: Sequence[Corner]) -> Iterator[Box]:
    for (_, x0, y0), (drawn, x1, y1) in pairwise(corners):
        box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        if drawn and min(box.width, box.height) <= _STRAIGHT < max(box.width, box.height):
            yield box
