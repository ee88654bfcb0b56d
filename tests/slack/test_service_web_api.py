"""The stand-in answers slack_sdk as Slack's documentation says."""

from __future__ import annotations

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack.service import Channel, Kind, Person, SlackService, Workspace

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "本文"}}
MARK = {"event_type": "madoguchi", "event_payload": {"id": "一"}}


def _refused(call, *arguments, **named) -> str:
    with pytest.raises(SlackApiError) as refusal:
        call(*arguments, **named)
    return refusal.value.response.data["error"]


def _post(client: WebClient, room: Channel, **more):
    return client.chat_postMessage(channel=room.id, text="本文", **more)


def test_a_token_shows_who_it_is_and_what_it_may(client, town) -> None:
    answer = client.auth_test()
    assert (answer["team_id"], answer["user_id"]) == (town.id, town.bot_user)
    assert set(answer.headers["x-oauth-scopes"].split(",")) == town.scopes


def test_tokens_that_are_missing_wrong_or_of_the_other_kind(slack, client, town) -> None:
    assert _refused(WebClient("", base_url=slack.url).auth_test) == "not_authed"
    assert _refused(WebClient("xoxb-none", base_url=slack.url).auth_test) == "invalid_auth"
    assert _refused(client.apps_connections_open, app_token=town.token) == "not_allowed_token_type"
    slack.application.token_scopes.clear()
    assert _refused(client.apps_connections_open, app_token=slack.application.token) == "missing_scope"


def test_a_missing_scope_is_named(client, town, room) -> None:
    town.scopes.discard("chat:write")
    with pytest.raises(SlackApiError) as refusal:
        _post(client, room)
    assert refusal.value.response["needed"] == "chat:write"


def test_where_the_app_is_not_it_cannot_write_or_read(client, town) -> None:
    public, private = town.channel("広報", invited=False), town.channel("人事", private=True, invited=False)
    assert _refused(client.chat_postMessage, channel=public.id, text="本文") == "not_in_channel"
    assert _refused(client.chat_postMessage, channel=private.id, text="本文") == "channel_not_found"
    assert _refused(client.conversations_history, channel=public.id) == "not_in_channel"


@pytest.mark.parametrize(
    ("blocks", "error"),
    [
        ([SECTION] * 51, "invalid_blocks"),
        ([{"type": "section", "text": {"type": "mrkdwn", "text": "あ" * 3001}}], "invalid_blocks"),
        ([{"type": "section", "text": {"type": "mrkdwn", "text": ""}}], "invalid_blocks"),
        ([{"type": "header", "text": {"type": "mrkdwn", "text": "見出し"}}], "invalid_blocks"),
        ([{"type": "actions", "elements": []}], "invalid_blocks"),
        ([{**SECTION, "colour": "red"}], "invalid_blocks"),
        ([{"type": "nothing"}], "invalid_blocks"),
        ([{**SECTION, "block_id": "same"}] * 2, "invalid_blocks"),
        ([{"type": "section", "text": {"type": "mrkdwn", "text": "あ" * 2900}}] * 5, "msg_blocks_too_long"),
    ],
)
def test_blocks_that_slack_would_not_take(client, room, blocks, error) -> None:
    assert _refused(_post, client, room, blocks=blocks) == error


def test_what_slack_takes_is_shown_and_its_flags_are_kept(client, room) -> None:
    _post(client, room, blocks=[SECTION], unfurl_links=False)
    [message] = room.messages.values()
    assert message.shown == "本文"
    assert message.arguments["unfurl_links"] is False


def test_metadata_comes_back_only_where_it_is_asked_for(client, room) -> None:
    _post(client, room, metadata=MARK)
    plain = client.conversations_history(channel=room.id)
    full = client.conversations_history(channel=room.id, include_all_metadata=True)
    assert "metadata" not in plain["messages"][0]
    assert full["messages"][0]["metadata"] == MARK


def test_the_history_has_pages_and_no_replies(client, room) -> None:
    first = _post(client, room)["ts"]
    _post(client, room, thread_ts=first)
    second = _post(client, room)["ts"]
    page = client.conversations_history(channel=room.id, limit=1)
    rest = client.conversations_history(channel=room.id, cursor=page["response_metadata"]["next_cursor"])
    assert [m["ts"] for m in [*page["messages"], *rest["messages"]]] == [second, first]
    assert len(client.conversations_replies(channel=room.id, ts=first)["messages"]) == 2


def test_only_the_addressed_person_sees_an_ephemeral_message(client, town, tanaka, room) -> None:
    suzuki = town.person("鈴木")
    client.chat_postEphemeral(channel=room.id, user=tanaka.id, text="あなただけに")
    assert [m.shown for m in tanaka.whispers(room)] == ["あなただけに"]
    assert suzuki.sees(room) == []
    assert client.conversations_history(channel=room.id)["messages"] == []
    assert (
        _refused(client.chat_postEphemeral, channel=room.id, user="U0", text="誰？") == "user_not_in_channel"
    )


