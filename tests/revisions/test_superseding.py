"""What replaces what: found by titles and dates, never against what a document says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.revisions import Ground, Statement, find, marked
from knowledge.revisions.title import parse
from tests.revisions.library import document

GUIDE = "自治体DX全体手順書"


def replaced(*entries, stated=()):
    return {each.old: each.new for each in find(entries, stated).superseded}


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ((f"{GUIDE}【第3.0版】", "2024-04-01"), (f"{GUIDE}【第4.0版】", "2025-03-28")),
        ((f"{GUIDE} 第１版", ""), (f"{GUIDE} 第２版", "")),
        ((f"{GUIDE}(初版)", ""), (f"{GUIDE}_v1.1", "")),
        ((f"{GUIDE}（2022.9改定）", ""), (f"{GUIDE}（令和6年5月改定）", "")),
        ((f"{GUIDE}_20240401", ""), (f"{GUIDE}_20250401", "")),
        ((f"{GUIDE}【第3.0版】（案）", "2024-02-05"), (f"{GUIDE}【第3.0版】", "2024-04-01")),
        ((GUIDE, ""), (f"{GUIDE}（改定版）", "")),
        ((GUIDE, "2023-01-10"), (GUIDE, "2025-01-10")),
    ],
)
def test_the_newer_edition_replaces_the_older(older, newer):
    old, new = document("old", *older), document("new", *newer)
    assert replaced(old, new) == {"old": "new"}
    assert replaced(new, old) == {"old": "new"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Another year is another document.
        (("令和6年度研修計画", "2024-01-10"), ("令和7年度研修計画", "2025-01-10")),
        # A higher edition with an earlier date: nobody can tell.
        ((f"{GUIDE} 第2版", "2023-01-01"), (f"{GUIDE} 第1版", "2025-01-01")),
        # The next edition is only a draft.
        ((f"{GUIDE}【第3.0版】", "2024-04-01"), (f"{GUIDE}【第4.0版】（案）", "2025-02-01")),
        # Minutes pile up.
        (("DX推進本部会議 議事録", "2025-04-01"), ("DX推進本部会議 議事録", "2025-05-01")),
        (("様式1", "2024-04-01"), ("様式1", "2025-04-01")),
        (("情報だより", "2024-04-01"), ("情報だより", "2025-04-01")),
        # No date, no edition.
        ((GUIDE, ""), (GUIDE, "")),
    ],
)
def test_what_nobody_can_tell_stands_side_by_side(one, other):
    assert replaced(document("a", *one), document("b", *other)) == {}


def test_two_issuers_do_not_replace_each_other():
    ours = document("a", GUIDE, "2024-04-01", issuer="ひのき町")
    theirs = document("b", GUIDE, "2025-04-01", issuer="総務省")
    assert replaced(ours, theirs) == {}
    bureau = document("c", GUIDE, "2024-01-01", issuer="総務省 自治行政局")
    assert replaced(bureau, theirs) == {"c": "b"}


def test_letters_of_one_title_replace_each_other_only_if_they_say_the_same():
    title = "情報資産の取扱いについて（通知）"
    body = "外部記録媒体を持ち出すときは、所属長の許可を受け、台帳に記入すること。"
    first = document("a", title, "2023-04-01", kind="notice", text=body)
    again = document("b", title, "2025-04-01", kind="notice", text=f"{body}なお、許可は電子で受ける。")
    other = document("c", title, "2025-04-01", kind="notice", text="廃棄する端末は専門業者に渡すこと。")
    assert replaced(first, again) == {"a": "b"}
    assert replaced(first, other) == {}


def test_each_edition_points_at_the_one_that_came_next():
    editions = [document(f"e{n}", f"{GUIDE} 第{n}版", f"202{n}-04-01") for n in (3, 1, 2)]
    assert replaced(*editions) == {"e1": "e2", "e2": "e3"}


def test_a_document_that_few_may_see_hides_nothing_from_the_others():
    shared = document("a", GUIDE, "2024-04-01")
    own = document("b", GUIDE, "2025-04-01", scope="organisation:131016")
    assert replaced(shared, own) == {}
    assert replaced(own, document("c", GUIDE, "2026-04-01")) == {"b": "c"}


def test_the_administrator_has_the_last_word():
    old = document("a", "情報管理要領", "2026-04-01")
    new = document("b", "新しい取扱いの手引き", "2024-04-01")
    result = find([old, new], [Statement("情報管理要領", "b.pdf")])
    assert [(each.old, each.new, each.ground) for each in result.superseded] == [("a", "b", Ground.STATED)]


def test_a_document_says_itself_what_it_replaces():
    old = document("a", "情報管理要領", number="ひ情第12号")
    new = document("b", "新しい取扱いの手引き", supersedes=("ひ情第１２号",))
    result = find([old, new])
    assert [(each.old, each.new, each.ground) for each in result.superseded] == [("a", "b", Ground.DECLARED)]


def test_statements_that_make_no_sense_are_given_back():
    entries = [document("a", "甲の手引き"), document("b", "乙の手引き")]
    unknown = Statement("丙の手引き", "乙の手引き")
    circle = [Statement("a", "b"), Statement("b", "a")]
    result = find(entries, [unknown, *circle])
    assert result.not_understood == (unknown, circle[1])
    assert {each.old: each.new for each in result.superseded} == {"a": "b"}


def test_a_replaced_document_stays_and_is_marked():
    entries = [document("a", f"{GUIDE} 第1版"), document("b", f"{GUIDE} 第2版")]
    kept = marked(entries, find(entries))
    assert [(record.id, record.superseded_by) for record, _ in kept] == [("a", "b"), ("b", "")]


_TITLES = st.sampled_from([GUIDE, f"{GUIDE} 第1版", f"{GUIDE} 第2版（案）", f"{GUIDE}改定版", "7年度計画"])
_DAYS = st.sampled_from(["", "2023-04-01", "2024-04-01", "2025-04-01"])


@given(st.lists(st.tuples(_TITLES, _DAYS), max_size=6))
def test_replacing_never_runs_in_a_circle(specs):
    newer = replaced(*(document(f"d{n}", *spec) for n, spec in enumerate(specs)))
    for start in newer:
        seen = {start}
        at = start
        while at in newer:
            at = newer[at]
            assert at not in seen
            seen.add(at)


@pytest.mark.parametrize(
    ("title", "subject", "edition"),
    [
        ("自治体ＤＸ推進計画【第２．３版】（案）", "自治体dx推進計画", (2, 3)),
        ("手順書 Ver.1.2", "手順書", (1, 2)),
        ("公立病院の版画展", "公立病院の版画展", ()),
        ("Q&A（令和6年4月26日）", "q&a", ()),
    ],
)
def test_titles_are_taken_apart(title, subject, edition):
    parsed = parse(title)
    assert (parsed.subject, parsed.edition) == (subject, edition)
