"""The commands, as somebody at a terminal uses them."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from bot.cli import cli
from bot.errors import Invalid, MadoguchiError, Misconfigured, NotFound

pytestmark = pytest.mark.reminders

KEYS = {"organisation", "duty", "step", "due_on", "destination", "text", "source"}


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("MADOGUCHI_HOME", str(tmp_path))

    def go(*arguments: str) -> str:
        result = CliRunner().invoke(cli, list(arguments))
        if isinstance(result.exception, MadoguchiError):
            raise result.exception
        assert result.exit_code == 0, result.output
        return result.output

    return go


def dry(run, at, *more):
    return json.loads(run("remind", "--at", at, "--dry-run", "--json", *more))


def test_with_nothing_set_up_it_says_what_to_do(run):
    with pytest.raises(Invalid, match="organisations add"):
        run("remind", "--dry-run", "--json")


def test_an_organisation_that_has_not_joined_can_be_looked_at(run):
    found = dry(run, "2026-03-31T10:00", "--organisation", "202011")
    assert all(each.keys() == KEYS for each in found)
    by_duty = {each["duty"]: each for each in found}
    assert (by_duty["D01"]["step"], by_duty["D01"]["due_on"]) == ("day", "2026-03-31")
    assert by_duty["D01"]["destination"] == "board:202011"
    assert "総務省" in by_duty["D01"]["source"]
    assert dry(run, "2026-03-31T10:00", "--organisation", "202011") == found


def test_what_is_past_is_listed_in_the_words_of_its_source(run):
    text = {each["duty"]: each for each in dry(run, "2026-11-24", "--organisation", "131016")}
    assert text["D01"]["step"] == "list"
    assert "目処の時期を過ぎています（法的義務の記載なし）" in text["D01"]["text"]
    assert "期限を過ぎています" not in text["D01"]["text"]
    assert text["D26"]["step"].startswith("overdue")


def test_any_of_the_47_prefectures_can_be_looked_at(run):
    assert {each["duty"] for each in dry(run, "2026-03-31", "--organisation", "470007")} >= {"D02"}


def test_an_unknown_code_is_named(run):
    with pytest.raises(NotFound, match="999999"):
        dry(run, "2026-03-31", "--organisation", "999999")
    with pytest.raises(Invalid, match="検査数字"):
        run("organisations", "add", "131017")


def test_a_dry_run_writes_nothing_and_the_real_one_delivers_once(run):
    run("organisations", "add", "202011")
    dry(run, "2027-01-08T10:00")
    assert "1 通" in run("remind", "--at", "2027-01-08T10:00")
    assert "0 通" in run("remind", "--at", "2027-01-08T10:00")
    assert [each for each in dry(run, "2027-01-08T10:00") if each["step"] == "season"] == []


def test_a_year_is_one_table(run):
    lines = run("remind", "simulate", "--from", "2025-04-01", "--to", "2026-03-31", "--organisation",
                "202011").splitlines()  # fmt: skip
    assert "\tD01\t2025\t当日\t2026-03-31\t0\t" in "\n".join(lines)


def test_the_ledger_from_the_terminal(run):
    run("organisations", "add", "202011")
    assert "文書番号 総第5号" in run(
        "ledger", "done", "202011", "D01", "2025", "--on", "2026-03-20", "--number", "総第5号"
    )
    assert "もう「完了」" in run("ledger", "done", "202011", "D01", "2025")
    assert "完了" in run("ledger", "show", "202011")
    assert "取り消しました" in run("ledger", "undo", "202011", "D01", "2025")
    assert "対象外" in run("ledger", "na", "202011", "D06", "2025", "--reason", "済み")
    assert "確認済" in run("ledger", "ack", "202011", "D26", "2026")
    assert "松本市" in run("ledger", "export", "20") or "長野市" in run("ledger", "export", "20")


def test_targets_from_the_terminal(run):
    run("organisations", "add", "202011")
    run("targets", "set", "202011", "leader", "--target", "5", "--actual", "2")
    assert "DX推進リーダー：目標 5人、実績 2人" in run("targets", "show", "202011")
    run("targets", "need", "202011", "manager", "3")
    assert "プロジェクトマネージャー：3人" in run("targets", "sums", "20")


def test_the_administrators_own_entries_are_read_and_checked(run, tmp_path):
    own = tmp_path / "duties"
    own.mkdir()
    (own / "own.yaml").write_text(
        "- 番号: X01\n  題名: 見本\n  対象: 両方\n  種類: 期限\n  強さ: 期日\n  主管課: 情報\n"
        "  期限:\n    国: 2027-01-29\n    原文: 1月29日\n  すること: 出す。\n  過ぎたとき: 連絡する。\n"
        "  出典:\n    - 題名: 通知\n      発行者: 見本省\n      種別: 公式\n",
        encoding="utf-8",
    )
    assert "誤りはありません" in run("duties", "check")
    assert "見本" in run("duties", "show", "X01")
    (own / "own.yaml").write_text("- 番号: X01\n  題目: 見本\n", encoding="utf-8")
    with pytest.raises(Invalid, match=r"own.yaml 2行目"):
        run("duties", "check")
    with pytest.raises(Misconfigured, match=r"own.yaml 2行目"):
        run("remind", "--dry-run")


def test_a_calendar_address_is_made_and_closed(run):
    run("organisations", "add", "202011")
    assert "/calendar/" in run("calendar", "url", "202011")
    assert "1 件" in run("calendar", "revoke", "202011")


def test_a_wrong_instant_is_a_sentence(run):
    result = CliRunner().invoke(cli, ["remind", "--at", "明日"])
    assert result.exit_code == 2
    assert "日時として読めません" in result.output
