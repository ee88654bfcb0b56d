from pathlib import Path
from typing import Any

import pytest

from knowledge.document import BlockKind, ParsedDocument
from knowledge.ocr import RecognisedLine
from knowledge.pdf.frame import Box
from knowledge.readers import Limits, Unreadable
from knowledge.readers.pdf import read
from tests.pdf.writer import A4_LANDSCAPE, Sheet, write

WRAPPED = [
    "この要綱は、自治体における情報システムの標準化及び共通化に関し、必要な事",
    "項を定めるものとする。",
]


def read_pdf(tmp_path: Path, *sheets: Sheet, limits: Limits | None = None) -> ParsedDocument:
    return read(write(tmp_path / "document.pdf", list(sheets)), limits or Limits())


def texts(document: ParsedDocument, kind: BlockKind | None = None) -> list[str]:
    return [block.text for block in document.blocks if kind is None or block.kind is kind]


def test_wrapped_lines_become_one_sentence(tmp_path: Path) -> None:
    assert texts(read_pdf(tmp_path, Sheet().lines(60, 100, WRAPPED))) == ["".join(WRAPPED)]


def test_an_item_is_not_glued_to_the_full_line_above(tmp_path: Path) -> None:
    lines = [
        "次の各号に掲げる事項について、あらかじめ都道府県と協議を行うものとし、その",
        "(1) 対象となる業務",
        "(2) 移行の時期",
    ]
    assert texts(read_pdf(tmp_path, Sheet().lines(60, 100, lines))) == lines


def test_columns_stay_apart(tmp_path: Path) -> None:
    left = ["左の段の文章は、右の段の文章と", "混ざらずに読まれる。"]
    right = ["右の段の文章は、左の段の後に続", "けて読まれる。"]
    document = read_pdf(tmp_path, Sheet().lines(40, 100, left).lines(320, 100, right))
    assert texts(document) == ["".join(left), "".join(right)]


def test_a_sentence_goes_on_at_the_head_of_the_next_column(tmp_path: Path) -> None:
    left = ["左の段の最後の文章は、段の終わり", "で切れており、右の段の先頭の行へ"]
    sheet = Sheet().lines(40, 700, left).text(40, 760, "１ 総務省資料による。", 7)
    sheet.lines(320, 100, ["続いている。次の文章は別である。"])
    assert texts(read_pdf(tmp_path, sheet)) == [
        "".join(left) + "続いている。次の文章は別である。",
        "１ 総務省資料による。",
    ]


def test_ruby_is_left_out(tmp_path: Path) -> None:
    sheet = (
        Sheet()
        .text(60, 100, "新しい技術に")
        .text(123, 90.5, "けんいん", 5)
        .text(123, 100, "牽引されて発展した。")
    )
    assert "新しい技術に牽引されて発展した。" in texts(read_pdf(tmp_path, sheet))[0]


def test_letter_spacing_is_closed_up(tmp_path: Path) -> None:
    assert texts(read_pdf(tmp_path, Sheet().spaced(60, 100, "令和７年度補正予算", 30))) == [
        "令和７年度補正予算"
    ]


def test_running_heads_and_page_numbers_are_dropped_and_numbers_kept_as_labels(tmp_path: Path) -> None:
    sheets = [
        Sheet()
        .text(60, 40, "人材育成の手引き")
        .text(60, 200, f"{name}の本文である。")
        .text(290, 810, f"- {label} -")
        for label, name in enumerate("甲乙丙丁", 5)
    ]
    document = read_pdf(tmp_path, *sheets)
    assert texts(document) == [f"{name}の本文である。" for name in "甲乙丙丁"]
    assert [(block.place.number, block.place.label) for block in document.blocks] == [
        (1, "5"),
        (2, "6"),
        (3, "7"),
        (4, "8"),
    ]


def test_a_lone_figure_at_the_foot_is_no_page_number(tmp_path: Path) -> None:
    document = read_pdf(tmp_path, Sheet().text(60, 200, "合計は次のとおりである。").text(290, 810, "1200"))
    assert "1200" in texts(document)


