"""Pictures alone: scans and photographs as PNG, JPEG or TIFF, read by character recognition."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from knowledge.document import Block, Finding, Metadata, ParsedDocument, Place, PlaceKind
from knowledge.ocr.blocks import read_images
from knowledge.ocr.recognised import Recognise
from knowledge.readers import Limits, Unreadable
from knowledge.structure.notice import described

_MOST_DOTS = 4500  # on the longer side; more is made smaller
_LARGEST = 200_000_000  # dots


def read(path: Path, limits: Limits, recognise: Recognise | None = None) -> ParsedDocument:
    """Read a picture; each picture of a TIFF is a page.

    Raises `Unreadable`: `no_text` where nobody recognises or nothing is
    recognised, `damaged`, `too_large`.
    """
    if recognise is None:
        raise Unreadable("no_text", "picture")
    blocks: list[Block] = []
    failures: list[Finding] = []
    try:
        with Image.open(path) as image:
            for number, page in enumerate(_pages(image, limits), 1):
                found, failed = read_images([page], Place(PlaceKind.PAGE, number), recognise)
                blocks += found
                failures += failed
    except (UnidentifiedImageError, OSError, SyntaxError) as error:
        raise Unreadable("damaged", type(error).__name__) from error
    if not blocks:
        raise Unreadable("no_text", "; ".join(failure.detail for failure in failures))
    return ParsedDocument(described(blocks, Metadata()), tuple(blocks), tuple(failures))


def _pages(image: Any, limits: Limits) -> Iterator[Any]:
    """The pictures of a file, turned as the camera held them."""
    for number, page in enumerate(ImageSequence.Iterator(image), 1):
        if number > limits.pages or page.width * page.height > _LARGEST:
            raise Unreadable("too_large", f"page {number}: {page.width}x{page.height} dots")
        upright = ImageOps.exif_transpose(page).convert("RGB")
        upright.thumbnail((_MOST_DOTS, _MOST_DOTS))
        yield upright
