"""The Slack app under test, as its manifest describes it."""

from __future__ import annotations

from typing import Any

from tests.slack.service.clock import opaque

# Which permission an event needs before Slack sends it
# (docs.slack.dev/reference/events).
_NEEDED = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
}


class Application:
    """Identity, secrets and configuration; a new manifest takes effect at once."""

    def __init__(self, manifest: dict[str, Any]) -> None:
        self.id = opaque("A")
        self.token = f"xapp-1-{self.id}-1-{opaque('')}"
        self.token_scopes = {"connections:write"}
        self.signing_secret = opaque("").lower()
        self.client_id = f"{opaque('')}.{opaque('')}"
        self.client_secret = opaque("").lower()
        self.manifest = manifest

    @property
    def name(self) -> str:
        return str(self.manifest["display_information"]["name"])

    @property
    def scopes(self) -> set[str]:
        return set(self.manifest["oauth_config"]["scopes"]["bot"])

    @property
    def socket_mode(self) -> bool:
        return bool(self.manifest["settings"].get("socket_mode_enabled"))

    def hears(self, event: str, scopes: set[str]) -> bool:
        """Whether an installation with these permissions is told of this event."""
        subscribed = event in self.manifest["settings"]["event_subscriptions"]["bot_events"]
        return subscribed and _NEEDED.get(event, "") in {"", *scopes}

    def command(self, name: str) -> dict[str, Any]:
        """One slash command; an unknown one is what a person would see as an error."""
        for command in self.manifest["features"].get("slash_commands", []):
            if command["command"] == name:
                return dict(command)
        raise LookupError(f"{name} is not a valid command")

    def shortcut(self, name: str, kind: str) -> dict[str, Any]:
        """One shortcut by its visible name or its callback id."""
        for shortcut in self.manifest["features"].get("shortcuts", []):
            if shortcut["type"] == kind and name in (shortcut["name"], shortcut["callback_id"]):
                return dict(shortcut)
        raise LookupError(f"no {kind} shortcut {name}")

    def request_url(self, kind: str, command: str = "") -> str:
        """Where HTTP mode posts `events_api`, `interactive` and `slash_commands`."""
        if kind == "slash_commands":
            return str(self.command(command)["url"])
        section = "event_subscriptions" if kind == "events_api" else "interactivity"
        return str(self.manifest["settings"][section]["request_url"])
