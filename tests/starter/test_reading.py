"""The Markdown reader understands every attribute that the pack uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.document import BlockKind
from knowledge.readers import Limits, markdown
from tests.starter.pack import DOCUMENTS, front_place, sections


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_reads_without_findings(path: Path) -> None:
    assert markdown.read(path, Limits()).findings == ()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_statement_is_an_item_with_the_place_of_its_section(path: Path) -> None:
    document = markdown.read(path, Limits())
    whole = front_place(path)
    read = [(block.text, block.place.label) for block in document.blocks if block.kind is BlockKind.ITEM]
    written = [
        (statement, section.attributes.get("place", whole))
        for section in sections()
        if section.document == path.name
        for statement in section.statements
    ]
    assert read == written
