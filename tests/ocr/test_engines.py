"""The engines: tesseract's table is understood, and what is installed reads."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from knowledge import ocr
from knowledge.ocr import EngineMissing, tesseract
from tests.pdf.writer import Sheet, write

COLUMNS = "level page_num block_num par_num line_num word_num left top width height conf text".split()
WORDS = [
    (5, 1, 1, 1, 1, 1, 100, 50, 90, 30, 96, "申請"),
    (5, 1, 1, 1, 1, 2, 195, 50, 60, 30, 90, "期限"),
    (5, 1, 1, 1, 1, 3, 600, 50, 90, 30, 80, "DX"),
    (5, 1, 1, 1, 1, 4, 700, 50, 90, 30, 80, "plan"),
    (5, 1, 1, 1, 2, 1, 100, 100, 30, 30, 4, "|"),
    (5, 1, 1, 1, 2, 2, 140, 100, 30, 30, 95, "無"),
]


@pytest.fixture
def program(tmp_path: Path) -> str:
    """A tesseract that finds the same words in every picture."""
    table = "\n".join("\t".join(map(str, row)) for row in [COLUMNS, *WORDS])
    (tmp_path / "table.tsv").write_text(table + "\n", "utf-8")
    path = tmp_path / "tesseract"
    path.write_text(f"#!/bin/sh\n/bin/cat > /dev/null\n/bin/cat {tmp_path / 'table.tsv'}\n")
    path.chmod(0o755)
    return str(path)


def test_words_become_lines_apart_at_wide_gaps_and_without_dirt(program: str) -> None:
    pieces = tesseract.recogniser(program)(Image.new("RGB", (800, 200), "white"))
    assert [piece.text for piece in pieces] == ["申請期限", "DX plan", "無"]
    assert pieces[0].confidence == pytest.approx(0.93)
    assert (pieces[0].box.x0, pieces[0].box.x1) == (100, 255)


def test_a_missing_engine_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_PROGRAMS", "/nowhere")
    assert not ocr.is_available("tesseract")
    with pytest.raises(EngineMissing, match="tesseract"):
        ocr.recogniser("tesseract")


LINES = ["令和７年度予算の要求について", "提出期限は１０月３１日です。", "担当は総務課情報係です。"]


@pytest.mark.parametrize("name", ocr.ENGINES)
def test_an_installed_engine_reads_a_printed_page(tmp_path: Path, name: str) -> None:
    if not ocr.is_available(name):
        pytest.skip(f"{name} is not installed")
    path = write(tmp_path / "page.pdf", [Sheet().lines(60, 100, LINES, 14, 30)])
    with pypdfium2.PdfDocument(path) as document:
        image = document[0].render(scale=200 / 72).to_pil()
    read = "".join(piece.text for piece in ocr.recogniser(name)(image))
    wanted = unicodedata.normalize("NFKC", "".join(LINES))
    found = unicodedata.normalize("NFKC", read)
    if not found:
        pytest.skip("this machine has no Japanese font to print the page with")
    assert sum(letter in found for letter in wanted) > 0.9 * len(wanted)
