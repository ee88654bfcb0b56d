"""Documents that the administrator adds on the page, as files in folders of the installation.

Each folder is a source like any other, one for each scope; a reindex reads what
is in it. Its name tells the scope.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock

from bot.domain import scope as scopes
from bot.domain.file_name import safe_name
from bot.errors import Invalid, NotFound
from bot.index.candidate import digest_of
from bot.index.reading import PARTIAL
from bot.learning import audience
from bot.storage import deeds, sources
from bot.storage.database import Database
from bot.texts import added_documents as texts
from knowledge.readers import READERS
from knowledge.record import DocumentRecord

_CHUNK = 1 << 20
_KINDS = frozenset(READERS)


@dataclass(frozen=True, slots=True)
class Added:
    """A file that was added: its folder and name, who may find it, and its size in bytes."""

    folder: str
    name: str
    scope: str
    size: int
    added_at: dt.datetime


@dataclass(frozen=True, slots=True)
class AddedDocuments:
    """The files below `directory`; none is larger than `most` bytes.

    The row of the audit trail is written before the file appears or goes, so
    that a kill in between leaves nothing that the trail does not tell.
    """

    database: Database
    directory: Path
    most: int

    def listed(self) -> list[Added]:
        """The newest first."""
        files = self.directory.glob("*/*") if self.directory.is_dir() else ()
        found = [_added(path) for path in files if path.is_file() and not path.name.startswith(".")]
        return sorted(found, key=lambda each: (each.added_at, each.name), reverse=True)

    def add(
        self,
        by: str,
        scope: str,
        told: str,
        content: BinaryIO,
        known: Iterable[DocumentRecord],
        *,
        at: dt.datetime,
    ) -> str:
        """Keep a file under the name that its browser `told`; gives the name that it has here.

        Raises `Invalid`: of a kind that nobody reads, empty, too large, there
        already under this name, or the same as one of the `known` documents.
        """
        name = safe_name(told, kinds=_KINDS)
        if not name:
            raise Invalid(texts.wrong_kind(sorted(_KINDS)))
        folder = self.directory / _folder_of(self._checked(scope))
        with self._alone():
            folder.mkdir(mode=0o700, exist_ok=True)
            partial = folder / f".incoming{PARTIAL}"
            try:
                digest = self._receive(content, partial)
                self._check_new(folder / name, scope, digest, known)
                self._note(by, folder, scope, digest, at)
                partial.replace(folder / name)
            finally:
                partial.unlink(missing_ok=True)
        return name

    def remove(self, by: str, folder: str, name: str, *, at: dt.datetime) -> None:
        """Delete a file; raises `NotFound` for anything that is not listed."""
        with self._alone():
            found = next((each for each in self.listed() if (each.folder, each.name) == (folder, name)), None)
            if found is None:
                raise NotFound(texts.NOT_FOUND)
            path = self.directory / found.folder / found.name
            with self.database.writing() as connection:
                subject = f"{found.scope} {digest_of(path)[:16]}"
                deeds.did(connection, by, "document.removed", subject, at=at)
            path.unlink()

    def _alone(self) -> FileLock:
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        return FileLock(self.directory / ".lock")

    def _checked(self, scope: str) -> str:
        with self.database.reading() as connection:
            return audience.checked(connection, scope)

    def _receive(self, content: BinaryIO, partial: Path) -> str:
        """Write it down whole; gives its digest."""
        digest, size = hashlib.sha256(), 0
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            while chunk := content.read(_CHUNK):
                size += len(chunk)
                if size > self.most:
                    raise Invalid(texts.too_large(self.most))
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(descriptor)
        if not size:
            raise Invalid(texts.EMPTY_FILE)
        return digest.hexdigest()

    def _check_new(self, path: Path, scope: str, digest: str, known: Iterable[DocumentRecord]) -> None:
        for each in self.listed():
            if each.scope == scope and digest_of(self.directory / each.folder / each.name) == digest:
                raise Invalid(texts.same_content(each.name))
        for record in known:
            if record.scope in (scope, scopes.SHARED) and record.sha256.startswith(digest):
                raise Invalid(texts.same_content(record.metadata.title or record.location))
        if path.exists():
            raise Invalid(texts.same_name(path.name))

    def _note(self, by: str, folder: Path, scope: str, digest: str, at: dt.datetime) -> None:
        with self.database.writing() as connection:
            sources.add(connection, location=str(folder), scope=scope, at=at)
            deeds.did(connection, by, "document.added", f"{scope} {digest[:16]}", at=at)


def _folder_of(scope: str) -> str:
    return scope.replace(":", "-")


def _added(path: Path) -> Added:
    status = path.stat()
    kept_at = dt.datetime.fromtimestamp(status.st_mtime, dt.UTC)
    return Added(path.parent.name, path.name, path.parent.name.replace("-", ":", 1), status.st_size, kept_at)
