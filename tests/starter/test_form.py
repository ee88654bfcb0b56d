"""Every document of the pack can be read, cited and quoted."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.starter.pack import DOCUMENTS, sections, sentences

FIELDS = [
    "title", "issuer", "issued_on", "number", "kind", "audience", "valid_from", "valid_to",
    "source", "url", "place", "caveat", "licence",
]  # fmt: skip
ATTRIBUTES = {"audience", "valid_from", "valid_to", "place", "source", "issuer", "issued_on", "url", "caveat"}
AUDIENCES = {"都道府県", "市町村", "both"}
SHARED = Path(__file__).parents[3] / "shared"
ORIGINALS = ["documents/000_9b7657d07b85b189.txt", "domain/facts.yaml"]
COPIED = 25


def _front(path: Path) -> dict[str, Any]:
    front: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    return front


def test_the_pack_is_small() -> None:
    assert 8 <= len(DOCUMENTS) <= 20


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_front_matter_is_complete(path: Path) -> None:
    front = _front(path)
    assert list(front) == FIELDS
    assert front["kind"] in {"summary", "in_house"}
    assert front["audience"] in AUDIENCES
    assert all(front[name] for name in ("title", "issuer", "source", "licence"))
    assert front["issued_on"] is None or isinstance(front["issued_on"], dt.date)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_title_says_that_it_is_ours(path: Path) -> None:
    assert any(word in _front(path)["title"] for word in ("要約", "読み方", "手引き"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_of_many_sources_leaves_the_date_to_its_sections(path: Path) -> None:
    front = _front(path)
    assert (front["issued_on"] is None) == ("各節" in front["issuer"])


def test_attribute_lines_are_valid() -> None:
    for section in sections():
        stated = section.attributes
        assert set(stated) <= ATTRIBUTES, section
        assert stated.get("place") or stated.get("caveat") or section.open, section
        assert stated.get("audience", "both") in AUDIENCES, section
        days = [stated[name] for name in ("valid_from", "valid_to") if name in stated]
        assert days == sorted(days, key=dt.date.fromisoformat), section


def test_a_section_is_one_passage_of_whole_sentences() -> None:
    for section in sections():
        assert 0 < len("".join(section.statements)) <= 450, section
        for statement in section.statements:
            assert re.search(r"(。|【　　】)$", statement), statement


def test_sentences_are_short() -> None:
    lengths = [len(s) for section in sections() for st in section.statements for s in sentences(st)]
    assert max(lengths) <= 120
    assert sum(length <= 80 for length in lengths) / len(lengths) > 0.9


def test_sentences_are_polite() -> None:
    polite = re.compile(r"(です|ます|ません|ました|でした|ください|ましょう)(（[^）]*）)?。$")
    plain = [s for section in sections() for st in section.statements for s in sentences(st)
             if not polite.search(s)]  # fmt: skip
    assert plain == []


def test_our_advice_says_that_it_has_no_official_source() -> None:
    advice = [section for section in sections() if section.document.startswith("everyday")]
    assert advice
    assert all("公式な出典のない" in section.attributes["caveat"] for section in advice)


@pytest.mark.parametrize("original", ORIGINALS)
def test_nothing_is_copied(original: str) -> None:
    path = SHARED / original
    if not path.exists():
        pytest.skip("the originals are not beside this checkout")
    grams = _grams(_plain(path.read_text(encoding="utf-8")))
    copied = [st for section in sections() for st in section.statements if _grams(_plain(st)) & grams]
    assert copied == []


def _plain(text: str) -> str:
    """Without blanks and marks, and without 「titles」, which have to be given word by word."""
    text = re.sub(r"<[^>]+>|\*\*|「[^」]*」", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"\s", "", text)


def _grams(text: str) -> set[str]:
    return {text[start : start + COPIED] for start in range(len(text) - COPIED + 1)}
