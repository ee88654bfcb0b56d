"""Sentences for one person, and the report of a long job that is edited while it runs."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.slack.render import render, whole
from tests.slack.acceptance import buttons_of, said, takes_message
from tests.slack.samples import delivery

pytestmark = pytest.mark.slack

_LINES = [f"{number}件目：資料{number}を読みました。" for number in range(60)]


def task(lines: list[str], *, done: bool) -> dict[str, Any]:
    return render(delivery("task", {"title": "索引の作り直し", "lines": lines, "done": done}))


def test_a_sentence_is_said_as_it_is() -> None:
    message = render(delivery("sentence", {"text": "「完了」にしました（11月20日）。R&D <係>"}))
    assert said(message) == "「完了」にしました（11月20日）。R&D <係>"
    assert message["text"] == "「完了」にしました（11月20日）。R&amp;D &lt;係&gt;"
    assert buttons_of(message) == {}


def test_a_sentence_that_is_a_page_can_be_read_to_its_end() -> None:
    payload = {"text": "記録しました。" * 1_000}
    message = render(delivery("sentence", payload))
    takes_message(message)
    assert buttons_of(message) == {"more:d-1:0": "もっと見る"}
    assert said({"blocks": whole("sentence", payload)}).replace("\n", "") == payload["text"]


def test_a_job_says_how_far_it_is_and_in_the_end_what_it_did() -> None:
    running = task(["資料を読んでいます（3／12）"], done=False)
    assert said(running) == "索引の作り直し：実行中\n資料を読んでいます（3／12）"
    assert said(task(["12件を読みました。"], done=True)).startswith("索引の作り直し：終わりました")


def test_the_rest_of_a_long_report_is_on_demand() -> None:
    message = task(_LINES, done=True)
    takes_message(message)
    assert buttons_of(message) == {"more:d-1:0": "もっと見る"}
    everything = said({"blocks": whole("task", {"title": "索引", "lines": _LINES, "done": True})})
    assert [line for line in _LINES if line not in everything] == []