def test_lines_of_contents_are_no_headings(tmp_path: Path) -> None:
    sheet = Sheet().text(60, 100, "第１章 総則・・・・・・・・・・・・・・・３", 16)
    assert read_pdf(tmp_path, sheet).blocks[0].kind is BlockKind.CONTENTS


def test_larger_letters_are_headings_by_size(tmp_path: Path) -> None:
    sheet = (
        Sheet().text(60, 60, "人材育成の手引き", 20).text(60, 100, "第１章 総則", 14).lines(60, 140, WRAPPED)
    )
    headings = [(block.text, block.level) for block in read_pdf(tmp_path, sheet).blocks if block.level]
    assert headings == [("人材育成の手引き", 1), ("第１章 総則", 2)]


def rows_of(document: ParsedDocument) -> list[str]:
    """The reading of each row."""
    return [row.split("\n")[-1] for row in texts(document, BlockKind.TABLE_ROW) if "：" in row]


def test_rows_are_read_with_all_their_headers(tmp_path: Path) -> None:
    rows = [
        ["区分", "令和6年度", "<", "備考"],
        ["^", "当初", "補正", "^"],
        ["委託料", "1,000", "△200", "変更"],
    ]
    document = read_pdf(tmp_path, Sheet().table(60, 100, [100, 80, 80, 80], rows))
    assert texts(document, BlockKind.TABLE_ROW) == [
        "区分　令和6年度　備考",
        "当初　補正",
        "委託料　1,000　△200　変更\n区分：委託料；令和6年度・当初：1,000；令和6年度・補正：△200；備考：変更",
    ]


def test_a_label_over_several_rows_is_repeated_and_an_amount_is_not(tmp_path: Path) -> None:
    rows = [["課", "事業", "予算"], ["企画課", "研修", "300"], ["^", "調査", "^"]]
    document = read_pdf(tmp_path, Sheet().table(60, 100, [100, 80, 80], rows))
    assert rows_of(document) == ["課：企画課；事業：研修；予算：300", "課：企画課；事業：調査"]


def test_a_table_that_goes_on_overleaf_keeps_its_headers(tmp_path: Path) -> None:
    first = Sheet().table(60, 100, [100, 80], [["事業", "予算"], ["研修", "300"]])
    second = Sheet().table(60, 100, [100, 80], [["調査", "500"], ["広報", "80"]])
    assert rows_of(read_pdf(tmp_path, first, second))[-1] == "事業：広報；予算：80"


def test_an_entry_of_a_budget_that_wraps_keeps_its_name_and_amount(tmp_path: Path) -> None:
    sheet = Sheet().table(60, 100, [100, 240], [["節", "説明"], ["24", ""], ["25", "1"]], height=40)
    sheet.text(165, 155, "ふるさと応援基金積立", 9).text(330, 155, "100,000", 9).text(165, 168, "金", 9)
    assert any("ふるさと応援基金積立金 100,000" in text for text in texts(read_pdf(tmp_path, sheet)))


def test_a_form_has_no_headers(tmp_path: Path) -> None:
    rows = [["団体名", "○○市"], ["担当課", "情報政策課"], ["電話番号", "00-0000"]]
    document = read_pdf(tmp_path, Sheet().table(60, 100, [100, 200], rows))
    assert texts(document) == ["団体名　○○市", "担当課　情報政策課", "電話番号　00-0000"]


def test_a_slide_begins_with_its_title(tmp_path: Path) -> None:
    def slide(number: int) -> Sheet:
        sheet = Sheet(A4_LANDSCAPE).lines(
            60, 200, ["・対象経費は募集経費である。", "・措置率は0.7である。"], 14
        )
        return sheet.text(60, 60, f"財政措置の概要その{number}の資料", 24)

    document = read_pdf(tmp_path, slide(1), slide(2), slide(3))
    titles = [block.place.number for block in document.blocks if block.kind is BlockKind.TITLE]
    assert titles == [1, 2, 3]
    assert document.blocks[0].kind is BlockKind.TITLE
    assert document.metadata.kind == "slides"


