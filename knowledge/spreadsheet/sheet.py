"""One worksheet, whichever file format it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; rows and columns are 1-based and both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def is_wide(self) -> bool:
        return self.right > self.left

    @property
    def is_tall(self) -> bool:
        return self.bottom > self.top


@dataclass(frozen=True, slots=True)
class Sheet:
    """Cells by (row, column), with merged ranges by their first cell.

    Only cells that show something are in `cells`. `notes` are cell comments and
    text boxes, which have no place in the grid.
    """

    name: str
    cells: dict[tuple[int, int], str]
    merged: dict[tuple[int, int], Area] = field(default_factory=dict)
    hidden: bool = False
    notes: tuple[str, ...] = ()

    def area(self, row: int, column: int) -> Area:
        """The merged range that begins at a cell, or the cell itself."""
        return self.merged.get((row, column)) or Area(row, column, row, column)

    def within(self, area: Area) -> Sheet:
        """The same sheet with only the cells of an area."""
        inside = {
            (row, column): text
            for (row, column), text in self.cells.items()
            if area.top <= row <= area.bottom and area.left <= column <= area.right
        }
        return Sheet(self.name, inside, self.merged, self.hidden)

    def rows(self) -> list[tuple[int, list[int]]]:
        """Row numbers with the columns that show something, in order."""
        found: dict[int, list[int]] = {}
        for row, column in sorted(self.cells):
            found.setdefault(row, []).append(column)
        return list(found.items())


def bounds(areas: Iterable[Area]) -> Area:
    """The smallest area around all; `areas` is not empty."""
    every = list(areas)
    return Area(
        min(area.top for area in every),
        min(area.left for area in every),
        max(area.bottom for area in every),
        max(area.right for area in every),
    )
