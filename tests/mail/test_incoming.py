"""Mails as Japanese mailers send them, and mails that no person sent."""

import base64
import email.message

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.mail import incoming
from bot.channels.mail.charset import decoded
from bot.channels.mail.incoming import Bounced, Content, Envelope, Ignored
from tests.mail.office import ANNE, US, mail

pytestmark = pytest.mark.mail

OWN = (US,)
QUESTION = "財政措置の上限額は、いくらですか？"


def raw(body, headers="", *, kind="text/plain; charset=utf-8", encoding="8bit", subject="Q"):
    head = (
        f"From: Anne <{ANNE}>\r\nTo: {US}\r\nSubject: {subject}\r\nMessage-ID: <1@x.jp>\r\n{headers}"
        f"MIME-Version: 1.0\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    )
    return head.encode("latin-1") + body


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("ISO-2022-JP", "iso2022_jp"),
        ("Shift_JIS", "cp932"),
        ("x-sjis", "cp932"),
        ("EUC-JP", "euc_jp"),
        ("UTF-8", "utf-8"),
        ("us-ascii", "utf-8"),
        ("no-such-charset", "cp932"),
    ],
)
def test_a_question_is_read_in_the_charsets_of_japanese_mailers(charset, codec):
    data = raw(QUESTION.encode(codec), kind=f'text/plain; charset="{charset}"', encoding="7bit")
    assert incoming.content(data).text == QUESTION


def test_characters_of_windows_in_iso_2022_jp_are_read():
    # ① and ㈱ stand in row 13 (2D21, 2D6A), which Python's codec refuses.
    body = b"\x1b$B\x2d\x21\x2d\x6a\x1b(B " + "の上限は？".encode("iso2022_jp")
    assert incoming.content(raw(body, kind="text/plain; charset=iso-2022-jp")).text == "①㈱ の上限は？"


@settings(deadline=None)
@given(st.text(st.sampled_from("あア漢字表能ソ十ー、。（）Ａ1a ~"), min_size=1))
def test_what_iso_2022_jp_can_say_is_read_as_it_was_written(text):
    assert decoded(text.encode("iso2022_jp"), "iso-2022-jp") == text


@settings(deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from(["iso-2022-jp", "shift_jis", "euc-jp", "utf-8", "utf-7", None])
)
def test_no_bytes_break_the_reading(data, charset):
    assert isinstance(decoded(data, charset), str)


@settings(deadline=None)
@given(st.binary(max_size=500))
def test_no_mail_breaks_the_reading(data):
    assert isinstance(incoming.envelope(data, OWN), Envelope | Bounced | Ignored)
    assert isinstance(incoming.content(data), Content)
    headers = b"From: " + ANNE.encode() + b"\r\n"
    assert isinstance(incoming.envelope(headers + data, OWN), Envelope | Bounced | Ignored)
    assert isinstance(incoming.content(headers + data), Content)


def test_a_subject_that_was_cut_within_a_character_is_read():
    coded = base64.b64encode("財政措置の上限".encode("iso2022_jp")).decode()
    cut = f"=?ISO-2022-JP?B?{coded[:12]}?=\r\n =?ISO-2022-JP?B?{coded[12:]}?="
    read = incoming.envelope(raw(b"x", subject=cut), OWN)
    assert read.subject.startswith("財政")
    # A word may end within a character where the coding does not begin anew.
    bytes_ = "財政措置".encode()
    halves = [base64.b64encode(part).decode() for part in (bytes_[:4], bytes_[4:])]
    split = f"=?UTF-8?B?{halves[0]}?= =?UTF-8?B?{halves[1]}?="
    assert incoming.envelope(raw(b"x", subject=split), OWN).subject == "財政措置"


def test_a_mail_of_html_alone_is_read_without_its_quotations():
    html = (
        "<html><head><style>p {color: red}</style></head><body><p>お世話になっております。</p>"
        f"<p>{QUESTION}</p><div class='gmail_quote'>2026年 <blockquote>前の回答</blockquote></div></body>"
    )
    assert incoming.content(raw(html.encode(), kind="text/html; charset=utf-8")).text == QUESTION


def test_outlooks_history_in_html_is_left_out():
    html = (
        f"<body><div>{QUESTION}</div><hr><div id='divRplyFwdMsg'><b>差出人:</b> 窓口<br>"
        "<b>送信日時:</b> 2026年<br><b>宛先:</b> 佐藤<br><b>件名:</b> 質問</div><div>前の回答</div></body>"
    )
    assert incoming.content(raw(html.encode(), kind="text/html; charset=utf-8")).text == QUESTION


def test_files_are_counted_and_not_read():
    message = mail(QUESTION)
    message.add_attachment(b"x" * 1000, maintype="application", subtype="pdf", filename="名簿.pdf")
    message.add_attachment("秘密".encode(), maintype="text", subtype="plain", filename="a.txt")
    said = incoming.content(message.as_bytes())
    assert (said.text, said.attachments, said.trouble) == (QUESTION, 2, "")
    assert "秘密" not in said.whole


