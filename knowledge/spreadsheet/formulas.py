"""Formulas that were saved without their result, by a program that does not calculate."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

_UNCALCULATED = re.compile(rb"<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>|</c>)")


def uncalculated(path: Path) -> int:
    """How many cells of a workbook show nothing because their formula was never calculated."""
    with zipfile.ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        return sum(len(_UNCALCULATED.findall(archive.read(name))) for name in sheets)
