"""Drafts at a terminal."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from bot.cli import cli

MAIL = """件名：標準準拠システムへの移行状況の報告について（依頼）
各市町村 情報担当課長 様
県へは令和99年12月4日（金）までに報告してください。
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("MADOGUCHI_HOME", str(tmp_path))
    monkeypatch.setenv("MADOGUCHI_STARTER", "false")

    def go(*arguments: str, typed: str = "") -> str:
        result = CliRunner().invoke(cli, list(arguments), input=typed, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    go("init", "--organisation", "202011", "--desk-name", "", "--desk-phone", "", "--desk-mail", "")
    return go


def test_a_similar_duty_is_named_and_given_the_day(run):
    shown = run("drafts", "paste", typed=MAIL)
    assert "「D06 標準準拠システムへ移行する（20業務）」" in shown
    assert "madoguchi drafts accept 1 --duty D06" in shown
    options = ("--day", "2031-03-14", "--until", "17:00", "--national-day", "2031-03-31")
    assert "期限として登録しました" in run("drafts", "accept", "1", "--duty", "D06", *options)
    assert run("drafts", "list").strip() == "採否を待つ下書きはありません。"
    assert "2031-03-14" in run("ledger", "show", "202011")


def test_without_a_duty_it_becomes_one_of_its_own(run):
    run("drafts", "paste", typed=MAIL)
    assert "own-draft-1" in run("drafts", "accept", "1", "--title", "移行状況を報告する")
