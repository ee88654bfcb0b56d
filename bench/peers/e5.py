"""multilingual-e5-small as its authors use it: no centring, no token states."""

from __future__ import annotations

from pathlib import Path

from langchain_core.embeddings import Embeddings

from bench.neutral import neutral_e5


class PlainE5(Embeddings):
    """The four-bit weights that our own search uses, behind LangChain's interface."""

    def __init__(self, cache: Path) -> None:
        self._embedder = neutral_e5(cache)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [found.vector.tolist() for found in self._embedder.passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        vector: list[float] = self._embedder.query(text).vector.tolist()
        return vector
