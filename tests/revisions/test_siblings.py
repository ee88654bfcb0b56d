"""Documents on one subject from different times, for showing them side by side."""

from __future__ import annotations

from knowledge.revisions import siblings
from tests.revisions.library import document


def related(*entries):
    return siblings(record for record, _ in entries)


def test_the_same_plan_of_another_year_is_a_sibling():
    entries = [document("a", "令和6年度研修計画"), document("b", "令和7年度研修計画"), document("c", "要綱")]
    assert related(*entries) == {"a": ("b",), "b": ("a",)}


def test_the_newest_comes_first():
    entries = [document(str(year), "事例集", f"{year}-04-01") for year in (2023, 2025, 2024)]
    assert related(*entries)["2023"] == ("2025", "2024")


def test_copies_and_strangers_are_no_siblings():
    copies = [document("a", "手引き", "2024-04-01"), document("b", "手引き", "2024-04-01")]
    assert related(*copies) == {}
    others = [document("a", "手引き", issuer="甲県"), document("b", "手引き", "2024-04-01", issuer="乙県")]
    assert related(*others) == {}
