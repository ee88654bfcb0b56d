"""Makes the fixed vectors of the default embedder: `python -m bench.constants JAQUAD_TRAIN OUT.npz`.

JAQUAD_TRAIN is the folder `data/train` of JaQuAD (Skelter Labs, CC BY-SA 3.0,
questions on Japanese Wikipedia). It is in none of the sets that are measured,
and only means and a projection are kept of it.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.neutral import neutral_e5
from knowledge.embedding.embedder import Embedding

_WIDTH = 128
_PARAGRAPHS = 600
_QUESTIONS = 2000
_STATES = 40_000

Floats = NDArray[np.float32]


def main() -> None:
    folder, target = map(Path, sys.argv[1:])
    paragraphs, questions = _sampled(folder)
    with tempfile.TemporaryDirectory() as cache:
        embedder = neutral_e5(Path(cache))
        asked = [embedder.query(question) for question in questions]
        read = [embedder.passages([paragraph])[0] for paragraph in paragraphs]
    states = _states(read)
    mean = states.mean(axis=0)
    np.savez_compressed(
        target,
        query_mean=_mean(asked),
        passage_mean=_mean(read),
        state_mean=mean,
        projection=_projection(states - mean).astype(np.float16),
    )


def _sampled(folder: Path) -> tuple[list[str], list[str]]:
    found = list(_paragraphs(folder))
    chance = random.Random(1)  # noqa: S311 - a sample, no secret
    paragraphs = [f"{title}\n{paragraph['context']}" for title, paragraph in found]
    questions = [item["question"] for _, paragraph in found for item in paragraph["qas"]]
    return chance.sample(paragraphs, _PARAGRAPHS), chance.sample(questions, _QUESTIONS)


def _paragraphs(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(folder.glob("*.json")):
        for article in json.loads(path.read_text("utf-8"))["data"]:
            for paragraph in article["paragraphs"]:
                yield article["title"], paragraph


def _mean(embeddings: list[Embedding]) -> Floats:
    mean: Floats = np.mean([found.vector for found in embeddings], axis=0, dtype=np.float32)
    return mean


def _states(embeddings: list[Embedding]) -> Floats:
    tokens = [found.tokens.states for found in embeddings if found.tokens]
    states = np.concatenate(tokens).astype(np.float32)
    chosen = np.random.default_rng(0).choice(len(states), _STATES, replace=False)
    picked: Floats = states[np.sort(chosen)]
    picked /= np.linalg.norm(picked, axis=1, keepdims=True)
    return picked


def _projection(centred: Floats) -> Floats:
    """The directions in which centred unit states differ most, as columns."""
    unit = centred / np.linalg.norm(centred, axis=1, keepdims=True)
    values, vectors = np.linalg.eigh(unit.T @ unit)
    columns: Floats = vectors[:, np.argsort(-values)[:_WIDTH]].astype(np.float32)
    return columns


if __name__ == "__main__":
    main()
