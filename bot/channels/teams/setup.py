"""The app package as Teams wants it: a manifest and two pictures in a zip file.

The form is Microsoft's "app manifest", schema 1.19
(https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json).
"""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from typing import Any
from urllib.parse import urlsplit

from bot.channels.teams import icons
from bot.errors import Misconfigured
from bot.texts import teams_setup as texts

MOUNT, PATH = "/teams", "/messages"
"""Where Teams reaches us, below our own address."""

VERSION = "1.19"
_SCHEMA = f"https://developer.microsoft.com/json-schemas/teams/v{VERSION}/MicrosoftTeams.schema.json"
_NAMESPACE = uuid.UUID("e1c5a4bd-2b0d-5d2f-8ad6-1f6a6d1f9b60")
_COLOUR = "#1F4F7A"
_SCOPES = ["personal", "team", "groupChat"]
# The same bytes for the same manifest, whenever it is written.
_WRITTEN = (2026, 1, 1, 0, 0, 0)

Manifest = dict[str, Any]


def messaging_endpoint(public_url: str) -> str:
    """The address that the bot's registration asks for."""
    return f"{public_url.rstrip('/')}{MOUNT}{PATH}"


def manifest(client_id: str, public_url: str, version: str) -> Manifest:
    """The manifest of the app whose bot has this client id.

    `public_url` is our https address, `version` of the form 1.2.3. Raises
    `Misconfigured` where one of them is missing.
    """
    host = urlsplit(public_url).hostname
    if not client_id:
        raise Misconfigured(texts.CLIENT_MISSING)
    if not public_url.startswith("https://") or not host:
        raise Misconfigured(texts.ADDRESS_MISSING)
    return {
        "$schema": _SCHEMA,
        "manifestVersion": VERSION,
        "version": version,
        "id": str(uuid.uuid5(_NAMESPACE, client_id.lower())),
        "developer": _developer(public_url.rstrip("/")),
        "name": {"short": texts.APP_NAME, "full": texts.APP_FULL_NAME},
        "description": {"short": texts.APP_SHORT, "full": texts.APP_FULL},
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": _COLOUR,
        "localizationInfo": {"defaultLanguageTag": "ja"},
        "defaultInstallScope": "personal",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot"},
        "bots": [_bot(client_id)],
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [host],
    }


def package(made: Manifest) -> bytes:
    """The zip file that is uploaded to Teams."""
    written = io.BytesIO()
    files = {
        "manifest.json": json.dumps(made, ensure_ascii=False, indent=2).encode(),
        "color.png": icons.colour(),
        "outline.png": icons.outline(),
    }
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _WRITTEN), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _developer(base: str) -> dict[str, str]:
    # A town runs this for itself: the page tells what is kept and whom to ask.
    return {"name": texts.APP_NAME, "websiteUrl": base, "privacyUrl": base, "termsOfUseUrl": base}


def _bot(client_id: str) -> dict[str, Any]:
    commands = [{"title": title, "description": said} for title, said in texts.COMMANDS.items()]
    return {
        "botId": client_id,
        "scopes": _SCOPES,
        "supportsFiles": False,
        "isNotificationOnly": False,
        "commandLists": [{"scopes": ["personal"], "commands": commands}],
    }
