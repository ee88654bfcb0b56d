"""What the LangChain systems share: documents, chunks, stores, and rankings of documents."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from langchain_chroma import Chroma
from langchain_classic.embeddings import CacheBackedEmbeddings
from langchain_classic.storage import LocalFileStore
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from bench.collection import Item
from bench.system import DEPTH

Tokens = Callable[[str], list[str]]
_BATCH = 1000


def chunks(items: Sequence[Item]) -> list[Document]:
    """The tutorial's splitter: 1,000 characters with an overlap of 200."""
    documents = [Document(f"{item.title}\n{item.text}", metadata={"id": item.id}) for item in items]
    return RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200).split_documents(documents)


def spaced(documents: Sequence[Document], tokens: Tokens) -> list[Document]:
    """The same chunks with their words set apart."""
    return [Document(" ".join(tokens(item.page_content)), metadata=item.metadata) for item in documents]


def store(documents: Sequence[Document], embeddings: Embeddings, label: str, directory: Path) -> Chroma:
    """Chroma as a vector store; embeddings are cached in `directory`, the store is built anew."""
    path = directory / "chroma"
    shutil.rmtree(path, ignore_errors=True)
    cached = CacheBackedEmbeddings.from_bytes_store(
        embeddings, LocalFileStore(directory / "embeddings"), namespace=label, key_encoder="sha256"
    )
    chroma = Chroma("bench", cached, persist_directory=str(path))
    for start in range(0, len(documents), _BATCH):
        chroma.add_documents(list(documents[start : start + _BATCH]))
    return chroma


def ranking(found: Sequence[Document]) -> list[tuple[str, float]]:
    """Documents by their best chunk; the score is the inverse rank, since retrievers return none."""
    ids = list(dict.fromkeys(item.metadata["id"] for item in found))
    return [(id_, 1 / place) for place, id_ in enumerate(ids[:DEPTH], 1)]
