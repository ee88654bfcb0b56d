"""What somebody who asked sees in Slack."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.channels.slack import forms
from bot.channels.slack.render import render, whole
from bot.domain.answer import Answer
from tests.slack.acceptance import buttons_of, objects_of, said, takes_message, takes_view
from tests.slack.samples import (
    ABSTENTION,
    ANSWER,
    CITATION,
    ENDED,
    FOR_ONE,
    NOW,
    REFUSAL,
    answered,
    delivery,
    long_answer,
)

pytestmark = pytest.mark.slack


def shown(answer: Answer, *, escalation: bool = False, **history: Any) -> dict[str, Any]:
    return render(delivery("answer", answered(answer, **history)), escalation=escalation)


def test_an_answer_says_everything_in_reading_order() -> None:
    words = said(shown(ANSWER))
    parts = [
        "申請は、使う日の7日前までに出します。［1］",
        "有効（資料では2027年3月31日まで。2026年11月23日時点）",
        "この記述の対象は市町村です。",
        "次にすること：使う前に、元の資料の該当箇所を確かめてください。",
        "根拠にした資料",
        "［1］架空県「庁舎の手引き」2025年4月1日・p.12 > 第2章",
        "申請は、使う日の7日前までに出します。",
        "元の資料：「庁舎管理規則」",
        "注意：案の段階の資料です",
        "申請の様式はどこにありますか",
        "人の判断ではありません",
    ]
    places = [words.index(part) for part in parts[:6]]
    assert places == sorted(places)
    assert [part for part in parts if part not in words] == []


def test_only_a_citation_with_an_address_is_a_link_and_names_its_server() -> None:
    links = [each for each in objects_of(shown(ANSWER)["blocks"]) if each.get("type") == "link"]
    assert [(each["url"], each["text"]) for each in links] == [
        ("https://www.example.jp/guide.pdf", "元の資料を開く（www.example.jp）")
    ]
    without = replace(
        ANSWER, citations=(replace(CITATION, url=""),), conclusion="https://www.example.jp を見ます。"
    )
    assert [each for each in objects_of(shown(without)["blocks"]) if "url" in each] == []


def test_a_summary_that_no_longer_holds_is_marked_in_bold() -> None:
    def bold(answer: Answer) -> list[str]:
        elements = objects_of(shown(answer)["blocks"])
        return [
            each["text"] for each in elements if each.get("style") == {"bold": True} and "〔" in each["text"]
        ]

    assert bold(ENDED) == ["〔資料上は終了・継続は未確認〕"]
    assert bold(ANSWER) == []


def test_what_the_notes_say_is_not_said_again_below_each_citation() -> None:
    repeated = replace(ANSWER, notes=(*ANSWER.notes, "注意：案の段階の資料です"))
    words = said(shown(repeated))
    assert words.count("案の段階の資料です") == 1
    assert "対象：市町村" not in words
    assert "対象：市町村" in said(shown(replace(ANSWER, notes=())))


def test_an_abstention_shows_what_comes_near_and_offers_a_person() -> None:
    message = shown(ABSTENTION, escalation=True)
    assert "近い記述（答えではありません）" in said(message)
    assert "庁内の情報システム担当" in said(message)
    assert buttons_of(message)["ask_person:q-1"] == "人に聞く"
    primary = [each["action_id"] for each in objects_of(message["blocks"]) if each.get("style") == "primary"]
    assert primary == ["ask_person:q-1"]


def test_nobody_is_offered_a_person_before_there_is_one() -> None:
    assert "ask_person:q-1" not in buttons_of(shown(ABSTENTION))


def test_a_refusal_says_why_and_what_to_do_and_asks_nothing() -> None:
    message = render(delivery("answer", answered(REFUSAL), to=FOR_ONE), escalation=True)
    assert "受け付けませんでした" in said(message)
    assert "電話で伝えてください" in said(message)
    assert buttons_of(message) == {}


def test_an_answer_for_one_repeats_the_question_and_can_be_shared() -> None:
    message = render(delivery("answer", answered(ANSWER), to=FOR_ONE))
    assert buttons_of(message) == {
        "helpful:q-1": "役に立った",
        "unhelpful:q-1": "役に立たない",
        "share:q-1": "みんなに共有",
    }
    assert said(message).startswith("質問：庁舎の申請はいつまで？")


def test_in_a_thread_the_question_stands_above_and_there_is_nothing_to_share() -> None:
    assert "庁舎の申請" not in said(shown(ANSWER))
    assert "share:q-1" not in buttons_of(shown(ANSWER))


def test_a_shared_answer_says_who_shares_it_and_what_was_asked() -> None:
    words = said(shown(ANSWER, shared_by="U012AB3CD"))
    assert words.startswith("<U012AB3CD>さんが回答を共有しました。\n質問：庁舎の申請はいつまで？")


def test_feedback_is_shown_in_place() -> None:
    message = shown(ANSWER, feedback={"helpful": 2, "unhelpful": 1})
    assert "役に立った 2人・役に立たない 1人" in said(message)
    assert "helpful:q-1" in buttons_of(message)
    assert "人・" not in said(shown(ANSWER, feedback={"helpful": 0, "unhelpful": 0}))


def test_an_updated_answer_says_when_and_why() -> None:
    words = said(shown(ANSWER, updated={"at": NOW.isoformat(), "reason": "新しい版が出ました。"}))
    assert words.startswith("この回答を改めました。（11月23日 9:05）\n新しい版が出ました。")
    assert "申請は、使う日の7日前までに出します。［1］" in words


def test_a_withdrawn_answer_no_longer_says_what_was_wrong() -> None:
    message = shown(
        ANSWER, escalation=True, withdrawn={"at": NOW.isoformat(), "reason": "誤りがありました。"}
    )
    assert said(message) == "この回答は取り下げました。（11月23日 9:05）\n誤りがありました。"
    assert "7日前" not in message["text"]
    assert buttons_of(message) == {"ask_person:q-1": "人に聞く"}
    takes_message(message)


def test_a_repeated_delivery_says_so_first() -> None:
    message = render(delivery("answer", answered(ANSWER), repeated=True))
    assert said(message).startswith("再送の可能性あり")
    assert message["text"].startswith("再送の可能性あり")


def test_a_long_answer_is_cut_after_sentences_and_keeps_its_buttons() -> None:
    message = shown(long_answer(), escalation=True)
    takes_message(message)
    assert list(buttons_of(message)) == ["more:d-1:0", "helpful:q-1", "unhelpful:q-1", "ask_person:q-1"]
    cut = [each["text"] for each in objects_of(message["blocks"]) if str(each.get("text", "")).endswith("…")]
    assert cut
    assert all(text.endswith("。…") for text in cut)
    assert "続きは「もっと見る」" in said(message)


def test_what_was_cut_is_read_page_by_page() -> None:
    answer = long_answer(sentences=900, citations=9)
    blocks = whole("answer", answered(answer))
    read, page, action = "", 0, "more:d-1:0"
    while action:
        view = forms.reading(blocks, delivery="d-1", page=page)
        takes_view(view)
        read += said(view)
        page += 1
        action = f"more:d-1:{page}" if f"more:d-1:{page}" in buttons_of(view) else ""
    assert page > 1
    assert [number for number in range(900) if f"第{number}号の申請は" not in read] == []
    assert [each.document for each in answer.citations if each.document not in read] == []
    assert read.count("次のとおりです。") == 9 * 30


def test_the_text_for_notifications_holds_the_whole_of_a_short_answer() -> None:
    text = shown(ANSWER)["text"]
    assert text.startswith("申請は、使う日の7日前までに出します。［1］")
    assert "次にすること：" in text
    assert "p.12 &gt; 第2章" in text
