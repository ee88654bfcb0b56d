"""From a mail that comes in to the answer: who is answered, how often, in which conversation."""

import pytest

from bot.channels.mail.limits import Limits
from bot.ports import Destination
from bot.storage import destinations, mails, questions, workspaces
from bot.texts import dialogue, refusals
from bot.texts import mail as texts
from tests.mail.office import ANNE, SECTION, START, STRANGER, links, mail
from tests.mail.test_incoming import bounce
from tests.reminders.scene import ELSEWHERE, TOWN

pytestmark = pytest.mark.mail


def asked(office):
    with office.database.reading() as connection:
        return sorted(questions.listed(connection), key=lambda row: row.asked_at)


def test_a_known_person_asks_for_their_organisation(office):
    office.receive(mail("期限はいつですか？"))
    (row,) = asked(office)
    assert (row.asker, row.organisation, row.channel) == ("p-anne", TOWN, "mail")
    assert office.woken == 1


def test_a_stranger_is_not_answered(office):
    assert office.receive(mail("期限はいつですか？", sender=STRANGER)) == []
    assert asked(office) == []


def test_somebody_of_a_listed_domain_is_answered_from_shared_documents(opened):
    open_office = opened(domains=("Elsewhere.example",))
    for sender in (STRANGER, "a@sub.elsewhere.example"):
        assert len(open_office.receive(mail("期限はいつですか？", sender=sender))) == 1
    assert {row.organisation for row in asked(open_office)} == {None}
    assert open_office.receive(mail("期限は？", sender="a@notelsewhere.example")) == []


def test_somebody_of_the_domain_of_an_organisation_is_its_member(office):
    with office.database.writing() as connection:
        workspaces.assign(
            connection,
            channel="mail",
            workspace_id="town.example.lg.jp",
            organisation=TOWN,
            at=START,
        )
    office.receive(mail("期限はいつですか？", sender="ben@town.example.lg.jp"))
    (row,) = asked(office)
    assert row.organisation == TOWN
    assert "ben" not in row.asker


def test_a_mailbox_that_is_reminded_asks_for_its_organisation(office):
    office.receive(mail("期限はいつですか？", sender=SECTION))
    (row,) = asked(office)
    assert row.organisation == TOWN
    with office.database.writing() as connection:
        place = Destination("mail", "", SECTION)
        destinations.add(connection, organisation=ELSEWHERE, place=place, at=START)
    office.receive(mail("様式はどれですか？", sender=SECTION))
    assert asked(office)[-1].organisation is None


@pytest.mark.privacy
def test_a_list_of_persons_is_known_for_one_although_its_lines_are_long(office):
    rows = ["田中太郎 090-1234-5678 長野市南1-2-3", "鈴木花子 080-1111-2222 長野市北4-5-6"]
    (refusal,) = office.receive(mail("\n".join(["次の人に送ってよいですか", *rows, *rows])))
    assert refusals.PERSONAL_DATA in refusal.text
    assert "田中" not in refusal.text


@pytest.mark.privacy
def test_the_answer_goes_to_the_address_that_is_known_and_nowhere_else(office):
    office.receive(
        mail("期限は？", Reply_To=STRANGER, Cc=STRANGER, Sender=STRANGER, Return_Path=f"<{STRANGER}>")
    )
    assert office.server.recipients == [ANNE]


@pytest.mark.privacy
def test_a_register_of_people_is_refused_and_not_kept(office):
    (answer,) = office.receive(mail("個人番号 123456789018 の人の氏名は？", subject="個人番号 123456789018"))
    assert refusals.REASONS["personal_data"][:10] in answer.text
    (row,) = asked(office)
    assert row.text == ""
    assert "1234" not in answer.raw.decode() + answer.text


def test_a_signature_with_contact_data_is_no_register(office):
    signature = "\n".join(
        ["-" * 20, "TEL 0123-45-6789", "FAX 0123-45-6780", f"Mail {ANNE}", "携帯 090-1234-5678", "-" * 20]
    )
    office.receive(mail(f"期限はいつですか？\n\n{signature}"))
    assert asked(office)[0].text == "期限はいつですか？"


def test_a_mail_that_comes_twice_is_answered_once(office):
    one = mail("期限はいつですか？")
    assert len(office.receive(one)) == 1
    assert office.receive(one) == []
    one["X-Came-By"] = "an alias"
    assert office.receive(one) == []
    assert len(asked(office)) == 1


def test_a_reply_to_an_answer_goes_on_with_its_conversation(office):
    first = mail("CIO補佐官の財政措置は？")
    (answer,) = office.receive(first)
    office.receive(mail("その上限は？", subject="Re: x", In_Reply_To=answer.message["Message-ID"]))
    rows = asked(office)
    assert rows[0].conversation == rows[1].conversation
    assert office.answerer.context[1].text == rows[0].text


def test_a_second_mail_before_the_answer_came_goes_on_too(office):
    first = mail("CIO補佐官の財政措置は？")
    office.take(first)
    office.take(mail("補足です。上限は？", References=f"<old@x.jp> {first['Message-ID']}"))
    rows = asked(office)
    assert rows[0].conversation == rows[1].conversation


@pytest.mark.privacy
def test_nobody_joins_the_conversation_of_somebody_else(office):
    office.register("ben@town.example.lg.jp", person="p-ben")
    (answer,) = office.receive(mail("CIO補佐官の財政措置は？"))
    theirs = mail("その上限は？", sender="ben@town.example.lg.jp", In_Reply_To=answer.message["Message-ID"])
    office.receive(theirs)
    rows = asked(office)
    assert rows[0].conversation != rows[1].conversation


