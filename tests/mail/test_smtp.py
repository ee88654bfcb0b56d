"""What the mail server says becomes one of four outcomes; what cannot be known is not guessed."""

import datetime as dt
import ssl

import pytest

from bot.ports import CannotTell, Delivery, Destination, Permanent, Retry, Sent, Unknown
from tests.mail.office import ANNE, START, US, Office
from tests.mail.server import MailServer, SilentServer

pytestmark = pytest.mark.mail

DELIVERY = Delivery(
    id="7e0b5b1e-4f0a-5a3c-9c55-0d3a1f6b7c42",
    kind="sentence",
    destination=Destination("mail", "", ANNE),
    payload={"text": "こんにちは。"},
    scope="shared",
    at=START,
    first_try_at=START,
)
LONG_AFTER = START + dt.timedelta(hours=3)


def send(database, server, delivery=DELIVERY, **settings):
    return Office(database, server, **settings).messenger.send(delivery)


def test_a_mail_arrives_under_the_id_of_its_delivery(database, server):
    assert send(database, server) == Sent(f"<{DELIVERY.id}@town.example.lg.jp>")
    (got,) = server.got
    assert got.message["Message-ID"] == f"<{DELIVERY.id}@town.example.lg.jp>"
    assert got.sender == US
    assert "こんにちは。" in got.text


@pytest.mark.parametrize(
    ("stage", "reply", "outcome"),
    [
        ("mail", 451, Retry(dt.timedelta(minutes=1), "smtp 451")),
        ("mail", 553, Permanent("smtp_sender_refused")),
        ("mail", 530, Retry(dt.timedelta(minutes=15), "smtp_login_wanted")),
        ("rcpt", 450, Retry(dt.timedelta(minutes=1), "smtp 450", alone=True)),
        ("rcpt", 421, Retry(dt.timedelta(minutes=1), "smtp 421")),
        ("rcpt", 550, Permanent("smtp_recipient_refused")),
        ("data", 452, Retry(dt.timedelta(minutes=1), "smtp 452", alone=True)),
        ("data", 421, Retry(dt.timedelta(minutes=1), "smtp 421")),
        ("data", 554, Permanent("smtp_message_refused")),
    ],
)
def test_a_refusal_is_for_now_or_for_ever(database, server, stage, reply, outcome):
    getattr(server.moods, stage).append(reply)
    assert send(database, server) == outcome
    assert server.got == []


@pytest.mark.parametrize("stage", ["mail", "rcpt"])
def test_a_connection_that_breaks_before_the_mail_left_is_tried_again(database, server, stage):
    getattr(server.moods, stage).append("drop")
    assert isinstance(send(database, server), Retry)


@pytest.mark.parametrize("mood", ["drop", "stored drop", "hang", "stored hang"])
def test_a_connection_that_breaks_after_the_mail_left_tells_nothing(database, server, mood):
    server.moods.data.append(mood)
    outcome = send(database, server, timeout=1.0)
    assert isinstance(outcome, Unknown)


@pytest.mark.parametrize("stage", ["mail", "rcpt"])
def test_a_server_that_takes_too_long_is_asked_again_later(database, server, stage):
    getattr(server.moods, stage).append("hang")
    assert isinstance(send(database, server, timeout=0.5), Retry)


def test_a_server_that_says_nothing_holds_nobody_up(database):
    silent = SilentServer()
    try:
        assert isinstance(send(database, silent, timeout=0.3), Retry)
    finally:
        silent.close()


def test_a_mailbox_that_stays_full_waits_longer_and_longer(database, server):
    server.moods.rcpt += [450, 450]
    later = Delivery(**{**_fields(DELIVERY), "at": LONG_AFTER})
    assert send(database, server, later).after == dt.timedelta(hours=1)
    for_days = Delivery(**{**_fields(DELIVERY), "at": START + dt.timedelta(days=6)})
    assert isinstance(send(database, server, for_days), Permanent)


