"""One worksheet, whichever file format it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property


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


@dataclass(frozen=True)
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

    def part(self, cells: Iterable[tuple[int, int]]) -> Sheet:
        """The same sheet with only some of its cells."""
        kept = {cell: self.cells[cell] for cell in cells}
        return Sheet(
            self.name, kept, {cell: self.merged[cell] for cell in kept if cell in self.merged}, self.hidden
        )

    @cached_property
    def tall(self) -> dict[int, list[Area]]:
        """For each row the merged ranges with text that reach into it from a row above, from the left."""
        last = max((row for row, _ in self.cells), default=0)
        found: dict[int, list[Area]] = {}
        for cell, area in sorted(self.merged.items(), key=lambda entry: entry[1].left):
            for row in range(area.top + 1, min(area.bottom, last) + 1) if cell in self.cells else ():
                found.setdefault(row, []).append(area)
        return found

    def rows(self) -> list[tuple[int, list[int]]]:
        """Row numbers with the columns that show something, in order."""
        found: dict[int, list[int]] = {}
        for row, column in sorted(self.cells):
            found.setdefault(row, []).append(column)
        return list(found.items())
