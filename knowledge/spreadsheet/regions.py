"""Cuts a sheet into the regions that blank rows and columns part."""

from __future__ import annotations

from knowledge.spreadsheet.sheet import Area, Sheet

_NARROWEST_GAP = 1
_FEWEST_ROWS = 3


def regions(sheet: Sheet) -> list[Sheet]:
    """The regions of a sheet, from top to bottom and left to right."""
    found: list[Sheet] = []
    for band in _cut(sheet, by_rows=True):
        beside = _cut(band, by_rows=False)
        found += beside if all(map(_stands_alone, beside)) else [band]
    return found


def _stands_alone(part: Sheet) -> bool:
    """Whether a part may be a table of its own beside others.

    A blank column in a row or two, or between labels and their hints, is a
    field to be filled in and no border.
    """
    return len(part.rows()) >= _FEWEST_ROWS and len({column for _, column in part.cells}) > 1


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
    return [sheet.part((area.top, area.left) for area in part) for part in parts]
