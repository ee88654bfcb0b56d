"""The starter pack as its author wrote it: sections, attribute lines, fact ids, statements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PACK = Path(__file__).parents[2] / "knowledge" / "starter"
DOCUMENTS = sorted(PACK.glob("*.md"))

_COMMENT = re.compile(r"<!-- (.*?) -->")


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of one document with what stands below it."""

    document: str
    heading: str
    attributes: dict[str, str]
    facts: frozenset[str]
    open: frozenset[str]
    statements: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.document} > {self.heading}"


def sections() -> list[Section]:
    """Every section of the pack, in order."""
    return [section for path in DOCUMENTS for section in _sections(path)]


def sentences(statement: str) -> list[str]:
    """A statement cut at 。, the blanks to fill in left out."""
    return [part for part in re.split(r"(?<=。)", statement) if part and "【" not in part]


def front_place(path: Path) -> str:
    """The place that holds for sections which name none."""
    front = path.read_text(encoding="utf-8").split("---\n")[1]
    found = re.search(r"^place: *(.*)$", front, flags=re.MULTILINE)
    return found[1].strip() if found else ""


def _sections(path: Path) -> list[Section]:
    body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    return [_section(path.name, part) for part in re.split(r"^## ", body, flags=re.MULTILINE)[1:]]


def _section(document: str, part: str) -> Section:
    comments = _COMMENT.findall(part)
    return Section(
        document,
        part.partition("\n")[0],
        _attributes(comments[0]) if comments else {},
        _ids(comments, "事実"),
        _ids(comments, "未確認"),
        tuple(re.findall(r"^- (.+)$", part, flags=re.MULTILINE)),
    )


def _attributes(line: str) -> dict[str, str]:
    pairs = (pair.partition(": ") for pair in line.split("; "))
    return {name: value for name, _, value in pairs}


def _ids(comments: list[str], word: str) -> frozenset[str]:
    found = (comment.split()[1:] for comment in comments if comment.split()[0] == word)
    return frozenset(name for names in found for name in names)
