"""Getting one published document, or learning that it has not changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import httpx

from knowledge.sources.known import NOTHING_KNOWN, Known
from knowledge.sources.manifest import WebSource
from knowledge.sources.refusal import Refused, check_url

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LATER = frozenset({429, 503})
_SUFFIXES = {
    "application/pdf": ".pdf",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.ms-excel": ".xls",
}
# Servers that do not know a type say one of these; then the address tells.
_UNTYPED = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/force-download"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost: bytes on the wire, seconds in all, redirects."""

    size: int = 50 << 20
    seconds: float = 120.0
    redirects: int = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of asking for one source.

    `code` is `changed`, `unchanged` or a failure: `refused` (the guard; `detail`
    says why), `status` (`detail` is the number), `later` (the server is busy),
    `redirects`, `too_large`, `too_slow`, `type`, `packed`, `unreachable`. `path` is
    the new file; `known` is to be kept for the next time.
    """

    source: str
    code: str
    detail: str = ""
    known: Known = NOTHING_KNOWN
    path: Path | None = None

    @property
    def failed(self) -> bool:
        """Whether nobody knows if the document changed."""
        return self.code not in ("changed", "unchanged")


class _Failed(Exception):
    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


def _forget(source: str, path: Path) -> None:
    """Nobody wants to keep what a new file replaces."""


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches into `directory`, one file for each source.

    `client` follows no redirect and reads nothing from the environment;
    `hosts` are the only servers that may be asked; `stopwatch` gives monotonic
    seconds. `before_replacing` is shown each file that a new one with other
    content replaces (its source's id first), while it still stands.
    """

    client: httpx.Client
    directory: Path
    hosts: Collection[str]
    stopwatch: Callable[[], float]
    limits: Limits = Limits()
    before_replacing: Callable[[str, Path], None] = _forget

    def fetch(self, source: WebSource, known: Known) -> Outcome:
        """Ask once; raises nothing that the network or the server can cause."""
        if not any(self.directory.glob(f"{source.id}.*")):
            known = NOTHING_KNOWN  # 「not modified」 would not bring a lost file back
        try:
            return self._followed(source, known)
        except _Failed as failure:
            return Outcome(source.id, failure.code, failure.detail, known)
        except Refused as refusal:
            return Outcome(source.id, "refused", str(refusal), known)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            return Outcome(source.id, "unreachable", type(error).__name__, known)

    def _followed(self, source: WebSource, known: Known) -> Outcome:
        url = httpx.URL(source.url)
        ends = self.stopwatch() + self.limits.seconds
        for _ in range(self.limits.redirects + 1):
            check_url(url, self.hosts)
            headers = {"Accept-Encoding": "identity", **known.conditions()}
            with self.client.stream("GET", url, headers=headers, follow_redirects=False) as response:
                if response.status_code not in _REDIRECTS:
                    return self._outcome(source, known, url, response, ends)
                url = url.join(response.headers.get("location", ""))
        raise _Failed("redirects")

    def _outcome(
        self, source: WebSource, known: Known, url: httpx.URL, response: httpx.Response, ends: float
    ) -> Outcome:
        if response.status_code == 304:
            return Outcome(source.id, "unchanged", known=known)
        if response.status_code in _LATER:
            raise _Failed("later", response.headers.get("retry-after", ""))
        if response.status_code != 200:
            raise _Failed("status", str(response.status_code))
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise _Failed("packed", response.headers["content-encoding"])
        suffix = _suffix(response, url)
        partial, digest = self._received(source, response, ends)
        fresh = Known(response.headers.get("etag", ""), response.headers.get("last-modified", ""), digest)
        path = self.directory / f"{source.id}{suffix}"
        if digest == known.sha256 and path.exists():
            partial.unlink()
            return Outcome(source.id, "unchanged", known=fresh)
        self._put(source, partial, path, digest)
        return Outcome(source.id, "changed", known=fresh, path=path)

    def _received(self, source: WebSource, response: httpx.Response, ends: float) -> tuple[Path, str]:
        """The body as a file of its own, and its SHA-256; nothing is left of one that is cut off."""
        self.directory.mkdir(parents=True, exist_ok=True)
        partial = self.directory / f".{source.id}.partial"
        digest, size = hashlib.sha256(), 0
        try:
            with partial.open("wb") as file:
                for piece in response.iter_raw(1 << 16):
                    size += len(piece)
                    if size > self.limits.size:
                        raise _Failed("too_large", f"over {self.limits.size >> 20} MiB")
                    if self.stopwatch() > ends:
                        raise _Failed("too_slow", f"over {self.limits.seconds:.0f} s")
                    digest.update(piece)
                    file.write(piece)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
        return partial, digest.hexdigest()

    def _put(self, source: WebSource, partial: Path, path: Path, digest: str) -> None:
        """Put the new file in place of the one that was there before, of whatever type.

        Whenever this is killed, one of the two stands, or both under their types. What a killed
        round had put in place already is not taken for an older one.
        """
        before = list(self.directory.glob(f"{source.id}.*"))
        for old in before:
            if _digest(old) != digest:
                self.before_replacing(source.id, old)
        partial.replace(path)
        for old in before:
            if old != path:
                old.unlink()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _suffix(response: httpx.Response, url: httpx.URL) -> str:
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind in _SUFFIXES:
        return _SUFFIXES[kind]
    own = PurePosixPath(url.path).suffix.lower()
    if kind in _UNTYPED and own in _SUFFIXES.values():
        return own
    raise _Failed("type", kind or own)