def test_an_own_message_can_be_replaced_and_deleted(client, tanaka, room) -> None:
    ts = _post(client, room, blocks=[SECTION])["ts"]
    client.chat_update(channel=room.id, ts=ts, text="改めました")
    assert room.messages[ts].text == "改めました"
    theirs = tanaka.writes(room, "人の投稿")
    assert (
        _refused(client.chat_update, channel=room.id, ts=theirs.ts, text="書き換え") == "cant_update_message"
    )
    client.chat_delete(channel=room.id, ts=ts)
    assert _refused(client.chat_update, channel=room.id, ts=ts, text="もう無い") == "message_not_found"


def test_a_stream_grows_and_ends(client, town, tanaka, room) -> None:
    asked = tanaka.writes(room, "質問")
    to = {"recipient_user_id": tanaka.id, "recipient_team_id": town.id}
    assert (
        _refused(client.chat_startStream, channel=room.id, thread_ts=asked.ts) == "missing_recipient_user_id"
    )
    ts = client.chat_startStream(channel=room.id, thread_ts=asked.ts, markdown_text="答えは", **to)["ts"]
    assert _refused(client.chat_update, channel=room.id, ts=ts, text="早い") == "streaming_state_conflict"
    client.chat_appendStream(channel=room.id, ts=ts, markdown_text="こうです。")
    client.chat_stopStream(channel=room.id, ts=ts, blocks=[SECTION])
    assert tanaka.replies_to(asked)[0].shown == "答えはこうです。\n本文"
    end = {"channel": room.id, "ts": ts, "markdown_text": "遅い"}
    assert _refused(client.chat_appendStream, **end) == "message_not_in_streaming_state"


def test_a_home_belongs_to_one_person(client, tanaka) -> None:
    client.views_publish(user_id=tanaka.id, view={"type": "home", "blocks": [SECTION]})
    assert tanaka.home.shown == "本文"


def test_a_view_that_is_too_long_is_refused(client, tanaka) -> None:
    home = {"type": "home", "blocks": [SECTION] * 101}
    assert _refused(client.views_publish, user_id=tanaka.id, view=home) == "invalid_arguments"


@pytest.mark.parametrize(("kind", "stored"), [(Kind.RESET_AFTER, 1), (Kind.RESET_BEFORE, 0)])
def test_a_cut_line_leaves_what_was_done(slack, client, room, kind, stored) -> None:
    slack.goes_wrong("chat.postMessage", kind)
    with pytest.raises(OSError):
        _post(client, room)
    assert len(room.messages) == stored
    _post(client, room)


@pytest.mark.parametrize(("kind", "stored"), [(Kind.FAIL_AFTER, 1), (Kind.FAIL_BEFORE, 0)])
def test_a_server_error_leaves_what_was_done(slack, client, room, kind, stored) -> None:
    slack.goes_wrong("chat.postMessage", kind)
    with pytest.raises(SlackApiError) as failure:
        _post(client, room)
    assert failure.value.response.status_code == 500
    assert len(room.messages) == stored


def test_a_hidden_message_comes_into_the_history_later(slack, client, room) -> None:
    slack.goes_wrong("chat.postMessage", Kind.HIDDEN, seconds=60)
    _post(client, room)
    assert client.conversations_history(channel=room.id)["messages"] == []
    slack.clock.forward(61)
    assert len(client.conversations_history(channel=room.id)["messages"]) == 1


def test_a_method_that_the_workspace_does_not_have(slack, client, room) -> None:
    slack.goes_wrong("assistant.threads.setStatus", Kind.REFUSED)
    asked = {"channel_id": room.id, "thread_ts": "1.0", "status": "調べています"}
    assert _refused(client.assistant_threads_setStatus, **asked) == "unknown_method"


def test_writing_too_fast_is_held_back(slack, client, room) -> None:
    slack.pace.enforced = True
    _post(client, room)
    with pytest.raises(SlackApiError) as refusal:
        _post(client, room)
    assert refusal.value.response.status_code == 429
    assert refusal.value.response.headers["Retry-After"] == "1"
    slack.clock.forward(1)
    _post(client, room)


def test_workspaces_do_not_see_each_other(slack: SlackService, client, room) -> None:
    other: Workspace = slack.workspace("あおば市")
    stranger = WebClient(other.token, base_url=slack.url, retry_handlers=[])
    assert _refused(stranger.chat_postMessage, channel=room.id, text="迷子") == "channel_not_found"


def test_a_consent_becomes_an_installation_once(slack, town) -> None:
    code = slack.consent(town)
    keys = {"client_id": slack.application.client_id, "client_secret": slack.application.client_secret}
    client = WebClient(base_url=slack.url)
    assert client.oauth_v2_access(code=code, **keys)["access_token"] == town.token
    assert _refused(client.oauth_v2_access, code=code, **keys) == "invalid_code"


def test_a_direct_conversation_is_the_same_every_time(client, town, tanaka: Person) -> None:
    opened = client.conversations_open(users=tanaka.id)["channel"]["id"]
    posted = client.chat_postMessage(channel=tanaka.id, text="一人に")["channel"]
    assert opened == posted == town.direct(tanaka.id).id
