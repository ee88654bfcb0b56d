"""A town whose desk is a mailbox, from the first mail about a question to the last."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from bot.answering.service import Answerer
from bot.domain.sight import Sight
from bot.domain.ticket import State, Tier
from bot.storage import desks, ticket_lists, tickets
from bot.storage.desks import Desk
from tests.channels.dialogues import load
from tests.channels.reminding import duty_of, join
from tests.mail.office import SITE, mail
from tests.mail.reading import in_mail, send
from tests.mail.server import MailServer
from tests.mail.town import Town
from tests.reminders.scene import TOWN, day

CLERK = "clerk@town.example.lg.jp"
DESK = "desk@town.example.lg.jp"
COUNTY = "dx@pref.example.lg.jp"
TODAY = day("2026-11-24")
QUESTION = "補助金の対象に保守は入りますか"


class Story(Town):
    """A town whose desk is a mailbox, and the hands of everybody in it."""

    def __init__(self, home: Path, server: MailServer, answerer: Answerer, site: str = SITE) -> None:
        super().__init__(home, server, answerer, duty_of(load(TODAY).duty, TODAY), site)
        join(self.reminders)
        self.register(CLERK, TOWN)
        new = Desk(TOWN, Tier.MUNICIPALITY, "mail", "", DESK, "情報係")
        with self.database.writing() as connection:
            desks.add(connection, new, at=self.now())

    def hears(self, text: str, sender: str = CLERK, **headers: str):
        """A mail comes in; gives the mails that go out."""
        before = len(self.server.got)
        self.receive(mail(text, sender=sender, **headers).as_bytes())
        self.rest()
        return self.server.got[before:]

    def does(self, got, action: str, **entered: str):
        """Somebody follows a link of a mail; gives the page and the mails that go out."""
        before = len(self.server.got)
        shown = send(self.browser(), in_mail(got)[action], entered)
        self.rest()
        return shown, self.server.got[before:]

    def browser(self) -> TestClient:
        return TestClient(self.page, SITE, client=("192.0.2.1", 50000))

    def handed_over(self):
        """The mails to the desk and to the asker after 人に聞く."""
        (answer,) = self.hears(QUESTION, subject="補助金")
        _, sent = self.does(answer, "ask_person")
        return to(sent, DESK), to(sent, CLERK)

    def history(self) -> list[str]:
        with self.database.reading() as connection:
            (ticket,) = ticket_lists.listed(
                connection, Sight("", "", everything=True), states=list(State), limit=2
            )
            return [each.action.value for each in tickets.history(connection, ticket.id)]


def to(sent, address):
    (found,) = [each for each in sent if each.recipient == address]
    return found
