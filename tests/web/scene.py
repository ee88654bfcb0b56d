"""The page with an answerer and an index that say what the test wants."""

from __future__ import annotations

import datetime as dt
import re

from starlette.testclient import TestClient

from bot.answering.service import Answering
from bot.delivery.board import BoardMessenger
from bot.delivery.send import Timing
from bot.dialogue.handlers import handlers
from bot.dialogue.presses import Presses
from bot.domain.answer import Answer, Citation, Mode, Status
from bot.domain.principal import Principal
from bot.errors import Unavailable
from bot.escalation.presses import DESK_WORDS, TicketPresses
from bot.escalation.service import Tickets
from bot.escalation.terms import terms_of
from bot.reminders import joining
from bot.reminders.catalogue import catalogue
from bot.reminders.outlook import Outlooks
from bot.reminders.service import Reminders
from bot.settings import Settings
from bot.storage import database as databases
from bot.storage import generations, migrations
from bot.web import IndexState, Parts, create
from knowledge.calendars.business_days import BusinessCalendar
from knowledge.calendars.office_hours import OfficeHours
from knowledge.dates import Standing
from knowledge.document import Finding, Metadata
from knowledge.record import DocumentRecord

SECRET = b"s" * 64
NOW = dt.datetime(2026, 11, 23, 0, 30, tzinfo=dt.UTC)

CITATION = Citation(
    document="町のバックアップ手順",
    issuer="ひのき町",
    issued_on=dt.date(2025, 4, 1),
    place="p.3 > 2 復元",
    quote="復元の前に、情報係へ電話する。",
    validity=Standing.IN_FORCE,
    audience="municipalities",
    url="https://www.town.example.lg.jp/backup",
    caveat="手順は見直し中です",
)


class FakeAnswerer:
    """Answers with `answer`, or fails while `broken`; remembers what it was asked."""

    generation = "g1"

    def __init__(self):
        self.answer_with = Answer(
            Status.ANSWERED,
            "復元の前に、情報係へ電話します。［1］",
            "情報係に電話してください。",
            banner="有効（資料では2027年3月31日まで）",
            notes=("この記述の対象は市町村です。",),
            citations=(CITATION,),
            validity=Standing.IN_FORCE,
            mode=Mode.QUOTED,
        )
        self.broken = False
        self.asked = []

    def answer(self, asked, context):
        self.asked.append((asked.text, context.text if context else ""))
        if self.broken:
            raise Unavailable("いまは使えません。")
        return self.answer_with


class FakeIndex:
    def __init__(self):
        self.now = IndexState.READY
        self.opens = True
        self.records = [
            DocumentRecord(
                "d1",
                "/srv/share",
                "手順/backup.pdf",
                "0" * 64,
                Metadata(title="町のバックアップ手順", issuer="ひのき町", issued_on=dt.date(2025, 4, 1)),
                passages=12,
                findings=(Finding("scan_without_ocr"),),
            )
        ]

    def state(self):
        return self.now

    def probe(self):
        if not self.opens:
            raise Unavailable("索引を開けません。")

    def documents(self):
        return self.records


class Scene:
    """One installation and its visitors; `messengers` are the channels beside the board."""

    def __init__(self, home, people=None, **settings):
        self.settings = Settings(home=home, **settings)
        self.database = databases.sqlite(home / "madoguchi.db")
        migrations.upgrade(self.database)
        self.answerer = FakeAnswerer()
        self.index = FakeIndex()
        self.now = NOW
        self.seconds = 0.0
        self.people: dict[str, Principal] = people or {}
        self.answering = Answering(
            self.database,
            self.answerer,
            now=lambda: self.now,
            stopwatch=lambda: self.seconds,
            lease=dt.timedelta(seconds=90),
        )
        self.messengers = {}
        self.reminders = Reminders(
            self.database,
            Outlooks(catalogue(home), OfficeHours(BusinessCalendar())),
            lambda: {"board": BoardMessenger(self.database), **self.messengers},
            Timing(dt.timedelta(seconds=90), dt.timedelta(seconds=90), dt.timedelta(seconds=20)),
            lambda _seconds: True,
        )
        tickets = Tickets(self.database, terms_of(self.settings, self.reminders.outlooks.hours))
        self.presses = Presses(
            self.database,
            handlers(self.reminders) | TicketPresses(tickets).handlers,
            now=lambda: self.now,
            lease=dt.timedelta(seconds=90),
            spoken=DESK_WORDS,
        )
        self.application = create(
            Parts(
                settings=self.settings,
                database=self.database,
                answering=self.answering,
                reminders=self.reminders,
                presses=self.presses,
                index=self.index,
                secret=SECRET,
                person=self.people.get,
                now=lambda: self.now,
                stopwatch=lambda: self.seconds,
            )
        )

    def visitor(self, address="127.0.0.1", host="127.0.0.1:8787", scheme="http", **headers):
        """A browser of its own, with its own cookies."""
        return TestClient(
            self.application,
            base_url=f"{scheme}://{host}",
            headers={name.replace("_", "-"): value for name, value in headers.items()},
            client=(address, 50000),
            raise_server_exceptions=False,
        )

    def run_reminders(self):
        """One round of the ticks."""
        self.reminders.plan(at=self.now)
        self.reminders.queue_due(at=self.now)
        self.reminders.deliver(lambda: self.now)

    def join(self, code):
        """Have an organisation reminded, as on the command line."""
        return joining.add(self.database, self.reminders.planning, code, at=self.now)

    def build_index(self, generation="g1", report=None):
        with self.database.writing() as connection:
            generations.switch_to(
                connection, generation_id=generation, documents=1, passages=12, report=report or {}, at=NOW
            )


def token_of(page):
    return re.search(r'name="token" value="([^"]+)"', page.text)[1]


def form_of(page):
    return {
        name: re.search(rf'name="{name}" value="([^"]*)"', page.text)[1]
        for name in ("token", "form", "conversation")
    }


def ask(browser, text, **kwargs):
    """What a browser without JavaScript does: open the page, fill in the form, send it."""
    return browser.post("/ask", data={**form_of(browser.get("/")), "text": text}, **kwargs)
