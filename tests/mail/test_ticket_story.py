"""A question that people take over, from the first mail to the last, without anybody signing in."""

from __future__ import annotations

import pytest

from bot.domain.ticket import Tier
from bot.storage import desks, organisations
from bot.storage.desks import Desk
from bot.texts import links_page as page_texts
from bot.texts import mail as texts
from bot.texts import tickets as ticket_texts
from bot.texts.handover import HOW_TO_ANSWER
from tests.answering.desk import ScriptedAnswerer
from tests.dialogue.scene import LISTED
from tests.escalation.office import ABSTENTION
from tests.mail.office import SITE
from tests.mail.reading import in_mail, opens_form
from tests.mail.story import CLERK, COUNTY, DESK, QUESTION, Story, to
from tests.reminders.scene import PREFECTURE, TOWN

pytestmark = [pytest.mark.mail, pytest.mark.escalation]


@pytest.fixture
def town(tmp_path, server):
    made = Story(tmp_path, server, ScriptedAnswerer(ABSTENTION))
    yield made
    made.database.close()


def test_from_the_question_to_the_answer_and_back_by_mail_alone(town):
    desk, asker = town.handed_over()
    assert "[窓口 T-2026-000001-" in desk.subject
    assert QUESTION in desk.text
    assert asker.subject == "Re: 補助金"
    (confirm,) = town.hears("何年度の話ですか。", DESK, In_Reply_To=desk.message["Message-ID"])
    assert confirm.recipient == DESK
    assert texts.DRAFT_LEAD in confirm.text
    assert town.history() == ["open"]
    shown, sent = town.does(confirm, "ticket_ask_back", name="佐藤")
    assert ticket_texts.SAID["ask_back"] in shown
    asked_back = to(sent, CLERK)
    assert "何年度の話ですか。" in asked_back.text
    assert asked_back.subject == "Re: 補助金"
    sent = town.hears("令和8年度です。", In_Reply_To=asked_back.message["Message-ID"])
    assert ticket_texts.SAID["reply"] in to(sent, CLERK).text
    news = to(sent, DESK)
    assert "令和8年度です。" in news.text
    assert news.message["In-Reply-To"] == desk.message["Message-ID"]
    _, sent = town.does(news, "ticket_answer", name="佐藤", text="入りません。")
    answered = to(sent, CLERK)
    assert "入りません。" in answered.text
    assert "佐藤" not in answered.text
    town.does(answered, "ticket_close")
    assert town.history() == ["open", "ask_back", "reply", "answer", "close"]


def test_after_two_abstentions_a_person_is_proposed(town):
    (first,) = town.hears(QUESTION)
    assert ticket_texts.PROPOSALS["abstained_twice"] not in first.text
    (second,) = town.hears("機器の保守ではどうですか。", In_Reply_To=first.message["Message-ID"])
    for part in (second.text, second.html):
        assert ticket_texts.PROPOSALS["abstained_twice"] in part


def test_what_a_desk_writes_reaches_nobody_before_it_is_confirmed(town):
    desk, _ = town.handed_over()
    (confirm,) = town.hears("確認します。", DESK, In_Reply_To=desk.message["Message-ID"])
    link = in_mail(confirm)["ticket_answer"]
    for _ in range(3):
        assert "確認します。" in town.browser().get(link).text
    assert town.history() == ["open"]
    _, sent = town.does(confirm, "ticket_answer")
    assert (town.history(), sent) == (["open"], [])
    town.does(confirm, "ticket_answer", name="佐藤", text="入りません。")
    assert page_texts.RATED_ALREADY in town.browser().get(link).text
    assert not opens_form(town.browser(), link)
    assert town.history() == ["open", "answer"]


def test_a_colleague_at_the_desk_replies_from_another_mailbox(town):
    desk, _ = town.handed_over()
    town.register("sato@town.example.lg.jp", TOWN)
    (confirm,) = town.hears("入りません。", "sato@town.example.lg.jp", subject=f"Re: {desk.subject}")
    assert confirm.recipient == DESK
    assert town.history() == ["open"]


def test_who_may_not_answer_cannot_with_a_link_of_the_asker(town):
    _, asker = town.handed_over()
    assert set(in_mail(asker)) == {"ticket_reply", "ticket_withdraw"}


