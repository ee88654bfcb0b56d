"""A small bolt app that answers everything, to try the stand-in with."""

from __future__ import annotations

import time
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.channels.slack.setup import ASK_SHORTCUT, COMMAND
from tests.slack.service import SlackService, Workspace

FORM = {
    "type": "modal",
    "callback_id": "form",
    "title": {"type": "plain_text", "text": "理由"},
    "submit": {"type": "plain_text", "text": "送る"},
    "blocks": [
        {
            "type": "input",
            "block_id": "reason",
            "label": {"type": "plain_text", "text": "理由"},
            "element": {"type": "plain_text_input", "action_id": "text", "max_length": 100},
        }
    ],
}
BUTTON: dict[str, Any] = {
    "type": "button",
    "action_id": "why",
    "text": {"type": "plain_text", "text": "理由を書く"},
}
SHARE = {"type": "button", "action_id": "share", "text": {"type": "plain_text", "text": "みんなに共有"}}
ANSWER: list[dict[str, Any]] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*はい* <https://example.jp/a|出典>"}},
    {"type": "actions", "elements": [BUTTON]},
]


def simple_app(slack: SlackService, town: Workspace) -> App:
    """Answers mentions and direct messages; counts nothing, remembers nothing."""
    client = WebClient(town.token, base_url=slack.url, retry_handlers=[])
    app = App(client=client, signing_secret=slack.application.signing_secret)
    app.event("app_mention")(_answer)
    app.event("message")(_answer_once)
    app.event("app_home_opened")(_home)
    app.action("why")(_open)
    app.action("share")(_share)
    app.view("form")(_take)
    app.command(COMMAND)(_command)
    app.shortcut(ASK_SHORTCUT)(_shortcut)
    return app


def hang_up(slack: SlackService, handler: SocketModeHandler) -> None:
    """Close an app's connection from Slack's side first: alone, the library waits three seconds for it."""
    handler.client.auto_reconnect_enabled = False
    slack.sockets.drop()
    while handler.client.is_connected():
        time.sleep(0.01)
    handler.close()


def _answer(event: dict[str, Any], client: WebClient) -> None:
    thread = event.get("thread_ts") or event["ts"]
    client.chat_postMessage(channel=event["channel"], thread_ts=thread, text="はい", blocks=ANSWER)


def _answer_once(event: dict[str, Any], client: WebClient) -> None:
    if "subtype" not in event:
        _answer(event, client)


def _home(event: dict[str, Any], client: WebClient) -> None:
    if event["tab"] == "home":
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": ANSWER[:1]})


def _open(ack: Any, body: dict[str, Any], client: WebClient) -> None:
    ack()
    client.views_open(trigger_id=body["trigger_id"], view=FORM)


def _take(ack: Any, view: dict[str, Any]) -> None:
    text = view["state"]["values"]["reason"]["text"]["value"]
    if len(text) < 3:
        ack(response_action="errors", errors={"reason": "短すぎます"})
    else:
        ack()


def _command(ack: Any, respond: Any, command: dict[str, Any]) -> None:
    ack("調べています")
    answer = {"type": "section", "text": {"type": "mrkdwn", "text": f"答え：{command['text']}"}}
    respond(text="答え", blocks=[answer, {"type": "actions", "elements": [SHARE]}])


def _share(ack: Any, body: dict[str, Any], respond: Any) -> None:
    ack()
    assert "message" not in body, "Slack does not send an ephemeral message back"
    respond(text="みんなへの答え", response_type="in_channel", replace_original=False)
    respond(text="共有しました", replace_original=True)


def _shortcut(ack: Any, body: dict[str, Any], client: WebClient) -> None:
    ack()
    client.chat_postEphemeral(
        channel=body["channel"]["id"], user=body["user"]["id"], text=body["message"]["text"]
    )
