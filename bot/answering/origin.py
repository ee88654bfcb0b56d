"""Whose words a hit carries, and from when."""

from __future__ import annotations

import datetime as dt

from knowledge.search.query import Hit


def issued_on(hit: Hit) -> dt.date | None:
    """The date of the section where it declares one, else of the document."""
    return hit.passage.stated.issued_on or hit.document.metadata.issued_on


def issuer(hit: Hit) -> str:
    """Who says it: the section's own source, else the document's."""
    return hit.passage.stated.issuer or hit.document.metadata.issuer


def same_origin(one: Hit, other: Hit) -> bool:
    """Whether one source speaks in both; a digest speaks with the voice of each section's source."""
    return _origin(one) == _origin(other)


def _origin(hit: Hit) -> tuple[str, str, str]:
    stated = hit.passage.stated
    return hit.document.id, stated.issuer, stated.derived_from
