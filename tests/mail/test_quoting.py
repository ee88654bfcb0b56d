"""What somebody wrote themselves is found among greetings, signatures and quoted history."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.mail.quoting import own_words

pytestmark = pytest.mark.mail

QUESTION = "CIO補佐官の財政措置は、いつまで使えますか？"

GREETINGS = [
    "",
    "お世話になっております。\n",
    "窓口ご担当者様\n\nお疲れさまです。総務課の佐藤です。\n",
    "情報政策課 御中\nいつもお世話になっております。\n○○市の山田と申します。\n\n",
]
CLOSINGS = ["", "\n\nよろしくお願いいたします。", "\nお手数をおかけしますが、よろしくお願いします。\n以上"]
SIGNATURES = [
    "",
    "\n-- \n佐藤",
    "\n"
    + "-" * 40
    + "\nひのき町 総務課 佐藤花子\nTEL 0123-45-6789 FAX 0123-45-6780\nsato@town.example.lg.jp\n"
    + "-" * 40,
    "\n*:..｡o○☆○o｡..:*\n佐藤\n電話：0123-45-6789（内線22）\nE-mail:sato@town.example.lg.jp",
    "\n━━━━━━━━━━━━\n〒100-0001 ひのき町1-2-3\nひのき町役場　総務課　佐藤\n━━━━━━━━━━━━",
    "\n\nひのき町役場 総務課\n佐藤 花子\n電話：0123-45-6789\nMail: sato@town.example.lg.jp",
]
HISTORIES = [
    "",
    "\n\n2026年11月23日(月) 10:00 窓口 <m@town.example.lg.jp>:\n> 前の回答です。\n>> もっと前\n",
    "\n\n2026/11/23 10:00、窓口 <m@town.example.lg.jp>のメール:\n\n> 前の回答です。\n",
    "\n\n(2026/11/23 10:00), 窓口 wrote:\n> 前の回答です。\n",
    "\n\nOn Mon, Nov 23, 2026 at 10:00 AM 窓口 <m@town.example.lg.jp> wrote:\n\n> 前の回答です。\n",
    "\n\n-----Original Message-----\nFrom: 窓口\nSent: Monday\nTo: 佐藤\nSubject: Re\n\n前の回答です。",
    "\n\n-----元のメッセージ-----\n差出人: 窓口\n\n前の回答です。",
    "\n\n________________\n差出人: 窓口 <m@x.jp>\n送信日時: 2026年\n宛先: 佐藤\n件名: Re\n\n前の回答です。",
    "\n\n差出人： 窓口\n日時： 2026年11月23日\n宛先： 佐藤\n件名： 質問\n前の回答です。",
    "\n\n---------- Forwarded message ---------\nFrom: 窓口\n前の回答です。",
    "\n\n窓口さんは書きました:\n＞前の回答です。",
]


@settings(deadline=None, max_examples=300)
@given(*map(st.sampled_from, (GREETINGS, CLOSINGS, SIGNATURES, HISTORIES)))
def test_the_question_alone_is_left(greeting, closing, signature, history):
    assert own_words(greeting + QUESTION + closing + signature + history) == QUESTION


WORDS = (
    st.text(st.sampled_from("財政措置の上限はabc 、？"), min_size=1, max_size=20).map(str.strip).filter(bool)
)


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6), st.sampled_from(HISTORIES))
def test_no_line_of_ones_own_is_lost(lines, history):
    own = "\n".join(lines)
    found = own_words(own + history)
    assert found.replace("\n", "").replace(" ", "") == own.replace("\n", "").replace(" ", "")
    assert "前の回答" not in found


def test_an_answer_below_the_quotation_is_found():
    text = f"2026/11/23 10:00、窓口 <m@x.jp>のメール:\n> 前の回答です。\n> 二行目\n\n{QUESTION}\n"
    assert own_words(text) == QUESTION


def test_answers_between_quotations_are_found():
    assert own_words("> 一つ目は？\nはい。\n> 二つ目は？\nいいえ。") == "はい。\nいいえ。"


def test_lines_that_were_broken_at_a_width_are_joined_and_lists_are_not():
    text = (
        "デジタル人材の育成と確保に要する経費について、特別交付税の対象と\n"
        "なる経費の範囲を教えてください。\n"
        "・研修の費用として講師に支払う謝金と会場の借り上げ料\n"
        "・旅費"
    )
    assert own_words(text).split("\n") == [
        "デジタル人材の育成と確保に要する経費について、特別交付税の対象となる経費の範囲を教えてください。",
        "・研修の費用として講師に支払う謝金と会場の借り上げ料",
        "・旅費",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2026年3月31日の期限について、次の点を教えてください：\n・上限額\n・対象",
        "資料にある次の文の意味は？\n-----\n当該年度の上限は、前年度の実績による。",
        "From: はどの欄に書きますか",
        "件名：と日付：の書き方は？\n件名： 例\n日付： 例",
        "よろしくお願いします",
        "お世話になっております。",
        "0123-45-6789 は何の番号ですか",
    ],
)
def test_what_only_looks_like_something_else_stays(text):
    assert own_words(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "-----\n" * 40_000,
        " " * 200_000 + "x",
        "a" * 200_000,
        "差出人:\n" * 40_000,
        "2026年1月1日 a@b:\n" * 10_000,
    ],
)
def test_what_is_made_to_be_slow_comes_to_an_end(text):
    assert len(own_words(text)) <= 200_000
