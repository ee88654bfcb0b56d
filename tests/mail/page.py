"""The page of a town that mails its reminders and lets people sign in by mail."""

from __future__ import annotations

import re
import ssl
from time import monotonic

from bot.channels.mail.messenger import MailMessenger, Sender
from bot.channels.mail.smtp import Server
from bot.domain.principal import Role
from bot.ports import Destination
from bot.reminders import joining
from bot.storage import destinations, ledger, people, questions
from tests.mail.office import ANNE, SECTION, SITE, US
from tests.mail.server import Got, MailServer
from tests.web.duties import APRIL, JANUARY, TARGETS, TOWN, set_up
from tests.web.scene import NOW, SECRET, Scene, token_of

HOST = SITE.partition("://")[2]
BEN = "ben@town.example.lg.jp"
_LINKS = re.compile(r"https?://[^/\s]+/((?:link|sign-in)/[\w.-]+)")


class Page:
    """`server` takes the mails; settings as of a page behind a proxy."""

    def __init__(self, home, server: MailServer, **settings) -> None:
        self.server = server
        known = {
            "smtp_host": "127.0.0.1",
            "mail_from": US,
            "web_public_url": SITE,
            "web_host": "0.0.0.0",
            "web_sign_in": "mail",
        }
        self._site = str(settings.get("web_public_url", SITE))
        self.scene = Scene(home, **{**known, **settings})
        self.scene.messengers["mail"] = self._messenger()

    def close(self) -> None:
        self.scene.database.close()

    def remind(self, address: str = SECTION) -> dict[str, str]:
        """The town is reminded by mail; gives the paths of the links of one duty by their actions."""
        set_up(self.scene, at=JANUARY)
        with self.scene.database.writing() as connection:
            place = Destination("mail", "", address)
            destinations.add(connection, organisation=TOWN, place=place, at=self.scene.now)
        self.scene.run_reminders()
        self.scene.now = APRIL
        self.scene.run_reminders()
        return self.links_of(self._about_targets())

    def links_of(self, got: Got) -> dict[str, str]:
        section = got.text.partition("数値目標を設定する")[2]
        names = ("complete", "acknowledge", "snooze", "set_aside")
        return dict(zip(names, (f"/{path}" for path in _LINKS.findall(section)), strict=False))

    def install(self) -> None:
        """The town is known, and its reminders hang on the board."""
        set_up(self.scene)

    def register(
        self, address: str, person: str, *, organisation: str | None = TOWN, roles=(), name=""
    ) -> None:
        with self.scene.database.writing() as connection:
            joining.known(connection)
            people.register(
                connection,
                person_id=person,
                organisation=organisation,
                roles=frozenset({Role.ASKER, *roles}),
                label=name,
                at=NOW,
            )
            people.identify(connection, channel="mail", workspace="", external_id=address, person_id=person)

    def browser(self, address: str = "192.0.2.1"):
        """A browser behind the proxy."""
        return self.scene.visitor(address, host=HOST, scheme="https")

    def deliver(self) -> list[Got]:
        before = len(self.server.got)
        self.scene.reminders.deliver(lambda: self.scene.now)
        return self.server.got[before:]

    def entry(self):
        with self.scene.database.reading() as connection:
            return ledger.entry(connection, TOWN, *TARGETS)

    def history(self):
        with self.scene.database.reading() as connection:
            return ledger.history(connection, TOWN, *TARGETS)

    def ratings(self, question: str):
        with self.scene.database.reading() as connection:
            return questions.ratings(connection, question)

    def ask_for_link(self, browser, address: str = ANNE, **fields):
        """Ask for a link to sign in; gives the page that says so."""
        form = browser.get("/sign-in", params={"next": fields.pop("next", "")})
        data = {"token": token_of(form), "next": _value(form, "next"), "address": address, **fields}
        return browser.post("/sign-in", data=data)

    def sign_in(self, browser, address: str = ANNE, **fields):
        """The whole way: ask, open the mail, press."""
        self.ask_for_link(browser, address, **fields)
        (got,) = self.deliver()
        path = sign_in_path(got)
        return browser.post(path, data={"token": token_of(browser.get(path))})

    def _about_targets(self) -> Got:
        return next(each for each in reversed(self.server.got) if "数値目標を設定する" in each.text)

    def _messenger(self) -> MailMessenger:
        server = Server("127.0.0.1", "none", ssl.create_default_context, 30.0, port=self.server.port)
        sender = Sender(US, "", True, self._site)
        return MailMessenger(self.scene.database, server, sender, SECRET, monotonic)


def sign_in_path(got: Got) -> str:
    return "/" + _LINKS.findall(got.text)[0]


def follow(browser, path: str, *, name: str = "山田", **fields):
    """What a person does: open the link, fill in the form, send it."""
    page = browser.get(path)
    return browser.post(path, data={"token": token_of(page), "name": name, **fields})


def _value(page, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', page.text)[1]
