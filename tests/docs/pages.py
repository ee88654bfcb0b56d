"""The project's documents, as text."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def read(path: str) -> str:
    """One document."""
    return (ROOT / path).read_text(encoding="utf-8")


def rows(path: str) -> list[list[str]]:
    """The rows of all tables of a document, as cells; code quotes are removed."""
    lines = (line for line in read(path).splitlines() if line.startswith("|"))
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def documents() -> list[Path]:
    """Every Markdown document of the project itself."""
    return [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("packaging/*.md")]


def links(path: Path) -> list[str]:
    """Relative links of a document."""
    return [link for link in _LINK.findall(path.read_text(encoding="utf-8")) if "://" not in link]
