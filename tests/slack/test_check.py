"""`madoguchi slack check` and `join`, against Slack's stand-in."""

from __future__ import annotations

import socket

import pytest
from click.testing import CliRunner, Result

from bot.app import App
from bot.channels.slack.check import Trouble
from bot.cli.slack import command
from bot.dialogue.who import principal_of
from bot.domain.principal import Role
from bot.keys import secret_of
from bot.settings import load
from bot.storage import destinations
from bot.texts import slack_setup as texts
from tests.slack.service import Kind

TOWN = "131016"


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


def _joined(run, room) -> None:
    assert run("join", TOWN, "--channel", room.id).exit_code == 0


def test_everything_in_order(run, room) -> None:
    _joined(run, room)
    done = run("check")
    assert "「みどり市」に @madoguchi としてつながりました。" in done.output
    assert "足りないものはありません。" in done.output
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


def test_a_channel_to_which_nobody_invited_us(run, town, room) -> None:
    _joined(run, room)
    room.members.discard(town.bot_user)
    assert "#情シス相談 に招かれていません" in run("check").output


def test_a_channel_that_cannot_be_seen(run, town) -> None:
    private = town.channel("人事", private=True, invited=False)
    done = run("join", TOWN, "--channel", private.id)
    assert done.exit_code == 1
    assert f"{private.id} が見つかりません" in done.exception.message


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


def test_joining_says_whose_workspace_it_is(run, app, town, tanaka) -> None:
    done = run("join", TOWN)
    assert "「みどり市」の人を 千代田区 の職員として扱います。" in done.output
    with app.database.reading() as connection:
        known = principal_of(
            connection,
            channel="slack",
            workspace=town.id,
            external_id=tanaka.id,
            secret=secret_of(app.settings.home),
        )
    assert (known.organisation, known.roles) == (TOWN, frozenset({Role.ASKER}))


def test_joining_with_a_channel_and_an_administrator(run, app, town, tanaka, room) -> None:
    link = f"https://midori.slack.com/archives/{room.id}"
    for _ in range(2):
        assert run("join", TOWN, "--channel", link, "--administrator", tanaka.id).exit_code == 0
    with app.database.reading() as connection:
        [place] = destinations.of_channel(connection, "slack", town.id)
        known = principal_of(
            connection,
            channel="slack",
            workspace=town.id,
            external_id=tanaka.id,
            secret=secret_of(app.settings.home),
        )
    assert (place.organisation, place.address) == (TOWN, room.id)
    assert Role.ADMINISTRATOR in known.roles
    assert known.person != tanaka.id


def test_a_channel_can_be_left_again(run, app, town, room) -> None:
    _joined(run, room)
    assert run("leave", room.id).exit_code == 0
    with app.database.reading() as connection:
        assert destinations.of_channel(connection, "slack", town.id) == []
    assert "お知らせ先ではありません" in run("leave", room.id).exception.message


@pytest.mark.parametrize("wrong", [("--channel", "情シス"), ("--administrator", "田中")])
def test_a_name_is_not_a_number(run, wrong) -> None:
    done = run("join", TOWN, *wrong)
    assert done.exit_code == 1
    assert "番号" in done.exception.message or "メンバー ID" in done.exception.message


@pytest.mark.parametrize("code", texts.TROUBLES)
def test_every_trouble_says_what_is_wrong_and_what_to_do(code) -> None:
    about = dict.fromkeys(("error", "channel", "name", "minutes", "reason"), "一") | {"scope": "commands"}
    told = texts.lines(Trouble(code).code, about)
    assert len(told) == 2
    assert all(line.strip(" ・→").endswith(("。", "）。")) for line in told)
