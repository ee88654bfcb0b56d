"""Word: the reader says what the printed page says, numbers included."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.document import BlockKind, ParsedDocument, PlaceKind
from knowledge.readers import Limits, docx
from knowledge.word.counting import numeral
from tests.readers.word_file import level, numbered, p, row, write


def read(folder: Path, body: str, **parts: str) -> ParsedDocument:
    return docx.read(write(folder / "file.docx", body, **parts), Limits())


def texts(document: ParsedDocument) -> list[str]:
    return [block.text for block in document.blocks]


LISTS = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "decimalFullWidth", "%1")}'
    f"{level(1, 'decimalFullWidth', '%1．%2')}{level(2, 'aiueoFullWidth', '%3')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="8">{level(0, "bullet", "・")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def test_automatic_numbers_are_written_out(tmp_path: Path) -> None:
    body = (
        p("目的", numbered(1))
        + p("背景", numbered(1, 1))
        + p("定義", numbered(1, 1))
        + p("用語", numbered(1, 2))
        + p("範囲", numbered(1, 2))
        + p("手順", numbered(1))
        + p("準備", numbered(1, 1))
        + p("道具", numbered(2))
        + p("付則", numbered(3))
    )
    assert texts(read(tmp_path, body, numbering=LISTS)) == [
        "１ 目的",
        "１．１ 背景",
        "１．２ 定義",
        "ア 用語",
        "イ 範囲",
        "２ 手順",
        "２．１ 準備",
        "道具",
        "１ 付則",
    ]


def test_numbers_and_levels_come_from_styles(tmp_path: Path) -> None:
    in_list = "<w:pPr><w:numPr><w:numId w:val='{}'/></w:numPr></w:pPr>"
    styles = (
        f'<w:style w:styleId="1"><w:name w:val="heading 1"/>{in_list.format(1)}</w:style>'
        '<w:style w:styleId="x"><w:name w:val="章"/><w:basedOn w:val="1"/></w:style>'
        f'<w:style w:styleId="n"><w:basedOn w:val="1"/>{in_list.format(0)}</w:style>'
    )
    body = (
        p("目的", '<w:pStyle w:val="1"/>')
        + p("手順", '<w:pStyle w:val="x"/>')
        + p("参考", '<w:pStyle w:val="n"/>')
    )
    document = read(tmp_path, body, numbering=LISTS, styles=styles)
    assert [(block.kind, block.level, block.text) for block in document.blocks] == [
        (BlockKind.HEADING, 1, "１ 目的"),
        (BlockKind.HEADING, 1, "２ 手順"),
        (BlockKind.HEADING, 1, "参考"),
    ]


@pytest.mark.parametrize(
    ("number", "number_format", "expected"),
    [
        (12, "decimalFullWidth", "１２"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircle", "㉑"),
        (2, "aiueoFullWidth", "イ"),
        (46, "aiueoFullWidth", "ン"),
        (4, "irohaFullWidth", "ニ"),
        (21, "japaneseCounting", "二十一"),
        (10, "japaneseCounting", "十"),
        (110, "japaneseCounting", "百十"),
        (12, "japaneseLegal", "壱拾弐"),
        (10, "japaneseDigitalTenThousand", "一〇"),
        (2, "ideographTraditional", "乙"),
        (28, "lowerLetter", "bb"),
        (14, "upperRoman", "XIV"),
        (5, "decimalZero", "05"),
        (5, "bullet", ""),
        (5, "someFutureFormat", "5"),
    ],
)
def test_numbers_are_written_as_word_writes_them(number: int, number_format: str, expected: str) -> None:
    assert numeral(number, number_format) == expected


def test_deleted_text_and_field_codes_are_left_out(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>上限は</w:t></w:r><w:del><w:r><w:delText>50</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>100</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:ruby><w:rt><w:r><w:t>まん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>万</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        "<w:r><w:t>円です。</w:t></w:r></w:p>"
    )
    assert texts(read(tmp_path, body)) == ["上限は100万円です。"]


def test_notes_boxes_and_content_controls_are_read(tmp_path: Path) -> None:
    box = "<w:txbxContent>" + p("枠の中の文です。") + "</w:txbxContent>"
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    body = (
        p("利用率は80%", after=f'{raised}<w:r><w:footnoteReference w:id="2"/></w:r>')
        + f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        + f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        + f"<w:sdt><w:sdtContent>{p('選択した文です。')}</w:sdtContent></w:sdt>"
    )
    notes = f'<w:footnote w:id="2">{p("統計による。")}</w:footnote>'
    document = read(tmp_path, body, footnotes=notes)
    assert texts(document) == ["利用率は80%¹", "統計による。", "枠の中の文です。", "選択した文です。"]
    assert document.blocks[1].kind is BlockKind.FOOTNOTE


def test_tables_with_merged_cells_and_two_header_rows(tmp_path: Path) -> None:
    tall, low = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = "<w:tbl>" + (
        row(f"{tall}|事業名", '<w:gridSpan w:val="2"/>|財源内訳')
        + row(f"{low}|", "国庫支出金", "一般財源")
        + row(f"{tall}|研修", "1,000", "500")
        + row(f"{low}|", "200", "300")
        + "</w:tbl>"
    )
    assert texts(read(tmp_path, body)) == [
        "事業名：研修；財源内訳・国庫支出金：1,000；財源内訳・一般財源：500",
        "事業名：研修；財源内訳・国庫支出金：200；財源内訳・一般財源：300",
    ]


def test_pages_are_estimated_and_said_to_be(tmp_path: Path) -> None:
    page_break = '<w:r><w:br w:type="page"/></w:r>'
    body = p("一枚目です。", after=page_break) + p("二枚目です。") + p("三枚目です。", "<w:pageBreakBefore/>")
    places = [block.place for block in read(tmp_path, body).blocks]
    assert [(place.kind, place.number, place.estimated) for place in places] == [
        (PlaceKind.PAGE, 1, True),
        (PlaceKind.PAGE, 2, True),
        (PlaceKind.PAGE, 3, True),
    ]


def test_without_a_sign_of_pages_the_heading_is_the_place(tmp_path: Path) -> None:
    place = read(tmp_path, p("一文だけです。")).blocks[0].place
    assert (place.kind, place.number, place.estimated) == (PlaceKind.SECTION, None, False)


def test_the_first_page_gives_title_issuer_and_date(tmp_path: Path) -> None:
    styles = '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    title = '<w:pStyle w:val="T"/>'
    body = (
        p("手続のオンライン化に", title)
        + p("関する手順", title)
        + p("令和７年３月１７日")
        + p("中央省")
        + p("本文です。")
    )
    metadata = read(tmp_path, body, styles=styles).metadata
    assert metadata.title == "手続のオンライン化に関する手順"
    assert (str(metadata.issued_on), metadata.issuer) == ("2025-03-17", "中央省")


def test_a_header_is_said_once(tmp_path: Path) -> None:
    document = read(tmp_path, p("本文です。"), header1=p("中央省 検討資料"))
    assert texts(document) == ["本文です。", "中央省 検討資料"]
