"""Mails are read from a maildrop or by IMAP, and marked only after they were kept."""

import imaplib
import mailbox as standard
import os
import ssl
import threading

import pytest
from sqlalchemy.exc import OperationalError

from bot.channels.mail.imap import Account, ImapMailbox
from bot.channels.mail.incoming import MAX_BYTES
from bot.channels.mail.maildrop import Maildrop
from bot.channels.mail.polling import Polling
from tests.mail.imap_server import ImapServer
from tests.mail.office import START, mail

pytestmark = pytest.mark.mail


@pytest.fixture
def maildrop(tmp_path):
    made = Maildrop(tmp_path / "drop")
    made.prepare()
    return made


@pytest.fixture
def drop(maildrop, tmp_path):
    """The same directory as another program fills it."""
    return standard.Maildir(tmp_path / "drop")


@pytest.fixture
def imap():
    started = ImapServer()
    yield started
    started.close()


def account(server, **changes):
    values = {
        "host": "127.0.0.1",
        "security": "none",
        "user": "madoguchi",
        "password": "aikotoba",
        "folder": "INBOX",
        "timeout": 20.0,
        "context": lambda: None,
        "port": server.port,
    }
    return ImapMailbox(Account(**{**values, **changes}))


class Hands:
    """Takes what it is given, refuses or stumbles as told."""

    def __init__(self):
        self.taken, self.refuse, self.stumble = [], False, None

    def __call__(self, stored, _at):
        if self.stumble and self.stumble.encode() in stored.data:
            raise ValueError("stumbled")
        if not self.refuse:
            self.taken.append(stored)
        return not self.refuse


@pytest.fixture
def hands():
    return Hands()


def polling(box, hands):
    return Polling(box, hands, seconds=0.01, now=lambda: START)


def test_mails_in_a_maildrop_are_taken_once_and_in_their_order(maildrop, drop, hands, tmp_path):
    sent = [mail(f"{number}番目の質問です。").as_bytes() for number in range(3)]
    names = [drop.add(each) for each in sent]
    for number, name in enumerate(reversed(names)):
        os.utime(tmp_path / "drop" / "new" / name, (number, number))
    assert polling(maildrop, hands).look() == 3
    assert [each.data for each in hands.taken] == list(reversed(sent))
    assert polling(maildrop, hands).look() == 0
    assert {drop[name].get_flags() for name in names} == {"S"}
    assert {drop[name].get_subdir() for name in names} == {"cur"}


def test_what_has_to_wait_stays_where_it_is(maildrop, drop, hands):
    name = drop.add(mail("質問です。").as_bytes())
    hands.refuse = True
    assert polling(maildrop, hands).look() == 0
    assert drop[name].get_subdir() == "new"


def test_a_mail_that_nobody_can_take_does_not_hold_up_the_others(maildrop, drop, hands):
    bad, good = drop.add(mail("kaboom").as_bytes()), drop.add(mail("fine").as_bytes())
    hands.stumble = "kaboom"
    looking = polling(maildrop, hands)
    looking.look()
    looking.look()
    assert len(hands.taken) == 1
    assert (drop[bad].get_subdir(), drop[good].get_subdir()) == ("new", "cur")


def test_while_the_database_is_away_everything_stays(maildrop, drop):
    name = drop.add(mail("質問です。").as_bytes())

    def away(_stored, _at):
        raise OperationalError("", {}, Exception())

    with pytest.raises(OperationalError):
        polling(maildrop, away).look()
    assert drop[name].get_subdir() == "new"


