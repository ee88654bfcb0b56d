"""The tutorial's retrieval: recursive splitter, Chroma, MiniLM."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from langchain_chroma import Chroma

from bench.collection import Item
from bench.peers.japanese import Sudachi
from bench.peers.langchain import Tokens, chunks, ranking, spaced, store
from bench.peers.minilm import MiniLM
from bench.system import DEPTH


class VectorSearch:
    """Nearest chunks; the question is tokenized as the documents were."""

    def __init__(self, chroma: Chroma, tokens: Tokens | None = None) -> None:
        self._chroma = chroma
        self._tokens = tokens

    def search(self, question: str) -> list[tuple[str, float]]:
        text = " ".join(self._tokens(question)) if self._tokens else question
        return ranking(self._chroma.similarity_search(text, k=DEPTH))


def minilm(items: Sequence[Item], directory: Path) -> VectorSearch:
    """As documented."""
    return VectorSearch(store(chunks(items), MiniLM(), "minilm", directory))


def minilm_sudachi(items: Sequence[Item], directory: Path) -> VectorSearch:
    """With words set apart by Sudachi, on both sides."""
    tokens = Sudachi()
    documents = spaced(chunks(items), tokens)
    return VectorSearch(store(documents, MiniLM(), "minilm", directory), tokens)
