"""`madoguchi channels check` forgets no channel."""

from __future__ import annotations

from bot.app import App
from bot.settings import Settings
from bot.texts import channels as texts


def _app(home, **settings) -> App:
    return App(Settings(home=home, starter=False, **settings))


def test_every_channel_that_runs_is_tried(tmp_path) -> None:
    app = _app(
        tmp_path,
        slack_bot_token="xoxb-1",
        slack_app_token="xapp-1",
        smtp_host="127.0.0.1",
        mail_from="madoguchi@town.example.lg.jp",
        teams_client_id="00000000-0000-4000-8000-000000000001",
        teams_client_secret="s",
        teams_tenant_id="00000000-0000-4000-8000-000000000002",
        web_public_url="https://madoguchi.town.example.lg.jp",
    )
    tried = {each.name for each in app.examinations}
    assert tried >= {"board", "web"} | {channel.name for channel in app.channels}
    assert all(texts.heading(name) for name in tried)
    app.close()


def test_what_is_not_configured_is_left_out(tmp_path) -> None:
    app = _app(tmp_path)
    assert [each.name for each in app.examinations] == ["board", "web"]
    app.close()
