"""Microsoft's local emulator of Teams, and a person in front of it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from bot.texts import teams as texts
from tests.emulators import npm

# What the emulator always calls itself and whoever sits before it.
TENANT = "00000000-0000-0000-0000-0000000000001"
USER = "00000000-0000-0000-0000-0000000000020"
PERSONAL, GROUP, CHANNEL = "Personal Chat", "Group Chat", "General"
_SCRIPT = "@microsoft/m365agentsplayground/cli.js"
# Without the emulator's own frame.
VIEW = {"width": 1300, "height": 900}
_CONVERSATION = {"x": 330, "y": 50, "width": 960}
_PICTURES = Path(__file__).parents[2] / "docs/screenshots"


class Playground:
    """Runs from the beginning; `endpoint` is where it calls us."""

    def __init__(self, endpoint: str) -> None:
        port = npm.free_port()
        arguments = ("start", "-e", endpoint, "-c", "msteams", "-p", str(port), "--disable-telemetry")
        self._process = npm.node(_SCRIPT, *arguments, BROWSER="none")
        self.address = f"http://127.0.0.1:{port}/"
        npm.wait_for(self.address, self._process)

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()


class Seat:
    """A person in front of Teams, with `page` of Chromium."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        page.set_default_timeout(45_000)
        # Its letters come from elsewhere, and nobody shall wait for them.
        page.route("**/*", lambda route: route.continue_() if address in route.request.url else route.abort())
        page.goto(address, wait_until="domcontentloaded")
        self._box.wait_for()
        page.get_by_title("Hide log panel").click()
        self.sees(texts.GREETING[0])

    @property
    def _box(self) -> Any:
        return self.page.locator("[contenteditable=true]").first

    def goes_to(self, name: str) -> None:
        """Another conversation."""
        self.page.get_by_text(name, exact=True).first.click()
        self._box.wait_for()

    def says(self, text: str) -> None:
        """Write a message."""
        self._box.click()
        self.page.keyboard.type(text)
        self.sends()

    def mentions(self, text: str) -> None:
        """Write a message that names us."""
        self._box.click()
        self.page.keyboard.type("@")
        self.page.get_by_role("menuitem").filter(has_text="Test Bot").click()
        self.page.keyboard.type(f" {text}")

    def sends(self) -> None:
        """Send what was written in a chat."""
        self.page.keyboard.press("Enter")

    def posts(self) -> None:
        """Send what was written in a channel."""
        self.page.get_by_role("button", name="Post").last.click()

    def sees(self, text: str) -> Any:
        """Wait for words, in what was written last."""
        found = self.page.get_by_text(text).last
        found.wait_for()
        return found

    def presses(self, name: str) -> None:
        """The last button of this name."""
        self.page.get_by_role("button", name=name, exact=True).last.click()

    def shows(self, name: str) -> None:
        """Scroll until the last button of this name can be seen."""
        self.page.get_by_role("button", name=name, exact=True).last.scroll_into_view_if_needed()

    def takes_picture(self, name: str, *, height: int = 620) -> None:
        """Of the conversation, for the guide."""
        if os.environ.get("TEAMS_SCREENSHOTS"):
            self.page.screenshot(path=_PICTURES / f"{name}.png", clip={**_CONVERSATION, "height": height})
