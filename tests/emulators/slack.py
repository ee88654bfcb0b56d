"""A third party's Slack: `emulate` from npm, with one workspace and our app in its strict mode."""

from __future__ import annotations

import json
import re
from pathlib import Path

import httpx
from slack_sdk import WebClient

from bot.channels.slack.setup import REDIRECT_PATH, manifest
from tests.emulators.npm import free_port, node, wait_for

CLIENT_ID, CLIENT_SECRET, SIGNING_SECRET = "1.2", "client-secret", "signing-secret"
_FIELD = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


class Emulate:
    """The running emulator; `address` is where our app is visited."""

    def __init__(self, directory: Path, address: str) -> None:
        self._address = address
        seed = directory / "seed.json"
        seed.write_text(json.dumps({"slack": _seed(address)}, ensure_ascii=False), encoding="utf-8")
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

    def install(self) -> str:
        """Visit our page, agree as the last person who is offered, and come back; what our page says then."""
        with httpx.Client(trust_env=False) as browser:
            begun = browser.get(f"{self._address}/slack/install")
            offered = browser.get(begun.headers["location"]).text.split("<form")
            agreed = dict(_FIELD.findall(offered[-1]))
            back = browser.post(f"{self.url}/oauth/v2/authorize/callback", data=agreed).headers["location"]
            # The cookie is meant for https.
            state = begun.headers["set-cookie"].partition(";")[0]
            return browser.get(back, headers={"Cookie": state}).text

    def views(self) -> str:
        """The emulator's own page about Home tabs and modals."""
        return httpx.get(self.url, params={"tab": "views"}, trust_env=False).text


def _seed(address: str) -> dict[str, object]:
    app = {
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "app_id": "A000000001",
        "name": manifest()["display_information"]["name"],
        "redirect_uris": [address + REDIRECT_PATH],
        "scopes": manifest()["oauth_config"]["scopes"]["bot"],
    }
    return {
        "strict_scopes": True,
        "team": {"name": "みどり市", "domain": "midori"},
        "users": [{"name": "tanaka", "real_name": "田中", "email": "tanaka@example.jp"}],
        "oauth_apps": [app],
    }
