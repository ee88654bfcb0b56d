"""A third party's Slack: `emulate` from npm, with one workspace and our app in its strict mode."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
from slack_sdk import WebClient

from bot.channels.slack.setup import REDIRECT_PATH, manifest
from tests.emulators.npm import free_port, node, wait_for

OURS = "http://127.0.0.1"
CLIENT_ID, CLIENT_SECRET = "1.2", "client-secret"
_USER = re.compile(r'name="user_id" value="(U\w+)"')


@dataclass(frozen=True, slots=True)
class Installed:
    """What an installation over OAuth left: its token, and who installed."""

    token: str
    workspace: str
    installer: str
    scopes: frozenset[str]


class Emulate:
    """The running emulator."""

    def __init__(self, directory: Path) -> None:
        seed = directory / "seed.json"
        seed.write_text(json.dumps({"slack": _seed()}, ensure_ascii=False), encoding="utf-8")
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._process = node(
            "emulate/dist/index.js", "start", "-s", "slack", "-p", str(port), "--seed", str(seed)
        )
        wait_for(self.url, self._process)

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(10)

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    def client(self, token: str) -> WebClient:
        return WebClient(token, base_url=self.api_url, retry_handlers=[])

    def install(self) -> Installed:
        """Ask for the permissions of our manifest, as somebody who agrees."""
        wanted = ",".join(manifest()["oauth_config"]["scopes"]["bot"])
        asked = {"client_id": CLIENT_ID, "scope": wanted, "state": "s", "redirect_uri": _redirect()}
        with httpx.Client(base_url=self.url, trust_env=False) as browser:
            page = browser.get("/oauth/v2/authorize", params=asked).text
            agreed = {**asked, "user_id": _USER.findall(page)[-1], "user_scope": ""}
            back = browser.post("/oauth/v2/authorize/callback", data=agreed).headers["Location"]
        assert back.startswith(_redirect())
        [code] = parse_qs(urlsplit(back).query)["code"]
        answer = self.client("").oauth_v2_access(
            client_id=CLIENT_ID, client_secret=CLIENT_SECRET, code=code, redirect_uri=_redirect()
        )
        return Installed(
            answer["access_token"],
            answer["team"]["id"],
            answer["authed_user"]["id"],
            frozenset(answer["scope"].split(",")),
        )


def _redirect() -> str:
    return OURS + REDIRECT_PATH


def _seed() -> dict[str, object]:
    app = {
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "app_id": "A000000001",
        "name": manifest()["display_information"]["name"],
        "redirect_uris": [_redirect()],
        "scopes": manifest()["oauth_config"]["scopes"]["bot"],
    }
    return {
        "strict_scopes": True,
        "team": {"name": "みどり市", "domain": "midori"},
        "users": [{"name": "tanaka", "real_name": "田中", "email": "tanaka@example.jp"}],
        "channels": [{"name": "soudan", "topic": "相談"}],
        "oauth_apps": [app],
    }
