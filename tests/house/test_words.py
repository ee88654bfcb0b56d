"""Sentences for staff are in bot/texts and nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龥]")
# A pattern is matched and never shown; the other is a heading of --help.
_EXCUSED_CALLS = {"re.compile", "re.search", "re.match", "re.sub", "formatter.section"}

# Files that need Japanese words which are not shown to anybody.
ALLOWED = {
    "bot/answering/asked.py": "words by which questions are recognised",
    "bot/answering/evidence.py": "words by which questions are recognised",
    "bot/enquiry/definition.py": "fields and words of the catalogue of duties",
    "bot/domain/organisation_list.py": "kinds of local government as the list spells them",
    "bot/domain/personal_data.py": "patterns of personal data, and the labels that replace it",
    "bot/web/own_duty.py": "fields of the catalogue's files as their editors spell them",
    "bot/web/routes/duties.py": "a field's value of the catalogue's files",
    "bot/learning/anonymising.py": "what numbers look like, and the labels that replace names",
    "bot/learning/similar.py": "words by which questions are recognised",
    "bot/reminders/records.py": "a kind of local government as the list spells it",
}


def _files() -> list[str]:
    files = (path.relative_to(ROOT).as_posix() for path in (ROOT / "bot").rglob("*.py"))
    return sorted(name for name in files if not name.startswith("bot/texts/"))


@pytest.mark.parametrize("name", _files())
def test_no_sentence_for_staff(name: str) -> None:
    found = [] if name in ALLOWED else list(_japanese(name))
    assert found == [], "move these to bot/texts, or name the file in ALLOWED with a reason"


@pytest.mark.parametrize("name", ALLOWED)
def test_what_is_allowed_is_needed_and_is_no_sentence(name: str) -> None:
    found = list(_japanese(name))
    assert found
    assert [text for text in found if text.endswith("。")] == []


def _japanese(name: str) -> Iterator[str]:
    """Japanese strings of a file but for docstrings, patterns and the helps of commands."""
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    excused = {id(node) for node in _excused(tree)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in excused and _JAPANESE.search(str(node.value)):
            yield str(node.value)


def _excused(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) or (isinstance(node, ast.keyword) and node.arg == "help"):
            yield node.value
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "COMMANDS":
            yield from ast.walk(node.value)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in _EXCUSED_CALLS:
            yield from ast.walk(node)
