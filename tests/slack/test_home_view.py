"""The App Home: what one person sees, and what to do where there is nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.channels.slack.home import Administration, Asked, Home, view
from tests.slack.acceptance import buttons_of, said, takes_view
from tests.slack.samples import NOW, acted, item

pytestmark = pytest.mark.slack

ITEMS = [item(duty=f"T{number}", title=f"仕事{number}をする") for number in range(14)]
ASKED = [Asked("研修の申込みは？", "answered", "7月末までです。［1］", NOW)]


def administration(**changes: object) -> Administration:
    known = {
        "index": "ready",
        "built_at": NOW,
        "documents": 1_200,
        "unanswered": [],
        "abstained": 0,
        "days": 30,
    }
    return Administration(**{**known, **changes})  # type: ignore[arg-type]


def test_deadlines_with_their_state_and_actions() -> None:
    done = item(duty="T9", **acted("acknowledged", "acknowledge", ["complete", "ask"]))
    shown = view(Home("架空市", [item(), done], ASKED))
    takes_view(shown)
    words = said(shown)
    assert words.startswith("架空市の期限")
    assert "【県期限 12/4（金） 17:00】県へ回答する" in words
    assert "進捗：確認済。山田が2026年11月23日に登録しました。" in words
    assert "complete:202011:T1:2026" in buttons_of(shown)


def test_many_deadlines_are_turned_over_and_each_is_on_one_page() -> None:
    pages = [view(Home("架空市", ITEMS, [], page=number)) for number in range(3)]
    shown = [said(page) for page in pages]
    for number in range(14):
        assert sum(f"仕事{number}をする" in words for words in shown) == 1
    assert [[a for a in buttons_of(page) if a.startswith("home:")] for page in pages] == [
        ["home:1"],
        ["home:0", "home:2"],
        ["home:1"],
    ]
    assert view(Home("架空市", ITEMS, [], page=99)) == pages[2]


def test_recent_questions_with_their_outcome() -> None:
    refused = Asked("", "refused", "個人情報が含まれているため、受け付けませんでした。", NOW)
    waiting = Asked("調達の手順は？", "received", "", NOW)
    words = said(view(Home("架空市", [], [*ASKED, refused, waiting])))
    assert "研修の申込みは？\n11月23日 9:05・回答\n7月末までです。［1］" in words
    assert "（内容は保存していません）\n11月23日 9:05・受け付けず" in words
    assert "調達の手順は？\n11月23日 9:05・回答待ち" in words


@pytest.mark.parametrize(
    ("home", "advice"),
    [
        (Home("", ITEMS, []), "管理者に登録を頼んでください"),
        (Home("架空市", [], []), "「年間の予定」で見られます"),
        (Home("架空市", [], []), "下のボタンか、「メッセージ」タブから聞いてください"),
        (Home("架空市", [], [], administration()), "この30日はありません"),
        (Home("架空市", [], [], administration(index="missing", built_at=None)), "madoguchi reindex"),
    ],
)
def test_where_there_is_nothing_it_says_what_to_do(home: Home, advice: str) -> None:
    shown = view(home)
    takes_view(shown)
    assert advice in said(shown)
    assert buttons_of(shown)["ask"] == "質問する"


def test_somebody_unknown_sees_nobodys_deadlines() -> None:
    assert "仕事0をする" not in said(view(Home("", ITEMS, [])))


def test_administrators_see_the_index_and_what_was_not_answered() -> None:
    unanswered = [
        Asked(f"質問{number}", "abstained", "", NOW - dt.timedelta(hours=number)) for number in range(9)
    ]
    words = said(view(Home("架空市", [], [], administration(unanswered=unanswered, abstained=40))))
    assert "質問に答えられます。（11月23日 9:05に作成、資料 1,200件）" in words
    assert "この30日に40件" in words
    assert "・質問0\n・質問1" in words
    assert "資料で答えられなかった質問" not in said(view(Home("架空市", [], [])))


def test_everybody_sees_how_it_is_used() -> None:
    words = said(view(Home("", [], [])))
    assert "/madoguchi" in words
    assert "個人の情報は書かないでください" in words
