"""The engines by name."""

from __future__ import annotations

from types import ModuleType

from knowledge.ocr import rapid, tesseract
from knowledge.ocr.recognised import Recognise

ENGINES: dict[str, ModuleType] = {"rapidocr": rapid, "tesseract": tesseract}


class EngineMissing(Exception):
    """The engine is not installed on this machine."""


def is_available(name: str) -> bool:
    """Whether the engine is installed with what it needs for Japanese."""
    available: bool = ENGINES[name].is_available()
    return available


def recogniser(name: str) -> Recognise:
    """A function that reads pictures with the engine; raises `EngineMissing`."""
    if not is_available(name):
        raise EngineMissing(name)
    made: Recognise = ENGINES[name].recogniser()
    return made
