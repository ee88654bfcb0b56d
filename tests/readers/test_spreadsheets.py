"""Workbooks: what a person sees on the sheet is what the blocks say."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from knowledge.document import BlockKind, ParsedDocument, PlaceKind
from knowledge.readers import Limits, Unreadable, csv, read, xlsx
from knowledge.spreadsheet.display import shown

moment = dt.datetime.fromisoformat


def saved(book: openpyxl.Workbook, folder: Path) -> ParsedDocument:
    path = folder / "book.xlsx"
    book.save(path)
    return xlsx.read(path, Limits())


def filled(rows: list[list[object]], title: str = "一覧") -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return book, sheet


def rows_of(document: ParsedDocument) -> list[str]:
    return [block.text for block in document.blocks if block.kind is BlockKind.TABLE_ROW]


def test_rows_name_their_columns_and_blanks_say_nothing(tmp_path: Path) -> None:
    book, _ = filled([["番号", "研修名", "人数"], [1, "初級研修", 50], [2, "上級研修", None]])
    document = saved(book, tmp_path)
    assert rows_of(document) == ["番号：1；研修名：初級研修；人数：50", "番号：2；研修名：上級研修"]
    assert {(block.place.kind, block.place.number, block.place.label) for block in document.blocks} == {
        (PlaceKind.SHEET, 1, "一覧")
    }
    assert not any(word in block.text for block in document.blocks for word in ("None", "NaN", "Unnamed"))


def test_headers_of_two_levels_and_merged_cells(tmp_path: Path) -> None:
    book, sheet = filled(
        [
            ["事業名", "事業費", "財源内訳", None],
            [None, None, "国庫支出金", "一般財源"],
            ["窓口改革", 1500, 1000, 500],
            ["研修", 300, None, 300],
            [None, 200, None, 200],
        ]
    )
    for merged in ("A1:A2", "B1:B2", "C1:D1", "A4:A5"):
        sheet.merge_cells(merged)
    assert rows_of(saved(book, tmp_path)) == [
        "事業名：窓口改革；事業費：1500；財源内訳・国庫支出金：1000；財源内訳・一般財源：500",
        "事業名：研修；事業費：300；財源内訳・一般財源：300",
        "事業名：研修；事業費：200；財源内訳・一般財源：200",
    ]


def test_a_title_above_the_table_is_a_heading(tmp_path: Path) -> None:
    book, _ = filled([["研修の一覧"], ["番号", "研修名", "人数"], [1, "初級", 50]])
    blocks = saved(book, tmp_path).blocks
    assert [(block.kind, block.text) for block in blocks[1:]] == [
        (BlockKind.HEADING, "研修の一覧"),
        (BlockKind.TABLE_ROW, "番号：1；研修名：初級；人数：50"),
    ]


def test_a_form_gives_labels_with_their_values(tmp_path: Path) -> None:
    book, sheet = filled([["申請書"], [], ["氏　名", None, "山田太郎 様", None, "電 話 番 号", "000-1111"]])
    sheet["A4"], sheet["C4"], sheet["D4"], sheet["C5"] = (
        "配偶者",
        "生年月日",
        "昭和　年　月　日",
        "フ リ ガ ナ",
    )
    sheet.merge_cells("A3:B3")
    sheet.merge_cells("C3:D3")
    sheet.merge_cells("A4:B5")
    lines = rows_of(saved(book, tmp_path))
    assert "電話番号：000-1111" in lines[0] and "氏名" in lines[0]
    assert lines[1:] == ["配偶者；生年月日：昭和　年月日", "配偶者：フリガナ"]


def test_a_box_keeps_the_sentence_that_it_ticks(tmp_path: Path) -> None:
    book, _ = filled(
        [
            ["確認事項", "□", "対象は市町村民税が非課税の世帯であって、"],
            [None, None, "年額が80万円以下の方です。"],
        ]
    )
    assert rows_of(saved(book, tmp_path)) == [
        "確認事項：□ 対象は市町村民税が非課税の世帯であって、年額が80万円以下の方です。"
    ]


def test_hidden_sheets_are_reported(tmp_path: Path) -> None:
    book, _ = filled([["番号", "研修名"], [1, "初級"]])
    hidden = book.create_sheet("選択肢")
    hidden["A1"] = "はい"
    hidden.sheet_state = "hidden"
    findings = saved(book, tmp_path).findings
    assert [(finding.code, finding.detail) for finding in findings] == [("hidden_sheet", "選択肢")]


def test_comments_and_errors(tmp_path: Path) -> None:
    book, sheet = filled([["番号", "研修名"], [1, "#REF!"]])
    sheet["B2"].comment = Comment("県に確認中", "担当")
    blocks = saved(book, tmp_path).blocks
    assert any(block.kind is BlockKind.FOOTNOTE and block.text == "県に確認中" for block in blocks)
    assert not any("#REF!" in block.text for block in blocks)


def test_formulas_without_a_saved_result_are_reported(tmp_path: Path) -> None:
    book, sheet = filled([["番号", "研修名"], [1, "初級"]])
    sheet["C2"] = "=A2*2"
    findings = saved(book, tmp_path).findings
    assert [(finding.code, finding.detail) for finding in findings] == [("formula_without_value", "1")]


def test_labels_and_hints_beside_free_fields_are_no_table(tmp_path: Path) -> None:
    book, _ = filled(
        [
            ["事業の内容", None, "例）農産物の加工と販売、通信販売など"],
            ["強み", None, "例）地元の素材、短い納期"],
            ["課題", None, "例）手書きの伝票が多い"],
        ]
    )
    assert rows_of(saved(book, tmp_path))[1] == "強み；例）地元の素材、短い納期"


def test_two_tables_side_by_side(tmp_path: Path) -> None:
    book, _ = filled(
        [
            ["団体", "人口", None, "年度", "件数"],
            ["北の市", 100, None, "R6", 5],
            ["南の町", 200, None, "R7", 7],
        ]
    )
    assert rows_of(saved(book, tmp_path)) == [
        "団体：北の市；人口：100",
        "団体：南の町；人口：200",
        "年度：R6；件数：5",
        "年度：R7；件数：7",
    ]


def test_a_cell_in_the_last_corner_costs_nothing(tmp_path: Path) -> None:
    book, sheet = filled([["番号", "研修名"], [1, "初級"]])
    sheet["XFD1048576"] = "隅"
    assert any(block.text == "隅" for block in saved(book, tmp_path).blocks)


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (None, "General", ""),
        (1.0, "General", "1"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567, "#,##0", "1,234,567"),
        (0.7, "0%", "70%"),
        (0.125, "0.0%", "12.5%"),
        (2040, "[$¥-411]#,##0", "¥2,040"),
        (1500, '#,##0"千円"', "1,500千円"),
        (-1200, '#,##0;"△"#,##0', "△1,200"),
        (7, "000", "007"),
        (True, "General", "TRUE"),
        ("２", "@", "２"),
        (moment("2025-06-27"), 'yyyy"年"m"月"d"日"', "2025年6月27日"),
        (moment("2025-06-27"), '[$-411]ggge"年"m"月"d"日"', "令和7年6月27日"),
        (moment("2019-04-30"), "[$-411]ge.m.d", "H31.4.30"),
        (moment("2026-03-31"), "m/d(aaa)", "3/31(火)"),
        (moment("2025-06-27T15:05"), "yyyy/mm/dd h:mm", "2025/06/27 15:05"),
        (moment("2025-06-27"), "General", "2025/06/27"),
        (dt.time(9, 30), "h:mm", "9:30"),
        (dt.timedelta(hours=26, minutes=5), "[h]:mm", "26:05"),
    ],
)
def test_values_look_as_in_excel(value: object, number_format: str, expected: str) -> None:
    assert shown(value, number_format) == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932", "utf-8"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "list.csv"
    lines = [["団体コード", "団体名", "備考"], ["011002", "北の市", '"改行\nあり"'], ["", "南の町", ""]]
    path.write_text("\r\n".join(delimiter.join(line) for line in lines), encoding=encoding, newline="")
    document = csv.read(path, Limits())
    assert rows_of(document) == ["団体コード：011002；団体名：北の市；備考：改行あり", "団体名：南の町"]
    assert document.blocks[1].place.number == 4


def test_csv_with_a_title_above_the_header(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("令和7年度の研修,,\n番号,研修名,人数\n1,初級,50\n", encoding="utf-8")
    document = csv.read(path, Limits())
    assert [block.text for block in document.blocks] == ["令和7年度の研修", "番号：1；研修名：初級；人数：50"]


def test_csv_with_empty_columns_at_the_right(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("番号,研修名,人数,,,\n1,初級,50,,,\n", encoding="utf-8")
    assert rows_of(csv.read(path, Limits())) == ["番号：1；研修名：初級；人数：50"]


@pytest.mark.parametrize("name", ["export.xls", "export.xlsx"])
@pytest.mark.parametrize("start", ["", '<?xml version="1.0" encoding="UTF-8"?>\r\n<!DOCTYPE html>'])
def test_a_web_page_with_an_excel_name_is_read_as_a_page(tmp_path: Path, name: str, start: str) -> None:
    path = tmp_path / name
    path.write_text(
        f"{start}<html><body><table><tr><th>項目</th></tr><tr><td>値です</td></tr></table></body></html>",
        encoding="utf-8",
    )
    assert any("値です" in block.text for block in read(path, Limits()).blocks)


def _packed(path: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".pptx"])
def test_a_bomb_is_refused_unopened(tmp_path: Path, suffix: str) -> None:
    folder = {".xlsx": "xl", ".docx": "word", ".pptx": "ppt"}[suffix]
    bomb = _packed(tmp_path / f"bomb{suffix}", f"{folder}/document.xml", b"A" * (40 << 20))
    with pytest.raises(Unreadable) as caught:
        read(bomb, Limits())
    assert caught.value.code == "bomb"


def test_too_many_members_are_a_bomb(tmp_path: Path) -> None:
    path = tmp_path / "many.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"xl/{number}", b"")
    with pytest.raises(Unreadable) as caught:
        read(path, Limits())
    assert caught.value.code == "bomb"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.docx", bytes.fromhex("d0cf11e0a1b11ae1") + "WordDocument".encode("utf-16-le"), "unsupported"),
        ("a.xlsx", b"no office file", "damaged"),
        ("a.xlsx", b"PK\x03\x04 cut off", "damaged"),
        ("a.docx", b"", "empty"),
        ("a.jtd", b"x", "unsupported"),
        ("a.xdw", b"x", "unsupported"),
    ],
)
def test_why_an_office_file_is_unreadable(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Unreadable) as caught:
        read(path, Limits())
    assert caught.value.code == code
