"""What every channel can do, by mail: asking, being reminded, and everything that goes wrong."""

import pytest

from bot.domain.answer import Answer, Citation, Status
from bot.domain.ledger import Action
from bot.reminders import pressing
from bot.reminders.actions import Actions
from bot.texts import mail as texts
from bot.texts import reminders, web
from knowledge.dates import Standing
from tests.mail.office import ANNE, SECTION, SITE, US, Office, links, mail
from tests.mail.reading import in_mail
from tests.reminders.scene import STAFF, key

pytestmark = pytest.mark.mail

ABSTENTION = Answer(
    Status.ABSTAINED, "手元の資料には、この質問の答えがありません。", "県に確かめてください。"
)
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=y>\r\nBcc: everybody@example.jp &amp; =?utf-8?q?=0aBcc:x?="
)


def test_a_question_is_answered_with_its_sources_in_the_same_thread(office):
    asked = mail("上限額はいくらですか？", subject="財政措置の上限について")
    (answer,) = office.receive(asked)
    assert (answer.sender, answer.recipient) == (US, ANNE)
    assert answer.subject == "Re: 財政措置の上限について"
    assert answer.message["In-Reply-To"] == asked["Message-ID"]
    for part in (answer.text, answer.html):
        assert "募集は100万円までです。" in part
        assert "総務省" in part
        assert "県に確かめてください。" in part
        assert "上限額はいくらですか" in part
        assert web.MACHINE_NOTE in part


def test_what_the_documents_do_not_say_is_said_with_a_next_step(office):
    office.answerer.script = [ABSTENTION]
    (answer,) = office.receive(mail("明日の天気は？"))
    for part in (answer.text, answer.html):
        assert "答えがありません" in part
        assert "県に確かめてください。" in part


def test_a_reminder_says_what_by_when_and_what_can_be_done(office):
    digest = next(each for each in office.remind() if "12/4（金）" in each.subject)
    assert digest.recipient == SECTION
    for part in (digest.text, digest.html):
        assert "数値目標の設定" in part
        assert "調査への回答" in part
        for action in ("complete", "acknowledge", "snooze", "set_aside"):
            assert part.count(reminders.ACTIONS[action]) >= 2
    assert digest.html.count(f"{SITE}/?new=true") == 2
    assert digest.message["Auto-Submitted"] == "auto-generated"


def test_hostile_text_stays_text(office):
    citation = Citation(
        HOSTILE, HOSTILE, None, HOSTILE, HOSTILE, Standing.UNCONFIRMED, url="javascript:alert(1)"
    )
    office.answerer.script = [Answer(Status.ANSWERED, HOSTILE, HOSTILE, citations=(citation,))]
    (answer,) = office.receive(
        mail(f"これは？ {HOSTILE}", subject="=?utf-8?q?x=0d=0aBcc=3a_y=40example.jp?=")
    )
    assert "<script" not in answer.html
    assert "<img" not in answer.html
    assert "javascript:" not in answer.html
    assert answer.message["Bcc"] is None
    assert office.server.recipients == [ANNE]


def test_a_text_that_is_too_long_arrives_whole(office):
    citation = Citation("長い資料", "市", None, "", "引用。" * 100, Standing.IN_FORCE)
    office.answerer.script = [
        Answer(Status.ANSWERED, "長い文です。" * 3000, "次です。", citations=(citation,) * 20)
    ]
    (answer,) = office.receive(mail("長い回答は？"))
    assert answer.text.count("長い文です。") == 3000
    assert max(map(len, answer.raw.split(b"\r\n"))) <= 998


def test_a_question_that_is_too_long_is_refused_with_a_sentence(office):
    (answer,) = office.receive(mail("長い質問です。" * 400))
    assert "2,000" in answer.text
    assert office.answerer.asked == []


def test_a_service_that_is_down_gets_it_later(office):
    office.server.close()
    assert office.receive(mail("いつまでですか？")) == []
    assert (office.last().state, office.last().attempts) == ("pending", 0)
    office.server.start()
    office.clock.move(minutes=2)
    office.send()
    assert len(office.server.got) == 1


def test_a_service_that_is_slow_is_asked_once_more_and_says_so(office):
    office.server.moods.data = ["stored drop"]
    assert office.receive(mail("いつまでですか？"))
    assert office.last().state == "unknown"
    office.clock.move(seconds=120)
    office.send()
    first, second = office.server.got
    assert first.message["Message-ID"] == second.message["Message-ID"]
    assert reminders.REPEATED not in first.text
    assert reminders.REPEATED in second.text
    assert reminders.REPEATED in second.html


def test_nobody_knows_whether_it_arrived_twice_and_the_administrator_is_told(office):
    office.server.moods.data = ["drop", "drop", "drop"]
    office.receive(mail("いつまでですか？"))
    for _ in range(4):
        office.clock.move(hours=2)
        office.send()
    assert office.last().state == "dead"
    assert [each["reason"] for each in office.troubles()] == ["outcome unknown"]


def test_an_answer_asks_whether_it_helped_and_a_refusal_does_not(office):
    (answer,) = office.receive(mail("期限はいつですか？"))
    assert web.HELPED in answer.html
    assert set(in_mail(answer)) == {"helpful", "unhelpful", "ask_person"}
    (refusal,) = office.receive(mail("長い質問です。" * 400))
    assert links(refusal.html) == []


def test_a_press_sends_no_second_mail(office):
    office.remind()
    count = len(office.server.got)
    pressing.press(Actions(office.reminders), STAFF, Action.ACKNOWLEDGE, key(), {}, at=office.clock())
    office.settle()
    assert len(office.server.got) == count


def test_without_an_address_of_the_page_nothing_leads_there(database, server):
    bare = Office(database, server, site="")
    bare.join()
    digest, *_ = bare.remind()
    assert "http" not in digest.text
    assert "href" not in digest.html
    assert texts.NOTHING_CHANGES not in digest.text


def test_nothing_in_a_mail_comes_from_elsewhere(office):
    mails = [*office.remind(), *office.receive(mail("いつまでですか？"))]
    for each in mails:
        assert all(address.startswith(SITE) for address in links(each.html))
        for word in ("src=", "<link", "<script", "url(", "<form"):
            assert word not in each.html
