"""Text boxes that float above the cells of a workbook, which openpyxl leaves out."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

_PARSER = {"resolve_entities": False, "no_network": True, "huge_tree": False}
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAW = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHEET_DRAW = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def text_boxes(path: Path) -> dict[str, tuple[str, ...]]:
    """Sheet names with the texts of their boxes and shapes."""
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        if not any(name.startswith("xl/drawings/drawing") for name in names):
            return {}
        return dict(_by_sheet(archive, names))


def _by_sheet(archive: zipfile.ZipFile, names: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    targets = _relations(archive, names, "xl/workbook.xml")
    for sheet in _root(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
        part = targets.get(str(sheet.get(_RELATION)), "")
        drawn = [
            target for target in _relations(archive, names, part).values() if "/drawings/drawing" in target
        ]
        texts = [text for target in drawn if target in names for text in _texts(_root(archive, target))]
        yield str(sheet.get("name")), tuple(texts)


def _relations(archive: zipfile.ZipFile, names: set[str], part: str) -> dict[str, str]:
    """Relation ids of a part with the parts they lead to."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in names:
        return {}
    return {
        str(entry.get("Id")): posixpath.normpath(posixpath.join(folder, str(entry.get("Target")))).lstrip("/")
        for entry in _root(archive, relations)
    }


def _texts(root: Any) -> Iterator[str]:
    for shape in root.iter(f"{_SHEET_DRAW}sp"):
        paragraphs = ("".join(t.text or "" for t in p.iter(f"{_DRAW}t")) for p in shape.iter(f"{_DRAW}p"))
        text = "\n".join(paragraph for paragraph in paragraphs if paragraph.strip())
        if text:
            yield text


def _root(archive: zipfile.ZipFile, name: str) -> Any:
    return etree.fromstring(archive.read(name), etree.XMLParser(**_PARSER))
