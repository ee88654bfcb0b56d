"""Sums in answers: the trace, its sources, what is said where nothing can be computed."""

import dataclasses
import datetime as dt

import pytest

from bot.answering.entered_figures import entered_figures
from bot.answering.sums import SumsAnswerer, answer_of, claimant_of
from bot.domain.answer import Answer, Mode, Status
from bot.errors import Invalid
from knowledge.measures import figures, rules

pytestmark = [pytest.mark.calculator, pytest.mark.grounding]
TODAY = dt.date(2026, 11, 24)
TOWN, PREFECTURE, IN_OITA = "202011", "200000", "442011"
BOTH = {"employment": "600万円", "recruitment": "1,200,000"}
OTHER = Answer(Status.ANSWERED, "資料の答え", "次")


@dataclasses.dataclass(frozen=True)
class Asked:
    text: str
    organisation: str | None = TOWN
    as_of: dt.date = TODAY
    id: str = "q1"


class Documents:
    generation = "g7"

    def answer(self, asked, context):
        return OTHER


def ask(text, organisation=TOWN, as_of=TODAY):
    return SumsAnswerer(rules(), Documents()).answer(Asked(text, organisation, as_of), None)


def test_the_sum_comes_with_every_step_and_its_source():
    answer = ask("令和7年度にCIO補佐官を業務委託600万円、募集に120万円かけた。措置額はいくら？")
    assert (answer.status, answer.mode, answer.question_id) == (Status.ANSWERED, Mode.COMPUTED, "q1")
    assert "490万円" in answer.conclusion
    assert "概算" in answer.conclusion
    assert "総務省" in answer.conclusion
    assert answer.notes == (
        "任用（報酬・委託料など）：600万円 → 全額が対象",
        "募集：120万円 → 上限100万円により100万円",
        "対象経費の合計700万円 × 措置率0.7 = 490万円",
    )
    assert [each.place for each in answer.citations] == ["L532", "L533", "L533", "L539"]
    assert "継続は未確認" in answer.banner


def test_a_year_after_the_last_is_never_computed():
    answer = ask("令和8年度に委託600万円。いくら")
    assert answer.status is Status.ABSTAINED
    assert "未確認" in answer.conclusion
    assert "420" not in answer.conclusion + "".join(answer.notes)


def test_without_a_year_the_last_known_one_is_a_reference_only():
    answer = ask("委託600万円、募集120万円でいくら？")
    assert answer.conclusion.startswith("令和8年度の額は計算できません。")
    assert "参考：令和7年度の決まりで計算すると、概算で490万円です。" in answer.conclusion
    while_it_lasted = ask("委託600万円でいくら？", as_of=dt.date(2025, 6, 1))
    assert "420万円" in while_it_lasted.conclusion
    assert "年度が書かれていないので、令和7年度として計算しました。" in while_it_lasted.notes


def test_what_is_missing_is_asked_for():
    answer = ask("補佐官を4人、人件費3,200万円。令和7年度の措置額はいくら")
    assert answer.status is Status.ABSTAINED
    assert "1人ずつの金額" in answer.conclusion
    assert answer.next_step.startswith("足りない数字を入れて")


def test_a_measure_for_others_is_not_promised():
    answer = ask("市町村支援の人件費2,500万円、令和6年度でいくら")
    assert answer.status is Status.ABSTAINED
    assert "使うのは都道府県等です" in answer.conclusion
    assert "2,856万円" in ask("令和6年度 人件費1人2,500万円で2人、募集80万円。いくら", PREFECTURE).conclusion


def test_a_subsidy_that_is_known_is_mentioned_and_deducted():
    assert any("大分県では" in note for note in ask("令和7年度 委託100万円でいくら", IN_OITA).notes)
    deducted = ask("令和7年度 委託100万円のうち県の補助40万円でいくら", IN_OITA)
    assert "42万円" in deducted.conclusion
    assert deducted.citations[-1].issuer == "大分県"
    elsewhere = ask("令和7年度 委託100万円のうち県の補助40万円でいくら")
    assert any("都道府県に確かめてください" in note for note in elsewhere.notes)


def test_everything_else_goes_to_the_documents():
    assert ask("募集の上限はいくら？") is OTHER
    assert SumsAnswerer(rules(), Documents()).generation == "g7"


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (
            "令和7年度 委託600万円、募集120万円でいくら",
            {
                "measure": "cio-assistants",
                "year": 2025,
                "costs": {"employment": "600万円", "recruitment": "1,200,000"},
            },
        ),
        (
            "令和6年度 CIO補佐官の報酬900万円と700万円でいくら",
            {"measure": "cio-assistants", "year": 2024, "costs": {"employment": "900万円、７００万"}},
        ),
        (
            "令和5年度 DX推進リーダーの研修費25万円でいくら",
            {"measure": "dx-leaders", "year": 2023, "costs": {"training": "25万円"}},
        ),
    ],
)
def test_words_and_form_agree(words, typed):
    claimant = claimant_of(TOWN)
    read = figures(words, rules(), claimant, as_of=TODAY)
    entered = entered_figures(rules(), claimant, **typed)
    assert entered.claim == read.claim
    assert answer_of(read, rules(), organisation=TOWN, as_of=TODAY) == answer_of(
        entered, rules(), organisation=TOWN, as_of=TODAY
    )


@pytest.mark.parametrize(
    "typed",
    [
        {"measure": "lottery"},
        {"year": 20},
        {"costs": {"employment": "たくさん"}},
        {"costs": {"employment": "-5"}},
        {"costs": {"employment": "9" * 40}},
        {"costs": {"lunch": "5"}},
        {"persons": "二人"},
        {"subsidy": "=1+1"},
    ],
)
def test_bad_input_is_refused_in_a_sentence(typed):
    usual = {"measure": "cio-assistants", "year": 2025, "costs": {"employment": "600万円"}}
    with pytest.raises(Invalid, match="。"):
        entered_figures(rules(), claimant_of(TOWN), **(usual | typed))
