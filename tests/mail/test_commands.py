"""`madoguchi destinations`, `madoguchi channels check`, and mail in the running service."""

import mailbox as standard
import os
import re
import subprocess
import sys
import time

import httpx
import pytest
from click.testing import CliRunner

from bot.cli import channels, destinations, organisations, people, workspaces
from bot.texts import channels as texts
from bot.texts import destinations as destination_texts
from bot.texts import mail as mail_texts
from bot.texts import sign_in as sign_in_texts
from tests.mail.office import ANNE, SECTION, US, mail
from tests.mail.server import free_port
from tests.web.scene import token_of

pytestmark = pytest.mark.mail

TOWN = "203211"


@pytest.fixture
def variables(tmp_path, server):
    return {
        "MADOGUCHI_HOME": str(tmp_path / "home"),
        "MADOGUCHI_STARTER": "false",
        "MADOGUCHI_WEB_PORT": str(free_port()),
        "MADOGUCHI_SMTP_HOST": "127.0.0.1",
        "MADOGUCHI_SMTP_PORT": str(server.port),
        "MADOGUCHI_SMTP_SECURITY": "none",
        "MADOGUCHI_MAIL_FROM": US,
        "MADOGUCHI_MAILDROP": str(tmp_path / "drop"),
        "MADOGUCHI_MAIL_POLL_SECONDS": "0.1",
        "MADOGUCHI_WEB_PUBLIC_URL": "http://127.0.0.1",
    }


@pytest.fixture
def run(variables, monkeypatch):
    for name in [each for each in os.environ if each.startswith("MADOGUCHI_")]:
        monkeypatch.delenv(name)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    def invoked(command, *arguments):
        return CliRunner().invoke(command, arguments, catch_exceptions=True)

    return invoked


def test_a_mailbox_becomes_a_destination_and_is_none_again(run):
    run(organisations.command, "add", TOWN)
    added = run(destinations.command, "add", TOWN, SECTION.upper(), "--section", "人事", "--role", "copy")
    assert destination_texts.added(TOWN, "mail", SECTION) in added.output
    shown = run(destinations.command, "list", TOWN).output
    assert f"mail\t{SECTION}\t人事担当\t写し" in shown
    assert "board" in shown
    run(destinations.command, "remove", TOWN, SECTION)
    assert SECTION not in run(destinations.command, "list", TOWN).output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", TOWN, "nobody"), destination_texts.NO_ADDRESS),
        (("remove", TOWN, "x@y.jp"), destination_texts.unknown("x@y.jp")),
        (("list", "202011"), "202011"),
    ],
)
def test_what_cannot_be_is_a_sentence(run, arguments, sentence):
    run(organisations.command, "add", TOWN)
    refused = run(destinations.command, *arguments)
    assert sentence in str(refused.exception)


def test_every_configured_way_is_tried_and_a_mail_sent_on_request(run, server):
    done = run(channels.command, "check", "--send-to", ANNE)
    assert [each for each in ("お知らせ欄", "ページ", "メール") if f"■ {each}" not in done.output] == []
    assert "Slack" not in done.output
    assert texts.RESTS in done.output
    assert done.exit_code == 0
    (got,) = server.got
    assert (got.recipient, got.subject) == (ANNE, mail_texts.CHECK_SUBJECT)
    assert mail_texts.CHECK_TEXT in got.text


def test_trouble_is_explained_and_ends_with_one(run, server):
    server.moods.mail += [553, 553]
    failed = run(channels.command, "check", "--send-to", ANNE)
    assert failed.exit_code == 1
    assert "MADOGUCHI_MAIL_FROM" in failed.output
    assert texts.not_sent(ANNE, "smtp_sender_refused") in failed.output


def test_without_mail_only_what_is_there_is_tried(run, monkeypatch):
    for name in ("SMTP_HOST", "MAIL_FROM", "MAILDROP"):
        monkeypatch.delenv(f"MADOGUCHI_{name}")
    assert "メール" not in run(channels.command, "check").output
    refused = run(channels.command, "check", "--send-to", ANNE)
    assert texts.NO_MAIL in str(refused.exception)


def test_the_service_reads_answers_and_signs_in(run, variables, server, tmp_path):
    """The whole of it as a process: a mail in the maildrop, its reply, and a link to sign in."""
    run(organisations.command, "add", TOWN)
    run(people.command, "add", "mail", ANNE.upper(), "--organisation", TOWN, "--name", "佐藤")
    run(workspaces.command, "map", "mail", "town.example.lg.jp", TOWN)
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"],
        stdout=subprocess.PIPE,
        env={"PATH": os.environ["PATH"], **variables, "MADOGUCHI_WEB_SIGN_IN": "mail"},
        text=True,
    )
    try:
        process.stdout.readline()
        page = f"http://127.0.0.1:{variables['MADOGUCHI_WEB_PORT']}"
        drop = standard.Maildir(tmp_path / "drop")
        question = mail("x", subject="暗号")
        question.replace_header("Content-Type", "application/pkcs7-mime")
        drop.add(question.as_bytes())
        _until(lambda: len(server.got) == 1)
        assert mail_texts.TROUBLES["encrypted"] in server.got[0].text
        assert server.got[0].message["In-Reply-To"] == question["Message-ID"]
        with httpx.Client(base_url=page, trust_env=False, follow_redirects=True) as browser:
            form = browser.get("/sign-in")
            asked = browser.post("/sign-in", data={"token": token_of(form), "address": ANNE})
            assert sign_in_texts.SENT in asked.text
            _until(lambda: len(server.got) == 2)
            path = re.search(r"http://127\.0\.0\.1(/sign-in/\S+)", server.got[1].text)[1]
            browser.post(path, data={"token": token_of(browser.get(path))})
            assert browser.get("/board").url.path == "/board"
    finally:
        process.terminate()
        rest, _ = process.communicate(timeout=60)
    assert process.returncode == 0, rest


def _until(condition):
    for _ in range(600):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen within a minute")
