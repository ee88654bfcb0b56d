"""Copies of what changed: few, those that were current longest."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.index.earlier import Earlier

FIRST = dt.date(2026, 1, 1)


@pytest.fixture
def earlier(tmp_path):
    return Earlier(tmp_path / "earlier")


def keep(earlier, tmp_path, *days, source="a", size=1):
    """One copy after the other, each current for so many days."""
    since = FIRST
    for number in days:
        path = tmp_path / f"{source}.html"
        path.write_bytes(b"x" * size)
        until = since + dt.timedelta(days=number)
        earlier.keep(source, path, since=since, until=until)
        since = until


def test_copies_come_oldest_first_with_their_days(earlier, tmp_path):
    keep(earlier, tmp_path, 10, 20)
    assert [(copy.since, copy.days) for copy in earlier.of("a")] == [(FIRST, 10), (dt.date(2026, 1, 11), 20)]


def test_of_many_the_shortest_leave(earlier, tmp_path):
    keep(earlier, tmp_path, 30, 1, 40, 2, 50, 60, 70, 80)
    assert [copy.days for copy in earlier.of("a")] == [30, 40, 50, 60, 70, 80]


def test_what_was_not_current_for_a_day_is_not_kept(earlier, tmp_path):
    keep(earlier, tmp_path, 0)
    assert earlier.of("a") == []


def test_the_file_stays_until_the_new_one_takes_its_place(earlier, tmp_path):
    keep(earlier, tmp_path, 10)
    assert (tmp_path / "a.html").exists()


def test_of_one_day_the_first_is_kept(earlier, tmp_path):
    """A round was killed after it had put the new file in place, and comes again on the same day."""
    path, until = tmp_path / "a.html", FIRST + dt.timedelta(days=10)
    for text in ("old", "new"):
        path.write_text(text)
        earlier.keep("a", path, since=FIRST, until=until)
    assert [copy.path.read_text() for copy in earlier.of("a")] == ["old"]


def test_all_copies_together_have_little_room(tmp_path):
    earlier = Earlier(tmp_path / "earlier", room=25)
    keep(earlier, tmp_path, 10, 100, source="a", size=10)
    keep(earlier, tmp_path, 50, source="b", size=10)
    assert [len(earlier.of(each)) for each in ("a", "b")] == [1, 1]
    assert earlier.of("a")[0].days == 100


def test_files_of_others_are_left_alone(earlier, tmp_path):
    keep(earlier, tmp_path, 10)
    (earlier.directory / "a" / "note.txt").write_text("mine")
    assert len(earlier.of("a")) == 1
