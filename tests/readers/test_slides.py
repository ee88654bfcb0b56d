"""PowerPoint: one path per slide, with everything that stands on it."""

from __future__ import annotations

from pathlib import Path

import pptx
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from knowledge.document import BlockKind, ParsedDocument
from knowledge.readers import Limits
from knowledge.readers.pptx import read


def _presentation(folder: Path) -> ParsedDocument:
    deck = pptx.Presentation()
    cover = deck.slides.add_slide(deck.slide_layouts[0])
    cover.shapes.title.text, cover.placeholders[1].text = "支援策について", "中央省\n令和6年8月23日"
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "財政措置の概要"
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(0, Inches(5), Inches(2), Inches(1)).text_frame.text = "組の中の文です。"
    table = slide.shapes.add_table(3, 2, 0, Inches(2), Inches(4), Inches(1)).table
    for row, cells in enumerate((("区分", "上限"), ("任用", "なし"), ("募集", "100万円"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    slide.notes_slide.notes_text_frame.text = "口頭で補足する。"
    data = CategoryChartData()
    data.categories = ["R5", "R6"]
    data.add_series("団体数", (94, 120))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, Inches(6), Inches(3), Inches(2), data)
    plain = deck.slides.add_slide(deck.slide_layouts[6])
    plain.shapes.add_textbox(0, 0, Inches(5), Inches(1)).text_frame.text = "題のない一枚"
    plain._element.set("show", "0")
    path = folder / "deck.pptx"
    deck.save(str(path))
    return read(path, Limits())


def test_every_slide_begins_with_its_title(tmp_path: Path) -> None:
    titles = [block for block in _presentation(tmp_path).blocks if block.kind is BlockKind.TITLE]
    assert [(block.place.number, block.text) for block in titles] == [
        (1, "支援策について"),
        (2, "財政措置の概要"),
        (3, "題のない一枚"),
    ]


def test_tables_groups_charts_and_notes(tmp_path: Path) -> None:
    second = [block for block in _presentation(tmp_path).blocks if block.place.number == 2]
    assert [(block.kind, block.text) for block in second[1:]] == [
        (BlockKind.TABLE_ROW, "区分：任用；上限：なし"),
        (BlockKind.TABLE_ROW, "区分：募集；上限：100万円"),
        (BlockKind.PARAGRAPH, "組の中の文です。"),
        (BlockKind.TABLE_ROW, "団体数：R5 94、R6 120"),
        (BlockKind.FOOTNOTE, "口頭で補足する。"),
    ]


def test_cover_and_hidden_slides(tmp_path: Path) -> None:
    document = _presentation(tmp_path)
    assert (document.metadata.title, document.metadata.issuer) == ("支援策について", "中央省")
    assert str(document.metadata.issued_on) == "2024-08-23"
    assert [(finding.code, finding.place and finding.place.number) for finding in document.findings] == [
        ("hidden_slide", 3)
    ]
