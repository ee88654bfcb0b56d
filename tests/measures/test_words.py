"""Questions for a sum as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts.sums import yen as written
from knowledge.measures import Claimant, figures, rules

pytestmark = pytest.mark.calculator
TODAY = dt.date(2026, 11, 24)
MAN = 10_000
BOTH = {"employment": (600 * MAN,), "recruitment": (120 * MAN,)}
TOWN, PREFECTURE = Claimant.MUNICIPALITY, Claimant.PREFECTURE


def read(text, claimant=TOWN):
    return figures(text, rules(), claimant, as_of=TODAY)


@pytest.mark.parametrize(
    ("text", "costs"),
    [
        ("委託600万円、募集120万円でいくら？", BOTH),
        (
            "６００万円の委託と１２０万円の募集だといくら",
            BOTH,
        ),
        ("業務委託に6,000,000円かかりました。措置額は？", {"employment": (600 * MAN,)}),
        ("募集に80万使ったら何円", {"recruitment": (80 * MAN,)}),
        ("報酬が900万円と700万円のとき、試算して", {"employment": (900 * MAN, 700 * MAN)}),
        ("CIO補佐官の任用1人500万円を3人。いくらになりますか", {"employment": (500 * MAN,) * 3}),
        ("DX推進リーダーの研修費25万円でいくら", {"training": (25 * MAN,)}),
    ],
)
def test_amounts_find_their_expense(text, costs):
    assert read(text).claim.costs == costs


@pytest.mark.parametrize(
    "text",
    [
        "募集の上限はいくら？",
        "うちの町でも人件費2,000万円まで0.7で見てもらえる？",
        "うちの町に今年度実際に交付される特別交付税は何円になりますか。",
        "給食費が300円と500円で合計いくら",
        "委託料が600万円の契約書の保存期間は？",
        "委託600人でいくら",
        "令和7年度の予算はいくら",
    ],
)
def test_other_questions_are_left_alone(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "year", "said"),
    [
        ("令和5年度に委託600万円、いくら", 2023, True),
        ("R7年度の委託600万円でいくら", 2025, True),
        ("2024年度 委託600万円 いくら", 2024, True),
        ("昨年度の委託600万円でいくら", 2025, True),
        ("委託600万円でいくら", 2026, False),
    ],
)
def test_the_year(text, year, said):
    found = read(text)
    assert (found.claim.year, found.year_said) == (year, said)


def test_the_claimant_decides_where_no_measure_is_named():
    assert read("人件費900万円でいくら").claim.measure == "cio-assistants"
    assert read("人件費900万円でいくら", PREFECTURE).claim.measure == "support-of-municipalities"
    assert read("市町村支援の人件費900万円でいくら").claim.measure == "support-of-municipalities"


def test_the_subsidy_and_what_is_for_nothing_in_particular():
    found = read("令和7年度、委託100万円のうち県の補助40万円。措置額は？計算して")
    assert (found.claim.subsidy, found.unread) == (40 * MAN, ())
    found = read("パソコンに30万円、それから委託に100万円。いくら")
    assert found.unread == (30 * MAN,)


def test_persons_are_counted():
    assert read("補佐官を4人、人件費3,200万円。措置額はいくら").claim.persons == 4
    assert read("補佐官の委託は1人あたり500万円で2名、いくら").claim.costs == {"employment": (500 * MAN,) * 2}


@given(st.integers(1, 10**11))
def test_an_amount_is_read_as_it_is_written(yen):
    assert read(f"委託{written(yen)}でいくら").claim.costs == {"employment": (yen,)}


@given(st.text(max_size=200))
def test_whatever_is_asked_does_no_harm(text):
    read(text)
    read(f"委託{text}600万円いくら")
