"""Whether a search finds the right place in documents of every kind.

    python -m tests.questions.places HOME [--missing]

HOME is an installation that has indexed the documents which
`documents.jsonl` asks about: each line names the file (or files with the same
text), the place (a page, a sheet, a heading; "" where there is none) and a few
words that stand there.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.passage import Passage
from knowledge.search.query import Hit
from tests.questions.sets import HERE, folded

Search = Callable[[str], Sequence[Hit]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and where its answer stands."""

    kind: str
    q: str
    file: str | list[str]
    place: int | str
    says: str

    @property
    def files(self) -> list[str]:
        return [self.file] if isinstance(self.file, str) else self.file

    def is_at(self, hit: Hit) -> bool:
        if hit.document.location not in self.files:
            return False
        return self._is_there(hit.passage) and folded(self.says) in folded(_all_of(hit.passage))

    def _is_there(self, passage: Passage) -> bool:
        if isinstance(self.place, int):
            return (passage.start.number or 0) <= self.place <= (passage.end.number or 0)
        return folded(self.place) in folded("".join((passage.start.label, _all_of(passage))))


def _all_of(passage: Passage) -> str:
    return "".join((*passage.path, passage.question, passage.text))


def questions() -> list[Asked]:
    rows = (HERE / "documents.jsonl").read_text("utf-8").splitlines()
    return [Asked(**json.loads(row)) for row in rows]


def ranks(asked: Sequence[Asked], search: Search) -> list[int]:
    """For each question the rank of the first hit in the right place, from 1; 0 where none is."""
    return [
        next((rank for rank, hit in enumerate(search(each.q), 1) if each.is_at(hit)), 0) for each in asked
    ]


def main() -> None:
    from bot.app import App
    from bot.settings import load
    from knowledge.search.query import Query

    app = App(load({"MADOGUCHI_HOME": sys.argv[1]}))
    index = app.served.current()
    asked = questions()
    found = ranks(asked, lambda text: index.search(Query(text, limit=10)))
    for kind in dict.fromkeys(each.kind for each in asked):
        own = Counter(rank for each, rank in zip(asked, found, strict=True) if each.kind == kind)
        first, three = own[1], own[1] + own[2] + own[3]
        print(f"{kind}: {own.total()} questions, first {first}, among three {three}, not in ten {own[0]}")
    if "--missing" in sys.argv:
        for each, rank in zip(asked, found, strict=True):
            if rank != 1:
                print(f"  {rank} {each.file} {each.place}: {each.q}")
    app.close()


if __name__ == "__main__":
    main()
