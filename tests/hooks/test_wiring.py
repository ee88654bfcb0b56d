"""The composition root and the command line know the three."""

import pytest
from click.testing import CliRunner

from bot.app import App
from bot.cli.channels import command
from bot.settings import Settings
from tests.hooks.office import SITE

pytestmark = pytest.mark.webhooks


def test_only_what_is_configured_is_there(tmp_path, lineworks, chatwork, receiver):
    assert App(Settings(home=tmp_path)).channels == ()
    known = {**lineworks.settings(), **chatwork.settings(), **receiver.settings()}
    app = App(Settings(home=tmp_path, **known))
    assert [each.name for each in app.channels] == ["lineworks", "chatwork", "webhook"]
    paths = [path for each in app.channels for path in each.mounts]
    assert paths == ["/lineworks", "/chatwork", "/webhook"]
    app.close()


def test_a_store_that_fails_is_no_acknowledgement(at_webhook, receiver, monkeypatch):
    def fails(question):
        raise OSError("disk full")

    monkeypatch.setattr(type(at_webhook.answering), "receive", lambda _, question: fails(question))
    object.__setattr__(at_webhook.channel._services, "receive", fails)
    event = {"type": "message", "id": "m1", "conversation": "r", "person": {"id": "u"}, "text": "期限は？"}
    assert receiver.sends(event).status_code == 500


def test_the_check_speaks_of_each(tmp_path, lineworks, chatwork, receiver, monkeypatch):
    lineworks.registered = f"{SITE}/lineworks/callback"
    known = {**lineworks.settings(), **chatwork.settings(), **receiver.settings(), "web_public_url": SITE}
    monkeypatch.setenv("MADOGUCHI_HOME", str(tmp_path))
    for name, value in known.items():
        monkeypatch.setenv(f"MADOGUCHI_{name.upper()}", value)
    done = CliRunner().invoke(command, ["check"], catch_exceptions=False)
    for said in (
        "■ LINE WORKS",
        "■ Chatwork",
        "■ Webhook",
        "「窓口」につながりました。",
        "直すものはありません。",
    ):
        assert said in done.output
    for secret in ("client-secret", "PRIVATE", receiver.secret, chatwork.settings()["chatwork_api_token"]):
        assert secret not in done.output
