"""What Slack sends, read: pure."""

from __future__ import annotations

import pytest

from bot.channels.slack import incoming
from bot.channels.slack.acts import Asked, Ignored, Left, Opened, Pressed, Spot, Who

pytestmark = pytest.mark.slack

_AUTHORISED = [{"team_id": "T1", "enterprise_id": None, "user_id": "UBOT", "is_bot": True}]


def callback(event, **more):
    return {"type": "event_callback", "team_id": "T1", "authorizations": _AUTHORISED, "event": event, **more}


def message(**more):
    return {
        "type": "message",
        "channel": "C1",
        "channel_type": "channel",
        "user": "U1",
        "team": "T1",
        "ts": "100.1",
        "text": "<@UBOT> 申込期限は？",
        **more,
    }


def read(event, **more):
    return incoming.event(callback(event, **more), bot_user="UBOT")


def test_a_mention_is_answered_below_itself():
    asked = read(message(type="app_mention"))
    assert asked == Asked(
        Who("T1", "U1"), Spot("T1", "C1", "100.1", "100.1"), "申込期限は？", "slack:C1:100.1"
    )


def test_a_message_and_the_mention_in_it_are_one_question():
    assert read(message()).key == read(message(type="app_mention")).key


def test_a_mention_is_one_whatever_its_text_says():
    assert read(message(type="app_mention", text="申込期限は？")).text == "申込期限は？"


def test_a_mention_in_a_thread_is_answered_there():
    asked = read(message(type="app_mention", ts="200.1", thread_ts="100.1"))
    assert asked.spot == Spot("T1", "C1", "100.1", "200.1")


def test_a_direct_message_is_answered_beside_itself_and_its_thread_in_the_thread():
    direct = message(channel="D1", channel_type="im", text="申込期限")
    assert read(direct).spot == Spot("T1", "D1", "", "100.1")
    assert read({**direct, "thread_ts": "50.1"}).spot.thread == "50.1"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"text": "お昼に行きます"}, "not_addressed"),
        ({"text": "<@UBOTTOM> さん"}, "not_addressed"),
        ({"bot_id": "B9"}, "bot"),
        ({"bot_profile": {"id": "B9"}}, "bot"),
        ({"user": "UBOT"}, "nobody"),
        ({"user": "USLACKBOT"}, "nobody"),
        ({"user": None}, "nobody"),
        ({"edited": {"user": "U1", "ts": "101.1"}}, "edited"),
        ({"hidden": True}, "edited"),
        ({"subtype": "bot_message"}, "subtype:bot_message"),
        ({"subtype": "message_changed"}, "subtype:message_changed"),
        ({"subtype": "message_deleted"}, "subtype:message_deleted"),
        ({"subtype": "channel_join"}, "subtype:channel_join"),
        ({"subtype": "channel_topic"}, "subtype:channel_topic"),
        ({"ts": None}, "no_place"),
    ],
)
def test_what_nobody_asked_is_ignored(more, reason):
    assert read(message(**more)) == Ignored(reason)


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast", "me_message"])
def test_what_a_person_wrote_is_read_whatever_it_came_with(subtype):
    assert isinstance(read(message(subtype=subtype)), Asked)


@pytest.mark.parametrize("body", [{}, {"event": None}, {"event": {}}, {"event": {"type": "team_join"}}])
def test_anything_else_is_ignored(body):
    assert isinstance(incoming.event(body, bot_user="UBOT"), Ignored)


def test_somebody_of_another_organisation_is_of_their_own_workspace():
    asked = read(message(user_team="T2"), is_ext_shared_channel=True)
    assert asked.who == Who("T2", "U1", outside=True)
    assert asked.spot.workspace == "T1"


def test_an_installation_ends_with_its_token():
    assert read({"type": "app_uninstalled"}) == Left("T1")
    assert read({"type": "tokens_revoked", "tokens": {"bot": ["UBOT"]}}) == Left("T1")
    assert isinstance(read({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}), Ignored)


def test_looking_at_the_application_is_seen():
    opened = read({"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"})
    assert opened == Opened(Who("T1", "U1"), Spot("T1", "D1"), "home")


def test_a_shortcut_asks_for_its_chooser_alone():
    body = {
        "type": "message_action",
        "callback_id": "ask_about_message",
        "team": {"id": "T1"},
        "user": {"id": "U2", "team_id": "T1"},
        "channel": {"id": "C1"},
        "message": {"type": "message", "user": "U1", "ts": "100.1", "text": "&lt;期限&gt;は？"},
        "action_ts": "300.1",
    }
    asked = incoming.shortcut(body)
    assert (asked.text, asked.private, asked.who) == ("<期限>は？", True, Who("T1", "U2"))
    assert asked.key != incoming.shortcut({**body, "action_ts": "301.1"}).key


def test_a_press_is_named_by_who_pressed_what_and_when():
    body = {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": "U1", "team_id": "T1"},
        "channel": {"id": "C1"},
        "container": {"type": "message", "message_ts": "100.2", "channel_id": "C1", "thread_ts": "100.1"},
        "trigger_id": "13.37",
        "actions": [{"type": "button", "action_id": "helpful:q1", "action_ts": "300.1"}],
    }
    pressed = incoming.pressed(body)
    assert isinstance(pressed, Pressed)
    assert (pressed.action, pressed.spot) == ("helpful:q1", Spot("T1", "C1", "100.1", "100.2"))
    again = {**body, "actions": [{"type": "button", "action_id": "helpful:q1", "action_ts": "301.1"}]}
    assert incoming.pressed(again).key != pressed.key


def test_a_long_action_keeps_its_instant_in_its_name():
    def press(instant):
        action = {"type": "button", "action_id": "complete:" + "x" * 240, "action_ts": instant}
        return incoming.pressed({"user": {"id": "U1"}, "team": {"id": "T1"}, "actions": [action]}).key

    assert len(press("300.1")) <= 200
    assert press("300.1") != press("301.1")


def test_a_link_is_no_press():
    action = {"type": "button", "action_id": "x", "url": "https://example.jp/"}
    assert incoming.pressed({"user": {"id": "U1"}, "actions": [action]}) == Ignored("link")
