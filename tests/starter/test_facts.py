"""The pack covers what was read, and nothing that was only guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.starter.pack import Section, sections

HERE = Path(__file__).parent
LEDGER = HERE.parents[2] / "shared" / "domain" / "facts.yaml"
SECONDARY = frozenset({"secondary_ai", "press", "blog", "secondary"})
NOT_FOUND = ("書かれていません", "ありません", "確認できていません")
SAYS_SO = ("報道", "ブログ", "記事", "解説", "二次情報", "寄稿")


def _ids() -> dict[str, set[str]]:
    listed: dict[str, Any] = yaml.safe_load((HERE / "facts.yaml").read_text(encoding="utf-8"))
    return {"seen": {name for row in listed["seen"] for name in row}, "open": set(listed["open"])}


@pytest.fixture
def ledger() -> list[dict[str, Any]]:
    """The facts with their sources, where they are at hand."""
    if not LEDGER.exists():
        pytest.skip("the ledger of facts is not beside this checkout")
    facts: list[dict[str, Any]] = yaml.safe_load(LEDGER.read_text(encoding="utf-8"))
    return facts


def test_every_fact_that_was_read_has_a_section() -> None:
    used = set().union(*(section.facts for section in sections()))
    assert _ids()["seen"] - used == set()


def test_no_guess_is_stated_as_a_fact() -> None:
    used = set().union(*(section.facts for section in sections()))
    assert used <= _ids()["seen"]


def test_every_open_question_is_said_to_be_open() -> None:
    said = {name: section for section in sections() for name in section.open}
    assert set(said) == _ids()["open"]


def test_an_open_question_promises_nothing_and_denies_nothing() -> None:
    for section in sections():
        if section.open:
            assert any(word in section.statements[0] for word in NOT_FOUND), section


def test_the_list_of_ids_is_the_ledger(ledger: list[dict[str, Any]]) -> None:
    seen = {fact["id"] for fact in ledger if fact["confidence"] == "seen"}
    assert _ids() == {"seen": seen, "open": {fact["id"] for fact in ledger} - seen}


def test_what_is_known_at_second_hand_carries_its_caveat(ledger: list[dict[str, Any]]) -> None:
    second_hand = {fact["id"] for fact in ledger if fact["source_quality"] in SECONDARY}
    bare = [
        str(section)
        for section in sections()
        if section.facts & second_hand and not _says_so(section.attributes.get("caveat", ""), section)
    ]
    assert bare == []


def test_rewritten_press_releases_are_named_in_the_sentence(ledger: list[dict[str, Any]]) -> None:
    rewritten = {fact["id"] for fact in ledger if fact["source_quality"] == "secondary_ai"}
    for section in sections():
        if section.facts & rewritten:
            assert "自動書き換え" in section.statements[0] or "AI" in section.statements[0], section


def _says_so(caveat: str, section: Section) -> bool:
    first = section.statements[0]
    return bool(caveat) or any(word in first for word in SAYS_SO)
