"""Mails about questions that people took over: read in the thread, acted on at the page alone."""

from functools import partial

import pytest

from bot.channels.mail.render import render
from bot.channels.mail.site import Site
from bot.domain.scope import of_organisation
from bot.ports import Delivery, Destination
from bot.storage import outbox, questions
from bot.storage.outbox import Message
from bot.texts import mail as texts
from bot.texts import tickets
from tests.mail.office import ANNE, SITE, START, mail
from tests.reminders.scene import TOWN

pytestmark = [pytest.mark.mail, pytest.mark.escalation]

DESK = "desk@town.example.lg.jp"
PAYLOAD = {
    "ticket": "t-1",
    "number": "T-2026-000012",
    "role": "desk",
    "reason": "",
    "state": "new",
    "awaited": "desk",
    "tier": "municipality",
    "outside": False,
    "priority": "ordinary",
    "due_on": "2026-12-04",
    "organisation": TOWN,
    "organisation_name": "長野市",
    "desk": "情報係",
    "news": "",
    "text": "",
    "question": "補助金の対象に <b>保守</b> は入りますか？",
    "found": "資料には書いていません。",
    "missing": "",
    "asker": "",
    "owner": "",
    "answer": None,
    "history": [],
    "actions": [{"action": "claim", "id": "ticket_claim:t-1", "text": False}],
}
SAID = {"action": "answer", "side": "desk", "by": "情報係", "text": "入りません。", "at": START.isoformat()}


def written(site=SITE, **changes):
    delivery = Delivery(
        id="7e0b5b1e-4f0a-5a3c-9c55-0d3a1f6b7c42",
        kind="ticket",
        destination=Destination("mail", "", DESK),
        payload={**PAYLOAD, **changes},
        scope=of_organisation(TOWN),
        at=START,
        first_try_at=START,
    )
    return render(
        delivery, Site(site, partial(_link, site), 30, True, lambda _, number: f"[窓口 {number}-x]")
    )


def _link(site, action):
    return f"{site}/link/{action}" if site else ""


def test_the_desk_reads_what_is_asked_and_where_to_act():
    letter = written()
    assert letter.subject.startswith("[窓口 T-2026-000012-x] 補助金の対象に")
    page = f"{SITE}/tickets/T-2026-000012"
    for part in (letter.text, letter.html):
        for said in ("資料には書いていません。", "長野市", "12月4日", page, tickets.ACTIONS["claim"]):
            assert said in part
    assert "<b>保守" not in letter.html
    assert tickets.MISSING not in letter.text


def test_without_a_page_a_desk_is_not_asked_to_reply():
    letter = written(site="")
    assert texts.NO_REPLY in letter.text
    assert letter.subject.startswith("【相談 T-2026-000012】")
    assert "http" not in letter.html


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": "unclaimed"}, "まだだれも担当していません。"),
        ({"news": "reply", "text": "対象年度は？"}, "対象年度は？"),
        ({"role": "asker", "news": "answer", "text": "入りません。", "answer": SAID}, "入りません。"),
        ({"role": "asker", "news": "close", "text": "解決", "answer": SAID}, "解決"),
    ],
)
def test_what_is_new_is_said_first(changes, said):
    letter = written(**changes)
    assert letter.text.index(said) < letter.text.index(PAYLOAD["question"])


def put(office, payload, number=1, thread=""):
    message = Message(
        id=f"00000000-0000-4000-8000-{number:012d}",
        kind="ticket",
        destination=Destination("mail", "", ANNE, thread=thread),
        payload=payload,
        scope=of_organisation(TOWN),
    )
    with office.database.writing() as connection:
        outbox.add(connection, message, at=office.clock())
    before = len(office.server.got)
    office.send()
    return office.server.got[before]


def test_news_of_a_ticket_follow_the_mail_that_showed_it(office):
    first = put(office, PAYLOAD)
    news = put(office, {**PAYLOAD, "news": "reply", "text": "x"}, 2, thread=first.message["Message-ID"])
    assert news.message["In-Reply-To"] == first.message["Message-ID"]
    assert news.subject == first.subject


def test_an_answer_of_the_desk_comes_in_the_thread_of_the_question(office):
    asked = mail("補助金の対象は？", subject="補助金")
    office.receive(asked)
    with office.database.reading() as connection:
        thread = next(questions.listed(connection)).reply["thread"]
    answered = put(office, {**PAYLOAD, "role": "asker", "news": "answer", "answer": SAID}, thread=thread)
    assert answered.subject == "Re: 補助金"
    assert asked["Message-ID"] in answered.message["References"]
