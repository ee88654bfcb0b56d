"""The engine that reads pictures, as the index meets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from bot.index import reading
from bot.index.candidate import Candidate
from bot.index.reading import Reading, read_all
from bot.texts.reindex import reason
from knowledge.document import Block, BlockKind, Metadata, ParsedDocument, Place, PlaceKind
from knowledge.ocr import tesseract
from knowledge.readers import Limits
from tests.index.office import DOCUMENTS, Office


def test_a_missing_engine_is_a_warning_and_the_rest_is_indexed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "_PROGRAMS", "/nowhere")
    office.ocr = "tesseract"
    report = office.reindex()
    assert [(line.location, line.code) for line in report.warnings] == [("tesseract", "ocr_missing")]
    assert "tesseract-ocr-jpn" in reason("ocr_missing")
    assert report.documents == len(DOCUMENTS)


def test_what_one_engine_read_is_not_given_for_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def read(paths: Iterable[Path], *_: object) -> Iterator[tuple[Path, ParsedDocument]]:
        engine = str(_[-1])
        for path in paths:
            asked.append(engine)
            block = Block(BlockKind.PARAGRAPH, f"read by {engine}", Place(PlaceKind.PAGE, 1))
            yield path, ParsedDocument(Metadata(), (block,))

    monkeypatch.setattr(reading, "read_many", read)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4")
    texts = [
        file.outcome.blocks[0].text
        for engine in ("swift", "swift", "light")
        for file in read_all(
            [Candidate(scan, "share", "scan.pdf", "shared")],
            cache=tmp_path / "cache",
            reading=Reading(Limits(), 1, engine),
            known=frozenset(),
            progress=lambda done, total: None,
        )
        if isinstance(file.outcome, ParsedDocument)
    ]
    assert texts == ["read by swift", "read by swift", "read by light"]
    assert asked == ["swift", "light"]
