"""What a question names by its number, and what is only the name of a document."""

from __future__ import annotations

import pytest

from bot.answering.quoting import QuotingAnswerer
from bot.domain.answer import Status
from tests.answering.test_differing import AS_OF, SHARED, entry, opened

DOCUMENTS = [
    entry(
        "催しの手引き",
        "デジタル庁",
        None,
        "実践ガイドブック DS-43Cは、催しのデータの持ち方を示すガイドブックです。",
    ),
    entry(
        "施設の手引き",
        "デジタル庁",
        None,
        "実践ガイドブック DS-436は、施設のデータの持ち方を示すガイドブックです。",
    ),
    entry(
        "無線LAN補助金の取扱いの送付について",
        "県",
        None,
        "無線LAN補助金の取扱いの送付について\n無線LAN補助金の対象は、設置から五年を過ぎた機器の更新です。",
    ),
]


@pytest.fixture(scope="module")
def answerer(tmp_path_factory):
    return QuotingAnswerer(opened(tmp_path_factory.mktemp("library"), DOCUMENTS))


@pytest.mark.parametrize(("code", "subject"), [("DS-43C", "催し"), ("ＤＳ－４３６", "施設")])
def test_a_code_is_that_very_code(answerer, code, subject):
    answer = answerer.reply(f"{code}は何のガイドブックですか", scopes=SHARED, as_of=AS_OF)
    assert answer.status is Status.ANSWERED
    assert [citation.document for citation in answer.citations] == [f"{subject}の手引き"]


def test_a_code_that_no_document_has_is_not_answered_with_another(answerer):
    answer = answerer.reply("DS-439は何のガイドブックですか", scopes=SHARED, as_of=AS_OF)
    assert answer.status is Status.ABSTAINED


def test_the_name_of_a_document_is_no_answer(answerer):
    answer = answerer.reply("無線LAN補助金の対象は何ですか", scopes=SHARED, as_of=AS_OF)
    assert answer.conclusion.startswith("無線LAN補助金の対象は、設置から")
    assert "送付について" not in answer.conclusion
