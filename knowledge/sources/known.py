"""What is remembered of an earlier fetch."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """Validators that the server gave, and the digest of the content; all empty at first."""

    etag: str = ""
    last_modified: str = ""
    sha256: str = ""

    def conditions(self) -> dict[str, str]:
        """Headers that ask for the document only if it changed (RFC 9110, 13.1)."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}


NOTHING_KNOWN = Known()
