"""The model as it is loaded: a graph, a table, a tokenizer, in one directory.

Compiling (a few seconds, once) verifies the weights by hash and writes a
directory next to its final name, then renames it: a killed process leaves
either nothing or the whole.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.embedding.constants import Constants
from knowledge.embedding.vocabulary import kept_pieces
from knowledge.embedding.weights import SHA256, Weights

_LAYOUT = 2  # raise when the files below change their meaning


@dataclass(frozen=True, slots=True)
class Settings:
    """What the runtime needs besides the arrays."""

    begin: int
    end: int
    padding: int
    positions: int
    normalisation: dict[str, str]


@dataclass(frozen=True, slots=True)
class Compiled:
    """Paths and settings of a compiled model.

    `pieces` is (vocabulary, packed bytes) uint8, memory-mapped; `positions`
    is (positions, hidden) float32.
    """

    graph: Path
    tokenizer: Path
    pieces: NDArray[np.uint8]
    positions: NDArray[np.float32]
    settings: Settings


def compiled_model(weights: Path, cache: Path, constants: Constants) -> Compiled:
    """Opens the compiled model below `cache`, compiling it first where it is missing.

    Raises WeightsDamaged where the file is not the known one.
    """
    digest = hashlib.sha256(f"{_LAYOUT} {SHA256} {constants.digest}".encode()).hexdigest()
    directory = cache / f"e5-small-q4-{digest[:12]}"
    if not directory.is_dir():
        _compile(Weights(weights), directory, constants)
    return _open(directory)


def _open(directory: Path) -> Compiled:
    settings = Settings(**json.loads((directory / "settings.json").read_text("utf-8")))
    return Compiled(
        directory / "graph.onnx",
        directory / "tokenizer.json",
        np.load(directory / "pieces.npy", mmap_mode="r"),
        np.load(directory / "positions.npy"),
        settings,
    )


def _compile(weights: Weights, directory: Path, constants: Constants) -> None:
    directory.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix="compiling-", dir=directory.parent))
    _write(weights, temporary, constants)
    try:
        temporary.rename(directory)
    except OSError:
        # Another process was faster; its files are the same as ours.
        shutil.rmtree(temporary)
        if not directory.is_dir():
            raise


def _write(weights: Weights, directory: Path, constants: Constants) -> None:
    from knowledge.embedding.graph import build_graph  # onnx is needed once, not at every start

    kept = kept_pieces(weights.vocabulary)
    (directory / "graph.onnx").write_bytes(build_graph(weights, constants))
    np.save(directory / "pieces.npy", weights.rows("emb.word", kept))
    np.save(directory / "positions.npy", _positions(weights))
    _write_tokenizer(weights, kept, directory / "tokenizer.json")
    text = json.dumps(asdict(_settings(weights)), ensure_ascii=False)
    (directory / "settings.json").write_text(text, "utf-8")


def _positions(weights: Weights) -> NDArray[np.float32]:
    hidden = weights.shape.hidden
    kinds = weights.floats("emb.type").reshape(-1, hidden)
    table: NDArray[np.float32] = weights.floats("emb.pos").reshape(-1, hidden) + kinds[0]
    return table


def _write_tokenizer(weights: Weights, kept: list[int], path: Path) -> None:
    from tokenizers import Tokenizer, models

    vocabulary = weights.vocabulary
    pairs = [(vocabulary.pieces[i], float(vocabulary.scores[i])) for i in kept]
    Tokenizer(models.Unigram(pairs, unk_id=vocabulary.unknown)).save(str(path), pretty=False)


def _settings(weights: Weights) -> Settings:
    vocabulary = weights.vocabulary
    return Settings(
        vocabulary.begin,
        vocabulary.end,
        vocabulary.padding,
        weights.shape.positions,
        vocabulary.normalisation,
    )
