"""What somebody does with the links in a mail and on the pages behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from starlette.testclient import TestClient

from bot.links import ACT, Links
from tests.channels.pages import Page
from tests.mail.office import SECRET, SITE
from tests.mail.server import Got

_LINKS = Links(SECRET, SITE, ACT)


def in_mail(got: Got) -> dict[str, str]:
    """Action → the path of its link."""
    return dict(_acting(urlsplit(each).path for each in Page(got.html).addresses))


def on_page(page: Page) -> dict[str, str]:
    """Action → the path of the form or link that does it or asks for it."""
    return dict(_acting(page.addresses))


def opens_form(browser: TestClient, link: str) -> bool:
    """Whether what a link is for can still be done."""
    return any(form.action == link for form in Page(browser.get(link).text).forms)


def send(browser: TestClient, link: str, entered: Mapping[str, str]) -> str:
    """Fill in the form behind a link and send it; who is shown none sends what they have."""
    forms = [form for form in Page(browser.get(link).text).forms if form.action == link]
    fields = forms[0].fields if forms else Page(browser.get("/").text).form("/ask").fields
    return browser.post(link, data={**fields, **entered}).text


def _acting(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    for path in paths:
        link = _LINKS.read(path.removeprefix(f"/{ACT}/")) if path.startswith(f"/{ACT}/") else None
        if link is not None:
            yield link.action.partition(":")[0], path
