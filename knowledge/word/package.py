"""The parts of a .docx file as XML."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from knowledge.readers import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


class Package:
    """A .docx file that is known to be harmless in size."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            self._parts = {name: archive.read(name) for name in names if _is_wanted(name)}

    @property
    def document(self) -> Any:
        """The main part. Raises `Unreadable("damaged")` where it is missing or no XML."""
        root = self.part("word/document.xml")
        if root is None:
            root = self.part("word/document2.xml")  # as some export services name it
        if root is None:
            raise Unreadable("damaged", "no main part")
        return root

    @property
    def margins(self) -> list[Any]:
        """The roots of all headers and footers."""
        names = sorted(name for name in self._parts if name.startswith(("word/header", "word/footer")))
        return [self.part(name) for name in names]

    def part(self, name: str) -> Any:
        """The root of a part, or None where the file has none of that name."""
        data = self._parts.get(name)
        if data is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(data.replace(_STRICT, _TRANSITIONAL), parser)
        except etree.XMLSyntaxError as error:
            raise Unreadable("damaged", f"{name}: {error}") from error


def _is_wanted(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    wanted = ("word", "docProps", "word/_rels", "word/charts", "word/diagrams")
    return folder in wanted and file.endswith((".xml", ".rels"))


def value(element: Any, child: str) -> str:
    """The `val` of a child element; "" where there is none."""
    found = element.find(f"{W}{child}") if element is not None else None
    return str(found.get(f"{W}val") or "") if found is not None else ""


def is_on(element: Any, child: str) -> bool:
    """Whether a switch (an element that may say val="0") is set."""
    found = element.find(f"{W}{child}") if element is not None else None
    return found is not None and found.get(f"{W}val") not in ("0", "false", "off")
