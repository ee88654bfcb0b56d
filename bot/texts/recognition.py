"""Sentences about reading the text in pictures."""

from __future__ import annotations

INSTALL = (
    "rapidocr なら「make install-ocr」を実行し、"
    "tesseract なら tesseract-ocr と tesseract-ocr-jpn を入れてください。"
)


def confidence(share: float | None) -> str:
    """How sure it was (0 to 1); nothing where the text was not recognised."""
    return "" if share is None else f"（文字認識 {share:.0%}）"
