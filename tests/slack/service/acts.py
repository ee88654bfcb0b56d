"""Acts of people that the app is asked about: commands, shortcuts, presses, forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tests.slack.service import content, fields
from tests.slack.service.messages import Channel, Message
from tests.slack.service.pressing import pressed
from tests.slack.service.recorded import Delivered
from tests.slack.service.views import View

if TYPE_CHECKING:
    from tests.slack.service.person import Person

Json = dict[str, Any]


def slash(person: Person, channel: Channel, command: str, text: str) -> Delivered:
    """A command; what the acknowledgement carries is shown to the person."""
    workspace = person.workspace
    workspace.service.application.command(command)
    payload = {
        "token": "verification",
        "team_id": workspace.id,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.kind == "im" else channel.name,
        "user_id": person.id,
        "user_name": person.id.lower(),
        "command": command,
        "text": text,
        "api_app_id": workspace.service.application.id,
        "is_enterprise_install": "false",
        "response_url": workspace.service.response_url(person.id, channel),
        "trigger_id": workspace.service.triggers.give(person.id),
    }
    outcome = workspace.service.delivery.ask("slash_commands", payload)
    if outcome.body:
        everybody = outcome.body.get("response_type") == "in_channel"
        wanted = content.checked(dict(outcome.body), total=False)
        content.write(workspace, channel, wanted, viewer="" if everybody else person.id)
    return outcome


def shortcut(person: Person, message: Message, name: str) -> Delivered:
    """A message shortcut."""
    workspace = person.workspace
    found = workspace.service.application.shortcut(name, "message")
    payload = {
        **_about(person, "message_action"),
        "callback_id": found["callback_id"],
        "message_ts": message.ts,
        "message": message.as_event(),
        "channel": _channel(message.channel),
        "response_url": workspace.service.response_url(person.id, message.channel),
        "action_ts": workspace.stamp(),
    }
    return workspace.service.delivery.ask("interactive", payload)


def press(person: Person, where: Message | View, name: str, choice: str) -> Delivered:
    """A button or menu; an ephemeral message is not part of what the app gets."""
    workspace = person.workspace
    if isinstance(where, Message):
        workspace = workspace.service.team(where.channel.team)
    action = {**pressed(where.blocks, name, choice), "action_ts": workspace.stamp()}
    place = _in_message(person, where) if isinstance(where, Message) else _in_view(person, where)
    team = {"id": workspace.id, "domain": workspace.domain}
    payload = {**_about(person, "block_actions"), "team": team, **place, "actions": [action]}
    return workspace.service.delivery.ask("interactive", payload)


def submit(person: Person, view: View, entered: Mapping[str, Any]) -> Delivered:
    """A filled-in modal; it closes unless the acknowledgement says otherwise."""
    workspace = person.workspace
    values = fields.state(view.blocks, entered)
    sent = view.as_api(workspace.id, workspace.service.application.id, values)
    payload = {**_about(person, "view_submission"), "view": sent, "response_urls": []}
    outcome = workspace.service.delivery.ask("interactive", payload)
    if outcome.acknowledged:
        _settle(person, view, outcome.body)
    return outcome


def _settle(person: Person, view: View, answer: Mapping[str, Any]) -> None:
    stack = person.workspace.modals[person.id]
    action = answer.get("response_action")
    if action == "errors":
        view.errors = dict(answer["errors"])
    elif action == "update":
        view.replace(answer["view"])
    elif action == "push":
        stack.append(View(answer["view"], person.id))
    elif action == "clear":
        stack.clear()
    else:
        stack.remove(view)


def _about(person: Person, kind: str) -> Json:
    workspace = person.workspace
    user = {
        "id": person.id,
        "username": person.id.lower(),
        "name": person.id.lower(),
        "team_id": workspace.id,
    }
    return {
        "type": kind,
        "token": "verification",
        "user": user,
        "team": {"id": workspace.id, "domain": workspace.domain},
        "enterprise": None,
        "is_enterprise_install": False,
        "api_app_id": workspace.service.application.id,
        "trigger_id": workspace.service.triggers.give(person.id),
    }


def _in_message(person: Person, message: Message) -> Json:
    container = {"type": "message", "message_ts": message.ts, "channel_id": message.channel.id}
    thread = {"thread_ts": message.thread_ts} if message.thread_ts else {}
    seen = {} if message.viewer else {"message": message.as_event()}
    return {
        "container": {**container, **thread, "is_ephemeral": bool(message.viewer)},
        "channel": _channel(message.channel),
        "state": {"values": {}},
        "response_url": person.workspace.service.response_url(person.id, message.channel, message),
        **seen,
    }


def _in_view(person: Person, view: View) -> Json:
    workspace = person.workspace
    shown = view.as_api(workspace.id, workspace.service.application.id)
    return {"container": {"type": "view", "view_id": view.id}, "view": shown}


def _channel(channel: Channel) -> Json:
    return {"id": channel.id, "name": "directmessage" if channel.kind == "im" else channel.name}
