import pytest

from knowledge.structure.numbering import is_bullet, numbering


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("第１章 総則", "chapter"),
        ("第 三 節　手続", "section"),
        ("第２条の３ 市長は", "article"),
        ("１ はじめに", "decimal1"),
        ("１．趣旨", "decimal1"),
        ("２.１ 対象", "decimal2"),
        ("（１） 対象経費", "parenthesis"),
        ("① 組織体制", "circle"),
        ("ア 共有", "kana"),
        ("別添１", "annex"),
        ("附則", "annex"),
        ("ステップ３ 実行", "step"),
        ("【対象経費】", "bracket"),
        ("■重点取組事項", "mark"),
        ("○ 措置額", "ring"),
        ("（定義）", "paren_title"),
        ("議案第２号：令和８年度予算", "bill"),
    ],
)
def test_a_line_is_known_by_its_number_or_mark(line: str, kind: str) -> None:
    assert numbering(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "63 年法律第 91 号",
        "3 日以内に提出する",
        "1,000 千円",
        "2.5%の増",
        "第１条第２項の規定",
        "令和７年度",
        "12 月補正",
    ],
)
def test_a_figure_in_a_sentence_is_no_number(line: str) -> None:
    assert numbering(line) == ""


def test_bullets() -> None:
    assert all(is_bullet(line) for line in ("・対象", "※ 注意", "➢ 実施", "- 項目"))
    assert not is_bullet("対象")
