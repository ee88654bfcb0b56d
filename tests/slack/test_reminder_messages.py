"""What a person in charge sees in Slack about duties."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.slack.render import render, whole
from tests.slack.acceptance import buttons_of, objects_of, said, takes_message
from tests.slack.samples import acted, delivery, item, source

pytestmark = pytest.mark.slack

_KEY = "202011:T1:2026"


def shown(*items: dict[str, Any], repeated: bool = False) -> dict[str, Any]:
    return render(delivery("reminders", {"items": list(items)}, repeated=repeated))


def many(count: int) -> list[dict[str, Any]]:
    return [item(duty=f"T{number}", title=f"県への回答その{number}を出す") for number in range(count)]


def test_one_duty_says_what_by_when_for_whom_why_and_what_next() -> None:
    words = said(shown(item()))
    for part in (
        "【県期限 12/4（金） 17:00】県へ回答する",
        "期限：2026年12月4日（金） 17:00まで（県）。残り9開庁日",
        "次にすること：様式に書いて、県へ送ってください。",
        "だれが：情報担当",
        "注意：前年度の様式は使えません。",
        "根拠：架空県「照会」（2026-11-01） 1ページ［公式］",
        "原文：「12月4日（金）17時まで」",
    ):
        assert part in words


def test_the_buttons_carry_the_action_and_the_occurrence() -> None:
    assert buttons_of(shown(item())) == {
        f"complete:{_KEY}": "完了",
        f"acknowledge:{_KEY}": "確認した",
        f"snooze:{_KEY}": "あとで",
        f"set_aside:{_KEY}": "対象外",
        f"ask:{_KEY}": "質問する",
    }


def test_a_duty_that_asks_for_numbers_offers_to_record_them() -> None:
    record = {
        "kind": "needed_staff",
        "fiscal_year": "令和8年度",
        "values": [{"profession": "manager", "count": 2}],
    }
    actions = [*item()["actions"], {"action": "record", "id": f"record:{_KEY}"}]
    message = shown(item(record=record, actions=actions))
    assert "プロジェクトマネージャー：2人" in said(message)
    assert buttons_of(message)[f"record:{_KEY}"] == "人数などを記録する"


def test_the_source_is_a_link_where_it_has_an_address() -> None:
    links = [each["url"] for each in objects_of(shown(item())["blocks"]) if "url" in each]
    assert links == ["https://www.example.jp/notice"]
    unlinked = shown(item(sources=[source(url="")]))
    assert [each for each in objects_of(unlinked["blocks"]) if "url" in each] == []
    assert "架空県「照会」" in said(unlinked)


def test_a_copy_says_that_it_is_one() -> None:
    assert said(shown(item(copy=True))).startswith("（写し）【県期限")


def test_the_second_person_is_told_why() -> None:
    words = said(shown(item(second=True, reason="escalated", state="overdue", days_left=-10)))
    assert "二人目の担当にもお知らせしています" in words
    assert "超過" in words


def test_on_the_last_day_nothing_can_be_put_off() -> None:
    assert f"snooze:{_KEY}" not in buttons_of(shown(item(state="today", days_left=0)))


def test_done_shows_who_when_and_what_and_can_be_taken_back() -> None:
    done = acted("done", "complete", ["undo", "ask"], done_on="2026-11-20", document_number="総第12号")
    message = shown(item(**done))
    assert (
        "進捗：完了（完了した日 11月20日（金）、文書番号 総第12号）。山田が2026年11月23日に登録しました。"
        in said(message)
    )
    assert "次にすること" not in said(message)
    assert buttons_of(message) == {f"undo:{_KEY}:1": "取り消す", f"ask:{_KEY}": "質問する"}


def test_set_aside_shows_the_reason() -> None:
    aside = acted("not_applicable", "set_aside", ["undo", "ask"], reason="該当するシステムがない")
    assert "進捗：対象外（理由：該当するシステムがない）" in said(shown(item(**aside)))


def test_acknowledged_and_put_off_stays_open() -> None:
    offered = ["complete", "snooze", "set_aside", "undo", "ask"]
    message = shown(item(**acted("acknowledged", "snooze", offered, snooze_until="2026-12-01")))
    assert "進捗：確認済（12月1日（火）に再通知）" in said(message)
    assert "次にすること" in said(message)
    assert [action.split(":")[0] for action in buttons_of(message)] == offered


def test_taken_back_it_is_open_again_and_says_so() -> None:
    message = shown(item(**acted("untouched", "undo", ["complete", "ask"])))
    assert "進捗：取り消して、「未着手」に戻しました" in said(message)
    assert f"complete:{_KEY}" in buttons_of(message)


def test_what_nobody_decided_says_nothing_of_progress() -> None:
    assert "進捗" not in said(shown(item(**acted("untouched", "", ["complete", "ask"]))))


def test_several_duties_are_one_message_with_buttons_for_each() -> None:
    message = shown(*many(5))
    takes_message(message)
    words = said(message)
    assert words.startswith("お知らせ 5件（急ぐ順）")
    assert [number for number in range(5) if f"県への回答その{number}を出す" not in words] == []
    assert len([action for action in buttons_of(message) if action.startswith("complete:")]) == 5
    assert buttons_of(message)["more:d-1:0"] == "もっと見る"


def test_what_a_digest_leaves_out_is_in_the_whole_of_it() -> None:
    payload = {"items": many(5)}
    assert "注意：前年度の様式は使えません。" not in said(render(delivery("reminders", payload)))
    everything = said({"blocks": whole("reminders", payload)})
    assert everything.count("注意：前年度の様式は使えません。") == 5


def test_duties_beyond_a_message_are_named_and_not_lost() -> None:
    message = shown(*many(30))
    takes_message(message)
    words = said(message)
    assert [number for number in range(24) if f"県への回答その{number}を出す" not in words] == []
    assert "「もっと見る」で読み、アプリの「ホーム」で登録できます" in words
    with_buttons = [action for action in buttons_of(message) if action.startswith("complete:")]
    assert 5 < len(with_buttons) < 30


def test_the_notification_begins_with_the_most_pressing() -> None:
    assert shown(*many(3))["text"].startswith(
        "【県期限 12/4（金） 17:00】県への回答その0を出す…残り9日 ほか2件"
    )


def test_a_repeated_reminder_says_so() -> None:
    assert said(shown(item(), repeated=True)).startswith("再送の可能性あり")


def test_many_that_are_done_are_one_message_too() -> None:
    done = acted("done", "complete", ["undo"])
    items = [item(duty=f"T{number}", title="済", **done) for number in range(40)]
    takes_message(shown(*items))
