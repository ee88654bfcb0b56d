"""Cuts a sheet into the regions that blank rows and columns part."""

from __future__ import annotations

from knowledge.spreadsheet.sheet import Area, Sheet, bounds

_NARROWEST_GAP = 1
_FEWEST_ROWS = 3


def regions(sheet: Sheet) -> list[Sheet]:
    """The regions of a sheet, from top to bottom and left to right."""
    found: list[Sheet] = []
    for band in _cut(sheet, by_rows=True):
        beside = _cut(band, by_rows=False)
        # A blank column inside a row or two is a field to be filled in, not a border.
        found += beside if all(len(part.rows()) >= _FEWEST_ROWS for part in beside) else [band]
    return found


def _cut(sheet: Sheet, by_rows: bool) -> list[Sheet]:
    """Parts of a sheet between blank rows (or columns) that no merged cell crosses."""
    areas = sorted(
        (sheet.area(*cell) for cell in sheet.cells), key=lambda area: area.top if by_rows else area.left
    )
    parts: list[list[Area]] = []
    reached = 0
    for area in areas:
        start, end = (area.top, area.bottom) if by_rows else (area.left, area.right)
        if not parts or start > reached + _NARROWEST_GAP:
            parts.append([])
        parts[-1].append(area)
        reached = max(reached, end)
    return [sheet.within(bounds(part)) for part in parts]
