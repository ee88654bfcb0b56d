"""Any LangChain `Embeddings` as an embedder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from knowledge.embedding.embedder import Embedding

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings


class LangChainEmbedder:
    """Wraps a LangChain model; it has no token states, so nothing is re-ranked by them.

    `label` names model and server as configured; with the dimension, which
    one probe finds out, it becomes the name that a generation records.
    """

    width = 0

    def __init__(self, model: Embeddings, label: str) -> None:
        self._model = model
        self.dimension = len(model.embed_query("次元"))
        self.name = f"langchain/{label}/{self.dimension}"

    def passages(self, texts: Sequence[str]) -> list[Embedding]:
        return [_embedding(vector) for vector in self._model.embed_documents(list(texts))]

    def query(self, text: str) -> Embedding:
        return _embedding(self._model.embed_query(text))

    def starts(self, text: str) -> NDArray[np.int32]:
        return np.empty(0, dtype=np.int32)


def _embedding(values: Sequence[float]) -> Embedding:
    vector = np.asarray(values, dtype=np.float32)
    return Embedding(vector / max(float(np.linalg.norm(vector)), 1e-12))
