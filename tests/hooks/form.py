"""What a person does with a link that acts: open it, fill in the form, send it."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.testclient import TestClient

from bot.links import ACT, Links
from tests.channels.pages import Page
from tests.hooks.office import SITE
from tests.slack.office import SECRET
from tests.web.scene import token_of

_LINKS = Links(SECRET, SITE, ACT)


def verb_of(address: str) -> str:
    """What a link of ours would do, "" for another."""
    link = _LINKS.read(address.removeprefix(f"{SITE}/{ACT}/"))
    return link.action.partition(":")[0] if link else ""


def follow(browser: TestClient, address: str, entered: Mapping[str, str], *, name: str = "山田") -> str:
    """Everything that the page says then."""
    path = address.removeprefix(SITE)
    page = browser.get(path)
    if "<form" not in page.text or 'action="/link/' not in page.text:
        return Page(page.text).said().text
    today = Page(page.text).form("/link/").fields.get("done_on", "")
    data = {"token": token_of(page), "name": name, "done_on": today, **entered}
    return Page(browser.post(path, data=data).text).said().text
