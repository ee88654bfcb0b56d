"""What Teams sends, read into what somebody wants: pure, without names or rights.

Source: Microsoft Learn, "Bot activity handlers", "Universal Actions for Adaptive
Cards" and "Enhance AI-generated bot messages".
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.channels.teams.plain import mentions_us, plain
from bot.channels.teams.spot import PERSONAL, Activity, Spot, Who, part, parts, spot_of, who_of

CARD_ACTION, FEEDBACK = "adaptiveCard/action", "message/submitAction"
_BOT = "28:"
_LONGEST_FIELD = 8_000


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody writes `text` to us; `key` names the message for ever."""

    who: Who
    spot: Spot
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of the card in `message`: `verb` is act, send (with `values`) or show (a `page`)."""

    who: Who
    spot: Spot
    message: str
    verb: str
    action: str
    page: int
    key: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rated:
    """The thumbs below our `message`; the emulator does not say below which."""

    who: Who
    spot: Spot
    message: str
    helpful: bool
    reason: str
    key: str


@dataclass(frozen=True, slots=True)
class Met:
    """We are in a conversation; `new` where somebody let us in just now."""

    spot: Spot
    new: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """We were taken away from a conversation, or from a team and all its channels."""

    spot: Spot


@dataclass(frozen=True, slots=True)
class Ignored:
    """Not for us: `reason` is a code for the log."""

    reason: str


Read = Asked | Pressed | Rated | Met | Left | Ignored


def read(activity: Activity) -> Read:
    """What an activity means; the caller has made sure who sent it."""
    spot = spot_of(activity)
    if spot is None:
        return Ignored("no_place")
    match activity.get("type"):
        case "message":
            return _message(activity, spot)
        case "invoke":
            return _invoke(activity, spot)
        case "installationUpdate":
            return _installed(activity, spot)
        case "conversationUpdate":
            return _changed(activity, spot)
        case other:
            return Ignored(f"type:{other}"[:80])


def _message(activity: Activity, spot: Spot) -> Read:
    reason = _not_written_by_a_person(activity)
    if reason:
        return Ignored(reason)
    if spot.kind != PERSONAL and not mentions_us(activity):
        return Ignored("not_addressed")
    if not activity.get("text") and activity.get("value") is not None:
        return Ignored("no_text")
    return Asked(who_of(activity), spot, plain(activity), _key("message", activity))


def _not_written_by_a_person(activity: Activity) -> str:
    sender = part(activity, "from")
    if sender.get("role") in ("bot", "skill") or str(sender.get("id", "")).startswith(_BOT):
        return "bot"
    if not sender.get("id") or sender["id"] == part(activity, "recipient").get("id"):
        return "nobody"
    if part(activity, "channelData").get("eventType"):
        return "edited"
    return "" if activity.get("id") else "no_id"


def _invoke(activity: Activity, spot: Spot) -> Read:
    message = str(activity.get("replyToId") or "")
    if not part(activity, "from").get("id"):
        return Ignored("nobody")
    match activity.get("name"):
        case name if name == CARD_ACTION:
            return _pressed(activity, spot, message)
        case name if name == FEEDBACK:
            return _rated(activity, spot, message)
        case other:
            return Ignored(f"invoke:{other}"[:80])


def _pressed(activity: Activity, spot: Spot, message: str) -> Pressed:
    pressed = part(activity, "value", "action")
    data = dict(part(pressed, "data"))
    action, page = str(data.pop("action", "")), data.pop("page", 0)
    values = {str(name): _field(value) for name, value in data.items() if name != "msteams"}
    return Pressed(
        who=who_of(activity),
        spot=spot,
        message=message,
        verb=str(pressed.get("verb") or ""),
        action=action[:200],
        page=page if isinstance(page, int) else 0,
        key=_key("press", activity),
        values=values,
    )


def _rated(activity: Activity, spot: Spot, message: str) -> Read:
    said = part(activity, "value", "actionValue")
    reaction = said.get("reaction")
    if reaction not in ("like", "dislike"):
        return Ignored("no_reaction")
    reason = _feedback_text(said.get("feedback"))
    return Rated(who_of(activity), spot, message, reaction == "like", reason, _key("press", activity))


def _feedback_text(feedback: object) -> str:
    """Teams' own form sends JSON in a string; the emulator sends the text itself."""
    try:
        found = json.loads(feedback) if isinstance(feedback, str) else feedback
    except ValueError:
        return _field(feedback)
    return _field(found.get("feedbackText")) if isinstance(found, Mapping) else ""


def _installed(activity: Activity, spot: Spot) -> Read:
    # An upgrade is told as `remove-upgrade` and `add-upgrade`.
    action = activity.get("action")
    return Left(_whole(spot)) if action == "remove" else Met(spot, new=action == "add")


def _changed(activity: Activity, spot: Spot) -> Read:
    removed = [each.get("id") for each in parts(activity, "membersRemoved")]
    event = part(activity, "channelData").get("eventType")
    if event == "channelDeleted":
        return Left(spot)
    return Left(_whole(spot)) if spot.bot in removed or event == "teamDeleted" else Met(spot)


def _whole(spot: Spot) -> Spot:
    """The team rather than one of its channels."""
    if not spot.team:
        return spot
    return Spot(spot.tenant, spot.team, spot.kind, spot.service_url, spot.bot)


def _key(kind: str, activity: Activity) -> str:
    conversation = str(part(activity, "conversation").get("id") or "")
    place = hashlib.sha256(conversation.encode()).hexdigest()[:24]
    event = activity.get("id") or activity.get("timestamp") or ""
    return f"teams:{kind}:{place}:{event}"[:200]


def _field(value: object) -> str:
    return "" if value is None else str(value)[:_LONGEST_FIELD].strip()
