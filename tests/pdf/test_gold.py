from pathlib import Path

import pytest

from tests.pdf.gold import missing

DOCUMENTS = Path(__file__).parents[3] / "shared" / "documents"


@pytest.mark.skipif(not (DOCUMENTS / "gold-strings.json").exists(), reason="the documents are not at hand")
def test_strings_read_by_eye_are_found_on_their_pages() -> None:
    lost, total = missing(DOCUMENTS)
    assert len(lost) <= total - 51, [item["string"] for item in lost]
