"""Documents that the evidence refers to and that nobody registered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.ports import Index
from bot.domain.similarity import overlap
from knowledge.search.query import Hit

_REFERRED = re.compile(
    r"「(?P<title>[^「」]{6,80})」[^。「」]{0,12}(?:を参照|に詳|をご覧|のとおり|に示)"
    r"|(?P<notice>(?:令和|平成)[0-9元]+年[0-9]+月[0-9]+日(?:付け)?の?事務連絡[^。、「」]{0,20}?Q&A)"
)
_MOST = 2
_KNOWN = 0.8


def unregistered(index: Index, hits: Sequence[Hit]) -> list[str]:
    """Titles that the passages point to for the details, and that no document here has."""
    known = [document.metadata.title for document in index.documents()]
    named = [m["title"] or m["notice"] for hit in hits for m in _REFERRED.finditer(hit.passage.text)]
    missing = [t for t in dict.fromkeys(named) if not any(overlap(t, title) >= _KNOWN for title in known)]
    return missing[:_MOST]
