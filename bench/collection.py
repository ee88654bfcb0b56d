"""A set of documents, questions and judgements, as files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Item:
    """A document."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Judged questions only; `grades` maps question to document to grade (1 and up)."""

    name: str
    items: list[Item]
    questions: dict[str, str]
    grades: dict[str, dict[str, int]]


def collections(folder: Path) -> list[Path]:
    """The folders below `folder` that hold a collection."""
    return sorted(path.parent for path in folder.glob("*/corpus.jsonl"))


def read_collection(folder: Path) -> Collection:
    """Reads `corpus.jsonl`, `queries.jsonl` and `qrels.tsv` (query, document, grade; one header line)."""
    grades = _read_grades(folder / "qrels.tsv")
    items = [Item(row["_id"], row.get("title", ""), row["text"]) for row in _rows(folder / "corpus.jsonl")]
    questions = {row["_id"]: row["text"] for row in _rows(folder / "queries.jsonl") if row["_id"] in grades}
    return Collection(folder.name, items, questions, grades)


def _read_grades(path: Path) -> dict[str, dict[str, int]]:
    grades: dict[str, dict[str, int]] = {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        question, document, grade = line.split("\t")
        if int(grade) > 0:
            grades.setdefault(question, {})[document] = int(grade)
    return grades


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
