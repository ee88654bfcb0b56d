"""The published documents that were fetched: which may be indexed, and what is said of them."""

from __future__ import annotations

import shutil
from pathlib import Path

from bot.domain.scope import SHARED
from bot.errors import Invalid
from bot.index.candidate import Candidate
from bot.texts import sources as texts
from knowledge.document import Metadata
from knowledge.sources import Manifest, ManifestError, WebSource, read_manifest

FETCHED = "fetched"
"""The source of what came from the web."""

TEMPLATE = Path(__file__).parents[1] / "data" / "sources.toml"


def manifest_in(home: Path) -> Manifest:
    """The administrator's manifest; an empty one where there is none. Raises `Invalid`."""
    path = home / TEMPLATE.name
    if not path.exists():
        return Manifest()
    try:
        return read_manifest(path)
    except ManifestError as error:
        raise Invalid(texts.wrong_manifest(str(path), error.problems)) from None


def write_template(home: Path) -> Path | None:
    """Put the template in place for editing; None where a manifest is there already."""
    path = home / TEMPLATE.name
    if path.exists():
        return None
    home.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(TEMPLATE, path)
    return path


def candidates_in(directory: Path, manifest: Manifest) -> list[Candidate]:
    """The files of the sources that are turned on."""
    if not directory.is_dir():
        return []
    wanted = {source.id: source for source in manifest.wanted}
    files = sorted(path for path in directory.iterdir() if path.stem in wanted)
    return [Candidate(path, FETCHED, path.name, SHARED, _given(wanted[path.stem])) for path in files]


def _given(source: WebSource) -> Metadata:
    return Metadata(title=source.title, issuer=source.issuer, url=source.url, licence=source.licence)
