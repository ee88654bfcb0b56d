"""Mail: people with mailboxes, and for each a browser that opens the links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from bot.answering.service import Answerer
from bot.ports import Destination
from jobs.duty import Duty
from tests.channels.contract import Ability, Talk
from tests.channels.dialogues import Person
from tests.channels.expectations import Said
from tests.channels.pages import Page
from tests.channels.reminding import join, queue_reminder
from tests.mail.office import SECTION, SITE, mail
from tests.mail.page import sign_in_path
from tests.mail.reading import in_mail, on_page, opens_form, send
from tests.mail.server import Got, MailServer
from tests.mail.town import TIMEOUT, Town
from tests.reminders.scene import ELSEWHERE, TOWN

_ADDRESSES: dict[Person, str] = {
    "clerk": "clerk@town.example.lg.jp",
    "stranger": "stranger@other.example.lg.jp",
    "unknown": "guest@elsewhere.example",
}
_ORGANISATIONS: dict[Person, str | None] = {"clerk": TOWN, "stranger": ELSEWHERE, "unknown": None}
_ASKING = f"{SITE}/?new=true&text="
_BUSY = 451


class ByMail(Talk):
    """Reminders come to a mailbox of the section; the others have had them passed on, and signed in."""

    abilities = frozenset({Ability.BUTTONS, Ability.SERVICE})

    def __init__(self, town: Town) -> None:
        self._town = town
        self._asker: Person = "clerk"
        self._heard = 0
        self._message: Got | None = None
        self._page = Page("")
        self._browsers: dict[Person, TestClient] = {}

    def write(self, who: Person, text: str, *, follow_up: bool = False) -> None:
        self._asker = who
        self._send(_ADDRESSES[who], text, {"In_Reply_To": self._shown["Message-ID"]} if follow_up else {})

    def answers(self) -> list[Said]:
        self._town.rest()
        found = self._town.server.got[self._heard :]
        assert {each.recipient for each in found} == {_ADDRESSES[self._asker]}
        self._message = found[-1]
        return [_said(each) for each in found]

    def now(self) -> Said:
        """The mail; after one of its links was followed, the page that this led to."""
        assert self._message is not None
        page = self._page.said()
        actions = frozenset({*on_page(self._page), *self._good_links()})
        return Said(page.text, actions=actions) if page.text else _said(self._message)

    def remind(self) -> None:
        queue_reminder(self._town.reminders, Destination("mail", "", SECTION))
        self._town.rest()
        (self._message,) = self._town.server.got

    def press(self, who: Person, action: str, entered: Mapping[str, str], *, again: bool) -> str:
        if action == "ask":
            return self._reply(entered["text"])
        assert self._message is not None
        links = {**on_page(self._page), **in_mail(self._message)}
        page = Page(send(self._browser(who), links[action], {"name": "田中", **entered})).last("main")
        if who == "clerk":
            self._page = page
        return page.said().text

    def breaks(self) -> None:
        self._town.server.moods.always = _BUSY

    def slows(self) -> None:
        self._town.server.moods.data.append("stored hang")
        self._town.server.moods.patience = TIMEOUT + 1

    def mends(self) -> None:
        self._town.work()
        self._town.server.moods.always = 0

    @property
    def _shown(self) -> Mapping[str, str]:
        assert self._message is not None
        return self._message.message

    def _reply(self, text: str) -> str:
        """A mail has no form: whoever wants to know more replies to it."""
        self._send(SECTION, text, {"In_Reply_To": self._shown["Message-ID"]})
        self._town.rest()
        (answer,) = self._town.server.got[self._heard :]
        assert answer.recipient == SECTION
        return _said(answer).text

    def _send(self, sender: str, text: str, headers: Mapping[str, str]) -> None:
        self._heard = len(self._town.server.got)
        self._town.receive(mail(text, sender=sender, **headers).as_bytes())

    def _good_links(self) -> Iterator[str]:
        """The actions of the mail that still can be done."""
        assert self._message is not None
        for action, link in in_mail(self._message).items():
            if opens_form(self._browser("clerk"), link):
                yield action

    def _browser(self, who: Person) -> TestClient:
        if who not in self._browsers:
            self._browsers[who] = TestClient(self._town.page, SITE, client=("192.0.2.1", 50000))
            if who != "clerk":
                self._sign_in(who)
        return self._browsers[who]

    def _sign_in(self, who: Person) -> None:
        browser = self._browsers[who]
        form = Page(browser.get("/sign-in").text).form("/sign-in")
        browser.post("/sign-in", data={**form.fields, "address": _ADDRESSES[who]})
        self._town.rest()
        path = sign_in_path(self._town.server.got[-1])
        confirmation = Page(browser.get(path).text).form(path)
        assert browser.post(path, data=confirmation.fields).is_success


def _said(got: Got) -> Said:
    """Both parts, as one person may read the one and another the other."""
    html = Page(got.html)
    addresses = [each for each in html.said().links if not each.startswith(f"{SITE}/")]
    actions = set(in_mail(got))
    actions |= {"ask"} if any(each.startswith(_ASKING) for each in html.addresses) else set()
    return Said(f"{got.text}\n{html.said().text}", addresses, [], frozenset(actions))


@contextmanager
def at_mail(home: Path, answerer: Answerer, duty: Duty) -> Iterator[Talk]:
    """An installation of its own that sends, reads and signs in by mail."""
    server = MailServer()
    town = Town(home, server, answerer, duty)
    try:
        join(town.reminders)
        for who, address in _ADDRESSES.items():
            town.register(address, _ORGANISATIONS[who])
        yield ByMail(town)
    finally:
        town.database.close()
        server.close()
