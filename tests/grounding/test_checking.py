"""What a model makes up is found; what it honestly says is left alone."""

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import Standing
from knowledge.grounding import Flaw, Source, check

pytestmark = pytest.mark.grounding
AS_OF = dt.date(2026, 11, 24)
SAYINGS = yaml.safe_load((Path(__file__).parent / "sayings.yaml").read_text("utf-8"))
SOURCES = [
    Source(each["text"], each["about"], each["issued_on"], Standing(each["standing"]))
    for each in SAYINGS["sources"]
]
MOST_FALSE_ALARMS = 0.05


def verdicts(text):
    return check(text, SOURCES, as_of=AS_OF).verdicts


@pytest.mark.parametrize("made_up", SAYINGS["made_up"], ids=lambda each: each["what"])
def test_what_is_made_up_is_found(made_up):
    judged = verdicts(made_up["say"])
    assert Flaw(made_up["why"]) in [flaw for each in judged for flaw in each.flaws]
    assert all(each.flaws for each in judged)


def test_there_are_enough_ways_of_making_things_up():
    assert len({each["what"] for each in SAYINGS["made_up"]}) >= 30


def test_what_is_honest_is_left_alone():
    wrong = {say: flaws for say in SAYINGS["honest"] if (flaws := verdicts(say)[0].flaws)}
    assert len(wrong) / len(SAYINGS["honest"]) < MOST_FALSE_ALARMS, wrong


def test_one_sentence_does_not_spoil_another():
    checked = check("定員は50名です［3］。費用は5万円です［3］。", SOURCES, as_of=AS_OF)
    assert [each.text for each in checked.sound] == ["定員は50名です。"]
    assert [each.text for each in checked.flawed] == ["費用は5万円です。"]


@pytest.mark.parametrize(
    "said", ["定員は50名です。［3］", "定員は50名です[3]。", "・定員は50名です。 ［3］\n"]
)
def test_a_mark_stands_where_models_put_it(said):
    (verdict,) = verdicts(said)
    assert (verdict.text, verdict.cites, verdict.flaws) == ("定員は50名です。", (3,), ())


@given(st.text(max_size=300))
def test_whatever_a_model_says_is_judged(text):
    for verdict in verdicts(text):
        assert verdict.flaws or verdict.cites


@given(st.integers(1, 10**9).filter(lambda yen: yen != 1_000_000))
def test_no_other_amount_passes(yen):
    (verdict,) = verdicts(f"募集の上限は{yen}円とされています［1］。")
    assert Flaw.QUANTITY in verdict.flaws


@given(st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1)).filter(lambda day: day != dt.date(2026, 3, 31)))
def test_no_other_deadline_passes(day):
    (verdict,) = verdicts(f"市町村の報告の期限は{day.year}年{day.month}月{day.day}日です［2］。")
    assert Flaw.DATE in verdict.flaws or (day.month, day.day, day.year) == (4, 10, 2026)