@pytest.mark.parametrize(
    "address", ["", "nobody", "a@b\r\nRCPT TO:<x@y>", "窓口@町.jp", "a b@c.jp", "<a@b.jp>"]
)
def test_what_is_no_address_is_not_sent_to(database, server, address):
    nowhere = Delivery(**{**_fields(DELIVERY), "destination": Destination("mail", "", address)})
    assert send(database, server, nowhere) == Permanent("no_address")
    assert server.recipients == []


def test_a_kind_that_mails_do_not_show_is_told_to_the_administrator(database, server):
    strange = Delivery(**{**_fields(DELIVERY), "kind": "strange"})
    assert send(database, server, strange) == Permanent("cannot_render")


def test_a_mail_cannot_be_changed_so_nothing_follows_it(database, server):
    assert send(database, server, Delivery(**{**_fields(DELIVERY), "edits": "<x@y>"})) == Sent("<x@y>")
    assert server.got == []


def test_nobody_can_look_into_a_mailbox(database, server):
    assert Office(database, server).messenger.find(DELIVERY) == CannotTell()


@pytest.fixture
def encrypting(trusted):
    started = MailServer(tls=trusted.server, login=("madoguchi", "aikotoba"))
    yield started
    started.close()


@pytest.fixture
def wrapped(trusted):
    started = MailServer(tls=trusted.server, implicit=True)
    yield started
    started.close()


def test_starttls_and_a_login(database, encrypting, trusted):
    known = {"security": "starttls", "user": "madoguchi", "password": "aikotoba"}
    assert isinstance(send(database, encrypting, context=trusted.trusting(), **known), Sent)
    assert encrypting.got[0].encrypted
    assert encrypting.got[0].signed_in


def test_implicit_tls(database, wrapped, trusted):
    assert isinstance(send(database, wrapped, context=trusted.trusting(), security="tls"), Sent)
    assert len(wrapped.got) == 1


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for_gets_nothing(database, encrypting, wrapped, security):
    server = wrapped if security == "tls" else encrypting
    outcome = send(database, server, security=security, user="madoguchi", password="aikotoba")
    assert outcome == Retry(dt.timedelta(minutes=5), "smtp SSLCertVerificationError")
    assert server.got == []


def test_a_certificate_for_another_name_gets_nothing(database, wrapped, trusted):
    context = trusted.trusting()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert isinstance(send(database, wrapped, context=context, security="tls", host="localhost"), Sent)


def test_a_server_without_starttls_gets_no_mail(database, server):
    outcome = send(database, server, security="starttls")
    assert outcome == Retry(dt.timedelta(minutes=5), "smtp SMTPNotSupportedError")
    assert server.got == []


def test_a_wrong_password_is_not_tried_again_at_once(database, encrypting, trusted):
    wrong = {"security": "starttls", "user": "madoguchi", "password": "x"}
    outcome = send(database, encrypting, context=trusted.trusting(), **wrong)
    assert outcome == Retry(dt.timedelta(minutes=15), "smtp_login_refused")


def test_a_password_that_cannot_be_said_is_a_wrong_one(database, encrypting, trusted):
    unsayable = {"security": "starttls", "user": "madoguchi", "password": "合言葉"}
    outcome = send(database, encrypting, context=trusted.trusting(), **unsayable)
    assert outcome == Retry(dt.timedelta(minutes=15), "smtp_login_refused")


@pytest.mark.privacy
def test_the_password_is_in_no_log(database, encrypting, trusted, caplog):
    caplog.set_level("DEBUG")
    wrong = {"security": "starttls", "user": "madoguchi", "password": "himitsu-no-aikotoba"}
    send(database, encrypting, context=trusted.trusting(), **wrong)
    assert "himitsu" not in caplog.text


def _fields(delivery):
    return {name: getattr(delivery, name) for name in Delivery.__slots__}
