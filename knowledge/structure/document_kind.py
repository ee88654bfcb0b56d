"""Which kind of document it is, by its title and make-up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.document import Block, BlockKind, Metadata, PlaceKind
from knowledge.structure.questions import starts_question
from knowledge.text import fold

_BY_TITLE = (
    ("qa", re.compile(r"Q ?& ?A|質疑応答|疑義解釈|よくある(?:ご?質問|問合せ)|問答集|FAQ")),
    (
        "guidebook",
        re.compile(r"手引き?|ガイドブック|ガイドライン|マニュアル|手順書|要領|指針|ハンドブック|事例集"),
    ),
    ("form", re.compile(r"様式|記入例|記載例|申請書|報告書$|調査票|ヒアリングシート")),
)
_FEW = 3


def kind_of(metadata: Metadata, blocks: Sequence[Block]) -> str:
    """One of `knowledge.document.KINDS`; "" where nothing tells."""
    if metadata.number or (metadata.addressees and "について" in metadata.title):
        return "qa" if _asks(blocks) and _by_title(metadata.title) == "qa" else "notice"
    if sum(_is_slide_title(block) for block in blocks) >= _FEW:
        return "slides"
    named = _by_title(metadata.title)
    if named:
        return named
    if _asks(blocks):
        return "qa"
    return "table" if _share(blocks, BlockKind.TABLE_ROW) > 0.7 else ""


def _is_slide_title(block: Block) -> bool:
    return block.kind is BlockKind.TITLE and block.place.kind is not PlaceKind.SHEET


def _by_title(title: str) -> str:
    return next((kind for kind, pattern in _BY_TITLE if pattern.search(fold(title))), "")


def _asks(blocks: Sequence[Block]) -> bool:
    """Whether questions make up the document."""
    pairs = sum(bool(block.question) or starts_question(block.text) for block in blocks)
    return pairs >= _FEW and pairs >= 0.1 * len(blocks)


def _share(blocks: Sequence[Block], kind: BlockKind) -> float:
    return sum(block.kind is kind for block in blocks) / max(1, len(blocks))
