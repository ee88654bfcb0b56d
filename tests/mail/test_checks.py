"""What is wrong with the settings of mail, and what the servers say when they are tried."""

import ssl

import pytest

from bot.channels.mail.check import Subject, examine
from bot.channels.mail.maildrop import Maildrop
from bot.channels.mail.smtp import Server
from bot.texts import mail_setup
from tests.checks.installation import Installation
from tests.mail.imap_server import ImapServer
from tests.mail.office import US
from tests.mail.server import MailServer, SilentServer, free_port
from tests.mail.test_ways_in import account

pytestmark = pytest.mark.mail

SENDS = {
    "SMTP_HOST": "127.0.0.1",
    "MAIL_FROM": US,
    "SMTP_SECURITY": "none",
    "WEB_PUBLIC_URL": "https://x.example",
}


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({**SENDS}, set()),
        ({"SMTP_HOST": "relay"}, {"mail.incomplete"}),
        ({"MAIL_FROM": US}, {"mail.incomplete"}),
        ({"MAIL_FROM": "窓口"}, {"settings.wrong"}),
        ({**SENDS, "WEB_PUBLIC_URL": ""}, {"mail.no_page"}),
        ({**SENDS, "SMTP_HOST": "relay", "SMTP_USER": "u"}, {"mail.password_in_the_clear"}),
        ({**SENDS, "SMTP_USER": "u"}, set()),
        ({**SENDS, "SMTP_TIMEOUT_SECONDS": "86"}, {"mail.timeout_too_long"}),
        ({"MAILDROP": "/tmp/drop"}, {"mail.cannot_answer"}),
        ({**SENDS, "IMAP_HOST": "imap"}, {"mail.imap_incomplete"}),
        ({"WEB_SIGN_IN": "mail"}, {"web.sign_in_incomplete"}),
        ({"WEB_SIGN_IN": "password"}, {"settings.wrong"}),
        (
            {**SENDS, "WEB_SIGN_IN": "mail", "WEB_HOST": "0.0.0.0"},
            set(),
        ),
    ],
)
def test_settings_are_judged_without_asking_anybody(tmp_path, variables, expected):
    installation = Installation(tmp_path / "home")
    installation.variables |= {f"MADOGUCHI_{name}": value for name, value in variables.items()}
    assert installation.ids() - {"home.none"} == expected


def test_nobody_whom_to_answer_or_to_let_in_is_said(tmp_path):
    installation = Installation(tmp_path / "home")
    more = {**SENDS, "WEB_SIGN_IN": "mail", "MAILDROP": str(tmp_path / "drop")}
    installation.variables |= {f"MADOGUCHI_{name}": value for name, value in more.items()}
    installation.start()
    assert {"mail.nobody_asks", "web.no_administrator"} <= installation.ids()


def troubles(server, *mailboxes, **changes):
    local = {"host": "127.0.0.1", "security": "none", "port": server.port}
    values = {**local, "context": lambda: None, "timeout": 0.5}
    subject = Subject(Server(**{**values, **changes}), US, mailboxes, stopwatch=lambda: 0.0)
    found = list(examine(subject))
    for each in found:
        assert "→" in "".join(mail_setup.lines(each.code, each.about))
    return [each.code for each in found]


def test_a_server_that_takes_our_mail_has_no_trouble_and_gets_none(server):
    assert troubles(server) == []
    assert server.got == []


@pytest.mark.parametrize(
    ("stage", "reply", "trouble"),
    [
        ("mail", 553, "sender_refused"),
        ("mail", 530, "smtp_login_wanted"),
        ("rcpt", 550, "own_address_refused"),
        ("mail", "drop", "unreachable"),
    ],
)
def test_a_refusal_is_explained(server, stage, reply, trouble):
    getattr(server.moods, stage).append(reply)
    assert troubles(server) == [trouble]


def test_a_server_that_is_not_there_or_says_nothing(server):
    assert troubles(server, port=free_port()) == ["unreachable"]
    silent = SilentServer()
    try:
        assert troubles(silent) == ["unreachable"]
    finally:
        silent.close()


def test_encryption_and_passwords_are_tried(server, trusted):
    assert troubles(server, security="starttls", context=trusted.trusting) == ["smtp_not_supported"]
    strict = MailServer(tls=trusted.server, login=("u", "p"))
    try:
        known = {"security": "starttls", "user": "u", "timeout": 20.0}
        assert troubles(strict, context=trusted.trusting, password="p", **known) == []
        assert troubles(strict, context=trusted.trusting, password="x", **known) == ["smtp_login_refused"]
        assert troubles(strict, context=ssl.create_default_context, password="p", **known) == ["certificate"]
    finally:
        strict.close()


def test_mailboxes_are_opened_and_nothing_is_read(server, tmp_path):
    (tmp_path / "file").write_text("")
    imap = ImapServer()
    try:
        imap.folder.add(b"From: a@b.jp\r\n\r\nx")
        assert troubles(server, Maildrop(tmp_path / "drop"), account(imap)) == []
        assert troubles(server, Maildrop(tmp_path / "file")) == ["maildrop_unusable"]
        assert troubles(server, account(imap, password="x")) == ["imap_refused"]
        assert imap.folder.seen == set()
        assert not [each for each in imap.folder.commands if "BODY" in each]
    finally:
        imap.close()
    assert troubles(server, account(imap)) == ["unreachable"]
