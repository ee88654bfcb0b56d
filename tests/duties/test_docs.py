"""The page for editors names every field and every word that the reader knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jobs.catalogue import words
from jobs.catalogue.catalogue import SHIPPED, load_catalogue
from jobs.catalogue.form import FIELD_NAMES

PAGE = (Path(__file__).parents[2] / "docs" / "duties.md").read_text(encoding="utf-8")
VOCABULARIES = (
    words.AUDIENCES,
    words.KINDS,
    words.STRENGTHS,
    words.SECTIONS,
    words.AFTERS,
    words.RECORDS,
    words.QUALITIES,
)


@pytest.mark.parametrize("name", sorted(FIELD_NAMES))
def test_every_field_is_explained(name: str) -> None:
    assert name in PAGE


def test_every_word_is_explained() -> None:
    assert [word for each in VOCABULARIES for word in each if word not in PAGE] == []


def test_every_file_is_listed() -> None:
    assert {path.name for path in SHIPPED.glob("*.yaml")} == set(re.findall(r"^\| `(\w+\.yaml)`", PAGE, re.M))


def test_the_example_can_be_copied_as_it_stands(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)
    (tmp_path / "example.yaml").write_text(example, encoding="utf-8")
    assert [duty.id for duty in load_catalogue(tmp_path)] == ["X01"]
