"""The page: for each person a browser without JavaScript."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from starlette.testclient import TestClient
from starlette.types import ASGIApp

from bot import web
from bot.answering.service import Answerer, Answering
from bot.app import now
from bot.delivery.board import BoardMessenger
from bot.delivery.send import Timing
from bot.dialogue.handlers import handlers
from bot.dialogue.presses import Presses
from bot.domain.principal import Principal
from bot.reminders.outlook import Outlooks
from bot.reminders.service import Reminders
from bot.settings import Settings
from bot.storage import database as databases
from bot.storage import migrations
from bot.storage.database import Database
from jobs.duty import Duty
from tests.channels.contract import Ability, Talk
from tests.channels.dialogues import Person
from tests.channels.expectations import Said
from tests.channels.pages import Form, Page
from tests.channels.reminding import join, key_of, queue_reminder
from tests.reminders.scene import ELSEWHERE, HOURS, TOWN
from tests.web.scene import FakeIndex

_USER = "X-Remote-User"
_PEOPLE = {
    "clerk": Principal("p-clerk", "web", organisation=TOWN),
    "stranger": Principal("p-stranger", "web", organisation=ELSEWHERE),
}
_TIMING = Timing(dt.timedelta(seconds=90), dt.timedelta(seconds=90), dt.timedelta(seconds=20))


class Web(Talk):
    """Reads pages, and sends the forms that are in them."""

    abilities = frozenset({Ability.BUTTONS})

    def __init__(self, page: ASGIApp, occurrence: str, remind: Callable[[], None]) -> None:
        self._application = page
        self._occurrence = occurrence
        self._remind = remind
        self._browsers: dict[Person, TestClient] = {}
        self._address = ""
        self._seen = Page("")
        self._before: dict[str, Form] = {}

    def write(self, who: Person, text: str, *, follow_up: bool = False) -> None:
        form = self._open(who, self._address if follow_up else "/?new=true").form("/ask")
        answer = self._browser(who).post("/ask", data={**form.fields, "text": text})
        self._address = answer.url.path
        self._seen = Page(answer.text).last("article.turn")

    def answers(self) -> list[Said]:
        return [self.now()]

    def now(self) -> Said:
        return self._seen.said()

    def remind(self) -> None:
        self._remind()
        assert self._occurrence in self._open("clerk", "/board").addresses
        self._look()

    def press(self, who: Person, action: str, entered: Mapping[str, str], *, again: bool) -> str:
        if action in ("helpful", "unhelpful"):
            return self._judge(who, action, entered)
        if action == "ask":
            return self._ask(who, entered)
        return self._act(who, self._before[action] if again else self._form(action), entered)

    def _judge(self, who: Person, action: str, entered: Mapping[str, str]) -> str:
        form = self._seen.form("/feedback/")
        data = {**form.fields, "helpful": "yes" if action == "helpful" else "no", **entered}
        answer = self._browser(who).post(form.action, data=data, headers={"Accept": "application/json"})
        return str(answer.json()["message"])

    def _ask(self, who: Person, entered: Mapping[str, str]) -> str:
        ready = next(each for each in self._seen.addresses if each.startswith("/?new=true&text="))
        (text,) = parse_qs(urlsplit(ready).query)["text"]
        return self.ask(who, entered.get("text", text)).text

    def _act(self, who: Person, form: Form, entered: Mapping[str, str]) -> str:
        """Send a form of the clerk's page; others send it from a session of their own."""
        token = self._open(who, "/").form("/ask").fields["token"]
        answer = self._browser(who).post(form.action, data={**form.fields, "token": token, **entered})
        self._look()
        return Page(answer.text).said().text

    def _form(self, action: str) -> Form:
        return self._seen.form(f"/act/{action}/")

    def _look(self) -> None:
        self._before = {
            form.action.split("/")[2]: form for form in self._seen.forms if "/act/" in form.action
        }
        self._seen = self._open("clerk", self._occurrence).last("main")

    def _open(self, who: Person, address: str) -> Page:
        return Page(self._browser(who).get(address).text)

    def _browser(self, who: Person) -> TestClient:
        if who not in self._browsers:
            headers = {_USER: who} if who in _PEOPLE else {}
            self._browsers[who] = TestClient(
                self._application, "http://127.0.0.1:8787", headers=headers, client=("127.0.0.1", 50000)
            )
        return self._browsers[who]


@contextmanager
def at_web(home: Path, answerer: Answerer, duty: Duty) -> Iterator[Talk]:
    """The page of an installation of its own, behind a proxy that vouches for people."""
    database = databases.sqlite(home / "madoguchi.db")
    migrations.upgrade(database)
    outlooks = Outlooks([duty], HOURS)
    messengers = {"board": BoardMessenger(database)}
    reminders = Reminders(database, outlooks, lambda: messengers, _TIMING, lambda _: True)
    join(reminders)

    def remind() -> None:
        queue_reminder(reminders)
        reminders.deliver(now)

    key = key_of(duty)
    occurrence = f"/occurrence/{key.organisation}/{key.duty}/{key.cycle}"
    yield Web(web.create(_parts(home, database, answerer, reminders)), occurrence, remind)
    database.close()


def _parts(home: Path, database: Database, answerer: Answerer, reminders: Reminders) -> web.Parts:
    lease = dt.timedelta(seconds=90)
    presses = Presses(database, handlers(reminders), now=now, lease=lease)
    return web.Parts(
        settings=Settings(home=home, web_user_header=_USER, web_trusted_proxies=["127.0.0.1"]),
        database=database,
        answering=Answering(database, answerer, now=now, stopwatch=time.monotonic, lease=lease),
        reminders=reminders,
        presses=presses,
        index=FakeIndex(),
        secret=b"s" * 64,
        person=_PEOPLE.get,
        now=now,
        stopwatch=time.monotonic,
    )
