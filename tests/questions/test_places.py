"""Ten questions on documents of each kind find the right page, sheet or heading.

By words alone, so that it takes no model; `tests.questions.places` measures the
whole search.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from knowledge.document import ParsedDocument
from knowledge.embedding.absent import NoEmbedder
from knowledge.generation import build, open_generation
from knowledge.passages import split
from knowledge.readers import Limits
from knowledge.record import DocumentRecord
from knowledge.sandbox import read_many
from knowledge.search.query import Query
from tests.questions.places import questions, ranks

DOCUMENTS = Path(__file__).parents[3] / "shared" / "documents"
NO_MODEL = NoEmbedder("weights_missing")


def test_each_kind_has_ten_questions() -> None:
    assert set(Counter(each.kind for each in questions()).values()) == {10}


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents are not at hand")
def test_most_questions_find_their_place(tmp_path: Path) -> None:
    files = sorted({file for each in questions() for file in each.files})
    contents = []
    for path, document in read_many([DOCUMENTS / file for file in files], Limits()):
        assert isinstance(document, ParsedDocument), path.name
        record = DocumentRecord(path.name, "documents", path.name, "", document.metadata)
        contents.append((record, split(document, path.name)))
    build(tmp_path / "index", contents, embedder=NO_MODEL, cache=tmp_path / "cache")
    index = open_generation(tmp_path / "index", embedder=NO_MODEL)
    found = ranks(questions(), lambda text: index.search(Query(text, limit=10)))
    assert sum(0 < rank <= 3 for rank in found) >= 0.8 * len(found), found
