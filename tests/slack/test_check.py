"""`madoguchi slack check` against Slack's stand-in."""

from __future__ import annotations

import datetime as dt
import socket

import pytest
from click.testing import CliRunner, Result

from bot.app import App
from bot.channels.slack.check import Trouble
from bot.cli.slack import command
from bot.keys import secret_of
from bot.ports import Destination
from bot.reminders import joining
from bot.sealing import seal
from bot.settings import load
from bot.storage import destinations, installations, workspaces
from bot.storage.installations import Installation
from bot.texts import slack_setup as texts
from tests.slack.service import Kind

TOWN = "131016"
AT = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


@pytest.fixture
def run(slack, town, tmp_path, monkeypatch):
    """The command of an installation whose settings fit, but for what a test changes."""
    variables = {
        **slack.environment(town),
        "MADOGUCHI_HOME": str(tmp_path / "home"),
        "MADOGUCHI_STARTER": "false",
    }

    def invoke(*arguments: str, **changed: str | None) -> Result:
        named = {f"MADOGUCHI_{name}": value for name, value in changed.items()}
        return CliRunner().invoke(command, arguments, env={**variables, **named})

    return invoke


@pytest.fixture
def app(slack, town, tmp_path):
    """The same installation, looked at from inside."""
    opened = App(load({"MADOGUCHI_HOME": str(tmp_path / "home")}))
    yield opened
    opened.close()


@pytest.fixture
def joined(app, town, room) -> None:
    """The workspace is a town's, and reminders go into a channel."""
    place = Destination("slack", town.id, room.id)
    joining.add(app.database, app.reminders.planning, TOWN, at=AT)
    with app.database.writing() as connection:
        workspaces.assign(connection, channel="slack", workspace_id=town.id, organisation=TOWN, at=AT)
        destinations.add(connection, organisation=TOWN, place=place, at=AT)


def test_everything_in_order(run, joined) -> None:
    done = run("check")
    assert "「みどり市（@madoguchi）」につながりました。" in done.output
    assert "直すものはありません。" in done.output
    assert done.exit_code == 0


def test_checking_writes_nothing_and_connects_nothing(run, slack, town) -> None:
    run("check")
    assert town.written() == []
    assert slack.sockets.connected == 0


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"SLACK_BOT_TOKEN": "xapp-1", "SLACK_APP_TOKEN": "xoxb-1"}, "入れ違っています"),
        ({"SLACK_BOT_TOKEN": "xoxp-1"}, "ボットトークンではありません（xoxp-…）"),
        ({"SLACK_APP_TOKEN": "geheim"}, "アプリトークンではありません（?…）"),
        ({"SLACK_APP_TOKEN": None, "SLACK_SIGNING_SECRET": None}, "受け取る方法が決まっていません"),
        ({"SLACK_API_URL": "http://slack.example/api/"}, "https ではありません"),
        ({"SLACK_BOT_TOKEN": None, "SLACK_APP_TOKEN": None}, "ボットトークンが設定されていません"),
        ({"SLACK_CLIENT_ID": "1.2"}, "client_secret"),
        ({"SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "s"}, "アプリを入れてもらうための住所"),
        ({"SLACK_BOT_TOKEN": "xoxb-old"}, "ボットトークンを受け付けません（invalid_auth）"),
        ({"SLACK_APP_TOKEN": "xapp-old"}, "アプリトークンを受け付けません（invalid_auth）"),
    ],
)
def test_tokens_that_are_wrong(run, changed, said) -> None:
    done = run("check", **changed)
    assert said in done.output
    assert done.exit_code == 1
    assert "geheim" not in done.output


def test_a_permission_that_is_missing_is_named_with_its_reason(run, town) -> None:
    town.scopes -= {"im:history", "commands"}
    done = run("check")
    for scope in ("im:history", "commands"):
        assert f"ボットに {scope} の許可がありません。{texts.SCOPES[scope]}" in done.output
    assert "Reinstall" in done.output


def test_an_app_token_without_its_permission(run, slack) -> None:
    slack.application.token_scopes.clear()
    assert "connections:write の許可がありません" in run("check").output


def test_a_channel_to_which_nobody_invited_us(run, joined, town, room) -> None:
    room.members.discard(town.bot_user)
    assert "#情シス相談 に招かれていません" in run("check").output


def test_a_channel_that_is_there_no_more(run, joined, town, room) -> None:
    del town.channels[room.id]
    assert f"{room.id} が見つかりません" in run("check").output


def test_a_workspace_that_is_nobodys(run, town) -> None:
    done = run("check")
    assert f"madoguchi workspaces map slack {town.id} 団体コード" in done.output
    assert done.exit_code == 0


def test_every_workspace_that_joined_is_looked_at(run, app, slack, town) -> None:
    other = slack.workspace("あおば市")
    other.scopes.discard("commands")
    row = Installation(
        channel="slack",
        workspace=other.id,
        name=other.name,
        token=seal(secret_of(app.settings.home), other.token),
        app="",
        bot=other.bot_id,
        bot_user=other.bot_user,
        permissions=(),
        installed_at=AT,
    )
    with app.database.writing() as connection:
        installations.put(connection, row)
    done = run("check")
    assert "「みどり市（" in done.output
    assert done.output.index("「あおば市（") < done.output.index("commands の許可がありません")
    assert done.exit_code == 1


def test_nobody_has_joined_yet(run) -> None:
    done = run(
        "check",
        SLACK_BOT_TOKEN=None,
        SLACK_APP_TOKEN=None,
        SLACK_CLIENT_ID="1.2",
        SLACK_CLIENT_SECRET="s",
        WEB_PUBLIC_URL="https://madoguchi.example.lg.jp",
    )
    assert "/slack/install" in done.output
    assert done.exit_code == 0


@pytest.mark.parametrize(("seconds", "said"), [(600, "10 分遅れて"), (-600, "10 分進んで")])
def test_a_clock_that_is_wrong(run, slack, seconds, said) -> None:
    slack.clock.forward(seconds)
    assert said in run("check").output


def test_slack_that_cannot_be_reached(run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    done = run("check", SLACK_API_URL=f"http://127.0.0.1:{port}/api/")
    assert "Slack につながりません" in done.output
    assert "MADOGUCHI_PROXY" in done.output


def test_a_proxy_that_is_not_there(run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    assert "Slack につながりません" in run("check", PROXY=f"http://127.0.0.1:{port}").output


def test_a_filter_that_answers_in_slacks_place(run, slack) -> None:
    slack.goes_wrong("auth.test", Kind.FOREIGN_PAGE)
    assert "Slack ではないものが答えました" in run("check").output


def test_slack_refuses_for_a_reason_of_its_own(run, slack) -> None:
    slack.goes_wrong("auth.test", Kind.REFUSED, code="access_denied")
    assert "Slack が断りました（access_denied）" in run("check").output


@pytest.mark.parametrize("code", texts.TROUBLES)
def test_every_trouble_says_what_is_wrong_and_what_to_do(code) -> None:
    about = dict.fromkeys(("error", "channel", "name", "workspace", "minutes", "reason"), "一") | {
        "scope": "commands"
    }
    told = texts.lines(Trouble(code).code, about)
    assert len(told) == 2
    assert all(line.strip(" ・→").endswith(("。", "）。")) for line in told)
