"""What the administrator is told about a document, and what is left in peace."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.document import Block, BlockKind, Finding, Metadata, ParsedDocument, Place, PlaceKind
from knowledge.linter import copies, explained, looked_over
from knowledge.readers import Unreadable
from tests.revisions.library import document

PAGE = Place(PlaceKind.PAGE, 1)


def codes(*blocks, issued_on=None, findings=()):
    made = ParsedDocument(Metadata(issued_on=issued_on), blocks, findings)
    return [finding.code for finding in looked_over(made).findings]


def words(text, kind=BlockKind.PARAGRAPH, place=PAGE, confidence=None):
    return Block(kind, text, place, confidence=confidence)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("回答は9月30日までに提出してください。", "date_without_year"),
        ("説明会は令和7年9月30日（月）に開催します。", "weekday_mismatch"),
        ("期限は令和7年2月30日です。", "impossible_date"),
        ("あいまいなときの".encode().decode("cp932", "replace"), "mojibake"),
        ("カタカナの文字".encode().decode("cp932", "replace"), "mojibake"),
        ("あいまいなときの".encode().decode("latin-1"), "mojibake"),
        ("これは\ufffd\ufffd\ufffdです。", "mojibake"),
        ("表1 職員の数", "lost_table"),
        ("【表２】財源の内訳", "lost_table"),
        ("図3 推移", "empty_figure"),
    ],
)
def test_found(text, code):
    assert codes(words(text)) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "回答は令和7年9月30日（火）までに提出してください。",
        "年次有給休暇は前日までに届け出ます。",
        "収支報告書は、翌年度の４月３０日までに提出しなければならない。",
        "縺れた糸をほどく。繧繝彩色の寺。",
        "表1のとおり、職員の数は増えた。",
        "表のとおりとする。",
    ],
)
def test_left_in_peace(text):
    assert codes(words(text)) == []


def test_a_table_near_its_caption_is_there():
    row = words("区分：甲；数：3", BlockKind.TABLE_ROW)
    assert codes(words("表1 職員の数"), row) == []
    assert codes(row, words("表1 職員の数")) == []


def test_a_figure_with_words_says_something():
    assert codes(words("図3 推移"), words("令和5年度は12件、令和6年度は30件、令和7年度は41件。")) == []


def test_many_doubtful_dates_are_named_a_few_times():
    found = codes(*(words(f"9月{day}日までに提出してください。") for day in range(1, 20)))
    assert found == ["date_without_year"] * 5


def test_an_old_document_by_its_own_date_still_lacks_the_year():
    text = words("9月30日までに提出してください。")
    assert codes(text, issued_on=dt.date(2024, 8, 23)) == ["date_without_year"]


def test_a_document_of_pictures_only_is_named():
    assert codes(words("読めた文字", confidence=0.9), words("別の文字", confidence=0.8)) == [
        "only_recognised"
    ]


def test_what_a_gateway_made_is_named_also_when_it_was_recognised(tmp_path):
    read = ParsedDocument(Metadata(), (words("読めた文字", confidence=0.9),))
    by_gateway = looked_over(read, pdf(tmp_path, b"Sanitizer Gateway 3.1"))
    assert [finding.code for finding in by_gateway.findings] == ["pictures_only", "only_recognised"]
    by_scanner = looked_over(read, pdf(tmp_path, b"RICOH IM C3000"))
    assert [finding.code for finding in by_scanner.findings] == ["only_recognised"]
    assert codes(words("読めた文字", confidence=0.9), words("もとからの文字")) == []


def test_what_the_reader_said_comes_first_and_once():
    said = (Finding("mojibake", PAGE),)
    assert codes(words("これは\ufffd\ufffd\ufffdです。"), findings=said) == ["mojibake"]


def pdf(tmp_path, producer):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n1 0 obj <</Producer (" + producer + b")>> endobj\n%%EOF")
    return path


@pytest.mark.parametrize(
    ("producer", "code"),
    [
        (b"Sanitizer Gateway 3.1", "pictures_only"),
        (b"\xfe\xff" + "無害化サービス".encode("utf-16-be"), "pictures_only"),
        (b"RICOH MP C4504", "no_text"),
        (b"Canon iR-ADV", "no_text"),
    ],
)
def test_pictures_of_a_gateway_are_told_from_scans(tmp_path, producer, code):
    assert explained(pdf(tmp_path, producer), Unreadable("no_text", "3 pages")).code == code


def test_other_failures_stay_what_they_are(tmp_path):
    assert explained(pdf(tmp_path, b"Sanitizer"), Unreadable("damaged")).code == "damaged"
    assert explained(tmp_path / "missing.pdf", Unreadable("no_text")).code == "no_text"


def test_copies_are_found_within_a_scope():
    one, same = (
        document("a", "手引き", text="届け出る。"),
        document("b", "手引き（写し）", text="届け 出る。"),
    )
    private = document("c", "手引き", text="届け出る。", scope="organisation:131016")
    assert [(copy.id, original.id) for copy, original in copies([one, same, private])] == [("b", "a")]
