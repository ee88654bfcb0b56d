"""What Slack sends, read into what somebody wants: pure, without names or rights.

An event is acknowledged whatever it is; what is not for us becomes `Ignored`
with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.channels.slack.acts import (
    Asked,
    Body,
    Ignored,
    Left,
    Opened,
    Pressed,
    Spot,
    Submitted,
    Typed,
    Who,
)
from bot.channels.slack.plain import mentions, plain

_LONGEST_KEY = 200

# A message that a person wrote has no subtype, or one of these.
_WRITTEN = frozenset({None, "file_share", "thread_broadcast", "me_message"})


def event(body: Body, *, bot_user: str) -> Asked | Opened | Left | Ignored:
    """An event of the Events API; `bot_user` is who we are in that workspace."""
    happened = body.get("event") or {}
    match happened.get("type"):
        case "message" | "app_mention":
            return _message(body, happened, bot_user)
        case "app_home_opened":
            who = Who(workspace_of(body), str(happened.get("user", "")))
            spot = Spot(workspace_of(body), str(happened.get("channel", "")))
            return Opened(who, spot, str(happened.get("tab", "")))
        case "app_uninstalled":
            return Left(workspace_of(body))
        case "tokens_revoked":
            lost = (happened.get("tokens") or {}).get("bot")
            return Left(workspace_of(body)) if lost else Ignored("user_token")
        case other:
            return Ignored(f"event:{other}"[:80])


def command(body: Body) -> Typed:
    """A slash command."""
    who = Who(str(body.get("team_id", "")), str(body.get("user_id", "")))
    spot = Spot(workspace_of(body), str(body.get("channel_id", "")))
    key = f"slack:{body.get('trigger_id', '')}"
    return Typed(who, spot, plain(str(body.get("text") or "")), key[:_LONGEST_KEY])


def shortcut(body: Body) -> Asked | Ignored:
    """「この投稿を質問する」: the text of a message becomes a question, answered to who chose it."""
    if body.get("type") != "message_action":
        return Ignored("shortcut")
    message = body.get("message") or {}
    channel = _id(body.get("channel"))
    spot = Spot(workspace_of(body), channel, str(message.get("thread_ts", "")), str(message.get("ts", "")))
    key = f"slack:{channel}:{spot.message}:{_id(body.get('user'))}:{body.get('action_ts', '')}"
    return Asked(_actor(body), spot, plain(str(message.get("text") or "")), key, private=True)


def pressed(body: Body) -> Pressed | Ignored:
    """A button of a message or of the Home tab; what cannot be acted on (a link) is ignored."""
    action = _first(body.get("actions"))
    chosen = str(action.get("action_id") or "")
    if not chosen or action.get("url"):
        return Ignored("link" if chosen else "no_action")
    who, spot = _actor(body), _pressed_at(body)
    # The instant comes first, because the rest may be cut off.
    key = f"slack:{who.user}:{action.get('action_ts', '')}:{spot.channel}:{chosen}"
    view = body.get("view") or {}
    form = str(view.get("id", "")) if view.get("type") == "modal" else ""
    return Pressed(who, spot, chosen, key[:_LONGEST_KEY], str(body.get("trigger_id", "")), form)


def submitted(body: Body) -> Submitted:
    """A form; sent twice it is the same one."""
    view = body.get("view") or {}
    key = f"slack:{view.get('id', '')}:{view.get('hash', '')}"
    return Submitted(_actor(body), workspace_of(body), view, key[:_LONGEST_KEY])


def question_key(channel: str, message: str) -> str:
    """The key of a question that is a message: it comes once, however many events tell of it."""
    return f"slack:{channel}:{message}"


def workspace_of(body: Body) -> str:
    """The workspace in which the application is installed.

    In a channel that organisations share, the body's own team may be somebody
    else's; the authorisation says whose installation this is.
    """
    view = body.get("view") or {}
    installed = _first(body.get("authorizations"))
    found = (
        view.get("app_installed_team_id")
        or installed.get("team_id")
        or installed.get("enterprise_id")
        or _id(body.get("team"))
        or body.get("team_id")
        or body.get("enterprise_id")
    )
    return str(found or "")


def _message(body: Body, happened: Body, bot_user: str) -> Asked | Ignored:
    reason = _not_written_by_a_person(happened, bot_user)
    if reason:
        return Ignored(reason)
    channel, moment = str(happened["channel"]), str(happened["ts"])
    text = str(happened.get("text") or "")
    direct = happened.get("channel_type") == "im" or channel.startswith("D")
    if not (direct or happened.get("type") == "app_mention" or mentions(text, bot_user)):
        return Ignored("not_addressed")
    thread = str(happened.get("thread_ts") or ("" if direct else moment))
    outside = bool(body.get("is_ext_shared_channel"))
    who = Who(_team_of(body, happened), str(happened["user"]), outside)
    spot = Spot(workspace_of(body), channel, thread, moment)
    return Asked(who, spot, plain(text, bot_user=bot_user), question_key(channel, moment))


def _not_written_by_a_person(happened: Body, bot_user: str) -> str:
    if happened.get("subtype") not in _WRITTEN:
        return f"subtype:{happened['subtype']}"[:80]
    if happened.get("bot_id") or happened.get("bot_profile"):
        return "bot"
    if happened.get("user") in (None, "", "USLACKBOT", bot_user):
        return "nobody"
    if happened.get("edited") or happened.get("hidden"):
        return "edited"
    return "" if happened.get("channel") and happened.get("ts") else "no_place"


def _team_of(body: Body, happened: Body) -> str:
    """The asker's own workspace; in a shared channel it may be another organisation's."""
    return str(happened.get("user_team") or happened.get("team") or workspace_of(body))


def _actor(body: Body) -> Who:
    user = body.get("user") or {}
    team = user.get("team_id") or workspace_of(body)
    return Who(str(team), str(user.get("id", "")))


def _pressed_at(body: Body) -> Spot:
    container = body.get("container") or {}
    message = body.get("message") or {}
    channel = _id(body.get("channel")) or str(container.get("channel_id", ""))
    thread = message.get("thread_ts") or container.get("thread_ts") or ""
    moment = message.get("ts") or container.get("message_ts") or ""
    return Spot(workspace_of(body), channel, str(thread), str(moment))


def _first(found: Any) -> Body:
    return next(iter(found or ()), None) or {}


def _id(found: Any) -> str:
    return str(found.get("id") or "") if isinstance(found, Mapping) else str(found or "")
