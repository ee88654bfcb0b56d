"""Keys that make planning twice harmless."""

from __future__ import annotations

from jobs.reminder import reminder_id
from tests.planning.make import due, plan

KNOWN = "98dc7a66-c0e9-5434-be34-2ef83131e45d"


def test_a_key_is_the_same_in_every_process() -> None:
    assert str(reminder_id("D01", "204889", "2025", "day", "0a1b2c3d")) == KNOWN
    assert reminder_id("D01", "204889", "2025", "day", "0a1b2c3e") != reminder_id(
        "D01", "204889", "2025", "day", "0a1b2c3d"
    )


def test_only_a_change_of_dates_changes_the_keys() -> None:
    before = {each.id for each in plan(due("2026-12-04"))}
    assert before == {each.id for each in plan(due("2026-12-04", title="言い換え", cautions=("注意",)))}
    assert before.isdisjoint(each.id for each in plan(due("2026-12-05")))
