"""BM25 and vectors, fused by reciprocal rank with EnsembleRetriever's defaults."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings

from bench.collection import Item
from bench.peers.e5 import PlainE5
from bench.peers.japanese import Sudachi
from bench.peers.langchain import Tokens, chunks, ranking, store
from bench.peers.minilm import MiniLM
from bench.system import DEPTH


class Ensemble:
    """Both retrievers with equal weights."""

    def __init__(self, retriever: EnsembleRetriever) -> None:
        self._retriever = retriever

    def search(self, question: str) -> list[tuple[str, float]]:
        return ranking(self._retriever.invoke(question))


def ensemble(items: Sequence[Item], directory: Path) -> Ensemble:
    """As documented: words split at spaces, MiniLM vectors."""
    return _ensemble(chunks(items), str.split, MiniLM(), "minilm", directory)


def ensemble_sudachi(items: Sequence[Item], directory: Path) -> Ensemble:
    """With Sudachi for the words."""
    return _ensemble(chunks(items), Sudachi(), MiniLM(), "minilm", directory)


def ensemble_sudachi_e5(items: Sequence[Item], directory: Path) -> Ensemble:
    """With Sudachi for the words and the multilingual vectors that we use: the strongest simple peer."""
    return _ensemble(chunks(items), Sudachi(), PlainE5(directory), "e5", directory)


def _ensemble(
    documents: list[Document], tokens: Tokens, embeddings: Embeddings, label: str, directory: Path
) -> Ensemble:
    words = BM25Retriever.from_documents(documents, k=DEPTH, preprocess_func=tokens)
    vectors = store(documents, embeddings, label, directory).as_retriever(search_kwargs={"k": DEPTH})
    return Ensemble(EnsembleRetriever(retrievers=[words, vectors], weights=[0.5, 0.5]))
