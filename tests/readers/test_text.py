"""Plain text keeps every word, and its outline is the one a reader would see."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.document import BlockKind, ParsedDocument, PlaceKind
from knowledge.plaintext.lines import lines_of
from knowledge.plaintext.units import units_of
from knowledge.readers import Limits, Unreadable, text
from knowledge.readers.text import compose


def blocks(source: str, kind: BlockKind | None = None) -> list[str]:
    return [block.text for block in compose(source, Limits()).blocks if kind in (None, block.kind)]


def path_of(document: ParsedDocument, wanted: str) -> list[str]:
    """Title and headings above the first block that contains `wanted`."""
    path: list[tuple[int, str]] = []
    for block in document.blocks:
        if wanted in block.text and block.kind not in (BlockKind.TITLE, BlockKind.HEADING):
            return [words for _, words in path]
        if block.kind is BlockKind.TITLE:
            path = [(0, block.text)]
        elif block.kind is BlockKind.HEADING:
            path = [entry for entry in path if entry[0] < block.level] + [(block.level, block.text)]
    raise AssertionError(wanted)


DECK = """

地域の情報化を進めるための 支援策について

中央省

2024年5月10日（金）

市町村の相談体制に関する概要

1. 相談窓口

- **市町村**からの相談を受ける。【都道府県】
- 月に一度、会議を開く

等

2. 研修

○ 対象者

- ・ 担当となった職員

○ 期間

- ・ 令和7年度まで

小さな団体では人手が足りないことを踏まえ、県が行う派遣に係る経費を支援する（令和5年度～）。

措置の概要

○ 対象経費、上限

	対象経費	上限
① 任用	<u>任用</u> に要する <ul style="list-style-type: none"> ● 報酬 ● 委託料	なし
② 募集	募集に要する経費	<u>100万円</u>

※ いずれも令和7年度まで
"""


def test_a_row_names_its_columns_and_its_line() -> None:
    document = compose(DECK, Limits())
    row = next(block for block in document.blocks if block.text.startswith("② 募集"))
    assert row.text == "② 募集；対象経費：募集に要する経費；上限：100万円"
    assert row.kind is BlockKind.TABLE_ROW
    assert row.place.kind is PlaceKind.LINE
    assert DECK.split("\n")[(row.place.number or 0) - 1].startswith("② 募集")


def test_markup_that_a_converter_left_is_not_quoted() -> None:
    joined = "\n".join(blocks(DECK))
    assert "<" not in joined and "**" not in joined
    assert "任用に要する ● 報酬 ● 委託料" in joined


def test_the_cover_gives_title_issuer_and_date() -> None:
    metadata = compose(DECK, Limits()).metadata
    assert metadata.title == "地域の情報化を進めるための支援策について"
    assert metadata.issuer == "中央省"
    assert metadata.issued_on == dt.date(2024, 5, 10)


def test_a_new_slide_does_not_stand_below_the_one_before() -> None:
    document = compose(DECK, Limits())
    assert path_of(document, "令和7年度まで") == ["市町村の相談体制に関する概要", "2. 研修", "○ 期間"]
    above = path_of(document, "② 募集")
    assert above == ["県が行う派遣に係る経費を支援する", "措置の概要", "○ 対象経費、上限"]


def test_a_trailing_et_cetera_stays_with_its_list() -> None:
    assert "月に一度、会議を開く 等" in blocks(DECK, BlockKind.ITEM)


def test_merged_cells_are_repeated_but_numbers_are_not() -> None:
    table = "研修名\t日程\t人数\n特別研修\t9月30日～10月4日\t50\n\t12月2日～12月6日\t\n"
    assert blocks(table)[1] == "研修名：特別研修；日程：12月2日～12月6日"


def test_a_first_row_of_values_is_no_header() -> None:
    assert blocks("窓口研修\t実施\n管理職研修\t実施\n") == ["窓口研修；実施", "管理職研修；実施"]


def test_wrapped_lines_become_one_sentence() -> None:
    prose = (
        "この要綱は、町が行う情報機器の貸出しに関し、必要な事項を定め\n"
        "るものとする。貸出しを受けようとする者は、あらかじめ情報担当の\n"
        "承認を得なければならない。\n"
    )
    assert blocks(prose) == [prose.replace("\n", "")]


def test_the_fields_of_a_letter_stay_apart() -> None:
    fields = [
        "日　時　令和8年12月8日（火）13時30分から16時まで",
        "会場　県庁西庁舎3階の大会議室",
        "対象　課長級の職員",
    ]
    assert blocks("\n".join(fields)) == fields


def test_lists_inside_a_numbered_heading_go_below_it() -> None:
    source = (
        "②③ 財政措置\n\n② 任用の経費\n\n対象：報酬\n\n③ 育成の経費\n\n対象：受講料\n\n④ 研修\n\n- 毎年行う\n"
    )
    document = compose(source, Limits())
    assert path_of(document, "受講料") == ["②③ 財政措置", "③ 育成の経費"]
    assert path_of(document, "毎年行う") == ["④ 研修"]


def test_form_feeds_count_pages() -> None:
    document = compose("一枚目の文です。\n\f二枚目の文です。\n", Limits())
    assert [(block.place.kind, block.place.number) for block in document.blocks] == [
        (PlaceKind.PAGE, 1),
        (PlaceKind.PAGE, 2),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16", "euc_jp", "iso2022_jp"])
def test_japanese_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "memo.txt"
    path.write_bytes("申込みは九月三十日までです。\r\n".encode(encoding))
    assert [block.text for block in text.read(path, Limits()).blocks] == ["申込みは九月三十日までです。"]


def test_a_few_broken_bytes_are_shown_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "memo.txt"
    path.write_bytes("申込みは九月三十日までです。".encode() * 20 + b"\xe3\x81" + "以上です。".encode())
    document = text.read(path, Limits())
    assert "以上です。" in document.blocks[-1].text
    assert [finding.code for finding in document.findings] == ["mojibake"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty"), (b" \n", "empty"), (b"\x00\x01\x02", "damaged"), (b"\xff\x81 \x80", "damaged")],
)
def test_what_is_no_text_is_said_to_be_none(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "memo.txt"
    path.write_bytes(content)
    with pytest.raises(Unreadable) as caught:
        text.read(path, Limits())
    assert caught.value.code == code


_LINE = st.text(alphabet="あいう漢字、。（）・-■①1.\t※ \f#", max_size=20)


@given(st.lists(_LINE, max_size=30))
def test_no_line_is_lost(lines: list[str]) -> None:
    source = "\n".join(lines)
    shown = "".join(unit.text for unit in units_of(lines_of(source)))
    for sign in "あいう漢字":
        # A line that repeats the one before it is said once.
        assert (sign in shown) == (sign in source)


@given(st.text(max_size=300))
def test_any_text_gives_blocks_or_says_that_there_are_none(source: str) -> None:
    try:
        document = compose(source, Limits())
    except Unreadable as unreadable:
        assert unreadable.code == "no_text"
    else:
        assert all(block.text for block in document.blocks)
