"""Pictures as documents, with somebody who reads them and without."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from knowledge.document import PlaceKind
from knowledge.ocr import RecognisedLine
from knowledge.passages import split
from knowledge.pdf.frame import Box
from knowledge.readers import Limits, Unreadable, read
from tests.pdf.writer import Sheet, write

SAID = "この通知は、令和7年度までとする。"


def recognise(image: Any) -> Sequence[RecognisedLine]:
    """Somebody who reads the same in every picture that is not black."""
    if image.getextrema()[0] == (0, 0):
        raise ValueError("nothing but black")
    return [RecognisedLine(SAID, Box(10, 10, 500, 40), 0.92)]


def picture(path: Path, *colours: str) -> Path:
    first, *others = [Image.new("RGB", (600, 400), colour) for colour in colours]
    first.save(path, **({"save_all": True, "append_images": others} if others else {}))
    return path


@pytest.mark.parametrize("name", ["scan.png", "scan.jpg", "scan.jpeg", "scan.tif", "scan.tiff"])
def test_a_picture_alone_is_read(tmp_path: Path, name: str) -> None:
    document = read(picture(tmp_path / name, "white"), Limits(), recognise)
    assert [(block.text, block.confidence) for block in document.blocks] == [(SAID, 0.92)]


def test_the_pictures_of_a_tiff_are_pages(tmp_path: Path) -> None:
    document = read(picture(tmp_path / "fax.tif", "white", "white"), Limits(), recognise)
    assert [(block.place.kind, block.place.number) for block in document.blocks] == [
        (PlaceKind.PAGE, 1),
        (PlaceKind.PAGE, 2),
    ]


def test_a_picture_that_cannot_be_read_does_not_cost_the_others(tmp_path: Path) -> None:
    document = read(picture(tmp_path / "fax.tif", "black", "white"), Limits(), recognise)
    assert [block.place.number for block in document.blocks] == [2]
    assert [(finding.code, finding.detail) for finding in document.findings] == [
        ("recognition_failed", "ValueError")
    ]


def test_the_confidence_goes_with_the_passage(tmp_path: Path) -> None:
    path = write(tmp_path / "scan.pdf", [Sheet().picture(0, 0, 595, 842)])
    (passage,) = split(read(path, Limits(), recognise), "scan")
    assert (passage.text, passage.confidence) == (SAID, 0.92)


def test_without_recognition_a_picture_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no_text"):
        read(picture(tmp_path / "scan.png", "white"), Limits())


@pytest.mark.parametrize(
    ("content", "limits", "code"),
    [
        (b"\x89PNG\r\n\x1a\n and then nothing", Limits(), "damaged"),
        (b"", Limits(), "empty"),
    ],
)
def test_what_is_no_picture_is_said_to_be_none(
    tmp_path: Path, content: bytes, limits: Limits, code: str
) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=code):
        read(path, limits, recognise)


def test_limits_are_kept(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="too_large"):
        read(picture(tmp_path / "fax.tif", "white", "white", "white"), Limits(pages=2), recognise)
