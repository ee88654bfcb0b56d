"""Tables from the rules around their cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from knowledge.pdf.frame import Box

_SNAP = 3.0  # points: rules closer than this are one rule
_MOST_CROSSINGS = 6000

Position = tuple[int, int]
"""Row and column in a grid, 0-based."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its position in the grid (0-based) and how far it spans."""

    box: Box
    row: int
    column: int
    rows: int
    columns: int

    @property
    def position(self) -> Position:
        return self.row, self.column


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one ruled table.

    `edges` are the left edges of its columns, `tops` the upper edges of its
    rows, `covering` the cell at each position, also where it spans.
    """

    box: Box
    cells: tuple[Cell, ...]
    tops: tuple[float, ...]
    edges: tuple[float, ...]
    covering: dict[Position, Cell]

    @property
    def rows(self) -> int:
        return len(self.tops)

    @property
    def columns(self) -> int:
        return len(self.edges)

    def at(self, x: float, y: float) -> Cell | None:
        """The cell around a point of the page."""
        position = bisect_right(self.tops, y) - 1, bisect_right(self.edges, x) - 1
        return self.covering.get(position) if self.box.holds(x, y) else None


def page_grids(rules: Sequence[Box]) -> list[Grid]:
    """Ruled tables of at least two rows and two columns, from the top down."""
    edges = merge_edges([_edge(rule) for rule in rules], _SNAP, _SNAP, _SNAP, _SNAP) if rules else []
    crossings = edges_to_intersections(edges, _SNAP, _SNAP)
    if len(crossings) < 6 or len(crossings) > _MOST_CROSSINGS:
        return []
    tables = cells_to_tables(intersections_to_cells(crossings))
    grids = [_grid([Box(*cell) for cell in table]) for table in tables]
    return [grid for grid in grids if grid.rows > 1 and grid.columns > 1]


def _edge(rule: Box) -> dict[str, float | str]:
    lying = rule.width >= rule.height
    top = (rule.top + rule.bottom) / 2 if lying else rule.top
    left = rule.x0 if lying else (rule.x0 + rule.x1) / 2
    right = rule.x1 if lying else left
    bottom = top if lying else rule.bottom
    return {
        "orientation": "h" if lying else "v",
        "x0": left,
        "x1": right,
        "top": top,
        "bottom": bottom,
        "width": right - left,
        "height": bottom - top,
    }


def _grid(boxes: Sequence[Box]) -> Grid:
    edges = sorted({box.x0 for box in boxes})
    tops = sorted({box.top for box in boxes})
    cells = tuple(
        Cell(
            box,
            row := bisect_left(tops, box.top),
            column := bisect_left(edges, box.x0),
            bisect_left(tops, box.bottom) - row,
            bisect_left(edges, box.x1) - column,
        )
        for box in boxes
    )
    outer = boxes[0]
    for box in boxes:
        outer = outer.union(box)
    return Grid(outer, cells, tuple(tops), tuple(edges), _covering(cells))


def _covering(cells: Sequence[Cell]) -> dict[Position, Cell]:
    return {
        (row, column): cell
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
