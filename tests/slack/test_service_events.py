"""The stand-in hands to slack_bolt what people do, as Slack would."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from slack_bolt.adapter.socket_mode import SocketModeHandler

from tests.slack.service.fields import NotSubmitted
from tests.slack.simple_app import hang_up, simple_app


@pytest.fixture(autouse=True)
def app(slack, town) -> Iterator[SocketModeHandler]:
    """A connected app."""
    handler = SocketModeHandler(simple_app(slack, town), slack.application.token)
    handler.connect()
    assert slack.sockets.wait_connected()
    yield handler
    hang_up(slack, handler)


def _events(slack, kind: str) -> list[dict]:
    return [d.payload["event"] for d in slack.delivered() if d.payload["event"]["type"] == kind]


def test_a_mention_is_answered_in_its_thread(slack, tanaka, room) -> None:
    asked = tanaka.mentions(room, "申込期限は？")
    [answer] = tanaka.waits_for_replies(asked)
    assert answer.shown == "*はい* 出典\n理由を書く"
    assert (answer.links, answer.pings, answer.labels) == (["https://example.jp/a"], [], ["理由を書く"])
    slack.until(lambda: len(slack.delivered()) == 1)
    assert slack.delivered()[0].latency < 3


def test_what_a_person_types_arrives_escaped(slack, tanaka, room) -> None:
    tanaka.waits_for_replies(tanaka.mentions(room, "<a> & @channel https://example.jp"))
    slack.until(lambda: slack.delivered() != [])
    [event] = _events(slack, "app_mention")
    assert event["text"].endswith("> &lt;a&gt; &amp; <!channel> <https://example.jp>")


def test_plain_talk_in_a_channel_is_not_told(slack, tanaka, room) -> None:
    tanaka.writes(room, "お昼に行きます")
    tanaka.joins(room)
    tanaka.waits_for_replies(tanaka.mentions(room, "質問"))
    slack.until(lambda: slack.delivered() != [])
    assert [d.payload["event"]["type"] for d in slack.delivered()] == ["app_mention"]


def test_in_a_direct_message_the_app_hears_itself_too(slack, town, tanaka) -> None:
    tanaka.waits_for_replies(tanaka.writes_dm("質問"))
    slack.until(lambda: len(_events(slack, "message")) == 2)
    assert {event["user"] for event in _events(slack, "message")} == {tanaka.id, town.bot_user}


def test_an_edited_mention_is_told_again_with_the_same_id(slack, tanaka, room) -> None:
    asked = tanaka.mentions(room, "質問")
    tanaka.waits_for_replies(asked)
    tanaka.edits(asked, "直した質問")
    slack.until(lambda: len(_events(slack, "app_mention")) == 2)
    again = _events(slack, "app_mention")[1]
    assert again["ts"] == asked.ts
    assert again["edited"]["user"] == tanaka.id


def test_deleting_a_direct_message_is_told(slack, tanaka) -> None:
    asked = tanaka.writes_dm("質問")
    tanaka.waits_for_replies(asked)
    tanaka.deletes(asked)
    slack.until(lambda: any(e.get("subtype") == "message_deleted" for e in _events(slack, "message")))


def test_without_the_permission_an_event_is_not_sent(slack, town, tanaka, room) -> None:
    town.scopes.discard("app_mentions:read")
    tanaka.mentions(room, "質問")
    tanaka.waits_for_replies(tanaka.writes_dm("質問"))
    assert _events(slack, "app_mention") == []


def test_an_event_that_nobody_acknowledged_comes_again(slack, tanaka, room) -> None:
    slack.delivery.lost = 1
    asked = tanaka.mentions(room, "質問")
    tanaka.waits_for_replies(asked, 2)
    slack.until(lambda: len(slack.delivered()) == 2)
    first, second = slack.delivered()
    assert first.payload["event_id"] == second.payload["event_id"]
    assert (first.acknowledged, second.acknowledged, second.attempt) == (False, True, 1)


def test_an_event_may_come_twice(slack, tanaka, room) -> None:
    slack.delivery.copies = 2
    tanaka.waits_for_replies(tanaka.mentions(room, "質問"), 2)


def test_after_a_disconnect_the_new_connection_is_used(slack, tanaka, room) -> None:
    slack.sockets.refresh()
    tanaka.waits_for_replies(tanaka.mentions(room, "質問"))
    assert slack.sockets.connected == 1


def test_a_button_opens_a_form_that_can_refuse(slack, tanaka, room) -> None:
    [answer] = tanaka.waits_for_replies(tanaka.mentions(room, "質問"))
    assert tanaka.presses(answer, "理由を書く").acknowledged
    slack.until(lambda: tanaka.modal is not None)
    with pytest.raises(NotSubmitted):
        tanaka.submits(tanaka.modal, {})
    with pytest.raises(NotSubmitted):
        tanaka.submits(tanaka.modal, {"理由": "あ" * 101})
    tanaka.submits(tanaka.modal, {"理由": "短"})
    assert tanaka.modal.errors == {"reason": "短すぎます"}
    tanaka.submits(tanaka.modal, {"理由": "役に立ちました"})
    assert tanaka.modal is None


def test_what_is_not_there_cannot_be_pressed(tanaka, room) -> None:
    [answer] = tanaka.waits_for_replies(tanaka.mentions(room, "質問"))
    with pytest.raises(LookupError):
        tanaka.presses(answer, "完了")


def test_a_form_has_to_be_opened_at_once(slack, tanaka, room) -> None:
    [answer] = tanaka.waits_for_replies(tanaka.mentions(room, "質問"))
    pressed = tanaka.presses(answer, "理由を書く")
    slack.until(lambda: slack.calls("views.open") != [])
    trigger = {"trigger_id": pressed.payload["trigger_id"]}
    again = slack.api.call("views.open", {**trigger, "view": {**tanaka.modal.view}}, tanaka.workspace.token)
    assert again.body["error"] == "exchanged_trigger_id"
    late = slack.triggers.give(tanaka.id)
    slack.clock.forward(4)
    view = {"trigger_id": late, "view": tanaka.modal.view}
    assert slack.api.call("views.open", view, tanaka.workspace.token).body["error"] == "expired_trigger_id"


def test_a_command_is_answered_to_the_person_alone(slack, town, tanaka, room) -> None:
    tanaka.slash("期限", channel=room)
    slack.until(lambda: len(tanaka.whispers(room)) == 2)
    assert {m.shown for m in tanaka.whispers(room)} == {"調べています", "答え：期限\nみんなに共有"}
    assert town.person("鈴木").whispers(room) == []


def test_an_ephemeral_answer_can_be_replaced_and_shared(slack, town, tanaka, room) -> None:
    tanaka.slash("期限", channel=room)
    slack.until(lambda: len(tanaka.whispers(room)) == 2)
    [answer] = [m for m in tanaka.whispers(room) if m.labels]
    tanaka.presses(answer, "みんなに共有")
    slack.until(lambda: answer.shown == "共有しました")
    assert [m.shown for m in town.person("鈴木").sees(room)] == ["みんなへの答え"]


def test_somebody_of_another_organisation_is_told_apart(slack, town, tanaka, room) -> None:
    vendor = slack.workspace("業者").person("佐藤")
    town.share(room, vendor)
    asked = vendor.mentions(room, "質問")
    vendor.waits_for_replies(asked)
    slack.until(lambda: slack.delivered() != [])
    [told] = slack.delivered()
    assert told.payload["team_id"] == town.id
    assert told.payload["is_ext_shared_channel"]
    assert told.payload["event"]["user_team"] == vendor.workspace.id
    assert town.find_person(vendor.id)["is_stranger"]


def test_an_unknown_command_is_not_possible(tanaka, room) -> None:
    with pytest.raises(LookupError):
        tanaka.slash("", channel=room, command="/help")


def test_a_message_shortcut_carries_the_message(slack, tanaka, room) -> None:
    posted = tanaka.writes(room, "この件はどうなりますか")
    tanaka.shortcut(posted, "この投稿を質問する")
    slack.until(lambda: tanaka.whispers(room) != [])
    assert tanaka.whispers(room)[0].shown == "この件はどうなりますか"


def test_opening_the_home_tab_publishes_it(slack, tanaka) -> None:
    tanaka.opens_home()
    slack.until(lambda: tanaka.home is not None)
    assert tanaka.home.links == ["https://example.jp/a"]
