"""Text from outside does nothing in Teams, and a reader still sees what it says."""

from __future__ import annotations

import html

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.channels.teams.elements import card, plain
from bot.channels.teams.escape import inert, marked_down
from tests.slack.arbitrary import HOSTILE as FOR_SLACK
from tests.teams.acceptance import card_is_dead, text_is_dead
from tests.teams.arbitrary import HOSTILE, PIECES

pytestmark = pytest.mark.teams


@pytest.mark.parametrize("text", [*HOSTILE, *FOR_SLACK])
def test_hostile_text_is_dead(text: str) -> None:
    text_is_dead(marked_down(text))
    card_is_dead(card(plain(text)))


@given(PIECES | st.text())
@example("1.\u3000a")
@example("\n    a")
@example("-\u2003-\u2003-")
@example("a\n=")
def test_any_text_is_dead(text: str) -> None:
    text_is_dead(marked_down(text))
    card_is_dead(card(plain(text)))


@given(PIECES | st.text())
def test_a_card_shows_the_very_letters(text: str) -> None:
    shown = "".join(run["text"] for line in plain(text) for run in line["inlines"])
    assert "".join(shown.split()) == "".join(inert(text).split())


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("申請は7日前までです。", "申請は7日前までです。"),
        ("R&D <5%> です", "R&D <5%> です"),
        ("file_name と snake_case", "file_name と snake_case"),
        ("p.12 > 第2章", "p.12 > 第2章"),
        ("令和7年度（2025年度）の 3.5 倍", "令和7年度（2025年度）の 3.5 倍"),
        ("一行目\n二行目", "一行目\n\n二行目"),
        ("・項目", "・項目"),
        ("10:30-11:00", "10:30-11:00"),
        ("[1] は出典", "［1］ は出典"),
        ("https://example.jp", "https：//example.jp"),
        ("1. 一つ目", "1． 一つ目"),
        ("- 項目", "－ 項目"),
    ],
)
def test_what_is_seen(text: str, seen: str) -> None:
    assert html.unescape(marked_down(text)) == seen
