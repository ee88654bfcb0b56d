"""Long text is cut where a reader would pause, and nothing of it is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.split import pieces, shortened

pytestmark = pytest.mark.slack
_UNHURRIED = settings(deadline=None)

_PROSE = st.lists(
    st.sampled_from(
        [
            "様式に書いて、",
            "県へ送ります。",
            "「はい。」と答えます。",
            "DX推進\n",
            "guide book ",
            "期限は7日前です。",
        ]
    ),
    max_size=80,
).map("".join)


@_UNHURRIED
@given(st.text() | _PROSE, st.integers(2, 60))
def test_the_pieces_give_the_text_back(text: str, limit: int) -> None:
    parts = pieces(text, limit)
    assert "".join(parts) == text
    assert all(0 < len(part) <= limit for part in parts)


@_UNHURRIED
@given(_PROSE, st.integers(30, 80))
def test_prose_is_cut_after_sentences_clauses_and_lines_only(text: str, limit: int) -> None:
    for part in pieces(text, limit)[:-1]:
        assert part[-1] in "。、」\n "


@_UNHURRIED
@given(st.text() | _PROSE, st.integers(2, 60))
def test_a_shortened_text_is_a_beginning_and_says_that_more_follows(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert short == text if len(text) <= limit else text.startswith(short.removesuffix("…"))
    assert len(text) <= limit or short.endswith("…")


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("一つ目です。二つ目です。三つ目です。", 13, ["一つ目です。二つ目です。", "三つ目です。"]),
        ("項目一\n項目二\n項目三", 9, ["項目一\n項目二\n", "項目三"]),
        ("長い文なので、途中の読点で切ります", 12, ["長い文なので、", "途中の読点で切ります"]),
        ("庁内のシステムを使う", 6, ["庁内の", "システムを", "使う"]),
        ("see the handbook", 9, ["see the ", "handbook"]),
        ("データベース", 4, ["データベ", "ース"]),
    ],
)
def test_where_it_is_cut(text: str, limit: int, parts: list[str]) -> None:
    assert pieces(text, limit) == parts


_LETTER = st.builds("{}{}".format, st.sampled_from("かe葛。 "), st.text("\u3099\u0301\U000e0100", max_size=2))


@_UNHURRIED
@given(st.lists(_LETTER).map("".join), st.integers(4, 9))
def test_a_letter_keeps_its_marks(text: str, limit: int) -> None:
    firsts = [part[0] for part in pieces(text, limit)]
    assert [char for char in firsts if unicodedata.combining(char) or char == "\U000e0100"] == []
