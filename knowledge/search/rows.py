"""Which rows a search may return."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from knowledge.document import Audience
from knowledge.record import DocumentRecord
from knowledge.search.normalise import normalise
from knowledge.search.query import Query

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class RowProperties:
    """What of a passage a search can be narrowed by."""

    document_id: str
    scope: str
    kind: str
    audience: str


class Rows:
    """The properties of every row, by column."""

    def __init__(self, documents: Mapping[str, DocumentRecord], rows: Iterable[RowProperties]) -> None:
        properties = list(rows)
        self._documents = documents
        self._document = _Column(row.document_id for row in properties)
        self._scope = _Column(row.scope for row in properties)
        self._kind = _Column(row.kind for row in properties)
        self._audience = _Column(row.audience for row in properties)

    def allowed(self, query: Query) -> Mask:
        """True for each row that the query may return."""
        admitted = {key for key, value in self._documents.items() if self._admits(value, query)}
        mask = self._scope.among(query.scopes) & self._document.among(admitted)
        if query.kinds:
            of_kind = {key for key in admitted if self._documents[key].metadata.kind in query.kinds}
            mask &= self._kind.among(query.kinds) | self._document.among(of_kind)
        if query.audience is not Audience.UNSTATED:
            mask &= self._audience.among({query.audience.value, Audience.BOTH.value, Audience.UNSTATED.value})
        return mask

    def of_documents(self, ids: Collection[str]) -> Mask:
        """True for each row of the documents."""
        return self._document.among(ids)

    def current_by_scope(self) -> dict[str, NDArray[np.int64]]:
        """The rows of documents that nothing superseded, scope by scope."""
        current = self._document.among({k for k, v in self._documents.items() if not v.superseded_by})
        return {scope: np.flatnonzero(current & self._scope.among({scope})) for scope in self._scope.values}

    def _admits(self, document: DocumentRecord, query: Query) -> bool:
        if query.document_ids and document.id not in query.document_ids:
            return False
        if query.issuer and normalise(query.issuer) not in normalise(document.metadata.issuer):
            return False
        return not document.superseded_by or self._was_current(document, query.as_of)

    def _was_current(self, document: DocumentRecord, as_of: date | None) -> bool:
        """Whether a superseded revision was in force on the day.

        Where the newer revision has no date, nothing says so, and it was not.
        """
        newer = self._documents.get(document.superseded_by)
        if as_of is None or newer is None or newer.metadata.issued_on is None:
            return False
        issued = document.metadata.issued_on
        return (issued is None or issued <= as_of) and as_of < newer.metadata.issued_on


class _Column:
    """A property of every row as small numbers, so that a filter is one look-up."""

    def __init__(self, values: Iterable[str]) -> None:
        self.values: dict[str, int] = {}
        codes = [self.values.setdefault(value, len(self.values)) for value in values]
        self._codes = np.array(codes, dtype=np.int32)

    def among(self, wanted: Collection[str]) -> Mask:
        chosen = np.array([value in wanted for value in self.values], dtype=np.bool_)
        mask: Mask = chosen[self._codes]
        return mask
