"""Documents that contradict each other are shown side by side; others are not said to."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.answering.quoting import QuotingAnswerer
from bot.domain.answer import Answer, Status
from knowledge.document import Audience, Metadata, Place, PlaceKind
from knowledge.embedding.fake import FakeEmbedder
from knowledge.generation import Generation, build, open_generation
from knowledge.passage import Passage
from knowledge.record import DocumentRecord
from knowledge.structure.statements import audience_of

CASES = yaml.safe_load((Path(__file__).parents[1] / "questions" / "conflicts.yaml").read_text("utf-8"))
AS_OF = dt.date(2026, 11, 23)
SHARED = frozenset({"shared"})


class Opened:
    """Serves one generation."""

    generation = "g"

    def __init__(self, opened: Generation) -> None:
        self._opened = opened

    def current(self) -> Generation:
        return self._opened


def entry(title: str, issuer: str, day: dt.date | None, text: str):
    metadata = Metadata(title=title, issuer=issuer, issued_on=day)
    place = Place(PlaceKind.SECTION)
    audience = audience_of(text) or Audience.UNSTATED
    passage = Passage(f"{title}#1", title, "text", text, (), place, place, audience=audience)
    return DocumentRecord(title, "s", f"{title}.md", "0" * 64, metadata, passages=1), [passage]


def opened(directory: Path, entries: list[Any]) -> Opened:
    embedder = FakeEmbedder()
    build(directory / "g", entries, embedder=embedder, cache=directory / "cache")
    return Opened(open_generation(directory / "g", embedder=embedder))


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Opened:
    documents = [entry(*document) for case in CASES for document in case["documents"]]
    return opened(tmp_path_factory.mktemp("library"), documents)


def ask(library: Opened, question: str) -> Answer:
    return QuotingAnswerer(library).reply(question, scopes=SHARED, as_of=AS_OF)


def says_that_they_differ(answer: Answer) -> bool:
    return answer.conclusion.startswith("資料によって書いてあることが違います。")


@pytest.mark.parametrize("case", CASES, ids=[case["q"] for case in CASES])
def test_a_contradiction_is_told_from_what_only_looks_like_one(library, case):
    answer = ask(library, case["q"])
    assert answer.status is Status.ANSWERED
    assert says_that_they_differ(answer) is case["differs"], answer.conclusion


def test_both_are_shown_with_their_dates_the_newer_first_and_what_to_do(library):
    answer = ask(library, "空き家改修補助金の補助率は？")
    assert answer.conclusion == (
        "資料によって書いてあることが違います。"
        "「空き家対策の制度一覧」（2026年4月1日）では、空き家改修補助金は、対象経費の3分の2を補助します。［1］"
        "「空き家改修補助金のしおり」（2024年5月10日）では、空き家改修補助金の補助率は、対象経費の2分の1です。［2］"
    )
    assert [each.issued_on for each in answer.citations] == [dt.date(2026, 4, 1), dt.date(2024, 5, 10)]
    assert "発行者（月見町総務課、月見町建設課）に確かめて" in answer.next_step


def test_what_holds_for_another_year_is_answered_by_the_latest_year(library):
    answer = ask(library, "敬老祝金の額はいくらですか")
    assert "8千円" in answer.conclusion
    assert "1万円" not in answer.conclusion


def test_a_question_that_names_its_year_keeps_to_it(library):
    assert "令和5年度は10万円" in ask(library, "令和5年度の電気自動車の補助額は").conclusion


def test_a_document_without_a_date_comes_last_and_is_named_as_such(tmp_path):
    text = "庁用車の予約は、利用日の{}日前までに申し込みます。"
    entries = [
        entry("庁用車の貼り紙", "", None, text.format(7)),
        entry("庁用車の手引き", "月見町総務課", dt.date(2020, 4, 1), text.format(3)),
    ]
    answer = ask(opened(tmp_path, entries), "庁用車の予約は何日前までですか")
    assert says_that_they_differ(answer)
    assert answer.conclusion.index("（2020年4月1日）") < answer.conclusion.index("（日付の記載なし）")


def test_two_parts_of_one_document_do_not_contradict_each_other(tmp_path):
    record, [first] = entry(
        "端末の手引き", "月見町", dt.date(2025, 4, 1), "端末の貸出期間は、最長14日間です。"
    )
    import dataclasses

    second = dataclasses.replace(first, id="x#2", text="端末の貸出期間は、延長しても最長30日間です。")
    answer = ask(opened(tmp_path, [(record, [first, second])]), "端末の貸出期間は最長何日ですか")
    assert not says_that_they_differ(answer)
