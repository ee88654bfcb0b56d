"""Writes small Word files as XML, so that every element in a test is visible."""

from __future__ import annotations

import zipfile
from pathlib import Path

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def write(path: Path, body: str, **parts: str) -> Path:
    """A .docx with a body and further parts (`styles`, `numbering`, `footnotes` …) as inner XML."""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header1": "hdr"}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>")
        for name, inner in parts.items():
            root = roots[name]
            archive.writestr(f"word/{name}.xml", f"<w:{root} {_SPACES}>{inner}</w:{root}>")
    return path


def p(text: str, properties: str = "", after: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r>{after}</w:p>"


def numbered(list_id: int, level: int = 0) -> str:
    """The properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def level(number: int, number_format: str, pattern: str, extra: str = "") -> str:
    """One level of a list's definition."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{pattern}"/>{extra}</w:lvl>'
    )


def row(*cells: str) -> str:
    """A table row; a cell is its text, with properties before a bar: `<w:gridSpan …/>|text`."""
    parts = []
    for cell in cells:
        properties, _, text = cell.rpartition("|")
        parts.append(f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>")
    return f"<w:tr>{''.join(parts)}</w:tr>"