@pytest.mark.parametrize(
    ("kind", "trouble"),
    [
        ("application/pkcs7-mime; smime-type=enveloped-data", "encrypted"),
        ("multipart/encrypted", "encrypted"),
    ],
)
def test_what_is_encrypted_is_said_to_be(kind, trouble):
    assert incoming.content(raw(b"x", kind=kind)).trouble == trouble


def test_a_mail_beyond_the_limit_is_not_parsed():
    assert incoming.content(mail(QUESTION).as_bytes(), whole=False) == Content(trouble="too_large")


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"Auto_Submitted": "auto-replied"}, "auto_submitted"),
        ({"Auto_Submitted": "auto-generated"}, "auto_submitted"),
        ({"X_Auto_Response_Suppress": "All"}, "auto_suppressed"),
        ({"Precedence": "bulk"}, "bulk"),
        ({"Precedence": "auto_reply"}, "bulk"),
        ({"List_Id": "<all.town.example>"}, "bulk"),
        ({"X_Loop": US}, "own"),
        ({"Return_Path": "<>"}, "robot"),
        ({"sender": US}, "own"),
        ({"sender": f"窓口 <{US.upper()}>"}, "own"),
        ({"sender": "MAILER-DAEMON@relay.example"}, "robot"),
        ({"sender": "no-reply@shop.example"}, "robot"),
        ({"sender": f"{ANNE}, other@x.jp"}, "no_sender"),
        ({"sender": "undisclosed"}, "no_sender"),
        ({"subject": "自動応答：不在にしております"}, "automatic"),
        ({"subject": "Automatic reply: 質問"}, "automatic"),
        ({"subject": "【不在通知】佐藤"}, "automatic"),
    ],
)
def test_what_no_person_wrote_is_left_alone(headers, reason):
    assert incoming.envelope(mail("x", **headers).as_bytes(), OWN) == Ignored(reason)


def test_a_person_is_heard():
    read = incoming.envelope(mail("x", Auto_Submitted="no", subject="質問").as_bytes(), OWN)
    assert (read.sender, read.subject) == (ANNE, "質問")


def test_a_receipt_is_no_question():
    receipt = raw(b"x", kind="multipart/report; report-type=disposition-notification; boundary=b")
    assert incoming.envelope(receipt, OWN) == Ignored("report")


DELIVERY = "7e0b5b1e-4f0a-5a3c-9c55-0d3a1f6b7c42"


def bounce(action="failed", message_id=f"<{DELIVERY}@town.example.lg.jp>"):
    return (
        "From: MAILER-DAEMON@relay.example\r\nMessage-ID: <bounce@relay.example>\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        "--b\r\n\r\nIt did not arrive.\r\n"
        f"--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: {action}\r\nStatus: 5.1.1\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\n--b--\r\n"
    ).encode()


def test_a_mail_of_ours_that_came_back_is_known_by_its_id():
    assert incoming.envelope(bounce(), OWN) == Bounced(DELIVERY, "5.1.1")


@pytest.mark.parametrize("mail_", [bounce(action="delayed"), bounce(message_id="<other@elsewhere.example>")])
def test_a_delay_or_somebody_elses_bounce_is_nothing(mail_):
    assert incoming.envelope(mail_, OWN) == Ignored("report")


@pytest.mark.parametrize(
    ("subject", "text", "question"),
    [
        ("質問", QUESTION, QUESTION),
        ("【質問】", QUESTION, QUESTION),
        ("Re: 質問", QUESTION, QUESTION),
        ("RE: 財政措置", "その上限は？", "その上限は？"),
        ("財政措置について", "上限は？", "財政措置について\n上限は？"),
        ("上限は？", "上限は？ 教えてください。", "上限は？ 教えてください。"),
        (QUESTION, "", QUESTION),
        ("Re: 財政措置", "", ""),
        ("", "", ""),
    ],
)
def test_a_subject_is_part_of_the_question_where_it_adds_something(subject, text, question):
    assert incoming.question(subject, text) == question


def test_nobody_uses_up_the_key_of_anothers_mail():
    first = incoming.envelope(mail("x", Message_ID="<a@x.jp>").as_bytes(), OWN)
    again = incoming.envelope(mail("x", Message_ID="<a@x.jp>", Received="by another way").as_bytes(), OWN)
    other = incoming.envelope(mail("x", Message_ID="<a@x.jp>", sender="ben@x.jp").as_bytes(), OWN)
    assert first.key == again.key != other.key


def test_mails_without_an_id_are_told_apart_by_what_they_say():
    def key(text):
        message = email.message.EmailMessage()
        message["From"] = ANNE
        message.set_content(text)
        return incoming.envelope(message.as_bytes(), OWN).key

    assert key("一つ目") == key("一つ目") != key("二つ目")
