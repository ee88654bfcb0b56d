"""Haystack's BM25 in its in-memory document store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from haystack import Document
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from bench.collection import Item
from bench.peers.japanese import Sudachi
from bench.peers.langchain import Tokens
from bench.system import DEPTH

_WORDS = r"\S+"


class HaystackBm25:
    """With `tokens`, texts are given as words set apart; without, as they are."""

    def __init__(self, items: Sequence[Item], tokens: Tokens | None = None) -> None:
        self._tokens = tokens
        store = InMemoryDocumentStore(bm25_tokenization_regex=_WORDS) if tokens else InMemoryDocumentStore()
        texts = [self._text(f"{item.title}\n{item.text}") for item in items]
        store.write_documents(
            [Document(id=item.id, content=text) for item, text in zip(items, texts, strict=True)]
        )
        self._retriever = InMemoryBM25Retriever(store, top_k=DEPTH)

    def search(self, question: str) -> list[tuple[str, float]]:
        found = self._retriever.run(self._text(question))["documents"]
        return [(item.id, item.score or 0.0) for item in found]

    def _text(self, text: str) -> str:
        return " ".join(self._tokens(text)) if self._tokens else text


def bm25(items: Sequence[Item], _: Path) -> HaystackBm25:
    """As documented."""
    return HaystackBm25(items)


def bm25_sudachi(items: Sequence[Item], _: Path) -> HaystackBm25:
    """With Sudachi."""
    return HaystackBm25(items, Sudachi())
