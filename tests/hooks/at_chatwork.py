"""Chatwork: a room, the page behind its links, and the real application."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.answering.service import Answerer
from bot.channels.chatwork.connect import MOUNT, PATH, ChatworkChannel
from bot.ports import Destination
from jobs.duty import Duty
from tests.channels.contract import Ability, Talk
from tests.channels.dialogues import Person
from tests.channels.expectations import Said
from tests.channels.pages import Page
from tests.channels.reminding import queue_reminder
from tests.hooks.form import follow, verb_of
from tests.hooks.office import SITE, Office, settings
from tests.hooks.service.chatwork import ORGANISATION, ROOM, Chatwork, Posted
from tests.reminders.scene import ELSEWHERE, TOWN

ACCOUNTS: dict[Person, int] = {"clerk": 201, "stranger": 202, "unknown": 203}
_PAGES = {"/?new=true": "ask"}


class AtChatwork(Talk):
    """People call us in a room; what can be done is done on the page, as who is signed in there."""

    abilities = frozenset(Ability)

    def __init__(self, office: Office, service: Chatwork) -> None:
        self._office, self._service = office, service
        self._earlier: set[str] = set()
        self._asker = 0
        self._shown: list[str] = []
        self._before: list[Posted] = []

    def write(self, who: Person, text: str, *, follow_up: bool = False) -> None:
        self._earlier, self._asker = set(self._service.posted), ACCOUNTS[who]
        asked = self._service.writes(self._asker, text, to=self._shown[0] if follow_up else "")
        self._earlier.add(asked.id)

    def answers(self) -> list[Said]:
        self._office.rest()
        groups: list[list[str]] = []
        for key, posted in self._service.posted.items():
            if key in self._earlier:
                continue
            # What goes on with a long message calls nobody.
            if posted.calls or not groups:
                groups.append([])
            groups[-1].append(key)
        self._shown = groups[-1]
        return [self._said(self._posted(group)) for group in groups]

    def now(self) -> Said:
        return self._said(self._posted(self._shown))

    def remind(self) -> None:
        queue_reminder(self._office.reminders, Destination("chatwork", "", str(ROOM)))
        self._office.wake()
        self._office.rest()
        (posted,) = self._service.ours
        self._shown = [posted.id]

    def press(self, who: Person, action: str, entered: Mapping[str, str], *, again: bool) -> str:
        if who == "unknown":
            pytest.skip("who is not in the room has no link")
        seen = self._before if again and self._before else self._posted(self._shown)
        self._before = seen
        link = next(link for each in seen for link in each.links if _verb(link) == action)
        browser = self._office.browser(who)
        told = _asked(browser, link, entered) if action == "ask" else follow(browser, link, entered)
        self._office.wake()
        self._office.rest()
        return told

    def breaks(self) -> None:
        self._service.faults.down = True

    def slows(self) -> None:
        self._service.faults.slow = 1
        self._service.faults.late_by = self._office.settings.http_timeout_seconds + 1

    def mends(self) -> None:
        self._service.waiting.until(lambda: self._service.faults.calls > 0)
        self._service.faults.clear()

    def _posted(self, keys: Sequence[str]) -> list[Posted]:
        return [self._service.posted[key] for key in keys]

    def _said(self, posted: Sequence[Posted]) -> Said:
        found = [link for each in posted for link in each.links]
        links = [link for link in found if not link.startswith(SITE)]
        calls = [call for each in posted for call in each.calls if call != str(self._asker)]
        text = "".join(each.text for each in posted)
        return Said(text, links, calls, frozenset(filter(None, map(_verb, found))))


def _verb(link: str) -> str:
    path = link.removeprefix(SITE)
    return next((verb for page, verb in _PAGES.items() if path.startswith(page)), "") or verb_of(link)


def _asked(browser: TestClient, link: str, entered: Mapping[str, str]) -> str:
    """The page opens with a question in it; it is asked there."""
    form = Page(browser.get(link.removeprefix(SITE)).text).form("/ask")
    answer = browser.post("/ask", data={**form.fields, "text": entered["text"]})
    return Page(answer.text).last("article.turn").said().text


@contextmanager
def at_chatwork(home: Path, answerer: Answerer, duty: Duty) -> Iterator[Talk]:
    """An account in one room of an installation of its own."""
    service = Chatwork()
    service.members |= dict.fromkeys(ACCOUNTS.values(), ORGANISATION)
    real = settings(home, **service.settings())
    office = Office(real, ChatworkChannel, answerer=answerer, duties=[duty], towns=(TOWN, ELSEWHERE))
    with office:
        service.webhook = f"{office.address}{MOUNT}{PATH}"
        for who, town in (("clerk", TOWN), ("stranger", ELSEWHERE)):
            account = str(ACCOUNTS[who])  # type: ignore[index]
            office.register(account, workspace=str(ORGANISATION), town=town, page=who)
        yield AtChatwork(office, service)
    service.close()
