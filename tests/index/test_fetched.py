"""A published page that changes: today the new one answers, for its own days the old one."""

from __future__ import annotations

import datetime as dt
import os

import pytest

from bot.index.fetched import earlier_in
from tests.index.office import Office

MANIFEST = """
[[source]]
id = "plan"
title = "推進計画のページ"
issuer = "総務省"
url = "https://www.example.jp/plan"
enabled = true
"""
SINCE, CHANGED = dt.date(2026, 3, 1), dt.date(2026, 9, 1)


@pytest.fixture
def office(tmp_path):
    made = Office(tmp_path)
    made.places.fetched.mkdir(parents=True)
    (made.places.home / "sources.toml").write_text(MANIFEST, encoding="utf-8")
    page(made, "推進計画の受付は三月です。")
    made.reindex()
    return made


def page(office, text):
    html = f"<html><body><p>{text}</p></body></html>"
    (office.places.fetched / "plan.html").write_text(html, encoding="utf-8")


def change(office, text, *, since=SINCE, on=CHANGED):
    """What fetching does with the page that was there."""
    path = office.places.fetched / "plan.html"
    earlier_in(office.places.fetched).keep("plan", path, since=since, until=on)
    page(office, text)


def copies(office):
    return earlier_in(office.places.fetched).of("plan")


def locations(office, as_of=None):
    from bot.index.served import ServedIndex
    from knowledge.search.query import Query

    served = ServedIndex(office.database, office.places, office.embedder)
    try:
        hits = served.current().search(Query("推進計画の受付", as_of=as_of))
        return [hit.document.location for hit in hits]
    finally:
        served.close()


def test_the_old_page_answers_only_for_its_own_days(office):
    change(office, "推進計画の受付は九月です。")
    report = office.reindex()
    assert locations(office) == ["plan.html"]
    assert locations(office, dt.date(2026, 10, 1)) == ["plan.html"]
    assert locations(office, dt.date(2026, 5, 1)) == ["plan/2026-03-01_2026-09-01.html"]
    assert [line.title for line in report.changed] == ["推進計画のページ"]
    assert [line.code for line in report.replaced] == ["replaced"]
    assert report.added == report.removed == []


def test_a_change_of_nothing_that_is_read_leaves_one_document(office):
    change(office, "推進計画の受付は三月です。<!-- 訪問者 1,024 人 -->")
    office.reindex(dry_run=True)
    assert copies(office)
    office.reindex()
    assert locations(office, dt.date(2026, 5, 1)) == ["plan.html"]
    assert not copies(office)


def test_a_new_page_that_cannot_be_read_does_not_bring_the_old_one_back(office):
    change(office, "")
    (office.places.fetched / "plan.html").unlink()
    (office.places.fetched / "plan.pdf").write_bytes(b"%PDF-broken")
    office.write({"勤怠.md": "# 勤怠\n\n推進計画とは別の手引きです。\n"})
    office.register()
    office.reindex()
    assert locations(office) == ["勤怠.md"]
    assert "plan/2026-03-01_2026-09-01.html" in locations(office, dt.date(2026, 5, 1))


def test_reindexing_again_changes_nothing(office):
    change(office, "推進計画の受付は九月です。")
    office.reindex()
    assert office.reindex().kept


def test_of_two_files_that_a_killed_round_left_the_last_one_counts(office):
    change(office, "推進計画の受付は九月です。")
    (office.places.fetched / "plan.txt").write_text("推進計画の受付は十月です。", encoding="utf-8")
    os.utime(office.places.fetched / "plan.html", (0, 0))
    office.reindex()
    assert locations(office) == ["plan.txt"]
    assert locations(office, dt.date(2026, 5, 1)) == ["plan/2026-03-01_2026-09-01.html"]


def test_what_was_wrong_with_an_earlier_copy_is_not_said_again(office):
    change(office, "推進計画の受付は九月です。")
    (copy,) = copies(office)
    copy.path.write_bytes(b"")
    assert office.reindex().skipped == []
