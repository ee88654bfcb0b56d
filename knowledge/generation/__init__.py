"""One built index in a directory of its own: written once, verified, then only read."""

from knowledge.generation.builder import build
from knowledge.generation.generation import Generation, open_generation
from knowledge.generation.manifest import EmbedderMismatch, GenerationUnusable, Manifest, read_manifest
from knowledge.generation.probe import Problem, verify

__all__ = [
    "EmbedderMismatch",
    "Generation",
    "GenerationUnusable",
    "Manifest",
    "Problem",
    "build",
    "open_generation",
    "read_manifest",
    "verify",
]
