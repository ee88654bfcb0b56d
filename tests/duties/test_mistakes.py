"""A slip of the editor's hand names the file, the line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobs.catalogue.catalogue import load_catalogue
from jobs.catalogue.mistake import CatalogueError, Mistake

GOOD = """\
# 見本
- 番号: T1
  題名: 証明書を更新する
  対象: 市町村
  種類: 期限
  強さ: 期日
  主管課: 情報
  期限:
    国: 2026-12-04
    時刻: 17:00
    原文: 12月4日（金）17時まで
  すること: 証明書を更新してください。
  過ぎたとき: 期日を過ぎています。
  出典:
    - 題名: 見本の通知
      発行者: 見本市
      種別: 公式
"""


def mistakes(directory: Path, text: str) -> list[Mistake]:
    (directory / "mihon.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(directory)
    return list(caught.value.mistakes)


def test_the_sample_itself_is_read(tmp_path: Path) -> None:
    (tmp_path / "mihon.yaml").write_text(GOOD, encoding="utf-8")
    (only,) = load_catalogue(tmp_path)
    assert only.title == "証明書を更新する"
    assert only.deadlines[0].until is not None


SLIPS = [
    ("番号: T1", "番号: 見本1", 2, "not_an_id", "ハイフン"),
    ("題名: 証明書を更新する", "題名:", 3, "missing_field", "題名"),
    ("題名: 証明書", "題各: 証明書", 3, "mistyped_field", "題名"),
    ("題名: 証明書", "備考らん: あ\n  題名: 証明書", 3, "unknown_field", "消して"),
    ("対象: 市町村", "対象: 町", 4, "unknown_word", "都道府県、市町村、両方"),
    ("対象: 市町村", "対象: 市町村\n  対象: 両方", 5, "duplicate_field", "どちらか一方"),
    ("2026-12-04", "令和8年12月4日", 9, "not_a_date", "2026-03-31"),
    ("2026-12-04", "2026-02-30", 9, "not_a_date", "実在する日"),
    ("国: 2026-12-04", "国: ２０２６-１２-０４", 9, "not_a_date", "半角"),
    ("2026-12-04", "2025-12-04", 8, "wrong_weekday", "年の取り違え"),
    ("17:00", "17時", 10, "not_a_time", "17:00"),
    ("    国: 2026-12-04\n", "", 8, "deadline_without_date", "日付を作らず"),
    ("種類: 期限\n", "種類: 期限なし\n", 2, "not_for_kind", "種類を「期限」に"),
    ("種類: 期限\n", "種類: 時期\n", 2, "not_for_kind", "過去の日程"),
    ("  過ぎたとき: 期日を過ぎています。\n", "", 2, "missing_once_past", "過ぎたとき"),
    ("種別: 公式", "種別: 自動書き換え記事", 2, "rewrite_only", "公表元"),
    ("すること:", "知らせる日: 30\n  すること:", 12, "not_a_list_field", "「- 」"),
    ("すること:", "知らせる日:\n    - 一か月\n  すること:", 13, "not_a_number", "開庁日"),
    ("強さ: 期日", "過ぎた後: 毎週\n  強さ: 依頼", 2, "weekly_without_duty", "毎月3回"),
    ("すること:", "後継: T2\n  すること:", 2, "successor_without_end", "終わり"),
    ("すること:", "有効:\n    終わり: 2026-12-31\n  後継: T2\n  すること:", 2, "unknown_successor", "後継"),
    ("すること: 証", "すること: 確認: 証", 12, "syntax", "二重引用符"),
    ("題名: 証明書", "題名：証明書", 3, "syntax", "半角の「:」"),
    ("    国: 2026-12-04", "\t国: 2026-12-04", 9, "syntax", "タブ"),
    ("出典:\n", "出典: 通知\n  注意:\n", 14, "not_a_list_field", "次の行から"),
]


@pytest.mark.parametrize(("right", "wrong", "line", "code", "remedy"), SLIPS, ids=[slip[3] for slip in SLIPS])
def test_a_slip_is_located_and_explained(
    tmp_path: Path, right: str, wrong: str, line: int, code: str, remedy: str
) -> None:
    assert right in GOOD
    found = mistakes(tmp_path, GOOD.replace(right, wrong, 1))
    first = next(each for each in found if each.code == code)
    assert (first.file, first.line) == ("mihon.yaml", line)
    assert remedy in first.remedy
    assert "{" not in str(first)


def test_everything_wrong_in_every_file_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(GOOD.replace("市町村", "村"), encoding="utf-8")
    found = mistakes(tmp_path, GOOD.replace("17:00", "25:00").replace("情報", "電算"))
    assert [(each.file, each.line) for each in found] == [
        ("mihon.yaml", 7),
        ("mihon.yaml", 10),
        ("other.yaml", 4),
    ]


def test_the_same_number_in_two_files_names_both_places(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    (found,) = mistakes(tmp_path, GOOD)
    assert found.code == "duplicate_id"
    assert "a.yaml 2行目" in found.problem


def test_a_file_saved_in_shift_jis_asks_for_utf8(tmp_path: Path) -> None:
    (tmp_path / "mihon.yaml").write_bytes(GOOD.encode("cp932"))
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(tmp_path)
    assert "UTF-8" in caught.value.mistakes[0].remedy


def test_a_file_that_is_no_list_is_refused(tmp_path: Path) -> None:
    (found,) = mistakes(tmp_path, "番号: T1\n")
    assert found.code == "not_a_list"


def test_an_empty_file_adds_nothing(tmp_path: Path) -> None:
    (tmp_path / "mihon.yaml").write_text("# まだありません\n", encoding="utf-8")
    assert list(load_catalogue(tmp_path)) == []


def test_windows_and_seasons_must_run_forward(tmp_path: Path) -> None:
    dates = "  期限:\n    国: 2026-12-04\n    時刻: 17:00\n    原文: 12月4日（金）17時まで\n"
    backwards = "  募集:\n    - 開始: 2026-12-05\n      締切: 2026-12-04\n      原文: 12月4日（金）まで\n"
    window = GOOD.replace("種類: 期限\n", "種類: 募集\n").replace(dates, backwards)
    found = mistakes(tmp_path, window)
    assert found[0].code == "runs_backwards"
    assert found[0].line == 9
