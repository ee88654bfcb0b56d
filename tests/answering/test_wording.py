"""What the wording of a question shows."""

import datetime as dt

import pytest

from bot.answering.asked import ForPeople, Want, read
from bot.answering.follow_up import leans_on_context
from bot.answering.quotation import LONGEST, quote
from bot.answering.statement import statements_of
from bot.answering.year_gap import year_gap
from knowledge.document import Audience
from tests.answering.passages import hit

AS_OF = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("標準化の期限はいつですか", Want.DATE),
        ("募集経費の上限は？", Want.AMOUNT),
        ("措置率は何割", Want.RATE),
        ("何人まで対象ですか", Want.COUNT),
        ("総務省の電話番号を教えて", Want.CONTACT),
        ("確保の手順は", Want.STEPS),
    ],
)
def test_what_is_wanted(text, want):
    assert want in read(text).wants


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("パスワードを忘れた。リセットして", ForPeople.OPERATION),
        ("アカウントのロックを解除してほしい", ForPeople.OPERATION),
        ("パスワードを忘れたときの手順は？", None),
        ("委託600万円、募集120万円で措置額はいくら？", ForPeople.SUM),
        ("うちの町に実際に交付される交付税額はいくらですか", ForPeople.GRANT),
        ("募集経費の上限はいくらですか", None),
    ],
)
def test_what_only_people_may_decide_or_do(text, topic):
    assert read(text).for_people is topic


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("うちの町でも使えますか", Audience.MUNICIPALITIES),
        ("県として何をすればいいですか", Audience.PREFECTURES),
        ("市町村課の担当は？", Audience.UNSTATED),
        ("使えますか", Audience.UNSTATED),
    ],
)
def test_who_asks(text, audience):
    assert read(text).audience is audience


@pytest.mark.parametrize("text", ["その上限は？", "それはいつまで", "町の場合は？", "上限は"])
def test_a_question_that_points_back_leans_on_the_one_before(text):
    assert leans_on_context(text, words=1)


def test_a_question_of_its_own_does_not():
    assert not leans_on_context("地域情報化アドバイザーの派遣は何日までですか", words=5)


@pytest.mark.parametrize(
    "asked", ["今年の研修は9月30日からですか", "令和8年度の研修の日程は", "R8の研修いつ"]
)
def test_a_document_of_another_year_is_said_to_be_one(asked):
    statements = statements_of(hit("研修は令和6年度の9月30日～10月4日です。"))
    gap = year_gap(asked, statements, AS_OF)
    assert gap is not None
    assert "令和6年度" in gap.found


@pytest.mark.parametrize("asked", ["令和6年度の研修の日程は", "研修の日程は", "2024年の研修は"])
def test_the_right_year_is_no_gap(asked):
    assert year_gap(asked, statements_of(hit("研修は令和6年度の9月30日～10月4日です。")), AS_OF) is None


def test_statements_are_sentences_items_and_rows_without_their_marks():
    found = statements_of(
        hit("・募集は「100万円。」までです。期間は令和7年度までです。\n項目：募集；上限：100万円")
    )
    assert [s.text for s in found] == [
        "募集は「100万円。」までです。",
        "期間は令和7年度までです。",
        "項目：募集；上限：100万円",
    ]
    assert all(s.hit.passage.text[s.start : s.end] == s.text for s in found)


def test_a_long_passage_is_quoted_by_its_best_statements_in_their_order():
    text = "\n".join(
        f"第{n}の記述はここにあり、四十字ほどの長さを持つ文として書かれています。" for n in range(20)
    )
    statements = statements_of(hit(text))
    quoted = quote(text, [statements[12], statements[3]])
    assert len(quoted) <= LONGEST
    assert quoted.index("第3の") < quoted.index("第12の")
    assert "…" in quoted


def test_every_piece_of_a_quote_stands_in_the_passage():
    text = "。".join("令和7年度までの措置について述べる長い文" + str(n) for n in range(40))
    quoted = quote(text, statements_of(hit(text)))
    assert all(piece in text for piece in quoted.split("…") if piece)