def test_links_and_devices_in_a_maildrop_are_left_alone(maildrop, hands, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("秘密")
    new = tmp_path / "drop" / "new"
    (new / "link").symlink_to(secret)
    os.mkfifo(new / "pipe")
    (new / "folder").mkdir()
    assert polling(maildrop, hands).look() == 0


def test_a_mail_that_another_process_took_is_nothing(maildrop, drop, hands):
    drop.add(mail("質問です。").as_bytes())
    waiting = list(maildrop.waiting())
    polling(maildrop, hands).look()
    assert maildrop.read(waiting[0]) is None


def test_of_a_mail_that_is_too_large_only_the_head_is_read(maildrop, drop, imap, hands):
    large = mail("x").as_bytes() + b"x" * MAX_BYTES
    drop.add(large)
    polling(maildrop, hands).look()
    imap.folder.add(large)
    polling(account(imap), hands).look()
    for each in hands.taken:
        assert not each.whole
        assert len(each.data) < MAX_BYTES / 10
        assert b"Message-ID" in each.data


def test_a_directory_that_cannot_be_used_is_said_at_the_start(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):
        Maildrop(tmp_path / "file").prepare()


def test_mails_on_a_server_are_taken_and_then_marked(imap, hands):
    first, second = (imap.folder.add(mail(f"{n}番目の質問です。").as_bytes()) for n in range(2))
    assert polling(account(imap), hands).look() == 2
    assert [each.data for each in hands.taken] == [imap.folder.mails[uid] for uid in (first, second)]
    assert imap.folder.seen == {first, second}
    assert polling(account(imap), hands).look() == 0
    peeks = [each for each in imap.folder.commands if "BODY" in each]
    assert peeks and all("PEEK" in each for each in peeks)


def test_a_mail_is_not_marked_before_it_is_taken(imap, hands):
    imap.folder.add(mail("質問です。").as_bytes())
    hands.refuse = True
    polling(account(imap), hands).look()
    assert imap.folder.seen == set()


def test_a_connection_that_breaks_before_the_mark_repeats_and_loses_nothing(imap, hands):
    uid = imap.folder.add(mail("質問です。").as_bytes())
    imap.folder.drop_at = "STORE"
    box = account(imap)
    with pytest.raises((OSError, *box.failures)):
        polling(box, hands).look()
    imap.folder.drop_at = ""
    polling(box, hands).look()
    assert imap.folder.seen == {uid}
    assert len(hands.taken) == 2


def test_quotes_in_a_password_reach_the_server(hands):
    server = ImapServer(("madoguchi", 'ai"ko\\to ba'))
    try:
        polling(account(server, password='ai"ko\\to ba'), hands).look()
    finally:
        server.close()


@pytest.mark.parametrize("wrong", [{"password": "x"}, {"folder": "Elsewhere"}, {"password": "合言葉"}])
def test_what_the_server_refuses_is_an_expected_failure(imap, hands, wrong):
    box = account(imap, **wrong)
    with pytest.raises(box.failures):
        polling(box, hands).look()


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_mails_are_read_by_an_encrypted_way(trusted, hands, security):
    server = ImapServer(tls=trusted.server, implicit=security == "tls")
    try:
        server.folder.add(mail("質問です。").as_bytes())
        box = account(server, security=security, context=trusted.trusting)
        assert polling(box, hands).look() == 1
    finally:
        server.close()


def test_a_certificate_that_nobody_vouches_for_gets_no_password(trusted, hands):
    server = ImapServer(tls=trusted.server)
    try:
        box = account(server, security="starttls", context=ssl.create_default_context)
        with pytest.raises((OSError, imaplib.IMAP4.error)):
            polling(box, hands).look()
        assert "LOGIN" not in server.folder.commands
    finally:
        server.close()


def test_a_mailbox_is_looked_into_until_it_is_stopped(maildrop, drop):
    taken = threading.Event()
    looking = polling(maildrop, lambda _stored, _at: taken.set() or True)
    looking.start()
    drop.add(mail("質問です。").as_bytes())
    assert taken.wait(60)
    looking.stop()


def test_a_server_that_is_away_for_a_while_is_asked_again(imap):
    taken = threading.Event()
    imap.folder.drop_at = "SELECT"
    looking = polling(account(imap), lambda _stored, _at: taken.set() or True)
    looking.start()
    imap.folder.add(mail("質問です。").as_bytes())
    imap.folder.drop_at = ""
    assert taken.wait(60)
    looking.stop()
