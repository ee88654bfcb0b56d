"""The Slack app as Slack wants it described: its manifest, as data.

The form is Slack's "app manifest", schema 2.0
(https://docs.slack.dev/reference/app-manifest, read on 2026-11-23).
"""

from __future__ import annotations

from typing import Any

from bot.texts import slack_setup as texts

COMMAND = "/madoguchi"
ASK_SHORTCUT = "ask_about_message"
EVENTS = ("app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked")
EVENTS_PATH = "/slack/events"
REDIRECT_PATH = "/slack/oauth_redirect"
_COLOUR = "#1d4ed8"

Manifest = dict[str, Any]


def manifest(public_url: str = "") -> Manifest:
    """The manifest of an app in Socket Mode, or, with the address of our server, in HTTP mode.

    `public_url` is the https address under which Slack reaches us, without a
    path. Plain messages in channels are not subscribed to: what is not
    addressed to us is never sent here.
    """
    base = public_url.rstrip("/")
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": texts.APP_NAME,
            "description": texts.APP_DESCRIPTION,
            "background_color": _COLOUR,
        },
        "features": _features(base),
        "oauth_config": _oauth(base),
        "settings": _settings(base),
    }


def _features(base: str) -> Manifest:
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": texts.BOT_NAME, "always_online": True},
        "agent_view": {
            "agent_description": texts.AGENT_DESCRIPTION,
            "suggested_prompts": [
                {"title": title, "message": message} for title, message in texts.PROMPTS.items()
            ],
        },
        "shortcuts": [
            {
                "name": texts.ASK_SHORTCUT_NAME,
                "type": "message",
                "callback_id": ASK_SHORTCUT,
                "description": texts.ASK_SHORTCUT_DESCRIPTION,
            }
        ],
        "slash_commands": [
            {
                "command": COMMAND,
                "description": texts.COMMAND_DESCRIPTION,
                "usage_hint": texts.COMMAND_HINT,
                "should_escape": False,
                **_address("url", base),
            }
        ],
    }


def _oauth(base: str) -> Manifest:
    redirect = {"redirect_urls": [base + REDIRECT_PATH]} if base else {}
    return {**redirect, "scopes": {"bot": list(texts.SCOPES)}}


def _settings(base: str) -> Manifest:
    return {
        "event_subscriptions": {**_address("request_url", base), "bot_events": list(EVENTS)},
        "interactivity": {"is_enabled": True, **_address("request_url", base)},
        "org_deploy_enabled": False,
        "socket_mode_enabled": not base,
        "token_rotation_enabled": False,
    }


def _address(key: str, base: str) -> dict[str, str]:
    return {key: base + EVENTS_PATH} if base else {}
