import datetime as dt

from knowledge.document import Block, BlockKind, Metadata, Place, PlaceKind
from knowledge.structure.notice import described

PLACE = Place(PlaceKind.PAGE, 1)
BODY = (
    "平素より格別の御協力を賜り、厚く御礼申し上げます。標記の調査について、別紙調査票に必要事項を記入の上、"
    "令和７年８月２９日（金）までに御回答くださいますようお願いいたします。なお、市町村分は都道府県で取りまとめてください。"
)
NOTICE = (
    "デ総第１２３号",
    "令和７年６月２７日",
    "各都道府県情報政策担当部長",
    "各指定都市情報政策担当局長　殿",
    "総務省自治行政局○○企画室長",
    "（公印省略）",
    "広域的な人材確保に係る調査について（依頼）",
    BODY,
    "【問合せ先】",
    "総務省○○企画室 担当：窓口 太郎",
    "TEL 03-0000-0000 E-mail madoguchi@example.go.jp",
)


def read(*texts: str) -> Metadata:
    return described([Block(BlockKind.PARAGRAPH, text, PLACE) for text in texts], Metadata())


def test_the_head_of_a_notice() -> None:
    found = read(*NOTICE)
    assert found.number == "デ総第123号"
    assert found.issued_on == dt.date(2025, 6, 27)
    assert found.addressees == ("各都道府県情報政策担当部長", "各指定都市情報政策担当局長")
    assert found.issuer == "総務省自治行政局○○企画室長"
    assert found.title == "広域的な人材確保に係る調査について（依頼）"
    assert found.kind == "notice"
    assert "madoguchi@example.go.jp" in found.contact


def test_the_head_of_a_letter_spaced_export() -> None:
    found = read(
        "事 務 連 絡",
        "令 和 ７ 年 ６ 月 ２ ７ 日",
        "各市町村情報主管課長　様",
        "○○県総務部情報政策課",
        "説明会の開催について",
    )
    assert (found.number, found.issued_on) == ("事務連絡", dt.date(2025, 6, 27))
    assert found.addressees == ("各市町村情報主管課長",)


def test_a_subject_on_two_lines_is_one_title() -> None:
    found = read(
        "事務連絡",
        "総務省○○課",
        "地方公共団体におけるデジタル人材の確保に係る",
        "財政措置に関するＱ＆Ａについて",
    )
    assert found.title == "地方公共団体におけるデジタル人材の確保に係る財政措置に関するＱ＆Ａについて"


def test_the_number_of_a_law_is_not_the_notice_s() -> None:
    assert read("令和３年法律第66号", "南国条例第19号", "議案第７号").number == ""


def test_what_the_reader_knows_stays() -> None:
    known = Metadata(title="様式の題名", number="総第1号")
    blocks = [Block(BlockKind.PARAGRAPH, text, PLACE) for text in NOTICE]
    found = described(blocks, known)
    assert (found.title, found.number) == ("様式の題名", "総第1号")


def test_kinds_by_title_and_make_up() -> None:
    heading = Block(BlockKind.HEADING, "人材育成の手引き", PLACE, level=1)
    assert described([heading], Metadata()).kind == "guidebook"
    slides = [Block(BlockKind.TITLE, f"題{n}", Place(PlaceKind.PAGE, n)) for n in range(1, 5)]
    assert described(slides, Metadata()).kind == "slides"


def test_the_title_of_the_file_counts_where_the_page_says_it() -> None:
    lines = ["端末の貸出", "令和7年3月1日公表", "○○町総務課"]
    blocks = [Block(BlockKind.PARAGRAPH, text, PLACE) for text in lines]
    assert described(blocks, Metadata(), "端末の貸出").title == "端末の貸出"
    assert described([*blocks, Block(BlockKind.TITLE, "貸出の手順", PLACE)], Metadata(), "文書1").title == (
        "貸出の手順"
    )
    assert described(blocks, Metadata(), "ひな形").title == "ひな形"


def test_the_first_of_several_sheets_does_not_name_the_workbook() -> None:
    sheets = [
        Block(BlockKind.TITLE, name, Place(PlaceKind.SHEET, number, name))
        for number, name in enumerate(("入力", "集計", "一覧", "選択肢"), 1)
    ]
    assert (described(sheets, Metadata()).title, described(sheets, Metadata()).kind) == ("", "")
    assert described(sheets[:1], Metadata()).title == "入力"


def test_an_edition_in_a_heading_may_be_another_document_s() -> None:
    titled = Block(BlockKind.TITLE, "事務処理の手引き 第3.0版", PLACE)
    assert described([titled], Metadata()).edition == "第3.0版"
    assert read("事務処理の手引き", "（第2版）").edition == "第2版"
    assert read("動向のまとめ", "国の計画が第3.0版になるまで").edition == ""


def test_a_line_of_plain_text_is_no_page() -> None:
    lines = [
        Block(BlockKind.PARAGRAPH, text, Place(PlaceKind.LINE, number))
        for number, text in enumerate(("総第12号", "令和7年6月2日", "各課長様", "調査について（依頼）"), 1)
    ]
    found = described(lines, Metadata())
    assert (found.number, found.addressees, found.title) == ("総第12号", ("各課長",), "調査について（依頼）")
    assert found.issued_on == dt.date(2025, 6, 2)
