"""The published documents that were fetched: which may be indexed, and what is said of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from bot.domain.scope import SHARED
from bot.errors import Invalid
from bot.index.candidate import Candidate, Replaced
from bot.index.earlier import Earlier
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


def earlier_in(directory: Path) -> Earlier:
    """What the files in the directory were before they changed."""
    return Earlier(directory / "earlier")


def candidates_in(directory: Path, manifest: Manifest) -> list[Candidate]:
    """The files of the sources that are turned on, each after its earlier copies.

    Of two files of one source, which a killed round leaves, the last one counts.
    """
    if not directory.is_dir():
        return []
    wanted = {source.id: source for source in manifest.wanted}
    files = (path for path in directory.iterdir() if path.is_file() and path.stem in wanted)
    newest = {path.stem: path for path in sorted(files, key=lambda path: path.stat().st_mtime_ns)}
    return [each for id_, path in sorted(newest.items()) for each in _candidates(path, wanted[id_])]


def _candidates(path: Path, source: WebSource) -> Iterator[Candidate]:
    """The earlier copies, each of which the next one replaces, and the file itself."""
    given = _given(source)
    copies = earlier_in(path.parent).of(source.id)
    places = [*(f"{source.id}/{copy.path.name}" for copy in copies), path.name]
    for copy, place, after in zip(copies, places, places[1:], strict=False):
        yield Candidate(copy.path, FETCHED, place, SHARED, given, Replaced(after, copy.until))
    yield Candidate(path, FETCHED, path.name, SHARED, given)


def _given(source: WebSource) -> Metadata:
    return Metadata(title=source.title, issuer=source.issuer, url=source.url, licence=source.licence)
