"""The Markdown reader understands every attribute that the pack uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.document import BlockKind
from knowledge.readers import Limits, markdown
from tests.starter.pack import DOCUMENTS, sections


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_reads_without_findings(path: Path) -> None:
    assert markdown.read(path, Limits()).findings == ()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_statement_is_an_item_with_the_place_of_its_section(path: Path) -> None:
    blocks = markdown.read(path, Limits()).blocks
    read = [(block.text, block.place.label) for block in blocks if block.kind is BlockKind.ITEM]
    written = [
        (statement, section.attributes.get("place", ""))
        for section in sections()
        if section.document == path.name
        for statement in section.statements
    ]
    assert read == written
