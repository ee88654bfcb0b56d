"""A generation as a LangChain retriever."""

from __future__ import annotations

from typing import Any, Protocol

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from knowledge.search.query import Hit, Query


class Searchable(Protocol):
    """What can be searched: an opened generation."""

    def search(self, query: Query) -> list[Hit]: ...


class MadoguchiRetriever(BaseRetriever):
    """Searches a generation in the given scopes.

    Each LangChain document carries the passage's text, its id, and where it
    stands: title, issuer, date, place and section path as metadata.
    """

    generation: Any
    scopes: frozenset[str] = frozenset({"shared"})
    limit: int = 10

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        searchable: Searchable = self.generation
        hits = searchable.search(Query(query, self.scopes, self.limit))
        return [_document(hit) for hit in hits]


def _document(hit: Hit) -> Document:
    metadata = hit.document.metadata
    return Document(
        hit.passage.text,
        id=hit.passage.id,
        metadata={
            "title": metadata.title,
            "issuer": metadata.issuer,
            "issued_on": metadata.issued_on.isoformat() if metadata.issued_on else "",
            "location": hit.document.location,
            "place": hit.passage.start.number,
            "place_label": hit.passage.start.label,
            "path": list(hit.passage.path),
            "score": hit.score,
        },
    )
