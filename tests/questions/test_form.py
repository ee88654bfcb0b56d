"""The question sets are well formed, and what they ask for can be found in what they ask about."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from tests.questions.sets import NAMES, Case, alternatives, cases, every_case, folded
from tests.starter.pack import DOCUMENTS

FIELDS = {"q", "kind", "as_of", "context", "must_include", "must_not_include", "must_cite", "expected_status"}
OPTIONAL = {"context", "expected_status"}
STATUSES = {"answered", "abstained", "refused"}
ESSENTIAL = {"fact", "paraphrase", "audience", "ended", "wrong_year", "unanswerable", "follow_up", "sum"}
KINDS = ESSENTIAL | {"gap", "input"}
DECK = Path(__file__).parents[3] / "shared" / "documents" / "000_9b7657d07b85b189.txt"
LEAST = {"starter": 70, "deck": 40, "starter_holdout": 30}
# Not in any document: the answer's own line on validity says it.
SAID_BY_THE_ANSWER = "終了 未確認"


@pytest.mark.parametrize("name", NAMES)
def test_a_set_is_large_and_mixed(name: str) -> None:
    kinds = Counter(case.fields["kind"] for case in cases(name))
    assert kinds.total() >= LEAST[name]
    assert ESSENTIAL <= set(kinds) <= KINDS


@pytest.mark.parametrize("name", NAMES)
def test_fields_are_what_the_evaluation_reads(name: str) -> None:
    for case in cases(name):
        assert FIELDS - OPTIONAL <= set(case.fields) <= FIELDS, case
        assert dt.date.fromisoformat(case.fields["as_of"])
        assert case.fields.get("expected_status", "answered") in STATUSES, case
        assert all(folded(string) for string in _strings(case)), case


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_both_wanted_and_forbidden(name: str) -> None:
    for case in cases(name):
        wanted = [folded(one) for each in case.fields["must_include"] for one in alternatives(each)]
        for forbidden in case.fields["must_not_include"]:
            assert not any(folded(forbidden) in one for one in wanted), case


def test_a_question_to_be_answered_names_its_facts() -> None:
    answered = [case for case in every_case() if case.fields.get("expected_status") == "answered"]
    assert [str(case) for case in answered if not case.fields["must_include"]] == []


def test_no_question_is_asked_twice() -> None:
    asked = Counter(
        (folded(case.fields["q"]), case.fields.get("context"), case.name == "deck") for case in every_case()
    )
    assert [question for question, times in asked.items() if times > 1] == []


@pytest.mark.parametrize("name", ["starter", "starter_holdout"])
def test_the_pack_holds_what_is_asked_of_it(name: str) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    assert _missing(name, text) == []


def test_the_deck_holds_what_is_asked_of_it() -> None:
    if not DECK.exists():
        pytest.skip("the deck is not beside this checkout")
    assert _missing("deck", DECK.read_text(encoding="utf-8")) == []


def _strings(case: Case) -> list[str]:
    wanted = [one for each in case.fields["must_include"] for one in alternatives(each)]
    return [*wanted, *case.fields["must_not_include"], *case.fields["must_cite"]]


def _missing(name: str, text: str) -> list[tuple[str, str | list[str]]]:
    held = folded(text + SAID_BY_THE_ANSWER)
    return [
        (str(case), each)
        for case in cases(name)
        for each in [*case.fields["must_include"], *case.fields["must_cite"]]
        if not any(folded(one) in held for one in alternatives(each))
    ]
