"""Worked examples from the source, and what holds of every sum."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.measures import Claim, Claimant, Rule, State, estimate, rules

pytestmark = pytest.mark.calculator
RULES = rules()
TOWN, PREFECTURE = Claimant.MUNICIPALITY, Claimant.PREFECTURE
MAN = 10_000


def made(measure, year=2025, claimant=TOWN, persons=None, subsidy=0, **costs):
    amounts = {name: each if isinstance(each, tuple) else (each,) for name, each in costs.items()}
    return estimate(RULES.measure(measure), Claim(measure, year, claimant, amounts, persons, subsidy))


@pytest.mark.parametrize(
    ("year", "costs", "total"),
    [
        (2025, {"employment": 600 * MAN, "recruitment": 120 * MAN}, 490 * MAN),
        (2025, {"employment": 600 * MAN}, 420 * MAN),
        (2025, {"recruitment": 30 * MAN}, 21 * MAN),
        (2023, {"employment": 600 * MAN, "recruitment": 100 * MAN}, 490 * MAN),
        (2022, {"employment": 600 * MAN, "recruitment": 120 * MAN}, 350 * MAN),
        (2021, {"employment": 600 * MAN, "recruitment": 120 * MAN}, 300 * MAN),
    ],
)
def test_assistants_of_a_town(year, costs, total):
    result = made("cio-assistants", year, **costs)
    assert (result.state, result.total) == (State.COMPUTED, total)


def test_recruitment_was_not_eligible_in_the_first_year():
    result = made("cio-assistants", 2021, recruitment=50 * MAN)
    assert (result.state, result.total) == (State.COMPUTED, 0)
    assert [used.rule for used in result.used] == [Rule.OUTSIDE]


def test_three_assistants_count_in_the_years_that_say_so():
    four = (900 * MAN, 800 * MAN, 700 * MAN, 600 * MAN)
    assert made("cio-assistants", 2025, employment=four).base == 2400 * MAN
    assert made("cio-assistants", 2023, employment=four).base == 3000 * MAN


def test_four_assistants_need_the_amount_of_each():
    result = made("cio-assistants", 2025, persons=4, employment=3000 * MAN)
    assert [each.figure for each in result.missing] == ["per_person"]
    assert result.total == 0


def test_each_person_of_a_prefecture_counts_up_to_the_ceiling():
    result = made(
        "support-of-municipalities",
        claimant=PREFECTURE,
        personnel=(2500 * MAN, 1800 * MAN),
        recruitment=130 * MAN,
    )
    assert result.base == (2000 + 1800 + 100) * MAN
    assert result.total == 2730 * MAN


def test_a_total_above_the_ceiling_needs_the_amount_of_each_person():
    result = made("support-of-municipalities", claimant=PREFECTURE, personnel=2500 * MAN)
    assert result.state is State.MISSING
    assert made("support-of-municipalities", claimant=PREFECTURE, personnel=2500 * MAN, persons=1).base == (
        2000 * MAN
    )
    assert made("support-of-municipalities", claimant=PREFECTURE, personnel=2000 * MAN).base == 2000 * MAN


def test_amounts_that_are_not_those_of_each_person_are_asked_for():
    three_in_two = made(
        "support-of-municipalities", claimant=PREFECTURE, persons=3, personnel=(2500 * MAN, 1800 * MAN)
    )
    assert three_in_two.state is State.MISSING


def test_the_subsidy_of_a_prefecture_comes_off_first():
    result = made("cio-assistants", subsidy=40 * MAN, employment=100 * MAN)
    assert result.total == 42 * MAN
    assert made("cio-assistants", subsidy=200 * MAN, employment=100 * MAN).total == 0


def test_a_measure_for_others():
    assert made("support-of-municipalities", personnel=MAN).state is State.NOT_THEIRS
    assert made("cio-assistants", claimant=PREFECTURE, employment=MAN).state is State.NOT_THEIRS
    assert made("dx-leaders", claimant=PREFECTURE, training=MAN).total == 7000


def test_nothing_is_computed_without_a_figure():
    assert [each.figure for each in made("cio-assistants").missing] == ["costs"]


MEASURES = st.sampled_from([(each, next(iter(each.claimants))) for each in RULES.measures])
YEN = st.integers(0, 10**10)


@given(MEASURES, st.integers(2000, 2060), st.lists(YEN, min_size=1, max_size=5), st.integers(0, 10**9))
def test_a_sum_is_capped_and_zero_outside_its_years(which, year, spent, subsidy):
    measure, claimant = which
    for expense in measure.expenses:
        claim = Claim(measure.id, year, claimant, {expense.id: tuple(spent)}, subsidy=subsidy)
        result = estimate(measure, claim)
        share = max(rate.share for rate in measure.rates)
        assert 0 <= result.total <= share * sum(spent)
        if year not in measure.years:
            assert result.state in (State.BEFORE, State.ENDED)
            assert result.total == 0
        if expense.ceiling and expense.ceiling.per == "body":
            assert result.total <= share * expense.ceiling.yen


@given(MEASURES, st.integers(2021, 2025), YEN, YEN, st.integers(0, 10**9))
def test_who_spends_more_never_gets_less(which, year, one, more, subsidy):
    measure, claimant = which
    for expense in measure.expenses:
        low, high = (
            estimate(measure, Claim(measure.id, year, claimant, {expense.id: (yen,)}, 1, subsidy))
            for yen in (one, one + more)
        )
        assert low.total <= high.total
        assert isinstance(high.total, Fraction)


@given(MEASURES, st.integers(2021, 2025), YEN)
def test_every_expense_is_shown_from_what_was_spent_to_what_counts(which, year, yen):
    measure, claimant = which
    for expense in measure.expenses:
        result = estimate(measure, Claim(measure.id, year, claimant, {expense.id: (yen,)}, 1))
        for line in result.lines:
            assert line.spent == yen
            assert line.yen == (line.used[-1].after if line.used else yen)


@pytest.mark.parametrize("wrong", [{"employment": -1}, {"employment": (5, -5)}])
def test_no_amount_is_negative(wrong):
    with pytest.raises(ValueError, match="negative"):
        made("cio-assistants", **wrong)


def test_an_unknown_expense_is_a_mistake():
    with pytest.raises(KeyError):
        made("cio-assistants", lunch=MAN)


def test_every_rule_has_its_place_and_its_words():
    for measure in RULES.measures:
        stated = [each.stated for each in (*measure.rates, *measure.expenses)]
        stated += [each.ceiling.stated for each in measure.expenses if each.ceiling]
        assert all(each.place and each.statement.endswith("。") for each in stated)
