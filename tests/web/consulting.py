"""A town hall whose people sign in through a proxy, and what they do with tickets."""

from __future__ import annotations

import re

from bot.domain.principal import Principal, Role
from tests.web.duties import PREFECTURE, TOWN, set_up
from tests.web.scene import Scene, ask

OTHER = "203238"
ASKER, CLERK, DESK, SECOND, COUNTY, NEIGHBOUR, BOSS = (
    f"{name}@example.jp" for name in ("asker", "clerk", "desk", "second", "county", "neighbour", "boss")
)


def _principal(name: str, organisation: str, *roles: Role) -> Principal:
    return Principal(f"p-{name}", "web", organisation=organisation, roles=frozenset({Role.ASKER, *roles}))


PEOPLE = {
    ASKER: _principal("asker", TOWN),
    CLERK: _principal("clerk", TOWN),
    DESK: _principal("desk", TOWN, Role.DESK),
    SECOND: _principal("second", TOWN, Role.DESK),
    COUNTY: _principal("county", PREFECTURE, Role.PREFECTURE),
    NEIGHBOUR: _principal("neighbour", OTHER, Role.DESK),
    BOSS: _principal("boss", TOWN, Role.ADMINISTRATOR),
}


def town_hall(tmp_path, code: str = TOWN, **settings) -> Scene:
    """An installation of a town, or of its prefecture for its towns."""
    made = Scene(
        tmp_path,
        dict(PEOPLE),
        web_host="0.0.0.0",
        web_user_header="x-user",
        web_trusted_proxies="192.0.2.1",
        **settings,
    )
    set_up(made, code)
    return made


def browser_of(scene: Scene, who: str):
    return scene.visitor("192.0.2.1", x_user=who)


def asked(browser, text: str = "端末の持ち出しに決裁は要りますか") -> str:
    """Ask on the page; gives the question's id."""
    page = ask(browser, text)
    return re.search(r'data-question="([^"]+)"', page.text)[1]


def fields_of(page, path: str) -> dict[str, str]:
    """What the form for `path` on a page is sent with as it stands."""
    form = re.search(rf'<form[^>]*action="{re.escape(path)}"[^>]*>(.*?)</form>', page.text, re.S)[1]
    inputs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    texts = re.findall(r'<textarea id="[^"]+" name="([^"]+)"[^>]*>\n?(.*?)</textarea>', form, re.S)
    return dict(inputs) | dict(texts)


def open_ticket(browser, about: str = "", **typed) -> str:
    """Send the form 「人に聞く」; gives the number of the ticket."""
    page = browser.get(f"/tickets/new?question={about}")
    sent = browser.post("/tickets", data={**fields_of(page, "/tickets"), **typed})
    assert sent.status_code == 200, sent.text
    return sent.url.path.rpartition("/")[2]


def act(browser, number: str, action: str, **typed):
    """What a browser does that opened the ticket's page and pressed a button."""
    page = browser.get(f"/tickets/{number}")
    path = f"/tickets/{number}/{action}"
    return browser.post(path, data={**fields_of(page, path), **typed})


def escalate(browser, number: str, **typed):
    """Pass a ticket on: what would go is shown, and confirmed as it stands."""
    path = f"/tickets/{number}/escalate"
    shown = act(browser, number, "escalate", **typed)
    confirmed = re.search(r'name="confirmed" value="([^"]+)"', shown.text)[1]
    return browser.post(path, data={**fields_of(shown, path), "confirmed": confirmed})