def test_a_reply_to_what_is_over_says_so_and_leads_to_the_page(town):
    _, asker = town.handed_over()
    town.does(asker, "ticket_withdraw")
    (told,) = town.hears("あと一つあります。", In_Reply_To=asker.message["Message-ID"])
    assert ticket_texts.STATES["withdrawn"] in told.text
    assert f"{SITE}/tickets/T-2026-000001" in told.text
    assert town.history() == ["open", "withdraw"]


def escalated(town):
    """The desk has written to the prefecture; gives the subject of its letter."""
    desk, _ = town.handed_over()
    town.does(desk, "ticket_escalate", name="佐藤", text="県の考え方を教えてください。", confirmed="yes")
    mark = desk.subject.partition("]")[0] + "]"
    return f"Re: 「補助金」について（照会） {mark}"


def test_what_the_prefecture_writes_back_waits_for_the_desk(town):
    subject = escalated(town)
    sent = town.hears("対象外です。\n\n> 県の考え方を教えてください。", COUNTY, subject=subject)
    news = to(sent, DESK)
    assert "対象外です。" in news.text
    assert texts.RECEIVED in to(sent, COUNTY).text
    assert len(sent) == 2
    assert town.history() == ["open", "escalate", "receive"]
    _, sent = town.does(news, "ticket_answer", name="佐藤")
    assert "対象外です。" in to(sent, CLERK).text


def test_what_the_desk_learned_by_telephone_is_its_own_answer(town):
    desk, _ = town.handed_over()
    town.does(desk, "ticket_escalate", name="佐藤", text="県の考え方は。", confirmed="yes")
    (confirm,) = town.hears("電話で聞きました。対象外です。", DESK, In_Reply_To=desk.message["Message-ID"])
    assert town.history() == ["open", "escalate"]
    town.does(confirm, "ticket_answer", name="佐藤")
    assert town.history() == ["open", "escalate", "answer"]


@pytest.mark.privacy
def test_a_prefectures_mailbox_reads_what_was_confirmed_for_it_and_no_more(town):
    with town.database.writing() as connection:
        organisations.import_list(connection, LISTED)
        desks.add(connection, Desk(PREFECTURE, Tier.PREFECTURE, "mail", "", COUNTY, "県"), at=town.now())
    desk, _ = town.handed_over()
    before = len(town.server.got)
    town.does(desk, "ticket_escalate", name="佐藤", text="一般的な考え方を教えてください。", confirmed="yes")
    passed = to(town.server.got[before:], COUNTY)
    (confirm,) = town.hears("対象外です。", COUNTY, In_Reply_To=passed.message["Message-ID"])
    shown, _ = town.does(confirm, "ticket_answer", name="県の担当")
    for said in (passed.text, passed.html, confirm.text, confirm.html, confirm.subject, shown):
        assert QUESTION not in said
    assert town.history() == ["open", "escalate", "answer"]


def test_a_copy_of_the_letter_itself_is_no_reply(town):
    subject = escalated(town).removeprefix("Re: ")
    letter = f"次のとおり照会します。\n\n{HOW_TO_ANSWER}\n{subject}"
    assert town.hears(letter, DESK, subject=subject) == []
    assert town.history() == ["open", "escalate"]


def test_the_desk_passes_on_what_the_prefecture_wrote_to_it(town):
    subject = escalated(town).replace("Re:", "Fw: Re:")
    passed_on = (
        "転送します。\n\n-----Original Message-----\nFrom: 県 <dx@pref.example.lg.jp>\n"
        "Sent: 2026年12月1日\nTo: 情報係\nSubject: 回答\n\n対象外です。\n"
    )
    sent = town.hears(passed_on, DESK, subject=subject)
    assert any("対象外です。" in each.text for each in sent)
    assert town.history() == ["open", "escalate", "receive"]


@pytest.mark.privacy
@pytest.mark.parametrize(
    "bend", [lambda s: s[:-3] + "aa]", lambda s: s.replace("000001", "000002"), lambda _: ""]
)
def test_a_forged_mark_is_as_good_as_none(town, bend):
    subject = bend(escalated(town))
    assert town.hears("対象外です。", COUNTY, subject=subject) == []
    assert town.history() == ["open", "escalate"]
