"""What is asked of an index, and what comes back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from knowledge.document import Audience
from knowledge.passage import Passage
from knowledge.record import DocumentRecord


@dataclass(frozen=True, slots=True)
class Query:
    """A search.

    `scopes` are the scopes that the asker may see; nothing else is returned.
    `as_of` brings back superseded revisions that were current on that day;
    without it they are left out. `audience`, `issuer`, `document_ids`,
    `kinds` narrow the search when set. `context` is the question before this
    one in the same conversation, for follow-ups. `population` of the asker's
    organisation (persons) favours cases of its size where the question asks
    for places like one's own.
    """

    text: str
    scopes: frozenset[str] = frozenset({"shared"})
    limit: int = 10
    as_of: dt.date | None = None
    audience: Audience = Audience.UNSTATED
    issuer: str = ""
    document_ids: frozenset[str] = field(default=frozenset())
    kinds: frozenset[str] = field(default=frozenset())
    context: str = ""
    population: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found.

    `score` orders the hits of one search (larger is better, no fixed scale).
    The others can be compared across searches: `dense` is the cosine of query
    and passage vectors (−1 to 1), `late` the inverse-document-frequency
    weighted mean of each query token's best match in the passage (0 to 1, 0
    where not computed), `coverage` the share (0 to 1) of the query's content
    words, weighted by inverse document frequency, that occur in the passage.
    """

    passage: Passage
    document: DocumentRecord
    score: float
    lexical: float = 0.0
    dense: float = 0.0
    late: float = 0.0
    coverage: float = 0.0
