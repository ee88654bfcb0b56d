"""What was replaced answers for its own days only, and says that it was replaced."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.quoting import QuotingAnswerer
from bot.domain.answer import Answer
from tests.answering.test_differing import SHARED, Opened, entry, opened

CHANGED = dt.date(2026, 9, 1)
NOTE = "新しい版に置き換わった「受付のページ」で答えています。今の版とは違うことがあります。"


@pytest.fixture
def library(tmp_path: Path) -> Opened:
    record, passages = entry("受付のページ", "総務省", None, "計画書の受付期間は三月一日からです。")
    earlier = replace(record, superseded_by="今のページ", replaced_on=CHANGED)
    current = entry("今のページ", "総務省", None, "計画書の受付期間は九月一日からです。")
    return opened(tmp_path, [(earlier, passages), current])


def ask(library: Opened, day: dt.date) -> Answer:
    question = "計画書の受付期間はいつからですか"
    return QuotingAnswerer(library).reply(question, scopes=SHARED, as_of=day)


def test_a_question_of_today_is_answered_from_today(library):
    answer = ask(library, CHANGED)
    assert "九月一日" in answer.conclusion
    assert NOTE not in answer.notes


def test_a_question_about_an_earlier_day_says_that_the_edition_was_replaced(library):
    answer = ask(library, CHANGED - dt.timedelta(days=1))
    assert "三月一日" in answer.conclusion
    assert NOTE in answer.notes
    assert [citation.document for citation in answer.citations] == ["受付のページ"]
