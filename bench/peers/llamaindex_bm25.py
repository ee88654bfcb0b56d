"""LlamaIndex's BM25 retriever with a Japanese tokenizer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from llama_index.core.schema import TextNode
from llama_index.retrievers.bm25 import BM25Retriever

from bench.collection import Item
from bench.peers.japanese import MeCab, Sudachi
from bench.peers.langchain import Tokens
from bench.system import DEPTH

_WORDS = r"(?u)\S+"


class LlamaIndexBm25:
    """Texts are given as words set apart, since the retriever takes a pattern, no tokenizer."""

    def __init__(self, items: Sequence[Item], tokens: Tokens) -> None:
        self._tokens = tokens
        nodes = [TextNode(id_=item.id, text=self._text(f"{item.title}\n{item.text}")) for item in items]
        self._retriever = BM25Retriever.from_defaults(
            nodes=nodes, similarity_top_k=min(DEPTH, len(items)), skip_stemming=True, token_pattern=_WORDS
        )

    def search(self, question: str) -> list[tuple[str, float]]:
        found = self._retriever.retrieve(self._text(question))
        return [(item.node.node_id, item.score or 0.0) for item in found]

    def _text(self, text: str) -> str:
        return " ".join(self._tokens(text))


def bm25(items: Sequence[Item], _: Path) -> LlamaIndexBm25:
    """With MeCab."""
    return LlamaIndexBm25(items, MeCab())


def bm25_sudachi(items: Sequence[Item], _: Path) -> LlamaIndexBm25:
    """With Sudachi."""
    return LlamaIndexBm25(items, Sudachi())
