"""Where the index keeps its files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """Directories of the index below the home directory."""

    home: Path

    @property
    def generations(self) -> Path:
        """One directory per generation."""
        return self.home / "generations"

    @property
    def parsed(self) -> Path:
        """What readers gave, by content."""
        return self.home / "cache" / "parsed"

    @property
    def embeddings(self) -> Path:
        """Vectors, by content."""
        return self.home / "cache" / "embeddings"

    @property
    def models(self) -> Path:
        """The embedding model, compiled for this machine."""
        return self.home / "cache" / "models"

    @property
    def documents(self) -> Path:
        """Documents that the administrator added on the page."""
        return self.home / "documents"

    @property
    def fetched(self) -> Path:
        """Documents from the web."""
        return self.home / "fetched"
