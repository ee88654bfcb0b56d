"""Documents that a question names by title or number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.record import DocumentRecord
from knowledge.search.normalise import normalise

_SHORTEST_TITLE = 6  # characters; shorter titles are ordinary words
_NUMBER = re.compile(r"第?(\d+)号")
_SPACE = re.compile(r"\s+")


class Names:
    """Titles and numbers of the documents of a generation."""

    def __init__(self, documents: Iterable[DocumentRecord]) -> None:
        self._titles: dict[str, list[str]] = {}
        self._numbers: dict[str, list[str]] = {}
        for document in documents:
            self._titles.setdefault(_plain(document.metadata.title), []).append(document.id)
            for number in _NUMBER.findall(_plain(document.metadata.number)):
                self._numbers.setdefault(number, []).append(document.id)

    def in_text(self, text: str) -> list[str]:
        """Ids of the documents whose title, or whose number (74号), stands in the text."""
        plain = _plain(text)
        found = [id_ for number in _NUMBER.findall(plain) for id_ in self._numbers.get(number, [])]
        for title, ids in self._titles.items():
            if len(title) >= _SHORTEST_TITLE and title in plain:
                found += ids
        return found


def _plain(text: str) -> str:
    return _SPACE.sub("", normalise(text))
