"""Synthetic letters in the forms that ministries and prefectures send."""

import datetime as dt
from pathlib import Path

import pytest

from knowledge.document import ParsedDocument
from knowledge.passage import Passage
from knowledge.passages import split
from knowledge.readers import Limits
from knowledge.readers.pdf import read
from tests.pdf.writer import Sheet, write


def cover(sheet: Sheet) -> Sheet:
    """The head of a 事務連絡 with a decoy: a line about questions that asks none."""
    sheet.text(460, 60, "事 務 連 絡").text(430, 80, "令和６年４月２６日")
    sheet.text(60, 120, "各都道府県情報政策担当課").text(60, 140, "各指定都市情報政策担当課　御中")
    sheet.text(330, 180, "総務省自治行政局○○企画室")
    sheet.text(110, 230, "デジタル人材の確保に係る財政措置に関するＱ＆Ａについて", 12)
    return sheet.lines(
        60,
        270,
        [
            "　平素より格別の御協力を賜り厚く御礼申し上げます。標記について別添のとおり整",
            "理しましたので、適切に御対応くださいますようお願いいたします。なお、問２及び問",
            "３について、従前の回答を訂正しています。",
            "問２及び問３について、下線部を訂正しました。",
        ],
    )


def answers() -> Sheet:
    return Sheet().lines(
        60,
        60,
        [
            "別添１",
            "【対象経費】",
            "問１　複数の市町村で共同して任用する場合の経費は対象となるか。",
            "（答）",
            "　対象となる。ただし、負担割合に応じて各市町村が報告すること。また、任期の定めの",
            "ない職員の給与は対象とならない。",
            "問２　募集に要する経費は対象となるか。",
            "（答）　対象となる。",
            "別添２",
            "問１　措置の期間はいつまでか。",
            "（答）　令和７年度までである。",
        ],
        step=20,
    )


@pytest.fixture
def letter(tmp_path: Path) -> ParsedDocument:
    return read(write(tmp_path / "letter.pdf", [cover(Sheet()), answers()]), Limits())


@pytest.fixture
def passages(letter: ParsedDocument) -> tuple[Passage, ...]:
    return split(letter, "letter")


def test_the_head_is_understood(letter: ParsedDocument) -> None:
    found = letter.metadata
    assert (found.number, found.issued_on) == ("事務連絡", dt.date(2024, 4, 26))
    assert found.addressees == ("各都道府県情報政策担当課", "各指定都市情報政策担当課")
    assert found.issuer == "総務省自治行政局○○企画室"
    assert found.title == "デジタル人材の確保に係る財政措置に関するＱ＆Ａについて"


def test_each_question_is_one_passage_with_its_answer(passages: tuple[Passage, ...]) -> None:
    pairs = [
        (passage.path[0], passage.question[:2], passage.text) for passage in passages if passage.question
    ]
    assert pairs == [
        (
            "別添１",
            "問１",
            "対象となる。ただし、負担割合に応じて各市町村が報告すること。また、任期の定めのない職員の給与は対象とならない。",
        ),
        ("別添１", "問２", "対象となる。"),
        ("別添２", "問１", "令和７年度までである。"),
    ]


def test_the_topic_stays_on_the_path(passages: tuple[Passage, ...]) -> None:
    assert next(passage for passage in passages if passage.question).path == ("別添１", "【対象経費】")


def test_the_decoy_on_the_cover_asks_nothing(passages: tuple[Passage, ...]) -> None:
    decoy = [passage for passage in passages if "下線部を訂正しました" in passage.text]
    assert [passage.question for passage in decoy] == [""]


def test_the_period_in_an_answer_is_its_validity(passages: tuple[Passage, ...]) -> None:
    assert passages[-1].valid_to == dt.date(2026, 3, 31)


def test_a_letter_spaced_export_reads_like_any_other(tmp_path: Path) -> None:
    sheet = Sheet().spaced(400, 60, "南総第１２号", 22).spaced(380, 80, "令和８年２月３日", 20)
    sheet.text(60, 120, "各 課 長　様").spaced(330, 160, "○○県○○市総務課長", 16)
    sheet.spaced(120, 210, "予算要求書の提出について（通知）", 22, 12).lines(
        60,
        260,
        ["　このことについて、下記のとおり提出してください。提出期限は、令和８年２月２０日と", "します。"],
    )
    found = read(write(tmp_path / "spaced.pdf", [sheet]), Limits())
    assert found.metadata.number == "南総第12号"
    assert found.metadata.issued_on == dt.date(2026, 2, 3)
    assert found.metadata.title == "予算要求書の提出について（通知）"
    assert "提出期限は、令和８年２月２０日とします。" in found.blocks[-1].text


def test_a_vertical_letter_is_read_from_the_right(tmp_path: Path) -> None:
    columns = [
        "令和八年四月一日",
        "各位",
        "窓口の開設時間を次のとおり変更しますので、お知らせいたしま",
        "す。",
    ]
    sheet = Sheet()
    for index, column in reversed(list(enumerate(columns))):
        sheet.vertical(500 - 22 * index, 60, column)
    found = read(write(tmp_path / "vertical.pdf", [sheet]), Limits())
    assert [block.text for block in found.blocks] == [
        "令和八年四月一日",
        "各位",
        "窓口の開設時間を次のとおり変更しますので、お知らせいたします。",
    ]
