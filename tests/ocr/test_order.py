"""Recognised pieces come in any order; what is read out is in the reader's."""

from __future__ import annotations

import pytest

from knowledge.document import BlockKind, Place, PlaceKind
from knowledge.ocr.blocks import blocks
from knowledge.ocr.recognised import RecognisedLine
from knowledge.pdf.frame import Box

PLACE = Place(PlaceKind.PAGE, 1)
HEIGHT = 30


def piece(text: str, x: float, y: float, confidence: float = 0.9) -> RecognisedLine:
    """One horizontal piece whose letters are squares."""
    return RecognisedLine(text, Box(x, y, x + HEIGHT * len(text), y + HEIGHT), confidence)


def column(text: str, x: float, y: float = 100) -> RecognisedLine:
    """One vertical piece."""
    return RecognisedLine(text, Box(x, y, x + HEIGHT, y + HEIGHT * len(text)), 0.9)


def texts(*pieces: RecognisedLine) -> list[str]:
    return [block.text for block in blocks(pieces, PLACE)]


def test_vertical_columns_are_read_from_the_right() -> None:
    notice = "この申請書は、四月三十日までに総務課情報係"
    left_to_right = [
        column("に提出してください。", 100),
        column(notice, 150),
        column("お知らせ", 250),
    ]
    assert texts(*left_to_right) == [
        "お知らせ",
        "この申請書は、四月三十日までに総務課情報係に提出してください。",
    ]


def test_the_upper_tier_of_a_vertical_page_comes_first() -> None:
    upper = [column("上の段の右の行です。", 300, 100), column("上の段の左の行です。", 200, 100)]
    lower = [column("下の段の右の行です。", 300, 700), column("下の段の左の行です。", 200, 700)]
    assert texts(*lower, *upper) == [
        "上の段の右の行です。",
        "上の段の左の行です。",
        "下の段の右の行です。",
        "下の段の左の行です。",
    ]


def test_two_columns_of_prose_stay_apart() -> None:
    left = [piece(f"左の段の文章の第{n}行が続いている、", 100, 200 + 40 * n) for n in range(6)]
    right = [piece(f"右の段の文章の第{n}行が続いている、", 700, 200 + 40 * n) for n in range(6)]
    mixed = [each for pair in zip(left, right, strict=True) for each in pair]
    said = "".join(texts(*mixed))
    assert said.index("左の段の文章の第5行") < said.index("右の段の文章の第0行")


def test_what_stands_side_by_side_is_one_line() -> None:
    assert texts(piece("総務課", 500, 101), piece("担当", 100, 100)) == ["担当\u3000総務課"]


TABLE = [
    *(piece(word, x, 100) for word, x in (("(%)", 100), ("全市", 600), ("北区", 800), ("南区", 1000))),
    *(piece(word, x, 150) for word, x in (("路線バス", 100), ("13", 600), ("18", 800), ("11", 1000))),
    *(piece(word, x, 200) for word, x in (("徒歩のみ", 100), ("6", 610), ("7", 1010))),
]


def test_rows_of_a_table_name_their_columns_also_where_a_cell_is_empty() -> None:
    read = list(blocks(TABLE, PLACE))
    assert [block.text for block in read if block.kind is BlockKind.TABLE_ROW] == [
        "路線バス；全市：13；北区：18；南区：11",
        "徒歩のみ；全市：6；南区：7",
    ]


def test_a_value_between_two_columns_is_given_to_none() -> None:
    crowded = [*TABLE[:8], piece("徒歩", 100, 200), piece("6", 600, 200), piece("7", 660, 200)]
    assert [block.text for block in blocks(crowded, PLACE)][-1] == "徒歩\u30006 7"


@pytest.mark.parametrize("text", ["", "   ", "\u200b"])
def test_nothing_read_gives_nothing(text: str) -> None:
    assert texts(piece(text, 0, 0)) == []


def test_each_paragraph_has_the_confidence_of_its_own_letters() -> None:
    sure = piece("令和7年4月1日から施行する。", 100, 100, 0.99)
    doubtful = piece("印影のような文字です。", 100, 600, 0.5)
    assert [block.confidence for block in blocks([sure, doubtful], PLACE)] == pytest.approx([0.99, 0.5])