def test_a_reply_to_a_reminder_is_a_question_about_its_duty(office):
    office.register(SECTION, person="p-section")
    single = next(each for each in office.remind() if "計画の提出" in each.subject)
    reply = mail("だれが出しますか？", sender=SECTION, In_Reply_To=single.message["Message-ID"])
    office.receive(reply)
    assert asked(office)[0].text == dialogue.about("計画の提出", "だれが出しますか？")


def test_the_thread_of_a_long_exchange_is_kept(office):
    first = mail("CIO補佐官の財政措置は？", References="<1@x.jp> <2@x.jp>")
    (answer,) = office.receive(first)
    assert answer.message["References"].split() == ["<1@x.jp>", "<2@x.jp>", first["Message-ID"]]


def test_files_are_left_unread_with_a_sentence(office):
    message = mail("期限はいつですか？")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    (answer,) = office.receive(message)
    assert texts.attachments(1) in answer.text
    assert texts.attachments(1) in answer.html


def test_a_mail_without_words_gets_a_sentence(office):
    message = mail("")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    (answer,) = office.receive(message)
    assert texts.attachments(1) in answer.text


@pytest.mark.parametrize("trouble", ["encrypted", "too_large"])
def test_what_cannot_be_read_is_said_in_the_thread(office, trouble):
    message = mail("x" * 80 + "\n" if trouble == "encrypted" else ("x" * 70 + "\n") * 150_000)
    if trouble == "encrypted":
        message.replace_header("Content-Type", "application/pkcs7-mime")
    (answer,) = office.receive(message)
    assert texts.TROUBLES[trouble] in answer.text
    assert answer.message["In-Reply-To"] == message["Message-ID"]


def test_one_sender_cannot_keep_us_busy(opened):
    office = opened(limits=Limits(per_sender=3, per_hour=100))
    office.register("ben@town.example.lg.jp", person="p-ben")
    answers = [answer for number in range(8) for answer in office.receive(mail(f"{number}番目の期限は？"))]
    assert len(asked(office)) == 3
    assert [each.text.startswith(texts.too_many(3)[:20]) for each in answers] == [False] * 3 + [True]
    assert len(office.receive(mail("期限は？", sender="ben@town.example.lg.jp"))) == 1
    office.clock.move(hours=1, minutes=1)
    assert len(office.receive(mail("一時間後の期限は？"))) == 1


def test_when_everybody_writes_the_rest_waits_in_the_mailbox(opened):
    office = opened(limits=Limits(per_sender=100, per_hour=2))
    taken = [office.take(mail(f"{number}番目の期限は？")) for number in range(4)]
    assert taken == [True, True, False, False]
    office.clock.move(hours=1, minutes=1)
    assert office.take(mail("また聞きます。期限は？"))


def test_a_mail_that_is_known_is_done_with_even_when_nothing_more_is_taken(opened):
    office = opened(limits=Limits(per_sender=1, per_hour=1))
    first = mail("期限は？")
    assert office.take(first)
    assert office.take(first)
    assert office.receive(first)[0].text.count(texts.too_many(1)[:20]) == 0


def test_two_robots_do_not_talk_to_each_other_for_ever(opened):
    """A machine that gives no sign of being one is answered up to the limit."""
    office = opened(limits=Limits(5, 100))
    received = mail("ただいま留守にしております。")
    for _ in range(20):
        answers = office.receive(received)
        if not answers:
            break
        received = mail("ただいま留守にしております。", In_Reply_To=answers[0].message["Message-ID"])
    assert len(office.server.got) <= 6


def test_our_own_mail_that_comes_back_is_left_alone(office):
    (answer,) = office.receive(mail("期限は？"))
    assert office.receive(answer.raw) == []
    assert len(asked(office)) == 1


def test_the_administrator_is_told_of_a_mail_that_came_back(office):
    digest, *_ = office.remind()
    came_back = bounce(message_id=digest.message["Message-ID"])
    office.take(came_back)
    office.take(came_back)
    assert [(each["reason"], each["address"]) for each in office.troubles()] == [("bounced", SECTION)]


def test_a_bounce_of_a_mail_that_nobody_sent_is_nothing(office):
    assert office.take(bounce())
    assert office.troubles() == []


@pytest.mark.privacy
def test_no_address_and_no_word_of_a_mail_is_in_the_log(office, caplog):
    caplog.set_level("DEBUG")
    office.receive(mail("秘密の期限は？", subject="秘密"))
    office.receive(mail("秘密の期限は？", sender=STRANGER))
    office.receive(mail("秘密", Auto_Submitted="auto-replied"))
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("bot."))
    for word in ("秘密", ANNE, STRANGER):
        assert word not in ours


def test_what_is_kept_of_a_mail_is_forgotten_with_the_questions(office):
    office.receive(mail("期限は？"))
    with office.database.writing() as connection:
        assert mails.forget(connection, before=office.clock()) == 1


def test_the_links_of_two_copies_of_a_mail_are_the_same(office):
    office.server.moods.data = ["stored drop", "stored drop"]
    first = office.remind()
    office.clock.move(minutes=3)
    office.send()
    twice = [each for each in office.server.got if each.subject == first[0].subject]
    assert len(twice) == 2
    assert links(twice[0].html) == links(twice[1].html)
