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
    """What of a passage a search can be narrowed by, or prefer."""

    document_id: str
    scope: str
    kind: str
    audience: str
    population: int | None = None


class Rows:
    """The properties of every row, by column."""

    def __init__(self, documents: Mapping[str, DocumentRecord], rows: Iterable[RowProperties]) -> None:
        properties = list(rows)
        self._documents = documents
        self._document = _Column(row.document_id for row in properties)
        self._scope = _Column(row.scope for row in properties)
        self._kind = _Column(row.kind for row in properties)
        self._audience = _Column(row.audience for row in properties)
        self._population = np.array([row.population or np.nan for row in properties], dtype=np.float64)
        self._superseded = {key for key, value in documents.items() if value.superseded_by}
        self._current = ~self._document.among(self._superseded)

    def allowed(self, query: Query) -> Mask:
        """True for each row that the query may return."""
        mask = self._scope.among(query.scopes) & self._of_its_time(query.as_of)
        if query.document_ids:
            mask &= self._document.among(query.document_ids)
        if query.issuer:
            mask &= self._document.among(self._issued_by(normalise(query.issuer)))
        if query.kinds:
            of_kind = {key for key, value in self._documents.items() if value.metadata.kind in query.kinds}
            mask &= self._kind.among(query.kinds) | self._document.among(of_kind)
        if query.audience is not Audience.UNSTATED:
            mask &= self._audience.among({query.audience.value, Audience.BOTH.value, Audience.UNSTATED.value})
        return mask

    def current(self, scopes: Collection[str]) -> Mask:
        """True for each row in the scopes that nothing superseded."""
        return self._scope.among(scopes) & self._current

    def current_by_scope(self) -> dict[str, NDArray[np.int64]]:
        """The rows that nothing superseded, scope by scope."""
        return {scope: np.flatnonzero(self.current({scope})) for scope in self._scope.values}

    def of_documents(self, ids: Collection[str]) -> Mask:
        """True for each row of the documents."""
        return self._document.among(ids)

    def of_size(self, persons: int | None) -> NDArray[np.float32]:
        """1 for a case from a place of that size, 0 from ten times or a tenth of it, and for other rows."""
        if not persons:
            return np.zeros(len(self._population), dtype=np.float32)
        away = np.abs(np.log10(self._population / persons))
        near: NDArray[np.float32] = np.nan_to_num(np.clip(1 - away, 0, None)).astype(np.float32)
        return near

    def _issued_by(self, issuer: str) -> set[str]:
        documents = self._documents.items()
        return {key for key, value in documents if issuer in normalise(value.metadata.issuer)}

    def _of_its_time(self, as_of: date | None) -> Mask:
        """The rows that nothing superseded; on an earlier day the revisions of that day in their place."""
        if as_of is None:
            return self._current
        old = {key for key in self._superseded if self._in_force(key, as_of)}
        after = self._after(old)
        return (self._current & ~self._document.among(after)) | self._document.among(old - after)

    def _after(self, old: Collection[str]) -> set[str]:
        """The revisions that came after those, one after the other."""
        found: set[str] = set()
        for key in old:
            while key := self._documents[key].superseded_by if key in self._documents else "":
                found.add(key)
        return found

    def _in_force(self, key: str, day: date) -> bool:
        """Where nothing says when the newer revision came, nothing says that this one was, and it was not."""
        document = self._documents[key]
        newer = self._documents.get(document.superseded_by)
        replaced_on = document.replaced_on or (newer.metadata.issued_on if newer else None)
        issued = document.metadata.issued_on
        return replaced_on is not None and (issued is None or issued <= day) and day < replaced_on


class _Column:
    """A property of every row as small numbers, so that a filter is one look-up."""

    def __init__(self, values: Iterable[str]) -> None:
        self.values: dict[str, int] = {}
        codes = [self.values.setdefault(value, len(self.values)) for value in values]
        self._codes = np.array(codes, dtype=np.int32)

    def among(self, wanted: Collection[str]) -> Mask:
        """True for each row whose value is wanted."""
        chosen = np.zeros(len(self.values), dtype=np.bool_)
        chosen[[self.values[value] for value in wanted if value in self.values]] = True
        mask: Mask = chosen[self._codes]
        return mask
