"""`madoguchi check` as an administrator sees it."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from bot.checks.masking import masked
from bot.cli.check import command
from bot.settings import Settings

SECRET = "xoxb-geheim"


def run(*arguments: str, **variables: str) -> Result:
    environ = {f"MADOGUCHI_{name}": value for name, value in variables.items()}
    return CliRunner().invoke(command, arguments, env=environ)


@pytest.fixture(autouse=True)
def home(installation, monkeypatch) -> None:
    monkeypatch.setenv("MADOGUCHI_HOME", str(installation.home))


def test_a_finding_names_its_id_the_problem_and_the_remedy() -> None:
    result = run(WEB_PROT="1")
    assert result.exit_code == 1
    assert "[誤り] settings.unknown：環境変数 MADOGUCHI_WEB_PROT という設定はありません。" in result.output
    assert "→ つづりを確かめてください。" in result.output


def test_json_is_one_object() -> None:
    result = run("--json")
    assert result.exit_code == 0
    answer = json.loads(result.output)
    assert answer["ok"] is True
    assert [set(finding) for finding in answer["findings"]] == [{"id", "severity", "problem", "remedy"}]


def test_nothing_wrong_is_said_in_words(started, folder) -> None:
    started.index(folder, at=dt.datetime.now(dt.UTC))
    assert run(STARTER="false").output == "問題はありません。\n"


def test_the_settings_in_force_without_secrets() -> None:
    result = run("--settings", SLACK_BOT_TOKEN=SECRET, PROXY="http://user:geheim@proxy:8080", WEB_PORT="9000")
    assert "web_port = 9000" in result.output
    assert "proxy = http://********@proxy:8080" in result.output
    assert "geheim" not in result.output


def test_the_settings_as_json_hold_every_setting() -> None:
    values = json.loads(run("--settings", "--json", SLACK_BOT_TOKEN=SECRET).output)
    assert values.keys() == Settings.model_fields.keys()
    assert values["slack_bot_token"] == "********"
    assert values["slack_app_token"] == ""


def test_wrong_settings_are_one_sentence_without_their_values() -> None:
    result = run(SLACK_BOT_TOKEN=SECRET, WEB_PORT=SECRET)
    assert "web_port" in result.output
    assert SECRET not in result.output


@given(st.text(), st.sampled_from(["", "http://", "socks5://"]), st.text("abc.:0123", min_size=1))
def test_no_password_of_an_address_is_shown(password: str, scheme: str, host: str) -> None:
    shown = masked(f"{scheme}user:{password}@{host}")
    assert shown.endswith(f"********@{host}")
    assert "user" not in shown
