"""Markdown with front matter, sections that declare their own validity, and questions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from knowledge.document import Audience, Block, BlockKind, ParsedDocument
from knowledge.readers import Limits, markdown

SOURCE = """---
title: 支援策のまとめ
issuer: 中央省
date: 2024-05-10
audience: 市町村
valid_to: 2026-03-31
source: 支援策について
place: p.1
licence: CC BY 4.0
colour: blue
---
# 支援策のまとめ

最初の文です。
続きの文です。

## 財政措置
<!-- audience: 都道府県; valid_from: 2023-04-01; place: p.12; caveat: 二次資料による -->

- [手順書](https://example.jp/a)を見る
  1. 中の項目

| 区分 | 上限 |
|---|---|
| 任用 | なし |
| 募集 | 100万円 |

### 内訳

内訳の文です。

## Q1. 上限はいくらですか？

A. 100万円です。

- ただし募集に限ります。

## 次の節

終わりの文です。
"""


@pytest.fixture
def document(tmp_path: Path) -> ParsedDocument:
    path = tmp_path / "support.md"
    path.write_text(SOURCE, encoding="utf-8")
    return markdown.read(path, Limits())


def found(document: ParsedDocument, words: str) -> Block:
    return next(block for block in document.blocks if words in block.text)


def test_front_matter_becomes_metadata(document: ParsedDocument) -> None:
    metadata = document.metadata
    assert (metadata.title, metadata.issuer, metadata.issued_on) == (
        "支援策のまとめ",
        "中央省",
        dt.date(2024, 5, 10),
    )
    assert (metadata.audience, metadata.valid_to) == (Audience.MUNICIPALITIES, dt.date(2026, 3, 31))
    assert (metadata.derived_from, metadata.licence) == ("支援策について", "CC BY 4.0")


def test_a_field_that_is_none_is_reported(document: ParsedDocument) -> None:
    assert [(finding.code, finding.detail) for finding in document.findings] == [
        ("unknown_attribute", "colour: blue")
    ]


def test_an_attribute_line_holds_for_its_section_and_those_inside(document: ParsedDocument) -> None:
    for words in ("募集", "内訳の文"):
        block = found(document, words)
        assert block.stated.audience is Audience.PREFECTURES
        assert block.stated.valid_from == dt.date(2023, 4, 1)
        assert (block.stated.caveat, block.place.label) == ("二次資料による", "p.12")
    after = found(document, "終わりの文")
    assert (after.stated.audience, after.stated.caveat, after.place.label) == (Audience.UNSTATED, "", "p.1")


def test_rows_items_and_sentences(document: ParsedDocument) -> None:
    assert found(document, "募集").text == "区分：募集；上限：100万円"
    assert found(document, "手順書").text == "手順書（https://example.jp/a）を見る"
    assert found(document, "中の項目").kind is BlockKind.ITEM
    assert found(document, "最初の文").text == "最初の文です。続きの文です。"


def test_a_question_heading_and_what_follows_are_a_pair(document: ParsedDocument) -> None:
    pair = next(block for block in document.blocks if block.kind is BlockKind.QUESTION_ANSWER)
    assert pair.question == "上限はいくらですか？"
    assert pair.text == "100万円です。\n・ただし募集に限ります。"


def test_broken_front_matter_is_reported_and_the_text_kept(tmp_path: Path) -> None:
    path = tmp_path / "memo.md"
    path.write_text("---\ntitle: [\n---\n本文です。\n", encoding="utf-8")
    read = markdown.read(path, Limits())
    assert [block.text for block in read.blocks] == ["本文です。"]
    assert read.findings[0].code == "unknown_attribute"


def test_the_first_heading_is_the_title_where_none_is_stated(tmp_path: Path) -> None:
    path = tmp_path / "memo.md"
    path.write_text("# 庁内の手順\n\n本文です。\n", encoding="utf-8")
    assert markdown.read(path, Limits()).metadata.title == "庁内の手順"