def test_vertical_text_is_read_by_columns_from_the_right(tmp_path: Path) -> None:
    sheet = (
        Sheet()
        .vertical(480, 60, "続いて二行目に及ぶ。")
        .vertical(500, 60, "縦書きの通知の文章は、一行目から")
    )
    assert texts(read_pdf(tmp_path, sheet)) == ["縦書きの通知の文章は、一行目から続いて二行目に及ぶ。"]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_rotated_page_reads_like_any_other(tmp_path: Path, rotation: int) -> None:
    rows = [["事業", "予算"], ["研修", "300"], ["調査", "500"]]
    document = read_pdf(tmp_path, Sheet(rotation=rotation).table(60, 100, [100, 80], rows))
    assert rows_of(document)[0] == "事業：研修；予算：300"


def test_a_page_printed_sideways_and_turned_back_reads_like_any_other(tmp_path: Path) -> None:
    rows = [["事業", "予算"], ["研修", "300"], ["調査", "500"]]
    sheet = Sheet(A4_LANDSCAPE, printed_sideways=True).table(60, 100, [100, 80], rows)
    assert rows_of(read_pdf(tmp_path, sheet))[0] == "事業：研修；予算：300"


def test_pages_that_are_pictures_are_named(tmp_path: Path) -> None:
    scan = Sheet().picture(0, 0, 595, 842)
    figure = Sheet().lines(60, 60, WRAPPED).picture(60, 200, 400, 400)
    document = read_pdf(tmp_path, Sheet().lines(60, 100, WRAPPED), scan, figure)
    assert [(finding.code, finding.place and finding.place.number) for finding in document.findings] == [
        ("scan_without_ocr", 2),
        ("picture_of_text", 3),
    ]


def test_the_design_behind_slides_is_no_picture_of_text(tmp_path: Path) -> None:
    sheets = [Sheet(A4_LANDSCAPE).picture(0, 0, 842, 595).lines(60, 100, WRAPPED, 14) for _ in range(4)]
    assert read_pdf(tmp_path, *sheets).findings == ()


def test_slices_of_one_picture_are_read_as_one(tmp_path: Path) -> None:
    sheet = Sheet().lines(60, 60, WRAPPED)
    for index in range(4):
        sheet.picture(60, 200 + 100 * index, 450, 100)
    seen: list[tuple[int, int]] = []

    def recognise(image: Any) -> list[RecognisedLine]:
        seen.append(image.size)
        return [RecognisedLine("路線バス 13.3 18.0", Box(10, 10, 400, 40), 0.9)]

    document = read(write(tmp_path / "slices.pdf", [sheet]), Limits(), recognise)
    assert seen == [(1250, 1111)]
    assert texts(document)[-1] == "路線バス 13.3 18.0"


def test_a_scan_with_a_text_layer_is_not_read_again(tmp_path: Path) -> None:
    sheet = Sheet().picture(0, 0, 595, 842).lines(60, 60, WRAPPED * 4)
    assert read_pdf(tmp_path, sheet).findings == ()


def test_somebody_who_can_reads_the_pictures(tmp_path: Path) -> None:
    path = write(tmp_path / "scan.pdf", [Sheet().picture(0, 0, 595, 842)])

    def recognise(image: object) -> list[RecognisedLine]:
        return [RecognisedLine("読み取った通知の本文である。", Box(100, 100, 900, 130), 0.87)]

    document = read(path, Limits(), recognise)
    assert [(block.text, block.confidence) for block in document.blocks] == [
        ("読み取った通知の本文である。", 0.87)
    ]
    assert document.findings == ()


def test_nothing_to_read_says_how_many_pages(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as error:
        read_pdf(tmp_path, Sheet().picture(0, 0, 595, 842), Sheet())
    assert (error.value.code, error.value.detail) == ("no_text", "2 pages")


def test_limits_are_kept(tmp_path: Path) -> None:
    sheets = [Sheet().lines(60, 100, WRAPPED) for _ in range(3)]
    for limits in (Limits(pages=2), Limits(characters=60)):
        with pytest.raises(Unreadable, match="too_large"):
            read_pdf(tmp_path, *sheets, limits=limits)


def test_a_damaged_file_is_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "damaged.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing of the kind")
    with pytest.raises(Unreadable, match="damaged"):
        read(path, Limits())


def test_a_locked_file_is_called_encrypted() -> None:
    with pytest.raises(Unreadable, match="encrypted"):
        read(Path(__file__).parent / "locked.pdf", Limits())
